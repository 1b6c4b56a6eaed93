"""Reading: what is no article, and files, folders and standard input."""

import io
import os
import sys
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest

from graph.errors import SourceError
from graph.read import read
from tests.test_read_support import BODY, MALFORMED, PAGE, read_all

# what is no article


EXPECTED = {
    "binary.txt": "is binary",
    "blank.txt": "is empty|no text is left",
    "chinese.txt": "not English",
    "code-only.md": "no text is left",
    "cut-utf16.txt": "begins as UTF-16",
    "cut.json": "not valid JSON (line 1",
    "empty-list.json": "empty list",
    "empty.txt": "is empty",
    "german.txt": "looks like 'de'",
    "invisible.txt": "no text is left",
    "mark-only.txt": "no text is left",
    "menu.html": "no article text",
    "no-markup.html": "is binary",
    "no-text.json": "its fields are: date, headline, summary",
    "number.json": "is a number",
    "punctuation.txt": "no text is left",
    "renamed-pdf.txt": "is a PDF file",
    "strings.json": "is a string",
    "title-only.md": "only a title",
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_malformed_files_are_reported(name: str, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(BODY)
    articles, errors = read_all(MALFORMED / name, tmp_path / "good.txt")
    assert [article.source for article in articles] == ["good.txt"]
    assert errors
    for error in errors:
        assert name in error.source
        assert any(reason in error.reason for reason in EXPECTED[name].split("|")), error.reason


def test_every_malformed_file_is_expected() -> None:
    assert sorted(path.name for path in MALFORMED.iterdir()) == sorted([*EXPECTED, "cut-line.jsonl"])


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
@pytest.mark.parametrize("data", [bytes(range(200)) * 3, b"a\x00\x00a\x00\x00\x00\x00" * 50, b"\xe0\x12\xe1\xe1" * 50])
def test_a_mark_of_utf16_makes_no_text_of_other_data(tmp_path: Path, mark: bytes, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(mark + data)
    articles, errors = read_all(tmp_path / "a.txt")
    assert (articles, ["is binary" in error.reason for error in errors]) == ([], [True])


def test_on_error_may_stop_the_batch(tmp_path: Path) -> None:
    def stop(error: SourceError) -> None:
        raise error

    (tmp_path / "good.txt").write_text(BODY)
    with pytest.raises(SourceError, match="empty"):
        list(read([MALFORMED / "empty.txt", tmp_path / "good.txt"], on_error=stop))


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"text": ' * 100_000, "1" * 10_000, '{"text": 1' + "0" * 9_000 + "}"]
)
def test_hostile_json(tmp_path: Path, suffix: str, content: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(content)
    articles, errors = read_all(path)
    assert (articles, len(errors)) == ([], 1)


# files and folders


def test_folders(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    for number, name in enumerate(["b.txt", "a/z.TXT", "a/b/c.txt", "a.txt", ".hidden.txt", "a/.git/x.txt", "c.bin"]):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"Quay {number} was sold.")
    articles, errors = read_all(folder)
    assert [article.source for article in articles] == ["news/a/b/c.txt", "news/a/z.TXT", "news/a.txt", "news/b.txt"]
    assert errors == []


def test_the_current_folder_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    monkeypatch.chdir(tmp_path)
    (article,), _ = read_all(".")
    assert article.source == f"{tmp_path.name}/a.txt"


def test_unread_suffixes_named_directly(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_text(BODY)
    (tmp_path / "plain").write_text(BODY)
    articles, errors = read_all(tmp_path / "a.bin", tmp_path / "plain", tmp_path / "gone.txt", "nul\0.txt")
    assert [article.source for article in articles] == ["plain"]
    assert ["suffix" in errors[0].reason, "does not exist" in errors[1].reason, len(errors)] == [True, True, 3]


def test_an_empty_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_text("x")
    articles, (error,) = read_all(tmp_path)
    assert articles == []
    assert "without articles" in error.reason


def test_links_and_loops(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "z").mkdir(parents=True)
    (folder / "z" / "x.txt").write_text(BODY)
    (folder / "a").symlink_to(folder / "z")
    (folder / "z" / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "broken.txt").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe.txt")
    articles, errors = read_all(folder)
    assert [article.source for article in articles] == ["news/z/x.txt"]
    assert [Path(error.source).name for error in errors] == ["broken.txt", "pipe.txt", "self.txt"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut.txt").write_text(BODY)
    (tmp_path / "shut").chmod(0)
    (tmp_path / "shut.txt").chmod(0)
    articles, errors = read_all(tmp_path)
    (tmp_path / "shut").chmod(0o700)
    assert articles == []
    assert all("permissions" in error.reason for error in errors)
    assert len(errors) == 2


def test_a_permission_error_is_one_source_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)

    def refuse(path: Path, *_: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return io.BytesIO(path.read_bytes())

    monkeypatch.setattr(Path, "read_bytes", lambda path: os.read(os.open(path, os.O_RDONLY), 1000))
    monkeypatch.setattr(Path, "open", refuse)
    articles, (error,) = read_all(tmp_path)
    assert (len(articles), "permissions" in error.reason) == (1, True)


def test_too_large_a_file(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50 * 2**20 + 1)
    articles, (error,) = read_all(tmp_path / "a.txt")
    assert articles == []
    assert "50 MB" in error.reason


def test_the_same_content_is_read_under_each_of_its_names(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    for name in ("a.txt", "b.txt", "sub/a.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(BODY)
    articles, errors = read_all(folder / "a.txt", folder)
    assert [article.source for article in articles] == ["a.txt", "news/a.txt", "news/b.txt", "news/sub/a.txt"]
    assert len({article.digest for article in articles}) == 1
    assert errors == []


def test_hostile_file_names(tmp_path: Path) -> None:
    name = os.fsdecode(b"a\xff\x1b[31m\n.txt")
    (tmp_path / name).write_text(BODY)
    (article,), errors = read_all(tmp_path / name)
    article.source.encode()
    assert not any(unicodedata.category(character) == "Cc" for character in article.source)
    assert errors == []


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (BODY, ["stdin-"]),
        ('{"text": "Quay 1 sold."}\n{"text": "Quay 2 sold."}\n', ["stdin-", "stdin-"]),
        ('{\n "text": "Quay 1 sold.",\n "url": "https://news.example/1"}\n', ["https://news.example/1"]),
        ('[\n {"text": "Quay 1 sold."}]', ["stdin-"]),
        (PAGE.format(lang="en"), ["https://news.example/a"]),
    ],
)
def test_standard_input_is_named_by_its_url_or_its_content(
    monkeypatch: pytest.MonkeyPatch, content: str, names: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    articles, errors = read_all("-")
    expected = [name + article.digest[:12] if name == "stdin-" else name
                for name, article in zip(names, articles, strict=True)]  # fmt: skip
    assert ([article.source for article in articles], errors) == (expected, [])
    assert len({article.source for article in articles}) == len(articles)
    assert not any(article.text.startswith(("{", "[", "<")) for article in articles)
