"""Small reports made for the tests of the data set, and the cells they give."""

from __future__ import annotations

from reportkit import extract
from reportkit.dataset.panel.candidates import Asked
from reportkit.dataset.panel.cell import Cell
from reportkit.dataset.panel.choose import cell_of
from reportkit.dataset.panel.indicators import Indicator, shipped
from reportkit.models.enums import Organ

TITLES = {
    Organ.NPC_STANDING_COMMITTEE: ("安平县人民代表大会常务委员会工作报告", "安平县第十七届人民代表大会第{}次会议"),
    Organ.CPPCC_STANDING_COMMITTEE: ("政协安平县委员会常务委员会工作报告", "政协安平县第十届委员会第{}次会议"),
    Organ.NPC_PRESIDIUM: ("安平县南王庄镇人民代表大会主席团工作报告", "南王庄镇第十七届人民代表大会第{}次会议"),
    Organ.GOVERNMENT: ("安平县人民政府工作报告", "安平县第十七届人民代表大会第{}次会议"),
}
NOTHING = "继续做好各项工作。"


def report_text(
    done: str, plan: str = "", organ: Organ = Organ.NPC_STANDING_COMMITTEE, *, term: bool = False, year: int = 2021
) -> str:
    """A report on ``year``, or on the five years up to it, that says what was ``done`` and what is to do."""
    title, session = TITLES[organ]
    session = session.format("一二三四五"[year % 5])
    review = "过去五年工作回顾" if term else f"{year}年工作回顾"
    return (
        f"{title}\n——{year + 1}年1月10日在{session}上\n\n各位代表：\n\n现在报告工作，请予审议。\n\n"
        f"一、{review}\n\n{done}\n\n二、{year + 1}年工作安排\n\n{plan or NOTHING}\n"
    )


def indicator(name: str) -> Indicator:
    """The package's indicator of this name."""
    return next(i for i in shipped() if i.name == name)


def asked(text: str) -> Asked:
    """The report of ``text``, to be asked."""
    return Asked(extract(text).to_dict(), text)


def cell(
    name: str, done: str, plan: str = "", organ: Organ = Organ.NPC_STANDING_COMMITTEE, *, term: bool = False
) -> Cell:
    """The cell of the indicator ``name`` for a report that says this."""
    return cell_of(indicator(name), asked(report_text(done, plan, organ, term=term)))
