"""Fetching: what is asked, what is refused, and what a hostile server can do."""

import gzip
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.errors import SourceError
from graph.fetch import AGENT, Fetcher, Limits
from graph.fetch.connections import is_public
from tests.web import Web, dripping, web

QUICK = Limits(bytes=100_000, seconds=0.6, idle=0.3, pause=0.0)


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as found:
        yield found


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return Fetcher(tmp_path / "kept", allow_private=True, limits=QUICK)


def test_a_page_comes_with_its_type(site: Web, fetcher: Fetcher) -> None:
    url = site.put("/a", "Quay sold", "Text/HTML; charset=ISO-8859-1")
    found = fetcher.get(url)
    assert (found.url, found.data, found.media_type, found.charset) == (url, b"Quay sold", "text/html", "ISO-8859-1")
    assert site.paths() == ["/robots.txt", "/a"]
    assert {headers["user-agent"] for _, headers in site.asked} == {AGENT}
    assert AGENT.startswith("newsgraph/")


# Addresses


PRIVATE = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "2002:a00:1::", "64:ff9b::7f00:1",
    "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_no_public_place(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_an_address_of_a_public_place(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_without_permission_nothing_is_asked_of_a_private_address(site: Web, host: str) -> None:
    url = site.put("/a", "Quay sold").replace("127.0.0.1", host)
    with pytest.raises(SourceError, match="no address of the public Internet; give --allow-private"):
        Fetcher(limits=QUICK).get(url)
    assert site.asked == []


def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let names resolve to one answer after the other; gives the list of names that were asked for."""
    asked: list[str] = []

    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def test_the_address_that_was_judged_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is looked up and private a moment later gains nothing."""
    connected: list[str] = []

    def connect(address: tuple[str, int], *_: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    asked = names(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    with pytest.raises(SourceError, match="cannot be fetched"):
        Fetcher(limits=QUICK).get("http://rebinding.example/")
    assert (asked, connected) == (["rebinding.example"], ["93.184.215.14"])
    with pytest.raises(SourceError, match="allow-private"):
        Fetcher(limits=QUICK).get("http://rebinding.example/")
    assert connected == ["93.184.215.14"]


def test_of_several_addresses_only_public_ones_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[str] = []

    def connect(address: tuple[str, int], *_: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    names(monkeypatch, ["10.0.0.1", "93.184.215.14", "127.0.0.1", "93.184.215.15"])
    with pytest.raises(SourceError):
        Fetcher(limits=QUICK).get("http://mixed.example/")
    assert connected == ["93.184.215.14", "93.184.215.15"]


def test_a_redirect_to_a_private_address_is_refused(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host passes for public; where it sends us is judged anew."""
    monkeypatch.setattr("graph.fetch.connections.is_public", lambda address: address == "127.0.0.1")
    inner = site.url.replace("127.0.0.1", "127.0.0.2") + "/secret"
    url = site.redirect("/a", inner)
    with pytest.raises(SourceError, match=r"leads to .*127\.0\.0\.2.*no address of the public Internet"):
        Fetcher(limits=QUICK).get(url)
    assert "/secret" not in site.paths()


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file:///etc/hostname", "no http or https"),
        ("ftp://news.example/a", "no http or https"),
        ("http://me:secret@news.example/", "holds a name or password"),
        ("http://:80/", "not an address"),
        ("http://a b/", "not an address"),
    ],
)
def test_addresses_that_are_not_asked_for(site: Web, fetcher: Fetcher, target: str, reason: str) -> None:
    for url in (target, site.redirect("/a", target)):
        with pytest.raises(SourceError, match=reason):
            fetcher.get(url)


# TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that nobody has signed but itself, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "one.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    options = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(path), "-out", str(path) + ".crt"]
    subprocess.run([*command, *options], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(str(path) + ".crt").read_bytes())
    return path


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_certificates_are_checked(certificate: Path, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secured.load_cert_chain(certificate)
    with web(secured) as site:
        url = site.put("/a", "Quay sold")
        with pytest.raises(SourceError, match=r"cannot be fetched .*certificate"):
            fetcher.get(url)
        assert site.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert fetcher.get(url).data == b"Quay sold"
        with pytest.raises(SourceError, match=r"cannot be fetched .*certificate"):
            fetcher.get(url.replace("localhost", "127.0.0.1"))


# Redirects


def test_redirects_are_followed_a_few_times(site: Web, fetcher: Fetcher) -> None:
    end = site.put("/e", "Quay sold")
    for path, target in (("/a", "/b"), ("/b", "c"), ("/c", f"{site.url}/d"), ("/d", "/e")):
        site.redirect(path, target)
    assert fetcher.get(site.url + "/a").url == end


def test_a_redirect_loop_ends(site: Web, fetcher: Fetcher) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    with pytest.raises(SourceError, match="more than 5 times"):
        fetcher.get(site.url + "/a")
    assert len(site.asked) == 7


# robots.txt


def test_robots_txt_is_obeyed(site: Web, fetcher: Fetcher) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /a\n\nUser-agent: newsgraph\nDisallow: /secret\n", "text/plain")
    site.put("/a", "Quay sold")
    site.put("/secret/b", "Quay sold")
    assert fetcher.get(site.url + "/a").data
    for url in (site.url + "/secret/b", site.redirect("/c", "/secret/b")):
        with pytest.raises(SourceError, match=r"robots\.txt of 127\.0\.0\.1:.* asks newsgraph not to"):
            fetcher.get(url)
    assert site.paths() == ["/robots.txt", "/a", "/c"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_robots_txt_fails_nothing_is_fetched(site: Web, fetcher: Fetcher, status: int) -> None:
    site.put("/robots.txt", "", status=status)
    url = site.put("/a", "Quay sold")
    with pytest.raises(SourceError, match=f"does not say whether it may be fetched .*{status}"):
        fetcher.get(url)
    site.pages.pop("/robots.txt")
    assert fetcher.get(url).data == b"Quay sold"


def test_requests_to_one_host_pause(site: Web, tmp_path: Path) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    url = site.put("/a", "Quay sold")
    patient = Fetcher(allow_private=True, limits=Limits(pause=0.1))
    began = time.monotonic()
    patient.get(url)
    patient.get(url)
    assert time.monotonic() - began >= 0.3


# What was fetched before


def conditional(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    if headers.get("if-none-match") == '"v1"' or headers.get("if-modified-since") == "yesterday":
        return 304, {}, b""
    return 200, {"ETag": '"v1"', "Last-Modified": "yesterday", "Content-Type": "text/plain; charset=utf-8"}, b"Quay"


def test_the_second_time_the_server_is_asked_what_is_new(site: Web, fetcher: Fetcher, tmp_path: Path) -> None:
    site.pages["/a"] = conditional
    first = fetcher.get(site.url + "/a")
    again = Fetcher(tmp_path / "kept", allow_private=True, limits=QUICK).get(site.url + "/a")
    assert (first.fresh, again.fresh, again.data, again.media_type, again.charset) == (
        True, False, b"Quay", "text/plain", "utf-8",
    )  # fmt: skip
    assert site.asked[-1][1]["if-none-match"] == '"v1"'


def test_damaged_memory_is_fetched_again(site: Web, fetcher: Fetcher, tmp_path: Path) -> None:
    site.pages["/a"] = conditional
    fetcher.get(site.url + "/a")
    (kept,) = (tmp_path / "kept").iterdir()
    for damage in (kept.read_bytes()[:-1], b"\xff{", b"{}\n", b""):
        kept.write_bytes(damage)
        assert fetcher.get(site.url + "/a").fresh


def test_a_server_that_says_304_unasked(site: Web, fetcher: Fetcher) -> None:
    url = site.put("/a", "", status=304)
    with pytest.raises(SourceError, match="answered 304"):
        fetcher.get(url)


# Servers that are broken or hostile


@pytest.mark.parametrize("status", [204, 206, 401, 404, 418, 429, 500])
def test_other_answers_are_told(site: Web, fetcher: Fetcher, status: int) -> None:
    with pytest.raises(SourceError, match=f"answered {status}"):
        fetcher.get(site.put("/a", "", status=status))


def test_a_packed_answer(site: Web, fetcher: Fetcher) -> None:
    url = site.put("/a", gzip.compress(b"Quay sold"), Content_Encoding="gzip")
    assert fetcher.get(url).data == b"Quay sold"


@pytest.mark.parametrize(
    ("data", "headers", "reason"),
    [
        (b"x" * 100_001, {}, "larger than"),
        (b"x" * 100_001, {"Content-Length": "nonsense"}, "larger than|cannot be fetched"),
        (b"x", {"Content-Length": "99999999"}, "larger than"),
        (b"x" * 10, {"Content-Length": "50"}, "cannot be fetched|no whole answer"),
        (gzip.compress(b"\0" * 50_000_000, mtime=0), {"Content-Encoding": "gzip"}, "larger than"),
        (gzip.compress(b"Quay sold" * 100, mtime=0)[:-12], {"Content-Encoding": "gzip"}, "cut off"),
        (b"Quay sold", {"Content-Encoding": "gzip"}, "damaged"),
        (b"Quay sold", {"Content-Encoding": "br"}, "not asked for"),
    ],
)
def test_wrong_answers(site: Web, fetcher: Fetcher, data: bytes, headers: dict[str, str], reason: str) -> None:
    site.pages["/a"] = (200, headers, data)
    with pytest.raises(SourceError, match=reason):
        fetcher.get(site.url + "/a")


def test_more_than_the_stated_length_is_not_read(site: Web, fetcher: Fetcher) -> None:
    site.pages["/a"] = (200, {"Content-Length": "4"}, b"Quay sold")
    assert fetcher.get(site.url + "/a").data == b"Quay"


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"HTTP/1.1 200 OK\r\nX", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        (b"", b""),
    ],
)
def test_a_server_that_drips_is_left(first: bytes, drop: bytes) -> None:
    limits = Limits(seconds=0.4, idle=0.3, pause=0.0)
    began = time.monotonic()
    with (
        dripping(first, drop, 0.05) as url,
        pytest.raises(SourceError, match=r"no whole answer in 0\.4 seconds|cannot be fetched"),
    ):
        Fetcher(allow_private=True, limits=limits).get(url)
    assert time.monotonic() - began < 2.0


@pytest.mark.parametrize("answer", [b"\0" * 100, b"SSH-2.0\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 2000 + b"\r\n"])
def test_what_is_no_http(answer: bytes) -> None:
    with (
        dripping(answer, b"", 0.05) as url,
        pytest.raises(SourceError, match=r"cannot be fetched|no whole answer"),
    ):
        Fetcher(allow_private=True, limits=QUICK).get(url)


def test_a_closed_port(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(SourceError, match=r"/: cannot be fetched \(Connection refused\); check the address\.$"):
        fetcher.get(f"http://127.0.0.1:{port}/")


def test_a_name_that_leads_nowhere(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(SourceError, match=r"^http://a\.example/: cannot be fetched \(Name or service not known\)"):
        fetcher.get("http://a.example/")
