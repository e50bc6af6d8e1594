"""What docs/RECIPES.md shows, run as it stands: ``python -m tests.recipes --write`` keeps what it prints (``make recipes``)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.support import COMMAND, ROOT

PAGE = ROOT / "docs" / "RECIPES.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
RUN = ("sh", "python")


def blocks() -> Iterator[tuple[str, str, str | None]]:
    """Language, code, and what is printed below, of each block."""
    for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        yield match[1], match[2], match[3]


def workplace(folder: Path) -> Path:
    """``folder`` with the seeds in it."""
    (folder / "seeds").symlink_to(ROOT / "seeds")
    return folder


def printed(language: str, code: str, folder: Path) -> str:
    """What a block prints; it must end well and say nothing else."""
    command = ["bash", "-euo", "pipefail", "-c", code] if language == "sh" else [sys.executable, "-c", code]
    env = os.environ | {"PATH": f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, ""), code
    return done.stdout


def main() -> None:
    """Run all blocks in turn; with ``--write`` the page has what they print."""
    with tempfile.TemporaryDirectory() as name:
        folder = workplace(Path(name))

        def anew(match: re.Match[str]) -> str:
            told = printed(match[1], match[2], folder) if match[1] in RUN else ""
            return f"```{match[1]}\n{match[2]}```\n" + (f"\n```text\n{told}```\n" if told else "")

        page = BLOCK.sub(anew, PAGE.read_text(encoding="utf-8"))
    if "--write" in sys.argv:
        PAGE.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
