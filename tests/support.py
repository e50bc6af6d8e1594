"""What tests share: the command as a user runs it, and a small report made by hand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).with_name("reportkit")

SUMMARY = re.compile(r"^reportkit: \d+ documents?, \d+ records?, .*\d+ failed.*, \d+\.\d\d s\n\Z", re.MULTILINE)

Run = Callable[..., subprocess.CompletedProcess[str]]

TEXT = "某县人大常委会工作报告\n一年来,共召开常委会会议8次,收到代表建议30件,办结率90%。\n"


def run_command(
    *args: str | Path, stdin: bytes | None = None, cwd: Path = ROOT, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the installed ``reportkit``; standard input is empty unless given."""
    done = subprocess.run(
        [COMMAND, *args],
        input=stdin or b"",
        capture_output=True,
        cwd=cwd,
        env=os.environ | {"NO_COLOR": "", **env},
        check=False,
        timeout=60,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def without_summary(err: str) -> str:
    """What ``extract`` said on stderr but for its last line, the summary, which must be there."""
    rest, found = SUMMARY.subn("", err)
    assert found == 1, err
    return rest


def _evidence(piece: str) -> dict[str, Any]:
    start = TEXT.index(piece)
    return {"start": start, "end": start + len(piece), "text": piece}


def _figure(name: str, piece: str, value: int, unit: str, category: str) -> dict[str, Any]:
    return {
        "id": name,
        "value": value,
        "value_max": None,
        "unit": unit,
        "approx": None,
        "change": None,
        "per": None,
        "measure": "share" if unit == "%" else "event",
        "subject": None,
        "verb": None,
        "category": category,
        "confidence": None,
        "pooled": False,
        "part_of": None,
        "actor": "own",
        "status": "done",
        "denied": False,
        "period": {"from": 2020, "to": 2020, "basis": "year", "text": "一年来"},
        "section": "s1",
        "rule": "by-hand",
        "evidence": _evidence(piece),
    }


def _suggestion(name: str, figure: dict[str, Any], action: str, base: str | None) -> dict[str, Any]:
    share = figure["unit"] == "%"
    return {
        "id": name,
        "kind": "suggestion",
        "action": action,
        "also": [],
        "aspect": None,
        "count": None if share else figure["value"],
        "rate": figure["value"] if share else None,
        "quantifier": None,
        "base": base,
        "approx": None,
        "per": None,
        "title": None,
        "confidence": None,
        "actor": "own",
        "status": "done",
        "denied": False,
        "period": None,
        "figure": figure["id"],
        "section": "s1",
        "rule": "by-hand",
        "evidence": figure["evidence"],
    }


def _meta() -> dict[str, Any]:
    unknown = ("organ_name", "congress", "session", "date", "speaker", "speaker_title", "plan_year", "key")
    region = {"name": "某县", "adcode": None, "level": "county", "province": None, "prefecture": None}
    return {
        "title": "某县人大常委会工作报告",
        "genre": "work_report",
        "completeness": "full",
        "organ": "npc_standing_committee",
        "region": region,
        "region_candidates": [],
        "review_from": 2020,
        "review_to": 2020,
        **dict.fromkeys(unknown),
    }


def hand_made_report() -> dict[str, Any]:
    """A report that keeps every rule, from ``TEXT`` (path: report.txt)."""
    from reportkit.io.load import text_source

    figures = [
        _figure("f1", "8次", 8, "次", "meeting"),
        _figure("f2", "30件", 30, "件", "suggestion"),
        _figure("f3", "90%", 90, "%", "suggestion"),
    ]
    meeting = {
        "id": "m1",
        "body": "standing_committee",
        "name": None,
        "count": 8,
        "approx": None,
        "per": None,
        "pooled": False,
        "topic": None,
        "actor": "own",
        "status": "done",
        "period": None,
        "figure": "f1",
        "section": "s1",
        "rule": "by-hand",
        "evidence": _evidence("共召开常委会会议8次"),
    }
    section = {"id": "s1", "parent": None, "level": 1, "heading": None, "role": "review", "start": 0, "end": len(TEXT)}
    empty = ("law_inspections", "tasks", "shortcomings", "oversight", "laws", "checks", "unclaimed", "warnings")
    source = text_source(TEXT)
    return {
        "schema_version": "2.0.0",
        "id": source["text_sha256"][:16],
        "generator": {"name": "reportkit", "version": "0", "rules": "none", "corrections": None},
        "source": source
        | {
            "path": "report.txt",
            "sha256": source["text_sha256"],
            "media_type": "text/plain",
            "reader": "text",
            "encoding": "utf-8",
        },
        "meta": _meta(),
        "sections": [section],
        "figures": figures,
        "meetings": [meeting],
        "suggestions": [
            _suggestion("g1", figures[1], "submitted", None),
            _suggestion("g2", figures[2], "handled", "f2"),
        ],
        **{key: [] for key in empty},
        "numerals": dict.fromkeys(("figure", "date", "ordinal", "name", "marker", "indefinite", "unclaimed"), 0),
    }
