"""How long `reportkit tables` takes beside `reportkit extract` on the same reports, and how much memory: `python benchmarks/dataset.py`.

Reports are copies of labelled ones with other names of places, so that no two have the same text.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ("seeds", "tests/gold/texts", "tests/gold/made-texts")
FORMATS = ("out.db", "out.xlsx", "csv/", "parquet/", "jsonl/")


def main() -> None:
    """Print seconds, ratio and peak memory for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--formats", nargs="*", default=FORMATS)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chars = copies(folder / "in", told.reports)
        base, cpu, memory = timed("extract", folder, "out.jsonl", told.jobs)
        print(f"{told.reports} reports, {chars:,} characters, {told.jobs} jobs")
        print(f"extract            {base:6.1f} s        {cpu:6.1f} s of processors  {memory:4.0f} MB")
        for form in told.formats:
            seconds, cpu, memory = timed("tables", folder, form, told.jobs)
            made = size(folder / form)
            print(
                f"tables {form:<10}  {seconds:6.1f} s  {seconds / base:4.2f}  {cpu:6.1f} s of processors  {memory:4.0f} MB"
                f"  {made:6.1f} MB written"
            )


def copies(folder: Path, number: int) -> int:
    """Write ``number`` reports into ``folder``; returns how many characters they have."""
    folder.mkdir()
    texts = [p.read_text(encoding="utf-8") for place in TEXTS for p in sorted((ROOT / place).glob("*.txt"))]
    chars = 0
    for i in range(number):
        text = f"{texts[i % len(texts)]}\n第{i}份。\n"
        chars += len(text)
        (folder / f"{i:05}.txt").write_text(text, encoding="utf-8", newline="\n")
    return chars


def timed(command: str, folder: Path, output: str, jobs: str) -> tuple[float, float, float]:
    """Seconds of a run, of all its processes together, and megabytes of its process at most, workers aside."""
    target = folder / output
    form = ("--format", output.rstrip("/")) if output.endswith("/") else ()
    where = f"{target}/" if output.endswith("/") else str(target)
    args = [sys.executable, "-m", "reportkit", command, "-q", "--jobs", jobs, str(folder / "in"), "-o", where, *form]
    began = perf_counter()
    child = subprocess.Popen(args, env=os.environ | {"PYTHONPATH": str(ROOT)})
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{command} ended with {status}")
    return perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def size(path: Path) -> float:
    """Megabytes of a file or of the files in a folder."""
    files = path.iterdir() if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 1024 / 1024


if __name__ == "__main__":
    main()
