"""The notebooks in examples/, run in a kernel of their own: ``python -m tests.notebook --write`` keeps what they print (``make notebook``).

Without ``--write`` what is printed is compared with what is kept; pictures are not, they differ with fonts and versions.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from tests.support import ROOT

FOLDER = ROOT / "examples"
SECONDS = 120


def run(path: Path) -> Any:
    """The notebook at ``path`` with the outputs of now, without times and versions."""
    notebook = kept(path)
    NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    ).execute()
    for cell in notebook.cells:
        cell.metadata.clear()
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def kept(path: Path) -> Any:
    """The notebook as it lies there."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def printed(notebook: Any) -> list[str]:
    """What each cell prints or shows, as plain text."""
    told = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "image/png" not in data:
                told.append(output.get("text") or data.get("text/plain", ""))
    return told


def main() -> int:
    """Run the notebooks; returns 1 where one prints something else than is kept in it."""
    code = 0
    for path in sorted(FOLDER.glob("*.ipynb")):
        made = run(path)
        if "--write" in sys.argv:
            nbformat.write(made, path)  # type: ignore[no-untyped-call]
        for now, before in zip(printed(made), printed(kept(path)), strict=True):
            if now != before:
                sys.stdout.write(f"{path.name} prints\n{now}\nand kept is\n{before}\n(make notebook writes it anew)\n")
                code = 1
    return code


if __name__ == "__main__":
    raise SystemExit(main())
