"""Dates: only what is a date from end to end, at the precision that is written."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.read.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2019-01-29", "2019-01-29"),
        ("2019-01-29T23:59:00-05:00", "2019-01-29"),
        ("2019-01-29T10:00:00.123Z", "2019-01-29"),
        ("2019-01-29 10:00", "2019-01-29"),
        ("20190129", "2019-01-29"),
        ("20190129T100000Z", "2019-01-29"),
        ("2019-01", "2019-01"),
        ("2019", "2019"),
        ("March 01, 2008", "2008-03-01"),
        ("March 2008", "2008-03"),
        ("Mar. 2008", "2008-03"),
        ("1 March 2008", "2008-03-01"),
        ("1st of March 2008", "2008-03-01"),
        ("01-Mar-2008", "2008-03-01"),
        ("Sept. 3rd, 2008", "2008-09-03"),
        ("Tuesday, January 29, 2019", "2019-01-29"),
        ("Tue, 29 Jan 2019 10:00:00 GMT", "2019-01-29"),
        ("Tue, 29 Jan 2019 10:00:00 +0800", "2019-01-29"),
        ("Jan 29, 2019 at 5:30 p.m. ET", "2019-01-29"),
        ("5 pm, January 29, 2019", "2019-01-29"),
        ("29/01/2019", "2019-01-29"),
        ("01/29/2019", "2019-01-29"),
        ("29.01.2019", "2019-01-29"),
        ("2019/01/29", "2019-01-29"),
        ("03/03/2008", "2008-03-03"),
        ("03/04/2008", "2008"),
        (1548720000, "2019-01-29"),
        (1548720000000, "2019-01-29"),
        (2019, "2019"),
    ],
)
def test_dates(written: object, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "", "may", "May 10", "Tuesday", "10:30", "2019-13-01", "2019-02-30", "February 30, 2019",
        "March 2008 report", "in March 2008",
        "99/99/2008", "0000-00-00", "0001-01-01", "9999-01-01", "March 0, 2008", "2019-01-29abc", "12",
        "1.5", 12, -1, 1e300,
        float("nan"), float("inf"), None, True, [], {}, "٢٠١٩-٠١-٢٩", "1" * 80, "March 1, 2008 " * 20,
    ],
)  # fmt: skip
def test_everything_else_is_no_date(written: object) -> None:
    assert iso_date(written) is None


@given(st.text(alphabet="0123456789-/.,: TZJanMrchuesdyof+", max_size=40) | st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    iso = iso_date(text)
    assert iso is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", iso)


@given(st.integers() | st.floats())
def test_no_number_raises(number: float) -> None:
    iso_date(number)


@given(st.dates())
def test_every_written_form_gives_the_same_day(day: date) -> None:
    if 1000 <= day.year < 3000:
        forms = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %b %d, %Y", "%a, %d %b %Y 10:00:00 GMT", "%Y/%m/%d")
        assert {iso_date(day.strftime(form)) for form in forms} == {day.isoformat()}
