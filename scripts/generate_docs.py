"""Writes what the documentation repeats from the program.

    python scripts/generate_docs.py            docs/cli.md, the list of queries in docs/query-cookbook.md
    python scripts/generate_docs.py --output   and the output of the commands in README.md and docs/*.md, run anew

tests/test_docs.py holds the first to the program.  A block of commands stands behind ``<!-- run -->``: lines that begin
with ``$`` and ``>`` are the command, all others its output.  ``<!-- file: NAME -->`` makes the next block a file of
that name for the commands after it.  They run in one new folder a document, where ``graph/samples`` are the samples.
"""

import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from typer.main import get_command  # noqa: E402
from typer.testing import CliRunner  # noqa: E402

from graph.cli import cli  # noqa: E402
from graph.query import named_queries  # noqa: E402

DOCUMENTS = ("README.md", "docs/tutorial-new-relation.md", "docs/query-cookbook.md")
COLUMNS = "110"
_CODES = """Results go to standard output, messages to standard error. Exit codes: 0 done, 1 something could not be done
(the message says what), 2 the command line was wrong, 3 `diff --exit-code` found a difference."""
_LIST = re.compile(r"(?<=<!-- queries -->\n)(.*?)(?=<!-- end -->)", re.DOTALL)
_BLOCK = re.compile(
    r"<!-- (?P<mark>run|file: (?P<name>[\w./-]+)) -->\n+(?P<fence>```\w*\n)(?P<body>.*?)(?P<end>^```$)",
    re.DOTALL | re.MULTILINE,
)


# The reference of the commands


def cli_reference() -> str:
    """docs/cli.md"""
    group: Any = get_command(cli)
    parts = [
        "# Commands",
        "_Written by `scripts/generate_docs.py` from the program; do not edit._",
        group.help,
        _CODES,
        *(_command(name, command) for name, command in sorted(group.commands.items())),
    ]
    return "\n\n".join(parts) + "\n"


def _command(name: str, command: Any) -> str:
    text, _, examples = command.help.partition("Example")
    lines = [line.strip() for line in examples.splitlines() if line.strip().startswith(("newsgraph", "curl"))]
    rows = [_row(parameter) for parameter in command.params]
    return "\n".join(
        [
            f"## newsgraph {name}", "", text.strip(), "", "```sh", *lines, "```", "",
            "| argument or option | default | meaning |", "|---|---|---|", *rows,
        ]
    )  # fmt: skip


def _row(parameter: Any) -> str:
    if getattr(parameter, "is_flag", False):
        name = ", ".join(parameter.opts)
    elif parameter.opts[0].startswith("-"):
        name = f"{', '.join(parameter.opts)} {parameter.metavar or ''}".strip()
    else:
        name = parameter.metavar
    default = "required" if parameter.required else parameter.default
    shown = "" if default is None or default is False or default == [] else str(default)
    return f"| `{_cell(name)}` | {f'`{shown}`' if shown not in {'', 'required'} else shown} | {_cell(parameter.help)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def query_list() -> str:
    """The table of named queries in docs/query-cookbook.md."""
    rows = [
        f"| `{query.name}` | {' '.join(f'`{parameter}`' for parameter in query.parameters)} | {_cell(query.title)}. "
        f"{_cell(query.help)} |"
        for query in named_queries()
    ]
    return "\n".join(["| name | parameters | answers |", "|---|---|---|", *rows]) + "\n"


def with_query_list(text: str) -> str:
    """The cookbook with the list as it is now."""
    return _LIST.sub(lambda _: query_list(), text)


# Commands in documents


@dataclass(frozen=True)
class Run:
    """A command of a document, as it is written and as it went."""

    written: str
    """Its lines, with ``$`` and ``>``."""
    expected: str
    """The output that the document shows."""
    code: int
    output: str


def run_document(text: str, folder: Path) -> Iterator[list[Run]]:
    """Make the files and run the commands of a document in the folder, block by block."""
    with chdir(folder):
        for block in _BLOCK.finditer(text):
            if block["mark"] == "run":
                yield [_run(*command) for command in _commands(block["body"])]
            else:
                Path(block["name"]).write_text(block["body"], encoding="utf-8")


def _commands(body: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        length = next((n for n, line in enumerate(lines) if not line.startswith(("$ ", "> "))), len(lines))
        yield "".join(lines[:length]), "".join(lines[length:])


def _run(written: str, expected: str) -> Run:
    words = shlex.split("".join(line[2:] for line in written.splitlines(keepends=True)))
    if words[0] != "newsgraph":
        raise ValueError(f"{written!r} is no newsgraph command")
    done = CliRunner().invoke(cli, words[1:], env={"COLUMNS": COLUMNS}, catch_exceptions=False)
    lines = [line.rstrip() for line in done.output.splitlines() if not line.startswith("@prefix")]
    return Run(written, expected, done.exit_code, "\n".join(lines).strip("\n") + "\n")


def with_output(text: str, folder: Path) -> str:
    """The document with the output that its commands give now."""
    blocks = run_document(text, folder)  # lazy: a block runs when it is its turn to be written

    def renewed(block: re.Match[str]) -> str:
        if block["mark"] != "run":
            return block[0]
        body = "\n".join(run.written + run.output for run in next(blocks))
        return f"<!-- run -->\n\n{block['fence']}{body}{block['end']}"

    return _BLOCK.sub(renewed, text)


def folder_with_samples(folder: Path) -> Path:
    """The folder, with ``graph/samples`` in it."""
    (folder / "graph").mkdir()
    (folder / "graph" / "samples").symlink_to(ROOT / "graph" / "samples")
    return folder


def main() -> None:
    """Write the files; with ``--output`` run the documents' commands too."""
    (ROOT / "docs" / "cli.md").write_text(cli_reference(), encoding="utf-8")
    cookbook = ROOT / "docs" / "query-cookbook.md"
    cookbook.write_text(with_query_list(cookbook.read_text(encoding="utf-8")), encoding="utf-8")
    if "--output" in sys.argv[1:]:
        for name in DOCUMENTS:
            with tempfile.TemporaryDirectory() as folder:
                text = with_output((ROOT / name).read_text(encoding="utf-8"), folder_with_samples(Path(folder)))
            (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
