"""Speed on one core: from bytes to validated JSON, and against one regular-expression scan of the same text.

    python benchmarks/run.py [--profile] [--json] [PATH]...

Both are measured in the same run, turn by turn, and the best turn of each counts, so that another program on the
machine disturbs them alike. ``ratio`` is how many scans of the text one report costs.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import pstats
import re
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DEFAULT = (ROOT / "seeds", ROOT / "tests" / "gold" / "texts")
HAN = "零〇一二三四五六七八九十百千万亿两"


def scan_pattern() -> re.Pattern[str]:
    """One pattern for a numeral (shares in words, both widths, 万 and 亿) and a measure word of the vocabulary."""
    from reportkit.lexicon.vocabulary import load

    units = "|".join(map(re.escape, sorted(load().units, key=len, reverse=True)))
    arabic = r"[\d０-９]+(?:[,，][\d０-９]{3})*(?:[.．][\d０-９]+)?"
    return re.compile(
        rf"百分之[{HAN}\d.点]+|[{HAN}]+分之[{HAN}]+"
        rf"|(?:{arabic}|[{HAN}]+)\s*[余多来几]?\s*[万亿千百]?\s*(?:{units}|成|%|％)"
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and profile if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=list(DEFAULT))
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--profile", action="store_true", help="the ten functions that cost most")
    options = parser.parse_args(arguments)
    files = [f for p in options.paths for f in (sorted(p.glob("*.txt")) if p.is_dir() else [p])]
    if not files:
        parser.error("no text to read")
    result = measure(files, options.turns)
    if options.json:
        print(json.dumps(result))
    else:
        print(
            f"rules {result['rules']}: {result['documents']} documents, {result['chars']} characters, "
            f"best of {options.turns} turns on one core"
        )
        print(f"bytes to validated JSON  {result['chars_per_second']:>12,.0f} characters a second")
        record = 1e6 * result["chars"] / result["chars_per_second"] / result["records"]
        print(f"the same                 {record:>12,.0f} µs a record ({result['records']} records)")
        print(f"build alone              {result['build_chars_per_second']:>12,.0f} characters a second")
        print(f"one scan                 {result['scan_chars_per_second']:>12,.0f} characters a second")
        print(f"ratio                    {result['ratio']:>12.1f} scans")
        print(f"digest of the output     {result['digest']:>12}")
    if options.profile:
        profile(files)
    return 0


def measure(files: list[Path], turns: int) -> dict[str, Any]:
    """Best times of the scan, of the pipeline alone and of everything from bytes to JSON."""
    from reportkit.grammar import quantities
    from reportkit.io.jsonl import dump
    from reportkit.io.load import load_file
    from reportkit.io.run import report_of_file
    from reportkit.pipeline import build

    texts = [load_file(str(f)).text for f in files]
    chars = sum(map(len, texts))

    pattern = scan_pattern()

    def scan() -> None:
        for text in texts:
            for _ in pattern.finditer(text):
                pass

    def pipeline() -> None:
        for text in texts:
            build(text, {})

    def whole() -> None:
        for file in files:
            dump(report_of_file(str(file))[0])

    reports = [report_of_file(str(f))[0] for f in files]
    digest = sha256(b"".join(map(dump, reports))).hexdigest()[:12]
    best = {}
    works = {"scan": scan, "build": pipeline, "whole": whole}
    for _ in range(turns + 1):  # the first turn warms caches and counts only if it was the best
        for name, work in works.items():
            gc.collect()
            start = time.process_time()
            work()
            taken = time.process_time() - start
            best[name] = min(taken, best.get(name, taken))
    return {
        "rules": "interpreted" if str(quantities.__file__).endswith(".py") else "compiled",
        "digest": digest,
        "documents": len(files),
        "chars": chars,
        "records": sum(map(records_of, reports)),
        "chars_per_second": chars / best["whole"],
        "build_chars_per_second": chars / best["build"],
        "scan_chars_per_second": chars / best["scan"],
        "ratio": best["whole"] / best["scan"],
    }


def records_of(report: dict[str, Any]) -> int:
    """How many records of all kinds a report holds."""
    from reportkit.models import RECORD_KINDS

    return sum(len(report[kind]) for kind in RECORD_KINDS)


def profile(files: list[Path]) -> None:
    """The ten functions in which the pipeline spends most of its own time."""
    from reportkit.io.run import report_of_file

    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(3):
        for file in files:
            report_of_file(str(file))
    profiler.disable()
    print("\nown time, three rounds")
    stats = pstats.Stats(profiler, stream=sys.stdout)
    stats.strip_dirs().sort_stats("tottime").print_stats(10)


if __name__ == "__main__":
    sys.exit(main())
