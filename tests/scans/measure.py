"""Reads the twenty pages and counts: python -m tests.scans.measure prints the table of docs/SCANS.md.

A figure is right where the scan gives one of the same value and unit as the printed text does; ``wrong`` are those that
only the scan gives, ``unclaimed`` those it leaves to a reader.
"""

from __future__ import annotations

import io
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from time import process_time
from typing import Any

from reportkit.io.item import Item
from reportkit.io.load import load
from reportkit.io.run import report_of, report_of_text
from tests.scans.pages import Page, pages


@dataclass(slots=True)
class Count:
    """What came of some pages."""

    pages: int = 0
    printed: int = 0
    right: int = 0
    wrong: int = 0
    sure: int = 0
    unclaimed: int = 0
    seconds: float = 0.0


def read(page: Page) -> tuple[dict[str, Any], float]:
    """The report of a page's picture, and the seconds of CPU it took."""
    out = io.BytesIO()
    page.picture.save(out, "PNG")
    began = process_time()
    document = load(Item("page.png", "page.png", ".png", out.getvalue()))
    return report_of(document)[0], process_time() - began


def measure(number: int = 20) -> dict[str, Count]:
    """Counts by manner of scanning."""
    found: dict[str, Count] = defaultdict(Count)
    for page in pages(number):
        printed = _figures(report_of_text(page.text)[0])
        report, seconds = read(page)
        scanned = _figures(report)
        count = found[page.manner]
        count.pages += 1
        count.printed += sum(printed.values())
        count.right += sum((printed & scanned).values())
        count.wrong += sum((scanned - printed).values())
        count.sure += sum(
            r.get("confidence") == "sure" for k in ("figures", "suggestions", "law_inspections") for r in report[k]
        )
        count.unclaimed += sum("recognizer" in row["reason"] for row in report["unclaimed"])
        count.seconds += seconds
        if (printed - scanned) or (scanned - printed):
            sys.stderr.write(
                f"{page.manner}: printed only {dict(printed - scanned)}, scanned only {dict(scanned - printed)}\n"
            )
    return dict(found)


def _figures(report: dict[str, Any]) -> Counter[tuple[float, str]]:
    return Counter((float(f["value"]), f["unit"] or "") for f in report["figures"])


def main() -> None:
    """Print the table."""
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
    sys.stdout.write(
        "| pages | figures printed | right | wrong | in doubt | sure | CPU seconds a page |\n|---|---|---|---|---|---|---|\n"
    )
    total = Count()
    for manner, c in sorted(found.items()):
        _row(f"{manner} ({c.pages})", c)
        for name in Count.__slots__:
            setattr(total, name, getattr(total, name) + getattr(c, name))
    _row(f"all ({total.pages})", total)


def _row(name: str, c: Count) -> None:
    share = 100 * c.right / max(c.printed, 1)
    sys.stdout.write(
        f"| {name} | {c.printed} | {c.right} ({share:.1f} %) | {c.wrong} | {c.unclaimed} | {c.sure} | {c.seconds / c.pages:.1f} |\n"
    )


if __name__ == "__main__":
    main()
