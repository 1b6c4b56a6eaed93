"""Reading e-mail and mailboxes: subject, sender and date; attachments; bad dates, charsets and structure."""

from pathlib import Path

import pytest

from graph.read import mail
from scripts.make_documents import Story, docx, eml, mbox, placed
from tests.test_read_support import BODY, PAGE, read_all, read_one

STORY = Story(
    title="Quay sold to a builder",
    date="",
    paragraphs=(
        "The harbour authority sold the old quay on Tuesday, its spokeswoman said in a statement.",
        "The buyer will build a warehouse there, and the first ships will use it in three years.",
    ),
)
TEXT = "\n\n".join([STORY.title, *STORY.paragraphs])
HEAD = "From: Harbour Gazette <news@gazette.example>\nSubject: Quay sold\nDate: Wed, 4 Mar 2020 23:30:00 -0500\n"


def test_a_newsletter_has_its_subject_sender_and_day(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.eml", eml(STORY))
    assert article.text == TEXT
    assert (article.title, article.publisher, article.date) == (STORY.title, "Harbour Gazette", "2020-03-04")


def test_a_mailbox_is_an_article_a_message(tmp_path: Path) -> None:
    other = f"{HEAD}\n{BODY}\n>From the beginning the quay was old, said the harbour master.\n".encode()
    (tmp_path / "a.mbox").write_bytes(mbox([eml(STORY), other]))
    articles, errors = read_all(tmp_path / "a.mbox")
    assert errors == []
    assert [(article.source, article.title) for article in articles] == [
        ("a.mbox#1", STORY.title),
        ("a.mbox#2", "Quay sold"),
    ]
    assert "From the beginning" in articles[1].text
    assert ">" not in articles[1].text


def test_a_mailbox_without_a_suffix_is_told_by_its_first_line(tmp_path: Path) -> None:
    assert read_one(tmp_path, "inbox", mbox([eml(STORY)])).source == "inbox#1"


def test_attached_documents_are_articles_of_their_own(tmp_path: Path) -> None:
    report = Story(title="Annual report of the port", date="", paragraphs=STORY.paragraphs)
    data = eml(STORY, attached={"../../report.docx": docx(report), "logo.png": b"\x89PNG", "broken.pdf": b"nothing"})
    (tmp_path / "a.mbox").write_bytes(mbox([data]))
    articles, (error,) = read_all(tmp_path / "a.mbox")
    assert [article.source for article in articles] == ["a.mbox#1", "a.mbox!/1/report.docx"]
    assert articles[1].title == report.title
    assert error.source.endswith("a.mbox!/1/broken.pdf")


def test_a_forwarded_message_has_its_own_sender(tmp_path: Path) -> None:
    inner = eml(STORY)
    data = (
        b"Subject: Fwd: this\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
        + inner
        + b"\n--b--\n"
    )
    article = read_one(tmp_path, "a.eml", data)
    assert (article.source, article.publisher) == ("a.eml!/1.eml", "Harbour Gazette")


@pytest.mark.parametrize(
    ("lines", "field", "expected"),
    [
        ("Subject: =?utf-8?q?Quay_sold_=E2=80=94_for_=E2=82=AC9m?=", "title", "Quay sold — for €9m"),
        ("Subject: =?klingon?q?Quay_sold?=", "title", "Quay sold"),
        ("Subject: =?utf-8?b?!!!?=", "title", ""),
        ("Subject: Fwd: RE: Quay sold", "title", "Quay sold"),
        ("Subject: Quay\n sold\n today", "title", "Quay sold today"),
        ("From: news@gazette.example", "publisher", "gazette.example"),
        ("From: =?iso-8859-1?q?Caf=E9?= <a@b.example>", "publisher", "Café"),
        ("From: ", "publisher", ""),
        ("Date: yesterday", "date", None),
        ("Date: Tue, 99 Foo 20x0 25:61:00", "date", None),
        ("Date: Wed, 31 Feb 2020 10:00:00 +0000", "date", None),
        ("Date: Wed, 04 Mar 2020 00:30:00 +1400", "date", "2020-03-04"),
        ("Archived-At: <https://news.example/quay>", "url", "https://news.example/quay"),
    ],
)
def test_headers(tmp_path: Path, lines: str, field: str, expected: str | None) -> None:
    article = read_one(tmp_path, "a.eml", f"{lines}\n\n{BODY}")
    assert getattr(article, field) == expected
    assert BODY.strip() in article.text


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        ("text/plain; charset=klingon", BODY.encode(), BODY),
        ("text/plain; charset=base64", BODY.encode(), BODY),
        ("text/plain; charset=utf-8", BODY.encode() + b"\xff\xfe", BODY),
        ("text/plain; charset=windows-1252", b"The caf\xe9 was sold on Tuesday by its owner.", "The café was sold"),
        ("text/plain; charset=utf-7", b"The quay +2AA- was sold on Tuesday.", "was sold on Tuesday."),
        ("text/plain", BODY.encode() + b"\n> quoted words\n-- \nAda, Harbour Gazette", BODY),
        ("text/plain", BODY.encode() + b"\n[ https://news.example/unsubscribe ]\n", BODY),
        (
            "text/plain; format=flowed",
            b"The harbour authority sold \r\nthe old quay on Tuesday.",
            "sold the old quay on Tuesday.",
        ),
        ("text/html; charset=utf-8", PAGE.format(lang="en").encode(), "The buyer will build a warehouse there"),
        ("text/html", b"<table><tr><td>The quay was sold.</td></tr></table>", "The quay was sold."),
    ],
)
def test_bodies(tmp_path: Path, kind: str, body: bytes, text: str) -> None:
    article = read_one(tmp_path, "a.eml", f"{HEAD}Content-Type: {kind}\n\n".encode() + body)
    assert text.strip() in article.text
    assert not any(word in article.text for word in ("quoted", "Ada", "https"))
    article.text.encode()


# what cannot be read

DEEP = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(300))
BROKEN = {
    "empty.eml": (b"", "is empty"),
    "empty.mbox": (b"", "is empty"),
    "text.eml": (BODY.encode(), "does not begin with header lines"),
    "text.mbox": (BODY.encode(), "does not begin with"),
    "nothing.eml": (HEAD.encode(), "has no text"),
    "picture.eml": (eml(Story(title="x", date="", paragraphs=()), attached={"a.png": b"x"}), "holds no article"),
    "deep.eml": (DEEP, "has no text|cannot be parsed|can be parsed"),
    "pdf.eml": (placed([[]]), "header lines"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    data, expected = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(BODY)
    articles, errors = read_all(tmp_path)
    assert [article.source for article in articles if not article.source.endswith(name)] == [
        f"{tmp_path.name}/good.txt"
    ]
    assert name in errors[0].source
    assert any(reason in errors[0].reason for reason in expected.split("|")), errors[0].reason


def test_a_broken_message_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(mbox([HEAD.encode(), eml(STORY)]))
    (article,), (error,) = read_all(tmp_path / "a.mbox")
    assert (article.source, error.source[-8:]) == ("a.mbox#2", "a.mbox#1")


def test_a_message_that_is_too_large_is_named_and_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "LARGEST", 5000)
    large = HEAD.encode() + b"\n" + b"The quay was sold. " * 1000 + b"\n"
    (tmp_path / "a.mbox").write_bytes(mbox([large, eml(STORY)]))
    (article,), (error,) = read_all(tmp_path / "a.mbox")
    assert article.source == "a.mbox#2"
    assert "larger than" in error.reason
