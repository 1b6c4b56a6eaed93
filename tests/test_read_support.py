"""What the tests of reading share: a page, a paragraph, and ways to read them."""

from pathlib import Path

from graph.errors import SourceError
from graph.model import Article
from graph.read import Place, read

MALFORMED = Path(__file__).parent / "malformed"
BODY = "The harbour authority sold the old quay on Tuesday. The buyer will build a warehouse there.\n"

PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Quay sold | Harbour News</title>
<meta property="og:title" content="Quay sold to builder"><meta property="og:site_name" content="Harbour News">
<meta property="article:published_time" content="2021-05-04T10:00:00+02:00"><link rel="canonical" href="https://news.example/a">
</head><body><nav><a href="/">Home</a> <a href="/b">Sport</a></nav><article><h1>Quay sold to builder</h1>
<p>The harbour authority sold the old quay on Tuesday, the authority&rsquo;s spokeswoman
said in a statement to the press.</p>
<p>The buyer will build a warehouse there, and the first ships will use it in <b>three</b> years from now.</p></article>
<footer>All rights reserved 1999</footer></body></html>"""


def read_all(*sources: str | Path | Place) -> tuple[list[Article], list[SourceError]]:
    errors: list[SourceError] = []
    return list(read(sources, on_error=errors.append)), errors


def read_one(folder: Path, name: str, content: str | bytes) -> Article:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    articles, errors = read_all(path)
    assert errors == []
    (article,) = articles
    return article
