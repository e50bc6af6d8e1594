"""A folder of small reports that are told apart by their number of meetings."""

from __future__ import annotations

import json
from pathlib import Path


def text(number: int) -> str:
    return f"松阳县人大常委会工作报告\n\n一年来，共召开常委会会议{number}次。\n" + "依法履职，服务大局。\n" * 40


def fill(folder: Path, count: int) -> None:
    """Makes ``folder`` with ``count`` reports."""
    folder.mkdir()
    for number in range(1, count + 1):
        (folder / f"{number:04}.txt").write_text(text(number), encoding="utf-8")


def counts(data: bytes) -> list[int]:
    return [json.loads(line)["meetings"][0]["count"] for line in data.splitlines()]
