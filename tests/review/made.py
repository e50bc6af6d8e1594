"""What the tests of reviewing share: a report, and corrections of it by what the records say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REPORT = """清河县人民代表大会常务委员会工作报告
——2021年1月10日在清河县第十六届人民代表大会第三次会议上
王建国

各位代表：
我受县人大常委会委托，向大会报告工作，请予审议。

一、2020年主要工作

全年共召开常委会会议8次，主任会议12次。开展绿色走访30次。
收到代表建议156件，其中已办结149件。听取和审议县政府关于环境保护工作情况的报告。
县政府组织培训班20期。代表提出的老旧小区改造建议已全部落实。

二、存在的问题和不足

监督实效还不够强。

三、2021年工作安排

开展执法检查3次，听取专项工作报告5个。
"""
PACK = """[[group]]
feature = "noun"
value = "petition"
[group.words]
"绿色走访" = "开展绿色走访30次"
"""
Data = dict[str, Any]


def record_of(report: Data, kind: str, evidence: str) -> Data:
    """The only record of a kind with this evidence."""
    (found,) = [record for record in report[kind] if record["evidence"]["text"] == evidence]
    return dict(found)


def correction(report: Data, kind: str, evidence: str, action: str, **more: Any) -> Data:
    """A correction of the record of a kind with this evidence, or of an added one, as the page exports it."""
    start = REPORT.index(evidence)
    found = None if action == "add" else record_of(report, kind, evidence)
    if found is not None:
        start = found["evidence"]["start"]
    return {
        "text_sha256": report["source"]["text_sha256"],
        "kind": kind,
        "start": start,
        "end": start + len(evidence),
        "evidence": evidence,
        "action": action,
        "field": None,
        "old": None,
        "new": None,
        "id": found and found["id"],
        "at": None,
        "by": None,
        "note": "",
        **more,
    }


def change(report: Data, kind: str, evidence: str, field: str, new: Any) -> Data:
    """A correction that sets one field, knowing what it said."""
    old = record_of(report, kind, evidence)
    for key in field.split("."):
        old = old[key]
    return correction(report, kind, evidence, "change", field=field, old=old, new=new)


def write_lines(path: Path, rows: list[Data]) -> Path:
    """``rows`` as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def read_lines(text: str) -> list[Data]:
    """The objects of JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]
