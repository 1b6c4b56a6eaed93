"""Reading CSV, TSV and Parquet: how columns are found, and what broken and hostile files do."""

import csv
import io
import sys
import tracemalloc
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph.config import Inputs
from graph.errors import LeftOutError, SettingsError, SourceError
from graph.model import Article
from graph.read import read
from tests.test_read_support import BODY, read_all, read_one

TEXT = BODY.strip()


def read_with(path: Path, columns: Mapping[str, str]) -> tuple[list[Article], list[SourceError]]:
    errors: list[SourceError] = []
    return list(read([path], on_error=errors.append, inputs=Inputs(columns=columns))), errors


def table(*rows: tuple[object, ...], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    "header",
    [
        ("headline", "text", "date", "publisher", "url"),
        ("Title", "Body", "Published", "Source", "Link"),
        ("title", "article_text", "publish_date", "site-name", "URL"),
        ("TITLE", "content", "pubDate", "outlet", "permalink"),
    ],
)
@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "|")])
def test_columns_are_found_by_their_names(tmp_path: Path, header: tuple[str, ...], name: str, delimiter: str) -> None:
    row = ("Quay; sold, they said", TEXT, "2021-05-04", "Harbour News", "https://news.example/1")
    article = read_one(tmp_path, name, table(header, row, delimiter=delimiter))
    assert (article.title, article.text.partition("\n\n")[2], article.date, article.publisher, article.url) == row
    assert article.source == f"{name}#1"


def test_columns_are_given(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table(("h", "text", "long", "when"), ("Quay sold", "Short.", TEXT, "May 4, 2021")))
    (article,), errors = read_with(path, {"title": "h", "text": "long", "date": "when"})
    assert (article.title, TEXT in article.text, article.date, errors) == ("Quay sold", True, "2021-05-04", [])


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"text": "bodi"}, "has no column 'bodi' (for text); its columns are: h, words"),
        ({}, "say which with --columns"),
    ],
)
def test_columns_that_are_not_there(tmp_path: Path, columns: dict[str, str], reason: str) -> None:
    (tmp_path / "a.csv").write_text(table(("h", "words"), ("Quay sold", TEXT)))
    pq.write_table(pa.table({"h": ["Quay sold"], "words": [TEXT]}), tmp_path / "a.parquet")
    for name in ("a.csv", "a.parquet"):
        articles, (error,) = read_with(tmp_path / name, columns)
        assert articles == []
        assert reason in error.reason


def test_a_field_that_no_article_has() -> None:
    with pytest.raises(SettingsError, match="and not author"):
        Inputs(columns={"author": "by"})


def test_rows_without_text_are_counted_not_failures(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(("text",), ("",), (" ",), (TEXT,)))
    articles, errors = read_all(tmp_path / "a.csv")
    assert (len(articles), [isinstance(error, LeftOutError) for error in errors]) == (1, [True])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = TEXT.replace("quay", "café")
    rows = [("text",), *[(f"{text} {n}",) for n in range(900)]]
    (tmp_path / "a.csv").write_bytes(table(*rows).encode(encoding))
    articles, errors = read_all(tmp_path / "a.csv")
    assert (len(articles), errors) == (900, [])
    assert all("café" in article.text for article in articles)


def test_a_file_larger_than_the_limit_of_others_is_read_piece_by_piece(tmp_path: Path) -> None:
    filler = "x" * 100_000
    with (tmp_path / "a.csv").open("w") as file:
        file.write("text,other\n")
        for n in range(560):
            file.write(f"The quay {n} was sold.,{filler}\n")
    assert (tmp_path / "a.csv").stat().st_size > 50 * 2**20
    tracemalloc.start()
    errors: list[SourceError] = []
    number = len([article.source for article in read([tmp_path / "a.csv"], on_error=errors.append)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (number, errors) == (560, [])
    assert peak < 10 * 2**20


HOSTILE = {
    "huge-field.csv": 'text\n"' + "x" * 3_000_000 + '"\n' + TEXT + "\n",
    "open-quote.csv": f'text\n"{"word " * 600_000}\n' + TEXT + "\n",
    "huge-line.csv": "text\n" + "x" * 7_000_000 + "\n" + TEXT + "\n",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_is_too_large_is_told_and_the_next_row_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(HOSTILE[name])
    articles, errors = read_all(tmp_path / name)
    assert articles[-1].text == TEXT
    assert errors
    assert csv.field_size_limit() < sys.maxsize


def test_a_file_full_of_broken_rows_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\n" + f'"{"x" * 2_100_000}"\n' * 3)
    _, few = read_all(tmp_path / "a.csv")
    assert 0 < len(few) < 10


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n\n", "is empty"),
        (b"text\n", "no article"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(256)) * 10, "is binary"),
        (b"\x00" * 1000, "is empty|is binary"),
        (b'"\n', "no column|no header"),
        (b"text\n" + b"\x01\x02" * 40_000, "binary|encoding"),
    ],
)
def test_what_is_no_table(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    articles, errors = read_all(tmp_path / "a.csv")
    assert articles == []
    assert any(part in errors[0].reason for part in reason.split("|")), errors[0]


def test_null_bytes_are_no_end(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"te\0xt,date\n" + TEXT.replace("quay", "qu\0ay").encode() + b",2021\n")
    articles, errors = read_all(tmp_path / "a.csv")
    assert errors or (TEXT in articles[0].text)


# Parquet


def parquet(path: Path, rows: int = 2, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), path, row_group_size=max(1, rows // 2))
    return path


@pytest.mark.parametrize("when", [date(2021, 5, 4), datetime(2021, 5, 4, 23, 30, tzinfo=UTC), "4 May 2021", 1620086400])
def test_parquet(tmp_path: Path, when: object) -> None:
    path = parquet(tmp_path / "a.parquet", headline=["Quay sold"], body=[TEXT], date=[when], noise=[b"\0"])
    (article,), errors = read_all(path)
    assert (article.title, TEXT in article.text, article.date, errors) == ("Quay sold", True, "2021-05-04", [])
    assert article.source == "a.parquet#1"


def test_parquet_in_batches(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", rows=1000, text=[f"The quay {n} was sold." for n in range(1000)])
    articles, errors = read_all(path)
    assert ([article.source for article in articles[-1:]], len(articles), errors) == (["a.parquet#1000"], 1000, [])


@pytest.mark.parametrize("values", [[[1, 2]], [{"a": 1}], [None], [b"\xff"], [True], [1.5]])
def test_parquet_whose_text_is_none(tmp_path: Path, values: list[object]) -> None:
    articles, errors = read_all(parquet(tmp_path / "a.parquet", text=values, title=["Quay"]))
    assert (articles, len(errors)) == ([], 1)


@pytest.mark.parametrize("damage", ["head", "tail", "middle", "empty", "other"])
def test_damaged_parquet(tmp_path: Path, damage: str) -> None:
    data = parquet(tmp_path / "a.parquet", rows=100, text=[f"The quay {n} was sold." for n in range(100)]).read_bytes()
    broken = {
        "head": data[100:], "tail": data[:-20], "empty": b"", "other": b"PAR1" * 20,
        "middle": data[:200] + b"\xff" * 400 + data[600:],
    }[damage]  # fmt: skip
    (tmp_path / "a.parquet").write_bytes(broken)
    (tmp_path / "good.txt").write_text(BODY)
    articles, errors = read_all(tmp_path / "a.parquet", tmp_path / "good.txt")
    assert articles[-1].source == "good.txt"
    assert "cannot be read as Parquet" in errors[0].reason


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = parquet(tmp_path / "a.parquet", text=[TEXT])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _, (error,) = read_all(path)
    assert "pip install 'newsgraph[parquet]'" in error.reason
