"""Reading PDF: columns, hyphens, running heads, titles and dates; scans, passwords and damage."""

import time
from pathlib import Path

import pytest

from graph.read.pages import Piece, assemble
from graph.read.pdf import MOST_PAGES
from scripts.make_documents import Story, Words, pdf, placed
from tests.test_read_support import BODY, read_all, read_one

SAMPLES = Path(__file__).parents[1] / "graph" / "samples"
SENTENCES = (
    "The harbour authority sold the old quay on Tuesday to a builder of warehouses from the neighbouring town.",
    "Its spokeswoman said in a statement that the transformation of the waterfront would begin in the spring.",
    "Environmental organisations had announced their opposition, but the administration granted every permission.",
    "The buyer, a family company, will employ about two hundred people there and will pay nine million euros.",
)
STORY = Story(
    title="Harbour sells its old quay to a builder",
    date="March 3, 2020",
    paragraphs=tuple(" ".join((f"Report {number} follows.", *SENTENCES)) for number in range(14)),
)


def test_two_columns_become_the_paragraphs_they_were_set_from(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.pdf", pdf(STORY))
    assert article.text == "\n\n".join([STORY.title, *STORY.paragraphs])
    assert (article.title, article.date) == (STORY.title, "2020-03-03")


@pytest.mark.parametrize("width", [150, 165, 180, 200])
def test_words_parted_at_the_ends_of_narrow_lines_are_whole(tmp_path: Path, width: float) -> None:
    article = read_one(tmp_path, "a.pdf", pdf(STORY, width=width))
    assert article.text == "\n\n".join([STORY.title, *STORY.paragraphs])


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_samples_come_back_from_two_columns_word_for_word(tmp_path: Path, sample: Path) -> None:
    (known,), _ = read_all(sample)
    title, *paragraphs = filter(None, known.text.split("\n"))
    story = Story(title=title, date=known.date or "", paragraphs=tuple(paragraphs))
    article = read_one(tmp_path, "a.pdf", pdf(story, width=180))
    assert article.text == "\n\n".join([title, *paragraphs])
    assert (article.title, article.date) == (known.title, known.date)


def lines(x: float, top: float, texts: list[str], size: float = 10) -> list[Words]:
    return [Words(x, top - 12 * number, text, size) for number, text in enumerate(texts)]


LEFT = [
    "The harbour authority sold the old quay on",
    "Tuesday. The buyer will build a warehouse",
    "there, and it has promised the town that the",
]
RIGHT = [
    "cranes stay where they are. Nobody had seen",
    "another offer. The sale brings nine million",
    "euros, which the authority needs for a pier.",
]
JOINED = " ".join(LEFT + RIGHT)


def test_rows_written_across_columns_are_read_down_them(tmp_path: Path) -> None:
    rows = [words for pair in zip(lines(50, 700, LEFT), lines(300, 700, RIGHT), strict=True) for words in pair]
    assert read_one(tmp_path, "a.pdf", placed([rows])).text == JOINED


def test_columns_whose_lines_are_not_level_are_read_down(tmp_path: Path) -> None:
    words = lines(50, 700, LEFT) + lines(300, 695, RIGHT)
    assert read_one(tmp_path, "a.pdf", placed([words])).text == JOINED


def test_what_stands_across_columns_parts_them(tmp_path: Path) -> None:
    across = "The second story of this page has a headline that reaches across both columns"
    top = [
        *lines(50, 700, ["Alpha one goes on over here", "alpha two."]),
        *lines(300, 700, ["Beta one goes on", "beta two."]),
    ]
    low = [*lines(50, 600, ["Gamma one goes on", "gamma two."]), *lines(300, 600, ["Delta one goes on", "delta two."])]
    text = read_one(tmp_path, "a.pdf", placed([[*top, Words(50, 640, across), *low]])).text
    order = [text.index(word) for word in ("Alpha", "alpha", "Beta", "beta", "second", "Gamma", "Delta", "delta")]
    assert order == sorted(order)


def test_a_headline_that_ends_above_the_gutter_does_not_keep_the_first_row(tmp_path: Path) -> None:
    headline = Words(50, 740, "Quay sold in the rain of the north to a builder", 11.9)
    right = [Words(300, 700, RIGHT[0]), *lines(288, 688, RIGHT[1:])]
    left = [Words(62, 700, LEFT[0]), *lines(50, 688, LEFT[1:])]
    text = read_one(tmp_path, "a.pdf", placed([[headline, *left, *right]])).text
    assert [text.count(words) for words in (" ".join(LEFT), " ".join(RIGHT))] == [1, 1]


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.pdf", placed([lines(50, 700, LEFT), lines(50, 700, RIGHT)])).text == JOINED


def test_running_heads_feet_and_numbers_are_left_out(tmp_path: Path) -> None:
    pages = [
        [
            Words(50, 800, "Harbour Gazette" if number % 2 else "Business & Trade"),
            Words(400, 800, f"{number + 2} March 2020"),
            *lines(50, 700, [f"{town} tells of the quay and its cranes,", f"which were sold by {town} in the rain."]),
            Words(290, 30, f"{number + 1}"),
        ]
        for number, town in enumerate(("Bergen", "Tromso", "Narvik", "Molde"))
    ]
    text = read_one(tmp_path, "a.pdf", placed(pages)).text
    assert not any(mark in text for mark in ("Gazette", "Trade", "March"))
    assert all(f"{town} tells" in text for town in ("Bergen", "Tromso", "Narvik", "Molde"))
    assert not any(line.strip().isdigit() for line in text.split("\n"))


def test_a_page_printed_by_a_browser_loses_its_marks(tmp_path: Path) -> None:
    marks = [Words(30, 820, "3/4/20, 5:06 PM", 8), Words(200, 820, "Quay sold", 8),
             Words(30, 20, "https://news.example/quay", 8), Words(560, 20, "1/1", 8)]  # fmt: skip
    data = placed([[*marks, *lines(50, 700, LEFT), *lines(50, 664, RIGHT)]], producer="Skia/PDF m150")
    article = read_one(tmp_path, "a.pdf", data)
    assert (article.text, article.date) == (JOINED, None)


def test_paragraphs_are_told_by_indents_gaps_and_short_lines(tmp_path: Path) -> None:
    words = [
        *lines(50, 700, [*LEFT, "old cranes will stay."]),
        Words(62, 652, "An indented line begins the second one of"),
        *lines(50, 640, ["these paragraphs, and it is as wide as any."]),
        *lines(50, 608, ["After a gap the third one follows, also in", "full width, as the two before it were set."]),
    ]
    text = read_one(tmp_path, "a.pdf", placed([words])).text
    assert [paragraph.split()[0] for paragraph in text.split("\n\n")] == ["The", "An", "After"]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("the board met in the after-", "noon to vote.", "afternoon to"),
        ("the board was told that", "it may vote.", "that it may"),
        ("a long-term plan and a long-", "term loan.", "long-term loan"),
        ("the Franco-", "German border.", "Franco-German"),
        ("the years 2019-", "2020 were good.", "2019- 2020"),
        ("it was soft\u00ad", "ened again.", "softened again"),
    ],
)
def test_hyphens_at_the_ends_of_lines(above: str, below: str, expected: str) -> None:
    pieces = [Piece(text=text, left=0, right=200, bottom=y, top=y + 10) for text, y in ((above, 50), (below, 38))]
    assert expected in assemble([pieces]).paragraphs[0]


def test_hyphens_of_a_text_that_parts_no_words_are_its_own() -> None:
    texts = [f"line {number} of the text" for number in range(40)] + ["of solar-", "powered cars."]
    pieces = [Piece(text=t, left=0, right=200, bottom=600 - 12 * n, top=610 - 12 * n) for n, t in enumerate(texts)]
    assert "of solar-powered cars." in assemble([pieces]).paragraphs[0]


def test_a_head_and_a_foot_of_one_page_are_told_by_their_distance(tmp_path: Path) -> None:
    head = [Words(50, 800, "Harbour Gazette"), Words(400, 800, "Business")]
    words = [*head, *lines(50, 700, LEFT + RIGHT), Words(50, 40, "www.gazette.example")]
    assert read_one(tmp_path, "a.pdf", placed([words])).text == JOINED


def test_a_large_first_letter_belongs_to_its_word(tmp_path: Path) -> None:
    words = [
        Words(50, 690, "T", 26),
        *lines(68, 700, ["he harbour authority sold the old quay", "on Tuesday, and the buyer will build a"]),
        *lines(50, 676, ["warehouse there, says its spokeswoman."]),
    ]
    assert read_one(tmp_path, "a.pdf", placed([words])).text.startswith(
        "The harbour authority sold the old quay on Tuesday"
    )


def test_tables_of_short_cells_are_left_out(tmp_path: Path) -> None:
    cells = [Words(50 + 120 * column, 600 - 12 * row, f"{row}.{column}") for row in range(4) for column in range(4)]
    words = [*lines(50, 700, LEFT), *lines(50, 664, RIGHT), *cells]
    assert read_one(tmp_path, "a.pdf", placed([words])).text == JOINED


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Quay sold to a builder", "Quay sold to a builder"),
        ("Microsoft Word - draft7.doc", "Quay sold to a builder"),
        ("untitled", "Quay sold to a builder"),
        ("", "Quay sold to a builder"),
    ],
)
def test_the_title_is_one_that_the_page_shows(tmp_path: Path, given: str, title: str) -> None:
    words = [Words(50, 750, "Quay sold to a builder", 20), *lines(50, 700, LEFT), *lines(50, 664, RIGHT)]
    article = read_one(tmp_path, "a.pdf", placed([words], title=given))
    assert (article.title, article.text) == (title, f"{title}\n\n{JOINED}")


def test_the_day_of_making_counts_where_the_text_names_none(tmp_path: Path) -> None:
    made = placed([lines(50, 700, LEFT + RIGHT)])
    assert read_one(tmp_path, "a.pdf", made).date == "2000-01-01"
    dated = placed([[Words(50, 750, "March 3, 2020"), *lines(50, 700, LEFT + RIGHT)]])
    assert read_one(tmp_path, "b.pdf", dated).date == "2020-03-03"


# what cannot be read

GOOD = placed([lines(50, 700, LEFT + RIGHT)])
BROKEN = {
    "empty": (b"", "is empty"),
    "text": (BODY.encode(), "is not a PDF"),
    "cut": (GOOD[: len(GOOD) // 3], "is not a PDF"),
    "magic only": (b"%PDF-1.7\n", "is not a PDF"),
    "scan": (placed([[]]), "without a text layer"),
    "password": (pdf(STORY, password="secret"), "needs a password"),
    "too many pages": (placed([[]] * (MOST_PAGES + 1)), "more than 1,000 pages"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path, kind: str) -> None:
    data, reason = BROKEN[kind]
    (tmp_path / "bad.pdf").write_bytes(data)
    (tmp_path / "good.pdf").write_bytes(GOOD)
    (article,), (error,) = read_all(tmp_path)
    assert article.source.endswith("good.pdf")
    assert error.source.endswith("bad.pdf")
    assert reason in error.reason


def test_ten_thousand_pages_are_refused_at_once(tmp_path: Path) -> None:
    kids = b" ".join(b"4 0 R" for _ in range(10_000))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 10000/Kids[" + kids + b"]>>", b"null",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]  # fmt: skip
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj %s endobj\n" % (n, o) for n, o in enumerate(objects, start=1))
    (tmp_path / "a.pdf").write_bytes(body + b"trailer <</Root 1 0 R/Size 5>>\n%%EOF")
    articles, (error,) = read_all(tmp_path / "a.pdf")
    assert articles == []
    assert "pages" in error.reason


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_raise_nothing(tmp_path: Path, seed: int) -> None:
    data = bytearray(GOOD)
    for step in range(30):
        data[(seed * 7919 + step * 104_729) % len(data)] = (seed * 31 + step * 17) % 256
    (tmp_path / "a.pdf").write_bytes(data)
    articles, errors = read_all(tmp_path / "a.pdf")
    assert articles or errors
    for article in articles:
        article.text.encode()


@pytest.mark.parametrize("kind", ["letters", "stairs", "heads"])
def test_hostile_layouts_take_bounded_time(kind: str) -> None:
    def piece(text: str, left: float, bottom: float, height: float = 10) -> Piece:
        return Piece(text=text, left=left, right=left + 5, bottom=bottom, top=bottom + height)

    pages = {
        "letters": [[piece("a", n % 100 * 40, n // 100 * 30, 10 + 20 * (n % 2)) for n in range(6_000)]],
        "stairs": [[piece("words here", 40.0 * n, -7.0 * n) for n in range(5000)]],
        "heads": [[piece("a", 40.0 * n, 20.0 * page) for n in range(100)] for page in range(150)],
    }[kind]
    start = time.process_time()
    assemble(pages)
    assert time.process_time() - start < 5
