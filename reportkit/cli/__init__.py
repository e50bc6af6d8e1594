"""The command line, one module a command. Nothing heavy is imported before a command runs."""

from __future__ import annotations


def main() -> None:
    """Entry point of the console script."""
    import gc

    from reportkit.cli.manners import quietly
    from reportkit.cli.terminal import set_streams

    set_streams()

    def run() -> None:
        from reportkit.cli.app import app

        app(prog_name="reportkit")

    try:
        raise SystemExit(quietly(run))
    finally:
        gc.freeze()  # or at its end the process would look for garbage among all that it has loaded
