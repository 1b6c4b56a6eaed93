"""``python -m graph.cli``: the command without its console script."""

from graph.cli import main

main()
