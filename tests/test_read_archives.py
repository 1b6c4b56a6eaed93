"""Reading archives: members and their names, nesting, limits; bombs, links, hostile names and damage."""

import bz2
import gzip
import io
import lzma
import os
import sys
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from graph.model import Article
from graph.read import archive as reader
from graph.read import members, zipped
from graph.retraction import find_articles
from scripts.make_documents import Story, docx, pdf, tarred
from scripts.make_documents import zipped as packed
from tests.test_read_support import BODY, read_all, read_one

OTHER = "A crane fell into the basin on Monday. Nobody was hurt.\n"
FILES = {"wire/b.txt": BODY.encode(), "a.txt": OTHER.encode()}
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
STORY = Story(title="Quay sold to a builder", date="March 3, 2020", paragraphs=(BODY.strip(),))
ARCHIVES = {
    "a.zip": packed(FILES),
    "a.tar": tarred(FILES, "w:"),
    "a.tar.gz": tarred(FILES),
    "a.tgz": tarred(FILES),
    "a.tar.bz2": tarred(FILES, "w:bz2"),
    "a.TAR.xz": tarred(FILES, "w:xz"),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_members_are_named_by_archive_and_path(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(ARCHIVES[name])
    articles, errors = read_all(tmp_path / name)
    assert errors == []
    assert [article.source for article in articles] == [f"{name}!/wire/b.txt", f"{name}!/a.txt"]
    assert [article.text for article in articles] == [BODY.strip(), OTHER.strip()]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
def test_an_archive_without_a_suffix_is_told_by_its_content(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(ARCHIVES[name])
    assert len(read_all(tmp_path / "a")[0]) == 2
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(ARCHIVES[name])))
    assert len(read_all("-")[0]) == 2


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_packed_file_is_called_like_itself(tmp_path: Path, suffix: str) -> None:
    pack = PACKERS[suffix]
    article = read_one(tmp_path, f"a.txt.{suffix}", pack(BODY.encode()))
    assert (article.source, article.text) == (f"a.txt.{suffix}", BODY.strip())
    assert read_one(tmp_path, f"b.pdf.{suffix}", pack(pdf(STORY))).title == STORY.title
    assert read_one(tmp_path, f"c.{suffix}", pack(BODY.encode())).source == f"c.{suffix}"


def test_all_kinds_are_read_in_archives_and_archives_in_them(tmp_path: Path) -> None:
    inner = packed({"x/report.docx": docx(STORY), "story.pdf": pdf(STORY)})
    (tmp_path / "a.tar.gz").write_bytes(tarred({"in.zip": inner, "b.txt.gz": gzip.compress(BODY.encode())}))
    articles, errors = read_all(tmp_path)
    assert errors == []
    top = f"{tmp_path.name}/a.tar.gz"
    assert [article.source for article in articles] == [
        f"{top}!/in.zip!/x/report.docx", f"{top}!/in.zip!/story.pdf", f"{top}!/b.txt.gz"
    ]  # fmt: skip


def test_what_is_packed_three_deep_is_named_and_not_read(tmp_path: Path) -> None:
    three = packed({"3.zip": packed({"2.zip": packed({"1.txt": BODY}), "2.txt": BODY}), "3.txt": OTHER})
    (tmp_path / "a.zip").write_bytes(three)
    articles, (error,) = read_all(tmp_path / "a.zip")
    assert [article.source for article in articles] == ["a.zip!/3.zip!/2.txt", "a.zip!/3.txt"]
    assert error.source.endswith("a.zip!/3.zip!/2.zip!/1.txt")
    assert "more than 2 deep" in error.reason


def test_files_that_are_not_read_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    names = ["a.bin", ".b.txt", "__MACOSX/._c.txt", "x/.git/d.txt", "README"]
    (tmp_path / "a.zip").write_bytes(packed(FILES | dict.fromkeys(names, BODY.encode())))
    articles, errors = read_all(tmp_path / "a.zip")
    assert (len(articles), errors) == (2, [])
    (tmp_path / "a.zip").write_bytes(packed(dict.fromkeys(names, BODY)))
    (error,) = read_all(tmp_path / "a.zip")[1]
    assert "holds no article" in error.reason


HOSTILE = [
    "../../evil.txt",
    "/etc/evil.txt",
    "C:\\evil.txt",
    "a\x1b[31m\n.txt",
    "\u202etxt.evil.txt",
    "x" * 5000 + ".txt",
]


@pytest.mark.parametrize("make", [packed, tarred])
def test_names_never_touch_the_disk(
    tmp_path: Path, make: Callable[[Mapping[str, bytes]], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_bytes(make({name: f"Quay {n} sold.".encode() for n, name in enumerate(HOSTILE)}))
    monkeypatch.chdir(tmp_path / "in")
    before = sorted(tmp_path.rglob("*"))
    articles, errors = read_all("a")
    assert (len(articles), errors) == (len(HOSTILE), [])
    assert sorted(tmp_path.rglob("*")) == before
    assert len({article.source for article in articles}) == len(HOSTILE)
    for article in articles:
        article.source.encode()
        assert "\x1b" not in article.source
        assert "\u202e" not in article.source


def test_links_devices_and_folders_in_archives_are_passed_over(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, kind in enumerate(
            (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE)
        ):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("good.txt")
        info.size = len(BODY)
        archive.addfile(info, io.BytesIO(BODY.encode()))
    assert read_one(tmp_path, "a.tar", out.getvalue()).source == "a.tar!/good.txt"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zip_file:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        zip_file.writestr(link, "/etc/passwd")
        zip_file.writestr("good.txt", BODY)
    assert read_one(tmp_path, "a.zip", out.getvalue()).source == "a.zip!/good.txt"


def test_remove_takes_an_archive_or_a_member() -> None:
    sources = ["a.zip!/x.txt", "a.zip!/b.zip!/y.txt", "a.zipper.txt", "a.eml", "a.eml!/report.pdf"]
    articles = [Article(source=source, text=source) for source in sources]
    assert find_articles("a.zip", articles) == sources[:2]
    assert find_articles("a.zip!/b.zip", articles) == sources[1:2]
    assert find_articles("a.zip!/x.txt", articles) == sources[:1]
    assert find_articles("a.eml", articles) == sources[3:]


# limits


ZEROS = bytes(2**20 + 1)


def test_a_bomb_is_named_and_the_other_members_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"bomb.txt": ZEROS, "good.txt": BODY}))
    (article,), (error,) = read_all(tmp_path / "a.zip")
    assert article.source == "a.zip!/good.txt"
    assert error.source.endswith("a.zip!/bomb.txt")
    assert "as ZIP bombs do" in error.reason


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt.bz2", "a.txt.xz"])
def test_a_packed_bomb(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 2**20)
    (tmp_path / name).write_bytes(PACKERS[name.rpartition(".")[2]](ZEROS))
    articles, (error,) = read_all(tmp_path / name)
    assert articles == []
    assert "larger than 50 MB" in error.reason


def test_a_member_that_is_skipped_counts_in_a_packed_tar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "_FREE", 2**20)
    (tmp_path / "a.tar.gz").write_bytes(
        tarred({"good.txt": BODY.encode(), "a.bin": bytes(8 * 2**20), "lost.txt": b"x"})
    )
    (article,), (error,) = read_all(tmp_path / "a.tar.gz")
    assert article.source == "a.tar.gz!/good.txt"
    assert "far more than its size" in error.reason


def test_all_members_together_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "_FREE", 10_000)
    inner = packed({f"{number}.txt": b"The quay was sold. " * 1000 for number in range(8)})
    (tmp_path / "a.zip").write_bytes(packed({"good.txt": BODY, "in.zip": inner, "lost.txt": BODY}))
    articles, errors = read_all(tmp_path / "a.zip")
    assert articles[0].source == "a.zip!/good.txt"
    assert "far more than its size" in errors[-1].reason
    assert not any(article.source.endswith("lost.txt") for article in articles)


def test_the_number_of_members_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST", 3)
    (tmp_path / "a.zip").write_bytes(packed({f"{number}.txt": BODY for number in range(4)}))
    (error,) = read_all(tmp_path / "a.zip")[1]
    assert "more than 3 members" in error.reason


def test_a_directory_that_would_not_fit_in_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "_LARGEST_DIRECTORY", 100)
    (tmp_path / "a.zip").write_bytes(packed({f"{number}.txt": BODY for number in range(4)}))
    (error,) = read_all(tmp_path / "a.zip")[1]
    assert "members" in error.reason


def test_members_that_overlap_are_refused(tmp_path: Path) -> None:
    data = packed({"a.txt": os.urandom(300).hex()})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, tail = data[start:end], bytearray(data[end:])
    many = 50
    tail[8:12] = many.to_bytes(2, "little") * 2
    tail[12:16] = (len(entry) * many).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data[:start] + entry * many + tail)
    articles, (error,) = read_all(tmp_path / "a.zip")
    assert articles == []
    assert "overlap" in error.reason


def test_an_archive_that_unpacks_to_itself_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = gzip.compress(b"x")
    monkeypatch.setattr(reader, "_all_of", lambda _: data)
    (tmp_path / "a.gz").write_bytes(data)
    articles, (error,) = read_all(tmp_path / "a.gz")
    assert articles == []
    assert "deep" in error.reason


# damage


def damaged(data: bytes, at: float) -> bytes:
    place = int(len(data) * at)
    return data[:place] + bytes(byte ^ 0xA5 for byte in data[place : place + 40]) + data[place + 40 :]


LONG = {f"{number}.txt": (f"Report {number}. " + os.urandom(2000).hex()).encode() for number in range(6)}


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
@pytest.mark.parametrize("how", ["cut", "damaged"])
def test_what_stands_before_the_damage_is_read_and_the_loss_is_told(tmp_path: Path, name: str, how: str) -> None:
    data = tarred(LONG, {"a.tar": "w:", "a.tar.gz": "w:gz", "a.tar.bz2": "w:bz2", "a.tar.xz": "w:xz"}[name])
    header = data.find(b"3.txt\x00")
    broken = damaged(data, header / len(data)) if header >= 0 else damaged(data, 0.6)
    (tmp_path / name).write_bytes(data[: len(data) * 6 // 10] if how == "cut" else broken)
    articles, errors = read_all(tmp_path / name)
    assert len(articles) < len(LONG)
    assert errors


@pytest.mark.parametrize("name", [*ARCHIVES, "a.gz", "a.xz", "a.bz2"])
@pytest.mark.parametrize("content", [b"", BODY.encode(), b"PK\x03\x04", b"\x1f\x8b\x08", bytes(2000)])
def test_what_is_no_archive_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    articles, errors = read_all(tmp_path / name)
    assert errors or articles
    assert all(name in error.source for error in errors)
    assert errors or name in {"a.gz", "a.xz", "a.bz2"}


def test_a_member_that_is_damaged_does_not_cost_the_others(tmp_path: Path) -> None:
    data = packed(LONG | {"good.txt": BODY.encode()})
    (tmp_path / "a.zip").write_bytes(damaged(data, 0.3))
    articles, errors = read_all(tmp_path / "a.zip")
    assert len(articles) + len(errors) == len(LONG) + 1
    assert errors
    assert any(article.source == "a.zip!/good.txt" for article in articles)


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    data = packed({"a.txt": BODY}).replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
    data = data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    (tmp_path / "a.zip").write_bytes(data)
    (error,) = read_all(tmp_path / "a.zip")[1]
    assert (error.source[-12:], "encrypted" in error.reason) == ("a.zip!/a.txt", True)
