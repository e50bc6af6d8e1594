"""The command line, one module a command. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of the console script."""
    from reportkit.cli.manners import INTERRUPTED, set_streams

    set_streams()
    try:
        from reportkit.cli.app import app

        app(prog_name="reportkit")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
