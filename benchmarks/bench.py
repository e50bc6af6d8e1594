"""Speed in one table: in process, one worker and two, many small documents and few large ones, and how long a start takes.

    python benchmarks/bench.py [--turns 5] [--count 300] [--compiled build/compiled]

A column is a package: this tree, and the compiled one where it is named. In process and start-up the least CPU time of the turns
counts, through the command line the median of the wall times. A small document is a labelled text (some 3,700
characters), a large one the same sixty times over.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import orjson
from pairs import ROOT, make, seconds
from run import records_of
from startup import measure as start_up

LARGE = 60  # texts in a large document


def in_process(package: Path, turns: int) -> Iterator[tuple[str, str]]:
    """What ``run.py`` measures."""
    command = [sys.executable, str(ROOT / "benchmarks" / "run.py"), "--json", "--turns", str(turns)]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(package)}, check=True, capture_output=True, cwd=package
    )
    told = json.loads(done.stdout)
    yield "rules", told["rules"]
    yield "in process, characters a second", f"{told['chars_per_second']:,.0f}"
    yield "in process, µs a record", f"{1e6 * told['chars'] / told['chars_per_second'] / told['records']:.0f}"
    yield "in process, scans", f"{told['ratio']:.1f}"
    yield "digest of the output", told["digest"]


def through_command(package: Path, inputs: dict[str, Path], turns: int) -> Iterator[tuple[str, str]]:
    """Characters a second and µs a record by the wall, start of the processes included."""
    for jobs, workers in ((1, "one worker"), (2, "two workers")):
        for name, folder in inputs.items():
            taken, output = zip(*(seconds(package, folder, jobs) for _ in range(turns)), strict=True)
            middle = statistics.median(taken)
            reports = [orjson.loads(line) for line in output[0].splitlines()]
            chars = sum(report["source"]["chars"] for report in reports)
            records = sum(map(records_of, reports))
            yield (
                f"{workers}, {name}: characters a second, µs a record",
                f"{chars / middle:,.0f}, {1e6 * middle / records:.0f}",
            )


def starts(package: Path, turns: int) -> Iterator[tuple[str, str]]:
    """CPU seconds, and how much of them is not Python's or typer's."""
    told = start_up(package, turns)
    for what, taken in told.items():
        more = f" ({taken - told['typer']:+.2f} of typer)" if "extract of" in what else ""
        yield f"start: {what}, CPU s", f"{taken:.2f}{more}"


def main() -> int:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--compiled", type=Path, help="the folder in which the compiled package lies")
    options = parser.parse_args()
    packages = [ROOT, *([options.compiled.resolve()] if options.compiled else [])]
    rows: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory(prefix="reportkit-bench-") as name:
        inputs = {}
        for label, count, times in (("small", options.count, 1), ("large", max(1, options.count // LARGE), LARGE)):
            inputs[f"{count} {label}"] = Path(name, label)
            make(Path(name, label), count, times)
        for package in packages:
            for part in (
                in_process(package, options.turns),
                through_command(package, inputs, options.turns),
                starts(package, options.turns),
            ):
                for what, told in part:
                    rows.setdefault(what, []).append(told)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {options.turns} turns\n")
    titles = ("this tree", "compiled")[: len(packages)]
    print(f"| | {' | '.join(titles)} |\n|---|{'---|' * len(packages)}")
    for what, cells in rows.items():
        print(f"| {what} | {' | '.join(cells)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
