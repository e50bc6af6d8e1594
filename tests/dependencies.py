"""The same bytes with the lowest and the newest dependencies, and on each Python: ``python -m tests.dependencies [PYTHON]…``.

Without arguments the Pythons on the PATH are taken, the first of them with the lowest dependencies too. Makes a virtual
environment for each in build/dependencies (network), reads the seeds in all their clothes with it and compares what comes
out, but for the versions of the libraries that ``source.reader`` names. Takes a few minutes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.clothes.dress import CLOTHES, PAGES
from tests.clothes.forms import FORMS
from tests.support import ROOT

PYTHONS = ("python3.11", "python3.12", "python3.13")
BUILD = ROOT / "build" / "dependencies"
READER = re.compile(rb'"reader":"([\w-]+)[^"]*"')
BOUND = re.compile(r"([A-Za-z0-9_-]+)>=([0-9.]+)")
DIRECT = (".jsonl", ".csv", ".json", ".xlsx", ".xml")  # read where they are named, not in folders


def main() -> int:
    """Prints a line an environment; 1 where one gives other bytes than the first."""
    shutil.rmtree(BUILD, ignore_errors=True)
    texts = BUILD / "texts"
    _dress(texts)
    results: dict[str, bytes] = {}
    for wanted in sys.argv[1:] or PYTHONS:
        if (python := at_hand(wanted)) is None:
            continue
        for which in ("newest",) if results else ("lowest", "newest"):
            name = f"{Path(wanted).name}, {which} dependencies"
            made = _environment(python, BUILD / name.replace(", ", "-").replace(" ", "-"), lowest=which == "lowest")
            results[name] = _extracted(made, texts)
            first = next(iter(results.values()))
            told = "same" if results[name] == first else "OTHER BYTES"
            sys.stdout.write(f"{name}: {results[name].count(bytes([10]))} documents, {told}\n")
            sys.stdout.flush()
    return 0 if len(set(results.values())) == 1 else 1


def at_hand(wanted: str) -> str | None:
    """The Python called ``wanted``, on the PATH or kept by pyenv; None, with a line, where there is none that runs."""
    kept = sorted(Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob(f"versions/*/bin/{wanted}"))
    for python in filter(None, (shutil.which(wanted), *map(str, kept))):
        if subprocess.run([python, "-c", "import venv"], capture_output=True, check=False).returncode == 0:
            return python
    sys.stdout.write(f"{wanted}: not installed\n")
    return None


def lower_bounds() -> list[str]:
    """``name==version`` for what the package and its extra docs need at least."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = (*project["dependencies"], *project["optional-dependencies"]["docs"])
    return [f"{match.group(1)}=={match.group(2)}" for match in map(BOUND.fullmatch, needed) if match]


def _dress(folder: Path) -> None:
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        text = seed.read_text(encoding="utf-8")
        for number, (name, dress) in enumerate((CLOTHES | PAGES | FORMS).values()):
            file = folder / seed.stem[:3] / f"{number:02}-{name}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(dress(text))


def _environment(python: str, folder: Path, *, lowest: bool) -> str:
    subprocess.run([python, "-m", "venv", folder], check=True)
    inside = str(folder / "bin" / "python")
    pip = [inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *(lower_bounds() if lowest else ()), f"{ROOT}[docs]"], check=True)
    return inside


def _extracted(python: str, texts: Path) -> bytes:
    named = sorted(str(file.relative_to(texts)) for file in texts.rglob("*") if file.suffix in DIRECT)
    command = [python, "-m", "reportkit", "extract", ".", *named, "--quiet"]
    done = subprocess.run(command, cwd=texts, capture_output=True, check=False)
    sys.stderr.write(done.stderr.decode("utf-8", "replace"))
    return READER.sub(rb'"reader":"\1"', done.stdout)


if __name__ == "__main__":
    sys.exit(main())
