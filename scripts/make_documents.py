"""A story in, the same story as a document of each kind out; and many stories as feeds, tables, crawls, wire formats.

For the tests of reading and for scripts/bench_read.py, which reads each of :data:`KINDS`.  The packages are as small as
the formats allow, so that a test can break any part of one.
"""

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

PAPER = "Harbour Gazette"
Files = dict[str, bytes]
"""Names and contents of files."""
_FEED = 1_000
"""Entries of one feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What every kind of document says."""

    title: str
    date: str
    paragraphs: tuple[str, ...]


def plain(story: Story) -> bytes:
    return "\n\n".join([story.title, story.date, *story.paragraphs]).encode()


def pdf(story: Story, *, width: float = 232, password: str | None = None) -> bytes:
    """Two justified columns with hyphens, a headline over both, running heads and page numbers."""
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, title=story.title, invariant=True, encrypt=password)
    left, right, bottom, height = 57, 306, 45, 750
    columns = [Frame(x, bottom, width, height) for x in (left, right)]
    first = [Frame(left, 660, 481, 140), *(Frame(x, bottom, width, 610) for x in (left, right))]
    document.addPageTemplates(
        [PageTemplate("first", first, onPage=_marks), PageTemplate("later", columns, onPage=_marks)]
    )
    styles = getSampleStyleSheet()
    text = ParagraphStyle("text", parent=styles["BodyText"], alignment=4)
    head = [Paragraph(escape(story.title), styles["Title"]), Paragraph(story.date, styles["BodyText"])]
    body = [Paragraph(escape(paragraph), text) for paragraph in story.paragraphs]
    document.build([*head, NextPageTemplate("later"), FrameBreak(), *body])
    return out.getvalue()


def _marks(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(57, 815, PAPER)
    canvas.drawRightString(540, 815, "Business")
    canvas.drawCentredString(297, 25, f"Page {document.page}")


@dataclass(frozen=True, slots=True)
class Words:
    """Words at a place of a page, in points from its lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10


def placed(pages: Iterable[Sequence[Words]], **metadata: str) -> bytes:
    """A PDF with words at given places, in the given order."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    for name, value in metadata.items():
        getattr(canvas, f"set{name.title()}")(value)
    for page in pages:
        for words in page:
            canvas.setFont("Helvetica", words.size)
            canvas.drawString(words.x, words.y, words.text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file with these members; its dates are fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(parts: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"><dc:title>{title}</dc:title>'
    "<t:created>2020-01-02T03:04:05Z</t:created><t:modified>2020-03-04T05:06:07Z</t:modified></coreProperties>"
)
STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
)


def docx(story: Story) -> bytes:
    head = _word(story.title, "Titel") + _word(story.date)
    return word(head + "".join(map(_word, story.paragraphs)), title=escape(story.title))


def word(body: str, *, title: str = "", doctype: str = "") -> bytes:
    """A DOCX file with this WordprocessingML in its body."""
    document = f'{doctype}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped(
        {"word/document.xml": document, "word/styles.xml": STYLES, "docProps/core.xml": CORE.format(title=title)}
    )


def _word(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
ODT_NAMES = " ".join(f'xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "text", "table", "style"))


def odt(story: Story) -> bytes:
    head = f'<text:p text:style-name="P1">{escape(story.title)}</text:p><text:p>{story.date}</text:p>'
    return opendocument(head + "".join(f"<text:p>{escape(paragraph)}</text:p>" for paragraph in story.paragraphs))


def opendocument(body: str, *, doctype: str = "", manifest: str = "<manifest/>") -> bytes:
    """An ODT file with this content."""
    style = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    content = (
        f"{doctype}<office:document-content {ODT_NAMES}><office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = '<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:date>2020-03-04T05:06:07</dc:date></m>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": meta,
            "META-INF/manifest.xml": manifest,
        }
    )


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)


def epub(stories: Sequence[Story]) -> bytes:
    """A magazine with a chapter a story."""
    date = stories[0].date
    chapters = {
        f"c{number}.xhtml": f"<html><head><title>x</title></head><body><h1>{escape(story.title)}</h1>"
        + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
        + "</body></html>"
        for number, story in enumerate(stories)
    }
    return book(chapters, date=date)


def book(chapters: Mapping[str, str], *, date: str = "2020-03-04", doctype: str = "", more: str = "") -> bytes:
    """An EPUB file with these chapters; ``more`` stands in its manifest."""
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in chapters) + more
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    opf = (
        f'{doctype}<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{PAPER} of the week</dc:title><dc:date>{date}</dc:date>"
        f"<dc:publisher>{PAPER}</dc:publisher><dc:language>en</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    inner = {f"OEBPS/{name}": f"<!DOCTYPE html>{text}" for name, text in chapters.items()}
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": opf}
    return zipped(parts | inner)


def eml(story: Story, *, attached: Mapping[str, bytes] | None = None) -> bytes:
    """A newsletter with a plain and an HTML part."""
    message = EmailMessage()
    message["Subject"], message["From"] = story.title, f"{PAPER} <news@gazette.example>"
    message["Date"] = "Wed, 04 Mar 2020 23:30:00 -0500"
    message.set_content("\n\n".join(story.paragraphs))
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    message.add_alternative(f"<html><body><table><tr><td>{body}</td></tr></table></body></html>", subtype="html")
    for name, content in (attached or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    if message.is_multipart():
        for number, part in enumerate(message.walk()):
            if part.is_multipart():
                part.set_boundary(f"=={number}==")
    return message.as_bytes()


def mbox(messages: Iterable[bytes]) -> bytes:
    return b"".join(b"From news@gazette.example Wed Mar  4 23:30:00 2020\n" + message + b"\n" for message in messages)


def markup(story: Story) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)


def text(story: Story) -> str:
    return "\n\n".join(story.paragraphs)


def feeds(stories: Sequence[Story]) -> Files:
    return {f"{begin:06}.rss": feed(stories[begin : begin + _FEED]) for begin in range(0, len(stories), _FEED)}


def feed(stories: Sequence[Story]) -> bytes:
    items = "".join(
        f"<item><guid>urn:{number}:{escape(s.title)}</guid><title>{escape(s.title)}</title><pubDate>{s.date}</pubDate>"
        f"<link>https://news.example/{number}</link><description>{escape(markup(s))}</description></item>"
        for number, s in enumerate(stories)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def ninjs(stories: Sequence[Story]) -> Files:
    items = (
        {"uri": f"urn:{number}", "versioncreated": s.date, "headline": s.title, "body_xhtml": markup(s)}
        for number, s in enumerate(stories)
    )
    return {"all.jsonl": "\n".join(map(json.dumps, items)).encode()}


def newsml(stories: Sequence[Story]) -> Files:
    items = "".join(
        f'<newsItem guid="urn:{number}"><itemMeta><firstCreated>{s.date}</firstCreated></itemMeta><contentMeta>'
        f"<headline>{escape(s.title)}</headline></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{markup(s)}</body></html></inlineXML></contentSet></newsItem>'
        for number, s in enumerate(stories)
    )
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'
    return {"all.xml": message.encode()}


def table(stories: Sequence[Story]) -> Files:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([("title", "date", "text"), *((s.title, s.date, text(s)) for s in stories)])
    return {"all.csv": out.getvalue().encode()}


def parquet(stories: Sequence[Story]) -> Files:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    columns = {"title": [s.title for s in stories], "date": [s.date for s in stories], "text": list(map(text, stories))}
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return {"all.parquet": out.getvalue()}


def crawl(stories: Sequence[Story]) -> Files:
    return {"all.warc.gz": b"".join(gzip.compress(record, mtime=0) for record in records(stories))}


def records(stories: Sequence[Story]) -> Iterator[bytes]:
    for number, s in enumerate(stories):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(s)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            "WARC-Date: 2021-05-06T01:02:03Z\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        yield head.encode() + block + b"\r\n\r\n"


def one_each(suffix: str, content: Callable[[Story], bytes]) -> Callable[[Sequence[Story]], Files]:
    """A file an article."""
    return lambda stories: {f"{number:05}{suffix}": content(story) for number, story in enumerate(stories)}


def markdown(story: Story) -> bytes:
    return (
        f"---\ntitle: {json.dumps(story.title)}\ndate: {story.date}\n---\n".encode()
        + "\n\n".join(story.paragraphs).encode()
    )


def page(story: Story) -> bytes:
    head = f"<head><title>{escape(story.title)}</title></head>"
    return f"<html lang='en'>{head}<body><article>{markup(story)}</article></body></html>".encode()


def lines(stories: Sequence[Story]) -> Files:
    records = ({"title": s.title, "date": s.date, "text": text(s)} for s in stories)
    return {"all.jsonl": "\n".join(map(json.dumps, records)).encode()}


def texts(stories: Sequence[Story]) -> Files:
    return one_each(".txt", plain)(stories)


KINDS: dict[str, Callable[[Sequence[Story]], Files]] = {
    "txt": texts,
    "md": one_each(".md", markdown),
    "html": one_each(".html", page),
    "jsonl": lines,
    "pdf": one_each(".pdf", pdf),
    "docx": one_each(".docx", docx),
    "odt": one_each(".odt", odt),
    "epub": lambda stories: {"all.epub": epub(stories)},
    "eml": one_each(".eml", eml),
    "mbox": lambda stories: {"all.mbox": mbox(map(eml, stories))},
    "rss": feeds,
    "ninjs": ninjs,
    "newsml-g2": newsml,
    "csv": table,
    "parquet": parquet,
    "warc.gz": crawl,
    "zip of txt": lambda stories: {"all.zip": zipped(texts(stories))},
    "tar.gz of txt": lambda stories: {"all.tar.gz": tarred(texts(stories))},
    "tar.xz of txt": lambda stories: {"all.tar.xz": tarred(texts(stories), "w:xz")},
}
"""Kind of input, and how so many stories are written as that kind."""
