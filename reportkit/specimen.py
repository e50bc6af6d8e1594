"""A sentence in a minimal report, and the specification case that its records make."""

from __future__ import annotations

import re
from typing import Any

from reportkit.caserows import FIELDS, case_row
from reportkit.lexicon.own import NOTHING, Own
from reportkit.pipeline import build

# Title, session, who is reported for, whom the report addresses.
ORGANS = {
    "npc": ("清河县人民代表大会常务委员会工作报告", "清河县第十六届人民代表大会第三次会议", "县人大常委会", "各位代表"),
    "cppcc": ("政协清河县委员会常务委员会工作报告", "政协清河县第十届委员会第三次会议", "政协常委会", "各位委员"),
    "government": (
        "清河县人民政府关于县十六届人大三次会议代表建议办理情况的报告",
        "清河县第十六届人大常委会第八次会议",
        "县人民政府",
        "主任、各位副主任、各位委员",
    ),
}


def wrapped(text: str, part: str, organ: str, year: int) -> tuple[str, int]:
    """A minimal report of ``year`` with ``text`` in its ``part``, and where the text starts in it."""
    if part == "document":
        return text, 0
    title, session, body, salutation = ORGANS[organ]
    plan = year + 1
    covers = "过去五年的主要工作" if re.search("五年来|过去五年", text) else f"{year}年主要工作"
    # A text with headings of its own (一、…) stands in a part, one without in a numbered section.
    first, second = ("第一部分　", "第二部分　") if re.search("^一、", text, re.MULTILINE) else ("一、", "二、")
    head = (
        f"{title}\n——{plan}年1月10日在{session}上\n王建国\n\n{salutation}：\n"
        f"我受{body}委托，向大会报告工作，请予审议。\n\n{first}{covers}\n\n"
    )
    filler = "各项工作取得了新的进展。\n\n"
    before = {
        "review": head,
        "shortcomings": f"{head}{filler}{second}存在的问题和不足\n\n",
        "plan": f"{head}{filler}{second}{plan}年工作安排\n\n",
    }[part]
    return f"{before}{text}\n", len(before)


def case_of(text: str, part: str, organ: str, year: int, own: Own = NOTHING) -> dict[str, Any]:
    """The case that the records of ``text`` make; what it expects is what comes out, to be checked by eye."""
    document, start = wrapped(text, part, organ, year)
    report = build(document, {}, own)
    expect: dict[str, Any] = {}
    for kind in FIELDS:
        rows = [r for r in report[kind] if start <= r["evidence"]["start"] < start + len(text)]
        if rows:
            expect[kind] = [case_row(kind, r) for r in rows]
    if part == "document":
        expect["meta"] = _meta(report["meta"])
    if not expect:
        expect["figures"] = []
    return {
        "id": "new-001",
        "form": "say which form this is",
        "text": text,
        "part": part,
        "organ": organ,
        "year": year,
        "expect": expect,
    }


def _meta(meta: dict[str, Any]) -> dict[str, Any]:
    names = ("genre", "organ", "congress", "session", "date", "speaker", "review_from", "review_to", "plan_year")
    return {"region": (meta["region"] or {}).get("name")} | {name: meta[name] for name in names}
