"""Through the command line: this tree against another commit, in pairs, on many small and on few large documents.

    python benchmarks/pairs.py [--against HEAD~1] [--pairs 5] [--jobs 1] [--count 300]

Both read the same files, one after the other, so that another program on the machine disturbs them alike; the order
changes from pair to pair. ``ratio`` is the other commit's time over this tree's: above 1 this tree is faster.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (ROOT / "seeds", ROOT / "tests" / "gold" / "texts")


def make(folder: Path, count: int, times: int) -> int:
    """``count`` files in ``folder``, each a labelled text ``times`` over with a line of its own; their size in bytes."""
    folder.mkdir(parents=True)
    texts = [path.read_bytes() for source in SOURCES for path in sorted(source.glob("*.txt"))]
    for number in range(count):
        own = f"\n\n全年共召开第{number}组座谈会{number % 90 + 2}次。\n".encode()
        (folder / f"{number:06}.txt").write_bytes(texts[number % len(texts)] * times + own)
    return sum(path.stat().st_size for path in folder.iterdir())


def seconds(package: Path, inputs: Path, jobs: int) -> tuple[float, bytes]:
    """Wall time of ``extract`` as the package in ``package`` does it, and what it wrote."""
    command = [sys.executable, "-m", "reportkit", "extract", "-q", str(inputs), "--jobs", str(jobs)]
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=package, env={**os.environ, "PYTHONPATH": str(package)}, capture_output=True, check=False
    )
    taken = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return taken, done.stdout


def main() -> int:
    """Measure and print; exit 1 where this tree is slower than 0.95 of the other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--against", default="HEAD~1")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    options = parser.parse_args()
    well = True
    with tempfile.TemporaryDirectory(prefix="reportkit-pairs-") as name:
        folder = Path(name)
        other = folder / "other"
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "-q", "--detach", other, options.against], check=True)
        try:
            for label, count, times in (("small", options.count, 1), ("large", max(1, options.count // 60), 60)):
                size = make(folder / label, count, times)
                ratios = []
                for number in range(options.pairs):
                    order = (ROOT, other) if number % 2 else (other, ROOT)
                    taken = {package: seconds(package, folder / label, options.jobs) for package in order}
                    ratios.append(taken[other][0] / taken[ROOT][0])
                    same = "same bytes" if taken[other][1] == taken[ROOT][1] else "other bytes"
                    print(
                        f"{count} {label} documents, {size / 1e6:.1f} MB: {options.against} {taken[other][0]:.2f} s, "
                        f"here {taken[ROOT][0]:.2f} s: {ratios[-1]:.2f} ({same})",
                        flush=True,
                    )
                print(f"{label}: median of {options.pairs} pairs {statistics.median(ratios):.2f}")
                well = well and statistics.median(ratios) >= 0.95
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", other], check=True)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
