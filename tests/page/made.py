"""Reports made to be looked at, and to break a page."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from reportkit import extract
from reportkit.dataset.panel.indicators import shipped
from reportkit.dataset.source import Sourced
from reportkit.page.write import write_page
from tests.dataset.made import report_text

ATTACK = "<script>document.title='owned'</script><!--<script>]]></ScRiPt ><img src=x onerror=alert(1)>"
# What a text may hold to get out of its place: ends of elements, addresses, marks of direction, line ends of JavaScript.
HOSTILE = (
    f"{ATTACK}县人民代表大会常务委员会工作报告\n——2022年1月10日在{ATTACK}县第十七届人民代表大会第一次会议上\n\n各位代表：\n\n"
    "一、2021年工作回顾\n\n"
    f"一年来，共召开常委会会议8次，{ATTACK}，检查《{ATTACK}法》实施情况，听取专项报告12个。\u2028又召开主任会议\u202e21次\u2069，\n\n"
    "𠮷𠮷收到代表建议\U0001f600 30件，办结率90%。[点击](javascript:alert(1))&lt;script&gt;&#60;b&#62; \"'`${alert(1)}{{7*7}}\n\n"
    "二、2022年工作安排\n\n计划检查消防法实施情况，开展专题询问1次。</textarea></title></style>\n"
)


def sourced(text: str) -> Sourced:
    """The report of ``text``, with it."""
    report = extract(text)
    return Sourced(report, text)


def page_of(texts: Iterable[str]) -> str:
    """The page of these texts."""
    file = io.BytesIO()
    write_page(map(sourced, texts), file, shipped())
    return file.getvalue().decode("utf-8")


def write(texts: Iterable[str], path: Path) -> Path:
    """The page of these texts as a file."""
    path.write_text(page_of(texts), encoding="utf-8", newline="")
    return path


def years() -> list[str]:
    """Reports of one congress on two years, of which the second tells what became of the plan of the first, and of another kind."""
    first = report_text(
        "共召开常委会会议8次，主任会议22次，听取专项报告12个，对消防法等2部法律开展执法检查。收到代表建议120件，其中已解决90件，占75%。",
        "将检查消防法实施情况。听取和审议养老服务工作情况的报告。召开常委会会议6次。",
        year=2021,
    )
    second = report_text(
        "共召开常委会会议7次，检查了消防法实施情况，听取和审议养老服务工作情况的报告。",
        "开展优化营商环境专题询问。",
        year=2022,
    )
    return [first, second]


def write_without_text(path: Path) -> Path:
    """The page of a report whose text was not found."""
    with path.open("wb") as file:
        write_page([Sourced(extract(years()[0]), None)], file, shipped())
    return path
