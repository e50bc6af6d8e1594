"""Wheels in dist/: the pure one, and one with the rules compiled for each Python at hand: ``python -m tests.wheels [PYTHON]…``.

Each compiled wheel is put into a new environment and reads the labelled texts to the same bytes as the pure one does there, or
it is not kept. Some minutes of a C compiler a Python; needs the network.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.dependencies import PYTHONS, at_hand
from tests.support import ROOT

DIST = ROOT / "dist"
SOURCE = ("reportkit", "pyproject.toml", "README.md", "LICENSE")


def main() -> int:
    """Prints a line a wheel; 1 where one was not built or gives other bytes."""
    if shutil.which("cc") is None:
        sys.stderr.write("no wheel built: there is no C compiler (cc) here\n")
        return 1
    DIST.mkdir(exist_ok=True)
    found = [(name, python) for name in sys.argv[1:] or PYTHONS if (python := at_hand(name))]
    with tempfile.TemporaryDirectory(prefix="reportkit-wheels-") as folder:
        source = Path(folder, "source")
        source.mkdir()
        for name in SOURCE:
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, source / name)
        pure = built(sys.executable, source, Path(folder, "pure"), compiled=False)
        shutil.copy(pure, DIST)
        sys.stdout.write(f"{pure.name}: the same for every Python\n")
        return max([_one(name, python, source, pure, Path(folder, name)) for name, python in found], default=0)


def _one(name: str, python: str, source: Path, pure: Path, folder: Path) -> int:
    wheel = built(python, source, folder, compiled=True)
    told = [digest(python, folder / way, each) for way, each in (("compiled", wheel), ("interpreted", pure))]
    same = told == [("compiled", told[1][1]), ("interpreted", told[1][1])]
    sys.stdout.write(f"{wheel.name}: {'the same bytes' if same else f'NOT KEPT: {told}'}, {name}\n")
    sys.stdout.flush()
    if same:
        shutil.copy(wheel, DIST)
    return int(not same)


def built(python: str, source: Path, folder: Path, *, compiled: bool) -> Path:
    """The wheel of ``source`` in ``folder``."""
    env = {**os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": "1" if compiled else "0"}
    command: list[str | Path] = [
        python,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "-w",
        folder,
        source,
    ]
    subprocess.run(command, env=env, check=True)
    return next(folder.glob("*.whl"))


def digest(python: str, folder: Path, wheel: Path) -> tuple[str, str]:
    """How the rules ran and the digest of what they wrote, with ``wheel`` in an environment of its own in ``folder``."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    inside = folder / "bin" / "python"
    subprocess.run([inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel], check=True)
    command = [str(inside), str(ROOT / "benchmarks" / "run.py"), "--turns", "1", "--json"]
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    told = json.loads(subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True).stdout)
    return told["rules"], told["digest"]


if __name__ == "__main__":
    sys.exit(main())
