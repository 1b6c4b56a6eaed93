"""The ``newsgraph`` command: options in, exit codes out; no logic of its own.

Results go to standard output, messages and progress to standard error.  Exit codes: 0 done, 1 something could not be
done (some or all of it; the message says what), 2 the command line was wrong, 3 ``diff --exit-code`` found a
difference.  One module holds the commands of one kind; importing it adds them to :data:`cli`.
"""

from graph.cli import articles, ask, build, check, compare, load, merges, reason, serve, watch, write
from graph.cli.app import cli, main

__all__ = [
    "articles",
    "ask",
    "build",
    "check",
    "cli",
    "compare",
    "load",
    "main",
    "merges",
    "reason",
    "serve",
    "watch",
    "write",
]
