"""What a cell holds: the organ's own number of the year, or the reason why there is none."""

from __future__ import annotations

import pytest

from reportkit.dataset.panel.candidates import Asked
from reportkit.dataset.panel.choose import cell_of
from reportkit.dataset.panel.indicators import CellStatus, shipped
from reportkit.models.enums import Organ
from tests.dataset.made import asked, cell, indicator, report_text

STATED = [
    # A number for the year, among others.
    ("sc_meetings", "一年来，共召开常委会会议8次、主任会议17次。", 8),
    ("sc_meetings", "全年召开常委会会议9次，有1次常委会会议开到晚上。", 9),
    ("reports_heard", "听取和审议专项工作报告11项，听取专题汇报19项。", 11),
    ("law_inspections", "组织视察、执法检查和调研21次，其中执法检查4次。", 4),
    ("law_inspections", "全年召开常委会会议8次，听取专项工作报告18项，开展执法检查5次。自主开展执法检查3次。", 5),
    ("filings_reviewed", "备案审查规范性文件36件，纠正同法律相抵触的规范性文件2件。", 36),
    ("appointments", "任免国家机关工作人员63人次，其中任命38人次、免职25人次。", 63),
    ("special_inquiries", "开展1次专题询问、5次代表视察。", 1),
    # Suggestions: the widest total of the year, with those between sessions.
    ("suggestions_received", "大会期间收到代表建议136件，闭会期间收到7件，共143件。", 143),
    ("suggestions_received", "大会期间收到代表建议284件，闭会期间收到代表建议12件。", 296),
    ("suggestions_received", "办理代表建议212件，其中大会期间200件、闭会期间12件。", 212),
    ("suggestions_received", "办理代表建议107件。重点督办代表建议9件，面对面征集群众意见建议927条。", 107),
    ("suggestions_received", "县政府及其部门办理代表建议112件。", 112),
    # Shares: of all of them, 办复率 before 办结率, the result before the attitude.
    ("suggestions_handled_share", "办理代表建议107件，办结率98%，答复率100%。", 100),
    ("suggestions_handled_share", "办理代表建议107件，面商率、答复率均达100%。", 100),
    ("satisfied_share", "办理代表建议107件，对办理态度的满意率100%，对办理结果的满意率96.8%。", 96.8),
    ("satisfied_or_basically_share", "办理代表建议107件，代表满意率97.9%，基本满意率2.1%。", 100),
    ("suggestions_resolved", "收到代表建议112件，已解决97件。重点督办的12件建议，解决10件。", 97),
    # Laws: a name in full and its end are one, what is followed up counts.
    (
        "laws_inspected_named",
        "检查了《河北省全民健身条例》实施情况，对全民健身条例执法检查审议意见落实情况开展跟踪检查。",
        1,
    ),
    ("laws_inspected_named", "连续两年开展安全生产法执法检查，5月检查了水污染防治法实施情况。", 2),
    ("motions", "代表提出的3件议案全部转为建议办理。", 3),
]


@pytest.mark.parametrize(("name", "text", "value"), STATED)
def test_stated(name: str, text: str, value: float) -> None:
    found = cell(name, text)
    assert (found.status, found.value) == (CellStatus.STATED, value), found


WITHOUT = [
    ("sc_meetings", "常委会会议听取了专项工作报告，邀请代表列席常委会会议32人次。", CellStatus.NOT_STATED),
    ("sc_meetings", "截至6月底，召开常委会会议4次。", CellStatus.PART_ONLY),
    ("chair_meetings", "主任会议成员领办重点建议7件。", CellStatus.NOT_STATED),
    ("law_inspections", "组织执法检查、视察12次。", CellStatus.POOLED_ONLY),
    ("law_inspections", "全县各乡镇人大开展执法检查7次。", CellStatus.NOT_STATED),
    ("law_inspections", "开展执法检查不少于5次。", CellStatus.PART_ONLY),
    ("decisions", "作出了关于批准预算的决议。", CellStatus.NOT_STATED),
    ("motions", "办理代表议案、建议359件。", CellStatus.POOLED_ONLY),
    ("suggestions_received", "收到闭会期间代表建议14件。", CellStatus.PART_ONLY),
    ("suggestions_resolved", "收到代表建议112件，已解决或列入计划逐步解决97件。", CellStatus.POOLED_ONLY),
    ("suggestions_resolved_share", "收到代表建议112件，已解决97件。", CellStatus.NOT_STATED),
    ("satisfied_share", "办理代表建议112件，代表满意和基本满意率98%。", CellStatus.NOT_STATED),
    (
        "petitions",
        "受理群众来信41件，接待来访86批192人次，常委会领导包案的18件信访案件办结15件。",
        CellStatus.PART_ONLY,
    ),
    ("proposals_received", "收到代表建议112件。", CellStatus.NOT_APPLICABLE),
    ("shortcomings_n", "召开常委会会议8次。", CellStatus.NOT_STATED),
]


@pytest.mark.parametrize(("name", "text", "status"), WITHOUT)
def test_without_a_value(name: str, text: str, status: CellStatus) -> None:
    found = cell(name, text)
    assert (found.status, found.value) == (status, None), found
    assert found.why


IN_WORDS = [
    ("motions", "大会期间没有收到代表议案。", CellStatus.STATED_ZERO, 0),
    ("suggestions_handled_share", "代表提出的112件建议，已全部办理完毕并答复代表。", CellStatus.ALL, 100),
    ("suggestions_handled_share", "办理代表建议112件，到11月底全部答复代表。", CellStatus.ALL, 100),
]


@pytest.mark.parametrize(("name", "text", "status", "value"), IN_WORDS)
def test_said_in_words(name: str, text: str, status: CellStatus, value: int) -> None:
    found = cell(name, text)
    assert (found.status, found.value) == (status, value), found


LOOKED = [
    ("law_inspections", "开展执法检查5次。去年共开展执法检查6次。", "numbers that differ: 5次 | 6次"),
    (
        "suggestions_received",
        "十六届人大六次会议收到代表建议99件。十七届人大一次会议收到代表建议131件。",
        "two sessions",
    ),
    (
        "suggestions_received",
        "大会期间收到建议284件，闭会期间收到建议12件，另有由议案转来的7件。",
        "motions made suggestions",
    ),
    ("suggestions_handled_share", "代表建议办得好，均由承办单位当面作了答复。", "no record says it"),
]


@pytest.mark.parametrize(("name", "text", "why"), LOOKED)
def test_what_is_not_clear_is_to_be_looked_at(name: str, text: str, why: str) -> None:
    found = cell(name, text)
    assert (found.status, found.value) == (CellStatus.LOOK, None), found
    assert why in (found.why or "")


def test_a_share_of_a_few_is_not_that_of_all() -> None:
    found = cell("suggestions_handled_share", "收到代表建议112件。重点督办代表建议12件，全部办结。")
    assert found.value is None


def test_a_report_on_five_years_has_the_last_one_only_where_it_says_so() -> None:
    text = "五年来，召开常委会会议41次，作出决议决定58项。2021年召开常委会会议9次。"
    assert cell("sc_meetings", text, term=True).value == 9
    found = cell("decisions", text, term=True)
    assert (found.status, found.value) == (CellStatus.TERM_ONLY, None)


def test_of_five_years_one_is_no_part() -> None:
    text = "五年共收到提案612件，立案548件，其中2021年立案101件。"
    assert cell("proposals_filed", text, organ=Organ.CPPCC_STANDING_COMMITTEE, term=True).value == 101


def test_tasks_are_counted_in_the_plan() -> None:
    assert cell("tasks_n", "召开常委会会议8次。", "听取专项工作报告。开展执法检查。").value == 2


def test_a_cell_tells_where_it_stands() -> None:
    text = report_text("全年召开常委会会议8次。")
    found = cell_of(indicator("sc_meetings"), asked(text))
    assert found.sentence == "全年召开常委会会议8次。"
    assert found.start is not None
    assert text[found.start : found.end] == "常委会会议8次"
    assert (found.unit, found.year_basis, found.n_candidates) == ("次", "stated", 1)


def test_what_was_counted_is_the_basis() -> None:
    assert cell("suggestions_received", "办理代表建议107件。").basis == "handled"
    assert cell("suggestions_received", "收到代表建议107件。").basis == "submitted"


def test_an_approximate_number_is_stated_as_such() -> None:
    found = cell("petitions", "受理群众来信来访300多件次。")
    assert (found.status, found.value, found.approx) == (CellStatus.STATED, 300, "over")


def test_without_the_text_nothing_is_said_not_to_be_stated() -> None:
    text = report_text("全年召开常委会会议8次。")
    without = Asked(asked(text).report, None)
    assert cell_of(indicator("sc_meetings"), without).value == 8
    assert cell_of(indicator("decisions"), without).status is CellStatus.LOOK


def test_what_an_abridged_text_lacks_is_unknown() -> None:
    text = report_text("全年召开常委会会议8次。").replace("工作报告\n", "工作报告（摘要）\n", 1)
    assert cell_of(indicator("decisions"), asked(text)).status is CellStatus.ABRIDGED


@pytest.mark.parametrize(
    "text", ["", "\n\n", "议案", "建议" * 3000, "，。；：" * 50, "8次", "\ufeff常委会会议\u3000８\n次"]
)
def test_any_text_gives_a_status_each(text: str) -> None:
    found = [cell_of(one, asked(text)) for one in shipped()]
    assert all(c.value is not None or c.why for c in found)
