"""Measure reading: articles and words a second by kind of input, in one process.

Each kind is made from the sample articles, so that every kind holds the same words; a kind is read several times and
the fastest run counts.  Memory is the peak of a process that reads that kind alone, less that of one that reads one
text.

    python scripts/bench_read.py [--articles 200] [--kinds pdf,docx] [--record]
"""

import argparse
import json
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.read import read  # noqa: E402
from scripts import make_documents as make  # noqa: E402
from scripts.make_documents import Story  # noqa: E402

RUNS = 3
Files = dict[str, bytes]
"""Names and contents of the files that hold the articles."""


def one_each(suffix: str, content: Callable[[Story], bytes]) -> Callable[[Sequence[Story]], Files]:
    """A file an article."""
    return lambda stories: {f"{number:05}{suffix}": content(story) for number, story in enumerate(stories)}


def markdown(story: Story) -> bytes:
    return (
        f"---\ntitle: {json.dumps(story.title)}\ndate: {story.date}\n---\n".encode()
        + "\n\n".join(story.paragraphs).encode()
    )


def page(story: Story) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
    head = f"<head><title>{story.title}</title></head>"
    return f"<html lang='en'>{head}<body><article>{body}</article></body></html>".encode()


def lines(stories: Sequence[Story]) -> Files:
    records = ({"title": s.title, "date": s.date, "text": "\n\n".join(s.paragraphs)} for s in stories)
    return {"all.jsonl": "\n".join(map(json.dumps, records)).encode()}


def texts(stories: Sequence[Story]) -> Files:
    return one_each(".txt", make.plain)(stories)


KINDS: dict[str, Callable[[Sequence[Story]], Files]] = {
    "txt": texts,
    "md": one_each(".md", markdown),
    "html": one_each(".html", page),
    "jsonl": lines,
    "pdf": one_each(".pdf", make.pdf),
    "docx": one_each(".docx", make.docx),
    "odt": one_each(".odt", make.odt),
    "epub": lambda stories: {"all.epub": make.epub(stories)},
    "eml": one_each(".eml", make.eml),
    "mbox": lambda stories: {"all.mbox": make.mbox(map(make.eml, stories))},
    "zip of txt": lambda stories: {"all.zip": make.zipped(texts(stories))},
    "tar.gz of txt": lambda stories: {"all.tar.gz": make.tarred(texts(stories))},
    "tar.xz of txt": lambda stories: {"all.tar.xz": make.tarred(texts(stories), "w:xz")},
}
"""Kind of input, and how so many articles are written as that kind."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.folder:
        print(json.dumps(measure(Path(options.folder))))
        return
    stories = corpus(options.articles)
    figures = {kind: in_a_process(KINDS[kind](stories)) for kind in options.kinds.split(",")}
    base = in_a_process(texts(stories[:1]))["mb"]
    for kind, figure in figures.items():
        figure["mb"] = round(figure["mb"] - base, 1)
        speed = f"{figure['articles_s']:8.0f} articles/s {figure['words_s']:9.0f} words/s"
        print(f"{kind:14} {figure['articles']:6} {speed} {figure['mb']:6} MB")
    if options.record:
        record(figures)


def corpus(number: int) -> list[Story]:
    """So many stories: the samples, each with another last line when its turn comes again."""
    samples = [
        Story(title=a.title, date=a.date or "", paragraphs=tuple(filter(None, a.text.split("\n")))[1:])
        for a in read([ROOT / "graph" / "samples"], on_error=print)
    ]
    return [
        Story(
            title=s.title, date=s.date, paragraphs=(*s.paragraphs, f"This is copy {at // len(samples)} of the story.")
        )
        for at in range(number)
        for s in [samples[at % len(samples)]]
    ]


def in_a_process(files: Files) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        command = [sys.executable, __file__, "--folder", folder]
        found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        return found


def measure(folder: Path) -> dict[str, float]:
    seconds, articles, words = float("inf"), 0, 0
    for _ in range(RUNS):
        start = time.process_time()
        found = list(read([folder], on_error=lambda error: print(error, file=sys.stderr)))
        seconds = min(seconds, time.process_time() - start)
        articles, words = len(found), sum(len(article.text.split()) for article in found)
    return {
        "articles": articles,
        "words": words,
        "articles_s": round(articles / seconds, 1),
        "words_s": round(words / seconds),
        "mb": round(peak_kilobytes() / 1024, 1),
    }


def peak_kilobytes() -> int:
    """The most memory that this process had; getrusage counts what its parent had before it began."""
    match = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(match[1]) if match else 0


def record(figures: dict[str, dict[str, float]]) -> None:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    machine = f"{platform.machine()}, {platform.processor() or 'unknown processor'}, Python {platform.python_version()}"
    line = {"benchmark": "read", "commit": commit.stdout.strip(), "machine": machine, "figures": figures}
    with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as history:
        history.write(json.dumps(line, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
