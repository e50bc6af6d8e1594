"""Many documents: bad ones among them, runs that are killed, and what a second process brings.

    python benchmarks/batch.py mixed     2,000 files with 100 bad ones: 1,900 lines, 100 entries in --errors, exit 1
    python benchmarks/batch.py killed    the same, killed at a random moment ten times and gone on with: the same bytes
    python benchmarks/batch.py jobs      --jobs 2 against --jobs 1 on 50 MB, median of five pairs
    python benchmarks/batch.py memory    the largest process for 200 and for 5,000 files

Files are made from the seeds, in a folder that is removed at the end; ``--scale 0.1`` makes a tenth of them.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).with_name("reportkit")
BAD = (
    b"",
    b" \n\r\n\t\n",
    bytes(range(256)) * 20,
    b"%PDF-1.7\n" + "正文".encode(),
    b"PK\x03\x04" + bytes(100),
    "依法履职。".encode() * 50 + b"\xff\xfe" + "服务大局。".encode() * 50,
    "Déjà vu à la carte. ".encode("latin-1") * 20,
)


def make(folder: Path, count: int, bad: int = 0) -> None:
    """``count`` files from the seeds, each with a sentence of its own, ``bad`` of them of no use, spread evenly."""
    seeds = [path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    every = count // bad if bad else count + 1
    for number in range(count):
        place = folder / f"{number // 500:03}"
        place.mkdir(parents=True, exist_ok=True)
        own = f"\n\n全年共召开第{number}组座谈会{number % 90 + 2}次。\n".encode()
        data = BAD[number // every % len(BAD)] if number % every == every // 2 else seeds[number % len(seeds)] + own
        (place / f"{number:06}.txt").write_bytes(data)


def run(folder: Path, *args: str) -> int:
    """Exit code of ``extract`` on the files in ``folder``."""
    command = [COMMAND, "extract", "-q", "in", *args]
    return subprocess.run(command, cwd=folder, stderr=subprocess.DEVNULL, check=False).returncode


def mixed(folder: Path, scale: float) -> bool:
    """The numbers of lines and of errors."""
    count, bad = int(2000 * scale), int(100 * scale)
    make(folder / "in", count, bad)
    began = time.perf_counter()
    code = run(folder, "--jobs", "2", "-o", "out.jsonl", "--errors", "bad.jsonl")
    taken = time.perf_counter() - began
    lines, errors = ((folder / name).read_bytes().count(b"\n") for name in ("out.jsonl", "bad.jsonl"))
    print(f"{count} files: {lines} lines, {errors} errors, exit {code}, {taken:.1f} s")
    return (lines, errors, code) == (count - bad, bad, 1)


def killed(folder: Path, scale: float, times: int = 10) -> bool:
    """Whether a run killed ``times`` times ends with the bytes of an undisturbed one."""
    make(folder / "in", int(2000 * scale), int(100 * scale))
    began = time.perf_counter()
    run(folder, "--jobs", "2", "-o", "whole.jsonl", "--errors", "whole-bad.jsonl")
    taken = time.perf_counter() - began
    moments = random.Random(time.time_ns())  # noqa: S311 (no secret)
    command = [COMMAND, "extract", "-q", "in", "--jobs", "2", "-o", "out.jsonl", "--errors", "bad.jsonl", "--resume"]
    kills = ends = 0
    while kills < times:
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=moments.uniform(0.2, 1 + taken / times * 1.6))
            ends += 1
            (folder / "out.jsonl").unlink()  # it was quicker than the killer: from the beginning
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
            part = folder / "out.jsonl.part"
            print(f"kill {kills}: {part.stat().st_size if part.exists() else 0:,} bytes in the part")
    code = run(folder, "--jobs", "2", "-o", "out.jsonl", "--errors", "bad.jsonl", "--resume")
    same = all(
        (folder / a).read_bytes() == (folder / b).read_bytes()
        for a, b in (("out.jsonl", "whole.jsonl"), ("bad.jsonl", "whole-bad.jsonl"))
    )
    print(
        f"{kills} kills, {ends} runs that ended before theirs, exit {code}: {'the same bytes' if same else 'OTHER BYTES'}"
    )
    return same and code == 1


def jobs(folder: Path, scale: float, pairs: int = 5) -> bool:
    """How much faster two processes are than one."""
    size = sum(path.stat().st_size for path in (ROOT / "seeds").glob("*.txt")) / 5
    make(folder / "in", int(50_000_000 * scale / size))
    ratios = []
    for _ in range(pairs):
        taken = []
        for number in ("1", "2"):
            began = time.perf_counter()
            run(folder, "--jobs", number, "-o", f"out-{number}.jsonl")
            taken.append(time.perf_counter() - began)
        ratios.append(taken[0] / taken[1])
        print(f"one process {taken[0]:.1f} s, two {taken[1]:.1f} s: {ratios[-1]:.2f} times")
    same = (folder / "out-1.jsonl").read_bytes() == (folder / "out-2.jsonl").read_bytes()
    print(f"median of {pairs} pairs: {statistics.median(ratios):.2f} times; {'the same' if same else 'OTHER'} bytes")
    return same and statistics.median(ratios) >= 1.6


def memory(folder: Path, scale: float) -> bool:
    """The largest process of a run over few and over many files."""
    most = []
    for count in (200, int(5000 * scale)):
        make(folder / "in", count)
        run(folder, "--jobs", "2", "-o", "out.jsonl")
        most.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        print(f"{count} files: {most[-1]:.0f} MB")
    return most[1] < most[0] * 1.2


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("mixed", "killed", "jobs", "memory"))
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="reportkit-batch-"))
    try:
        well = {"mixed": mixed, "killed": killed, "jobs": jobs, "memory": memory}[options.what](folder, options.scale)
    finally:
        shutil.rmtree(folder)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
