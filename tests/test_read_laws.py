"""Reading: the laws that all articles keep, whatever the bytes and however many."""

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Article
from graph.read import SUFFIXES
from graph.read.characters import normalise
from tests.test_read_support import BODY, PAGE, read_all

# laws


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_raise_anything(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    articles, errors = read_all(path)
    assert articles or errors
    for article in articles:
        check(article)


PIECES = st.sampled_from(
    ["\n", "\n\n", " ", "---\n", "title: ", "date 2021-05-04 ", "March 3, 2008", "By Ada Byron", "PORT (HW) — ",
     ".Acme will ", "# ", "<p>", "</p>", "<html>", "{", "}", '"text":', "\u0301", "\u200b", "\u00a0", "\ufeff",
     "the quay", "was sold.", "| a |", "**", "&#0;", "[x]("]
)  # fmt: skip


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".json"])
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES | st.text(max_size=8), max_size=30))
def test_no_mixture_of_marks_raises_anything(tmp_path: Path, suffix: str, pieces: list[str]) -> None:
    text = "".join(pieces).encode("utf-8", "replace")
    path = tmp_path / f"a{suffix}"
    path.write_bytes(json.dumps({"title": "a", "text": text.decode()}).encode() if suffix == ".json" else text)
    articles, errors = read_all(path)
    assert articles or errors
    for article in articles:
        check(article)


def check(article: Article) -> None:
    assert article.text == normalise(article.text)
    assert not article.title or article.text.startswith(f"{article.title}\n\n")
    assert article.text == article.text.strip()
    article.text.encode()
    article.digest.encode()


@given(text=st.text(alphabet=st.characters(), max_size=300))
def test_normalisation_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for c in once if c != "\n")
    assert not any(unicodedata.category(c) == "Zs" for c in once if c != " ")


# size

SIZE = 5_000_000
LARGE = {
    "sentences.txt": BODY * (SIZE // len(BODY)),
    "one-line.txt": BODY.strip().replace(".", "") * (SIZE // len(BODY)),
    "wrapped.txt": "the quay of the harbour was sold to\n" * (SIZE // 36),
    "glued.txt": "the end of quay.Acme will " * (SIZE // 26),
    "dots.txt": "a.Ab" * (SIZE // 4),
    "spaces.txt": " " * SIZE + "a",
    "newlines.txt": "a" + " \n" * (SIZE // 2) + "a",
    "marks.txt": "a" + "\u0323\u0301" * (SIZE // 4),
    "byline.txt": "By " + "A" * 300 + "!\n" + BODY,
    "place.txt": "Quay sold\n" + "A" * 300 + "\n" + BODY,
    "paragraphs.md": (BODY + "\n") * (SIZE // 4 // len(BODY)),
    "brackets.md": "[" * (SIZE // 50) + " words here",
    "stars.md": "*a **a " * (SIZE // 50),
    "markup.json": json.dumps({"text": "<p>The quay was sold.</p>" * (SIZE // 25)}),
    "open-tags.json": json.dumps({"text": "<p " * (SIZE // 3) + "<p>words</p>"}),
    "page.html": PAGE.format(lang="en").replace("</article>", f"<p>{BODY}</p>" * 4000 + "</article>"),
    "tags.html": "<p>a</p>" * 200_000,
    "deep.html": "<html><body><article>" + "<div>" * 100_000 + f"<p>{BODY}</p>",
}


@pytest.mark.parametrize("name", sorted(LARGE))
def test_large_articles_do_not_hang(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(LARGE[name])
    begin = time.process_time()
    articles, errors = read_all(tmp_path / name)
    assert articles or errors
    assert time.process_time() - begin < 20
