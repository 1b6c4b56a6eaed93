"""The grammar of times, one line a case: text, what is known beside it, and the period it names."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.times import Tense, resolve_period

PUBLISHED = "2019-01-29"  # a Tuesday


def period(text: str, published: str | None = PUBLISHED, tense: Tense = "past", preposition: str = "") -> str | None:
    """``begin..end grain``, a point as ``begin grain``, an open end as ``-``."""
    found = resolve_period(text, published, tense=tense, preposition=preposition)
    if found is None:
        return None
    ends = [found.begin or "-"] if found.begin == found.end else [found.begin or "-", found.end or "-"]
    return f"{'..'.join(ends)} {found.granularity}"


ABSOLUTE = """
Jan. 29, 2019 | 2019-01-29 day
January 29 2019 | 2019-01-29 day
Jan 29 , 2019 | 2019-01-29 day
29 January 2019 | 2019-01-29 day
the 29th of January, 2019 | 2019-01-29 day
Tuesday, 29 January 2019 | 2019-01-29 day
Tuesday, Jan. 29, 2019 | 2019-01-29 day
March 01, 2008 | 2008-03-01 day
2008-03-01 | 2008-03-01 day
2008/03/01 | 2008-03-01 day
2008-03-01T10:30:00Z | 2008-03-01T10:30:00 minute
1/2/2008 | 2008-01-02 day
29/1/2019 | 2019-01-29 day
1.2.2008 | 2008-02-01 day
1/2/99 | 1999-01-02 day
Feb. 29, 2008 | 2008-02-29 day
Feb. 29, 2009 | None
June 31, 2009 | None
Sept. 2018 | 2018-09 month
September, 1994 | 1994-09 month
September of 2018 | 2018-09 month
2008-03 | 2008-03 month
2018 | 2018 year
the year 2000 | 2000 year
1400 | None
2200 | None
'08 | 2008 year
calendar year 2009 | 2009 year
fiscal 2009 | None
its 2009 fiscal year | None
FY2018 | None
the financial year 2017-18 | None
the 2017-18 season | None
the fiscal year ended June 30, 2018 | 2017-07-01..2018-06-30 day
2010-2012 | 2010..2012 year
2010–12 | 2010..2012 year
2009-10 | 2009..2010 year
2009/10 | 2009..2010 year
1999/2000 | 1999..2000 year
1543-4 | 1543..1544 year
1914 to 18 | 1914..1918 year
from 2010 to 2012 | 2010..2012 year
June 2010 to March 2012 | 2010-06..2012-03 month
June 2010 to 2012 | 2010-06..2012-12 month
June 3 to July 5, 2010 | 2010-06-03..2010-07-05 day
June 3-5, 2010 | 2010-06-03..2010-06-05 day
3-5 June 2010 | 2010-06-03..2010-06-05 day
June 3 and 4, 2010 | 2010-06-03..2010-06-04 day
between May and June 2010 | 2010-05..2010-06 month
from May 2010 to June | 2010-05..2010-06 month
the 1990s | 1990..1999 decade
the 1990's | 1990..1999 decade
'90s | 1990..1999 decade
the nineties | 1990..1999 decade
the 2000s | 2000..2009 decade
1800s | 1800..1899 century
the early 1990s | 1990..1992 year
the late 1960s | 1966..1969 year
the 1960s and 1970s | 1960..1979 decade
the 19th century | 1801..1900 century
the twentieth century | 1901..2000 century
late 19th century | 1867..1900 year
Q3 2009 | 2009-07..2009-09 quarter
the third quarter of 2009 | 2009-07..2009-09 quarter
H1 2018 | 2018-01..2018-06 half
the first half of 2010 | 2010-01..2010-06 half
first three months of 2010 | 2010-01..2010-03 month
early 2010 | 2010-01..2010-04 month
mid-2012 | 2012-05..2012-08 month
late September 2018 | 2018-09-21..2018-09-30 day
the end of 2011 | 2011-12 month
the end of March 2010 | 2010-03-31 day
the beginning of 2010 | 2010-01 month
the summer of 2010 | 2010-06..2010-08 season
winter 2010 | 2010-12..2011-02 season
Christmas Day 2010 | 2010-12-25 day
Easter Sunday, 2010 | 2010-04-04 day
the first week of March 2010 | 2010-03-01..2010-03-07 week
the last week of June 2010 | 2010-06-24..2010-06-30 week
the 12 months to March 2010 | 2009-04..2010-03 month
the three months ended June 30, 2010 | 2010-04-01..2010-06-30 day
since 2017 | 2017..- open
until 2017 | -..2017 open
by the end of 2011 | -..2011-12 open
before 2017 | -..2016 open
after June 2018 | 2018-07..- open
""".strip().splitlines()

RELATIVE = """
Tuesday | 2019-01-29 day
Wednesday | 2019-01-23 day
last Tuesday | 2019-01-22 day
this past Tuesday | 2019-01-22 day
next Friday | 2019-02-01 day
Tuesday morning | 2019-01-29 day
late Monday | 2019-01-28 day
Monday's | 2019-01-28 day
Tuesday last week | 2019-01-22 day
Friday of next week | 2019-02-08 day
two weeks ago on Friday | 2019-01-18 day
Thursday (Jan. 24) | 2019-01-24 day
Monday to Friday | 2019-01-21..2019-01-25 day
Saturday and Sunday | 2019-01-26..2019-01-27 day
the weekend | 2019-01-26..2019-01-27 day
today | 2019-01-29 day
now | 2019-01-29 day
currently | 2019-01-29 day
tonight | 2019-01-29 day
this morning | 2019-01-29 day
yesterday | 2019-01-28 day
last night | 2019-01-28 day
tomorrow | 2019-01-30 day
the day before yesterday | 2019-01-27 day
the previous day | 2019-01-28 day
the following day | None
the following week | None
the following Monday | None
the following years | None
the next day | None
an hour ago | 2019-01-29 day
September | 2018-09 month
in September | 2018-09 month
January | 2019-01 month
last January | 2018-01 month
November last year | 2018-11 month
29 January | 2019-01-29 day
May 5 | 2018-05-05 day
Dec. 28-Jan. 3 | 2018-12-28..2019-01-03 day
between May and June | 2018-05..2018-06 month
late March | 2018-03-21..2018-03-31 day
last week | 2019-01-21..2019-01-27 week
this week | 2019-01-28..2019-02-03 week
next week | 2019-02-04..2019-02-10 week
early next week | 2019-02-04..2019-02-05 day
last month | 2018-12 month
this quarter | 2019-01..2019-03 quarter
last quarter | 2018-10..2018-12 quarter
third-quarter | 2018-07..2018-09 quarter
the third quarter of this year | 2019-07..2019-09 quarter
last year's third quarter | 2018-07..2018-09 quarter
last year | 2018 year
late last year | 2018-09..2018-12 month
next year | 2020 year
last decade | 2000..2009 decade
last summer | 2018-06..2018-08 season
next summer | 2019-06..2019-08 season
earlier this month | 2019-01-01..2019-01-29 day
later this year | 2019-01..2019-12 month
so far this year | 2019-01 month
the end of the year | 2019-12 month
two years ago | 2017 year
a year earlier | 2018 year
more than two decades ago | 1990..1999 decade
three weeks earlier | 2019-01-07..2019-01-13 week
a couple of weeks ago | 2019-01-14..2019-01-20 week
in the past five years | 2014..2019 year
the past year | 2018..2019 year
the past decade | 2009..2019 year
the past 24 hours | 2019-01-28..2019-01-29 day
in two weeks | 2019-01-15..2019-01-29 day
a few years ago | -..2018 open
recent years | -..2019 open
since October | 2018-10..- open
after June | 2018-07..- open
the year to March | 2017-04..2018-03 month
the week of Jan. 24 | 2019-01-21..2019-01-27 week
at 4 p.m. | 2019-01-29T16:00:00 minute
4 p.m. on Monday | 2019-01-28T16:00:00 minute
Monday at 4:30 p.m. | 2019-01-28T16:30:00 minute
16:00 GMT | 2019-01-29T16:00:00 minute
noon | 2019-01-29T12:00:00 minute
12:05 a.m. | 2019-01-29T00:05:00 minute
9 a.m. to 5 p.m. | 2019-01-29T09:00:00..2019-01-29T17:00:00 minute
New Year's Eve | 2018-12-31 day
two years | None
two-year | None
for three years | None
30 minutes | None
34 years old | None
the same year | None
every Tuesday | None
six months later | None
5000 years ago | None
13 p.m. | None
44 BC | None
workers | None
 | None
""".strip("\n").splitlines()

FUTURE = """
Tuesday | 2019-01-29 day
Wednesday | 2019-01-30 day
next Tuesday | 2019-02-05 day
September | 2019-09 month
May 5 | 2019-05-05 day
the weekend | 2019-02-02..2019-02-03 day
the first quarter | 2019-01..2019-03 quarter
in two years | 2021 year
six months later | None
six months from now | 2019-07 month
within a week | 2019-01-29..2019-02-05 day
the next two years | 2019..2021 year
in the coming weeks | 2019-01-28..- open
by Friday | -..2019-02-01 open
by the end of the year | -..2019-12 open
from Monday | 2019-02-04..- open
between May and June | 2019-05..2019-06 month
""".strip().splitlines()


def cases(lines: list[str]) -> list[tuple[str, str | None]]:
    pairs = [line.rsplit("|", 1) for line in lines]
    return [(text.strip(), None if expected.strip() == "None" else expected.strip()) for text, expected in pairs]


@pytest.mark.parametrize(("text", "expected"), cases(ABSOLUTE))
@pytest.mark.parametrize("published", [PUBLISHED, "2024", None])
def test_absolute_times_need_no_article_date(text: str, expected: str | None, published: str | None) -> None:
    assert period(text, published) == expected


@pytest.mark.parametrize(("text", "expected"), cases(RELATIVE))
def test_relative_times_are_seen_from_the_article_date(text: str, expected: str | None) -> None:
    assert period(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases(FUTURE))
def test_the_future_tense_looks_ahead(text: str, expected: str | None) -> None:
    assert period(text, tense="future") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("December", "2023-12 month"),
        ("April", "2024-04 month"),
        ("June", "2023-06 month"),
        ("Friday", "2024-02-02 day"),
    ],
)
def test_without_a_tense_the_nearer_date_is_meant_but_the_past_unless_far(text: str, expected: str) -> None:
    assert period(text, "2024-02-08", tense="none") == expected


@pytest.mark.parametrize("tense", ["past", "present", "future", "none"])
def test_since_looks_back_in_any_tense(tense: Tense) -> None:
    assert period("June", "2024-02-08", tense=tense, preposition="since") == "2023-06..- open"


@pytest.mark.parametrize("text", [text for text, expected in cases(RELATIVE) if expected])
def test_without_an_article_date_a_relative_time_is_unknown(text: str) -> None:
    assert period(text, None) is None


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("last year", "2019", "2018 year"), ("September", "2019", "2019-09 month"), ("today", "2019", "2019 year"),
        ("last month", "2019", None), ("last month", "2019-01", "2018-12 month"), ("Tuesday", "2019-01", None),
        ("yesterday", "2019-01", None), ("today", "2019-01", "2019-01 month"), ("Tuesday", "soon", None),
        ("Tuesday", "2019-02-30", None), ("Tuesday", "2019-01-29T08:00:00+01:00", "2019-01-29 day"),
    ],
)  # fmt: skip
def test_a_reduced_article_date_answers_only_what_it_can(text: str, published: str, expected: str | None) -> None:
    assert period(text, published) == expected


@pytest.mark.parametrize(
    ("text", "preposition", "expected"),
    [
        ("October", "since", "2018-10..- open"), ("2011", "by", "-..2011 open"),
        ("Tuesday", "before", "-..2019-01-28 open"),
        ("May and June", "between", "2018-05..2018-06 month"), ("2010 to 2012", "from", "2010..2012 year"),
        ("the end of 2011", "by", "-..2011-12 open"), ("three years", "for", None), ("Monday", "on", "2019-01-28 day"),
        ("Monday", "from", "2019-01-28 day"), ("Monday", "through", "-..2019-01-28 open"),
        ("4 p.m.", "before", "-..2019-01-29T16:00:00 open"),
    ],
)  # fmt: skip
def test_a_preposition_opens_an_end(text: str, preposition: str, expected: str | None) -> None:
    assert period(text, preposition=preposition) == expected


def test_a_weekday_beside_a_date_picks_the_year() -> None:
    assert period("Monday, July 25", "2022-06-15") == "2022-07-25 day"
    assert period("July 25", "2022-06-15") == "2021-07-25 day"


def test_case_quotes_and_dashes_do_not_matter() -> None:
    assert period("MARCH 1, 2008") == period("“March 1, 2008”") == period("march 1, 2008.")
    assert period("2010—2012") == period("2010 - 2012")
    assert period("last year’s third quarter") == period("last year's third quarter")


WORDS = st.sampled_from(
    "the of last next this past early late end to from between and - , in june 3 5 2010 monday week year years ago "
    "4 pm first quarter half three months '90s 1990s 19th century since until mid summer 12:30 1/2/2008 . few several "
    "ago coming weeks days march easter tuesday earlier so far decade".split()
)


@given(st.lists(WORDS, max_size=9).map(" ".join), st.sampled_from([None, "2019", "2020-02-29"]))
def test_any_words_give_a_period_in_order(text: str, published: str | None) -> None:
    found = resolve_period(text, published)
    if found is not None:
        assert found.begin or found.end
        assert found.begin is None or found.end is None or found.begin <= found.end
        for end in (found.begin, found.end):
            assert end is None or date.fromisoformat((end + "-01-01")[:10]).year > 900


@pytest.mark.parametrize(
    "text",
    [
        "several years ago to March", "a few weeks ago and June", "March to the last few weeks",
        "the last few years and Easter", "the coming months and June", "week of the last few days",
        "4 pm on the last few days", "Tuesday of the last few weeks",
    ],
)  # fmt: skip
def test_an_open_end_has_no_date_to_look_from(text: str) -> None:
    assert resolve_period(text, PUBLISHED) is None


@given(st.text(max_size=120), st.text(max_size=12))
def test_hostile_text_does_no_harm(text: str, published: str) -> None:
    resolve_period(text, published)


@pytest.mark.parametrize(
    "text",
    ["end of " * 14, "early end of " * 7, "week to " * 12, "1-" * 50, "between and " * 8, "june 3-" * 14, "9" * 9999],
)
def test_repetition_costs_little(text: str) -> None:
    begin = time.process_time()
    resolve_period(text, PUBLISHED)
    assert time.process_time() - begin < 0.5
