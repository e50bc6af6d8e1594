"""A small report, and what a hostile file that holds it must give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LINES = (
    "清河县人民代表大会常务委员会工作报告",
    "——2022年1月18日在清河县第十六届人民代表大会第二次会议上",
    "县人大常委会主任　陆文远",
    "各位代表：",
    "我受县人大常委会委托，向大会报告工作，请予审议。",
    "一、2021年主要工作",
    "一年来，共召开常委会会议9次、主任会议14次，听取审议专项工作报告16项，检查了《清河县停车管理办法》和安全生产法的实施情况。",
    "代表提出的建议126件已全部办复，满意率达98.4%，其中已经解决的83件。",
    "任免国家机关工作人员37人次。",
    "工作中还存在一些不足，主要是监督的刚性还不够强。",
    "二、2022年工作安排",
    "听取和审议县人民政府关于粮食安全工作的报告。",
    "开展消防法执法检查。组织代表视察3次。",
)
TITLE = LINES[0]
TEXT = "\n".join(LINES)
FIGURES = [9, 14, 16, 126, 98.4, 83, 37, 3]
WHOLE = "whole"  # all of the report was read


@dataclass(frozen=True, slots=True)
class Case:
    """A file and the lines it gives, in order: ``WHOLE``, ``WHOLE code`` with a warning, else a pattern of an error."""

    name: str
    data: Callable[[], bytes]
    gives: tuple[str, ...]


def html(lines: tuple[str, ...] = LINES[1:]) -> str:
    """Paragraphs of a page."""
    return "".join(f"<p>　　{line}</p>" for line in lines)
