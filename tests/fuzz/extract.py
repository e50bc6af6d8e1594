"""Any bytes to a report or an error, never a crash, a hang or a report that breaks its own rules.

The first byte of an input says how the rest is taken: as a file of one of the types that are read, or as numbers of
pieces that reports are made of, which gets further than bytes do. What is found is written to ``crash-…`` or
``timeout-…``; ``python tests/fuzz/extract.py FILE`` runs it again. It becomes a case in tests/property/test_hostile.py.
CONTRIBUTING.md has the command.
"""

from __future__ import annotations

import sys
from typing import Any

import atheris

with atheris.instrument_imports(include=["reportkit"]):
    from reportkit.errors import ReportkitError
    from reportkit.io.item import Item
    from reportkit.io.jsonl import dump
    from reportkit.io.limits import DEFAULT
    from reportkit.io.load import load
    from reportkit.io.run import report_of, report_of_text

TYPES = (".txt", ".txt", ".md", ".html", ".docx", ".pdf", "")
PIECES = (
    *"0123456789一二三四五六七八九十百千万亿〇零两几余多约近",
    *"，。；：、！？（）《》“”—%.,-~·/ \n\r\t\u3000\u200b\u2028\ufeff\u202e\x00",
    *"年月日次件个项部名人条届第届是要对为等的了和及并",
    "\n\n",
    "\r\n",
    "松阳县人大常委会工作报告",
    "中国人民政治协商会议第十届永康市委员会常务委员会工作报告",
    "——2021年1月22日在松阳县第十七届人民代表大会第五次会议上",
    "各位代表：",
    "一、过去一年的主要工作",
    "（一）",
    "1.",
    "# ",
    "**",
    "一是",
    "2021年",
    "2022年的主要任务",
    "一年来，",
    "五年来，",
    "共召开常委会会议",
    "主任会议",
    "听取和审议专项工作报告",
    "对《浙江省水污染防治条例》实施情况开展执法检查",
    "消防法",
    "“一法一条例”",
    "《条例》",
    "代表提出的建议",
    "提案",
    "办结率",
    "百分之",
    "分之",
    "万元",
    "人次",
    "其中",
    "分别",
    "将",
    "还存在不足，",
    "专题询问",
    "视察、调研",
    "衢州市柯城区",
    "来源：新华社",
    "（张三 摄）",
    "𠮷",
    "員會議",
)


def evidence(node: Any) -> list[dict[str, Any]]:
    """All evidence objects anywhere in a report."""
    if isinstance(node, list):
        return [e for item in node for e in evidence(item)]
    if isinstance(node, dict):
        return [node] if set(node) == {"start", "end", "text"} else [e for v in node.values() for e in evidence(v)]
    return []


def check(data: bytes) -> None:
    """Read ``data`` as its first byte says."""
    how, rest = data[0], data[1:]
    try:
        if how % 2:
            text = "".join(PIECES[byte % len(PIECES)] for byte in rest)
            report = report_of_text(text)[0]
        else:
            extension = TYPES[how // 2 % len(TYPES)]
            document = load(Item(f"x{extension}", f"x{extension}", extension, rest), DEFAULT)
            text = document.text
            report = report_of(document)[0]
    except ReportkitError as error:
        if error.stage in ("extract", "validate", "write"):
            raise (error.__cause__ or error) from None
        return
    assert dump(report).count(b"\n") == 1
    assert all(text[e["start"] : e["end"]] == e["text"] and e["text"] for e in evidence(report))


def main() -> None:
    """Run the fuzzer with the arguments of the command line."""
    atheris.Setup(sys.argv, lambda data: check(data) if data else None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
