"""Plans followed to the next report: small reports made up for each form of speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit import extract
from reportkit.dataset.follow.pairs import Follow, Link, Pair
from reportkit.dataset.follow.rows import FOLLOW, NOT_PLANNED, follow_rows, not_planned_rows
from reportkit.dataset.follow.topics import words
from reportkit.dataset.source import Sourced
from reportkit.models import Report

DONE, PLAN = "召开常委会会议8次。", "依法做好人事任免工作。"


def text_of(year: int, *, done: str = DONE, plan: str = PLAN, place: str = "云溪县", what: str = "工作报告") -> str:
    """A report of ``place`` on ``year`` with the plan of the year after."""
    return (
        f"{place}人民代表大会常务委员会{what}\n"
        f"——{year + 1}年1月10日在{place}第十六届人民代表大会第三次会议上\n"
        f"{place}人大常委会主任　何其安\n\n各位代表：\n"
        f"我受{place}人大常委会委托，向大会报告工作，请予审议。\n"
        f"一、{year}年工作回顾\n{year}年，县人大常委会依法履职，各项工作取得新进展。{done}\n"
        f"二、{year + 1}年主要任务\n{plan}\n"
    )


def sourced(text: str) -> Sourced:
    """The report of ``text``, with it."""
    return Sourced(extract(text), text)


def followed(plan: str, done: str) -> Pair:
    """``plan`` of a year held against ``done`` of the next."""
    pairs = list(Follow([sourced(text_of(2021, plan=plan)), sourced(text_of(2022, done=done))]))
    assert [pair.plan.meta.plan_year for pair in pairs][:1] == [2022]
    return pairs[0]


def statuses(pair: Pair) -> list[tuple[str, str]]:
    """What is said of each act that can be looked for, in the order of the plan."""
    return [(link.act.name, str(link.verdict.status)) for link in pair.links if link.act.concrete]


CASES = [
    # laws: by title, whatever they are called
    ("对《中华人民共和国固体废物污染环境防治法》实施情况开展执法检查。", "开展了固废法执法检查。", ["reported"]),
    ("对《省物业管理条例》实施情况开展执法检查。", "开展《省物业管理条例》执法检查，交办问题9个。", ["reported"]),
    ("对《昌宁市物业管理条例》实施情况开展执法检查。", "开展《省物业管理条例》执法检查。", ["look"]),
    ("对《中华人民共和国消防法》实施情况开展执法检查。", "开展安全生产法执法检查。", ["not_mentioned"]),
    ("对《中华人民共和国噪声污染防治法》开展执法检查。", "配合上级人大开展噪声法调研。", ["reported"]),
    ("对《中华人民共和国噪声污染防治法》开展执法检查。", "组织学习噪声法。", ["look"]),
    ("对《中华人民共和国消防法》实施情况开展执法检查。", "组织学习《中华人民共和国消防法》。", ["look"]),
    (
        "对《中华人民共和国消防法》实施情况开展执法检查。",
        "原定开展的消防法执法检查推迟至2023年进行。",
        ["look"],
    ),
    (
        "对《中华人民共和国消防法》实施情况开展执法检查。",
        "消防法执法检查因机构调整，安排在下一年度。",
        ["look"],
    ),
    # matters: the same in other words
    ("听取和审议学前教育发展情况的报告。", "听取审议了全县学前教育工作情况报告。", ["reported"]),
    ("听取和审议县域医共体建设情况的报告。", "听取和审议了县域医疗卫生共同体建设情况的报告。", ["reported"]),
    ("听取和审议养老服务体系建设情况的报告。", "听取和审议了公共法律服务体系建设情况的报告。", ["not_mentioned"]),
    ("听取和审议城市管理工作情况的报告。", "听取和审议了城市建设工作情况的报告。", ["look"]),
    ("听取和审议“八五”普法规划实施情况的报告。", "听取和审议了“七五”普法规划实施情况的报告。", ["look"]),
    ("听取和审议企业国有资产管理情况的报告。", "听取和审议了行政事业性国有资产管理情况的报告。", ["look"]),
    ("听取和审议审计查出问题整改情况的报告。", "听取和审议了审计工作报告。", ["look"]),
    ("视察城区污水处理设施建设情况。", "听取和审议了城区污水处理设施建设情况的报告。", ["reported"]),
    (
        "听取和审议高标准农田建设情况的报告。",
        "实地察看12个高标准农田项目，听取县政府专项工作报告。",
        ["reported"],
    ),
    ("听取和审议高标准农田建设情况的报告。", "高标准农田建设情况的报告因机构调整推迟到2023年听取。", ["look"]),
    ("听取和审议物业管理情况的报告。", "听取和审议了物业管理情况的报告，推动取消不合理收费12项。", ["reported"]),
    ("听取和审议城市生活污水处理情况的报告。", "听取和审议了城市生活垃圾处理情况的报告。", ["look"]),
    ("视察城市口袋公园建设情况。", "视察城市公园绿地。", ["reported"]),
    ("听取和审议农村公路管护情况的报告。", "听取和审议了农村供水情况的报告。", ["not_mentioned"]),
    # a told act is left to the planned act that it explains better
    (
        "听取和审议学前教育普惠发展情况的报告。视察校外托管服务发展情况。",
        "听取和审议了学前教育普惠发展情况的报告，提出校外托管意见。",
        ["reported", "look"],
    ),
    ("听取和审议粮食安全情况的报告。", "开展安全生产专题调研。", ["not_mentioned"]),
    ("围绕残疾人就业开展专题调研。", "开展残疾人就业情况调研，形成调研报告3篇。", ["reported"]),
    # one of several
    (
        "听取和审议农村供水保障、文化遗产保护工作情况的报告。",
        "听取和审议了农村供水保障工作情况的报告。",
        ["reported", "not_mentioned"],
    ),
    ("对县交通运输局、县水利局开展工作评议。", "对县交通运输局开展了工作评议。", ["reported", "not_mentioned"]),
    ("对县住房和城乡建设局开展工作评议。", "对县住建局开展了工作评议。", ["reported"]),
    ("对3名法官开展履职评议。", "对2名法官开展了履职评议。", ["partly"]),
    # numbers: reached, or not
    ("举办代表培训班4期。", "举办代表培训班4期，培训代表320人次。", ["reported"]),
    ("举办代表培训班4期。", "举办代表培训班3期，培训代表320人次。", ["partly"]),
    ("新建代表联络站6个。", "新建代表联络站8个，总数达到40个。", ["reported"]),
    ("新建代表联络站6个。", "全县代表联络站总数达到40个。", ["look"]),
    ("主任会议成员领衔督办重点建议10件。", "主任会议成员领衔督办重点建议9件。", ["partly"]),
    ("确保代表建议办复率达到100%。", "代表提出的建议、批评和意见104件全部办复。", ["reported"]),
    ("推动建议解决率达到70%以上。", "代表建议98件全部办复，其中已解决71件，占72.4%。", ["reported"]),
    ("每季度开展一次代表接待活动。", "全年开展代表接待活动4次。", ["reported"]),
    ("主任会议成员领衔督办重点建议10件。", "领衔督办重点建议10件，办结9件，另1件结转今年。", ["reported"]),
    ("走访代表200人次。", "走访选民2000人次。", ["look"]),
    # what has no record of its own
    ("全面推行民生实事项目人大代表票决制。", "在县乡两级推行民生实事项目人大代表票决制。", ["reported"]),
    ("编纂出版《云溪人大志》。", "《云溪人大志》编纂工作全面完成，付印出版。", ["reported"]),
    ("编纂出版《云溪人大志》。", "机关作风持续好转。", ["not_mentioned"]),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "done", "expected"), CASES)
def test_statuses(plan: str, done: str, expected: list[str]) -> None:
    assert [status for _, status in statuses(followed(plan, done))] == expected


def test_both_places_are_slices_of_their_texts() -> None:
    pair = followed(
        "听取和审议农村供水保障、文化遗产保护工作情况的报告，举办代表培训班4期。",
        "听取和审议了农村供水保障工作情况的报告。全年举办代表培训班3期。",
    )
    assert pair.before is not None
    assert pair.after is not None
    told = {link.act.name: (pair.before.text[link.act.start : link.act.end], link.verdict) for link in pair.links}
    words, verdict = told["农村供水保障"]
    assert words == "农村供水保障"
    assert pair.after.text[verdict.start : verdict.end] == "听取和审议了农村供水保障"
    words, verdict = told["代表培训班"]
    assert (words, verdict.value, verdict.reason) == ("4期", 3, "3 of 4")


def test_what_was_not_planned_is_a_list_of_its_own() -> None:
    pair = followed(
        "听取和审议农村供水保障工作情况的报告。",
        "听取和审议了农村供水保障工作情况的报告。开展优化营商环境专题调研。对《中华人民共和国湿地保护法》实施情况进行了检查。",
    )
    named = [getattr(record, "topic", None) or record.law.title for record in pair.not_planned]  # type: ignore[union-attr]
    assert named == ["优化营商环境", "中华人民共和国湿地保护法"]
    rows = [dict(zip(NOT_PLANNED.names, row, strict=True)) for row in not_planned_rows(pair)]
    assert [row["sentence"] for row in rows] == [
        "开展优化营商环境专题调研。",
        "对《中华人民共和国湿地保护法》实施情况进行了检查。",
    ]


def test_a_clause_without_an_act_is_vague() -> None:
    pair = followed("不断提升服务保障水平，努力打造让人民满意的人大工作队伍。", DONE)
    assert {str(link.verdict.status) for link in pair.links} == {"vague"}


def test_planned_again_is_told() -> None:
    plan = "听取和审议农村供水保障工作情况的报告。"
    before, after = text_of(2021, plan=plan), text_of(2022, plan=plan)
    (link, *_) = next(iter(Follow([sourced(before), sourced(after)]))).links
    assert (str(link.verdict.status), link.verdict.reason) == ("not_mentioned", "not mentioned, but planned again")


def test_no_next_report() -> None:
    plan = text_of(2021, plan="听取和审议农村供水保障工作情况的报告。")
    others = [text_of(2023), text_of(2022, place="南溪县"), plan.replace("人民代表大会常务委员会", "人民政府")]
    for pair in Follow(map(sourced, [plan, *others])):
        assert {str(link.verdict.status) for link in pair.links} == {"no_next_report"}


def test_order_of_files_does_not_matter() -> None:
    texts = [text_of(2021, plan=CASES[0][0]), text_of(2022, done=CASES[0][1], plan=CASES[6][0]), text_of(2023)]
    assert rows_of(texts) == rows_of(texts[::-1])


def rows_of(texts: list[str]) -> list[tuple[object, ...]]:
    """All rows of ``follow``."""
    return [tuple(row) for pair in Follow(map(sourced, texts)) for row in follow_rows(pair)]


def test_copies_of_a_plan_count_once() -> None:
    plan = text_of(2021, plan="听取和审议农村供水保障工作情况的报告。")
    found = Follow(map(sourced, [plan, plan + "\n", text_of(2022)]))
    assert sum(pair.plan.meta.plan_year == 2022 for pair in found) == 1
    assert found.copies == 1


def test_without_its_text_nothing_is_called_not_mentioned() -> None:
    plan, after = (
        text_of(2021, plan="听取和审议农村供水保障、文化遗产保护工作情况的报告。"),
        text_of(2022, done=CASES[6][1]),
    )
    whole = statuses(next(iter(Follow([sourced(plan), sourced(after)]))))
    assert [status for _, status in whole] == ["not_mentioned", "not_mentioned"]
    pair = next(iter(Follow([Sourced(bare(plan), None), Sourced(bare(after), None)])))
    assert statuses(pair) == [(name, "look") for name, _ in whole]
    row = dict(zip(FOLLOW.names, next(follow_rows(pair)), strict=True))
    assert (row["sentence"], row["quote"]) == (None, None)


def bare(text: str) -> Report:
    """The report of ``text`` as it is read from what was written, without the text."""
    return Report.from_dict(extract(text).to_dict())


def test_an_abridged_report_leaves_out_what_it_may() -> None:
    plan = text_of(2021, plan="听取和审议农村供水保障工作情况的报告。")
    short = text_of(2022, what="工作报告（摘要）")
    assert extract(short).meta.completeness == "abridged"
    assert [status for _, status in statuses(next(iter(Follow([sourced(plan), sourced(short)]))))] == ["look"]


def test_what_a_report_on_several_years_tells_is_not_of_the_year() -> None:
    plan = text_of(2020, plan="开展《中华人民共和国消防法》执法检查。")
    term = text_of(2021, done="五年来，开展消防法执法检查。").replace("2021年工作回顾", "过去五年工作回顾")
    after = extract(term)
    if after.meta.review_from == after.meta.review_to:
        pytest.fail("the text is meant to review five years")
    pair = next(iter(Follow([sourced(plan), sourced(term)])))
    assert [status for _, status in statuses(pair)] == ["look"]


def test_every_cell_has_a_column(root: Path) -> None:
    seeds = [root / "seeds" / name for name in sorted(path.name for path in (root / "seeds").glob("*.txt"))]
    pairs = list(Follow(sourced(path.read_text(encoding="utf-8")) for path in seeds))
    rows = [row for pair in pairs for row in follow_rows(pair)]
    assert rows
    assert {len(row) for row in rows} == {len(FOLLOW.columns)}
    labels = {column.name: {value for value, _ in column.labels} for column in FOLLOW.columns if column.labels}
    for row in rows:
        cells = dict(zip(FOLLOW.names, row, strict=True))
        assert all(cells[name] in values for name, values in labels.items() if cells[name] is not None)


def test_links_are_in_the_order_of_the_plan() -> None:
    links: list[Link] = followed("".join(plan for plan, _, _ in CASES[:8]), DONE).links
    assert [link.act.start for link in links] == sorted(link.act.start for link in links)


def test_a_place_whose_code_changed_is_still_the_same() -> None:
    plan = text_of(2013, plan="听取和审议农村供水保障工作情况的报告。", place="浙江省富阳市")
    done = text_of(2014, done="听取和审议了农村供水保障工作情况的报告。", place="杭州市富阳区").replace("县", "区")
    before, after = sourced(plan), sourced(done)
    assert before.report.meta.region.adcode != after.report.meta.region.adcode
    assert [status for _, status in statuses(next(iter(Follow([before, after]))))] == ["reported"]


def test_words_of_the_data_have_one_meaning() -> None:
    told = words()
    common, broad = set(told.common.pattern.split("|")), set(told.broad.pattern.split("|"))
    assert not common & broad
    assert not [long for long, short in told.short.items() if long == short or told.common.fullmatch(long)]
    assert not set(told.lists["aims"]) & set(told.lists["concrete"])


def test_a_place_without_a_code_by_its_long_and_its_short_name() -> None:
    plan = text_of(2021, plan="听取和审议农村供水保障工作情况的报告。", place="清溪市云溪县")
    done = text_of(2022, done="听取和审议了农村供水保障工作情况的报告。")
    before, after = sourced(plan), sourced(done)
    assert (before.report.meta.region.name, after.report.meta.region.name) == ("清溪市云溪县", "云溪县")
    assert [status for _, status in statuses(next(iter(Follow([before, after]))))] == ["reported"]
    other = sourced(text_of(2021, place="白沙市云溪县"))
    found = {pair.plan.id: pair.following for pair in Follow([before, after, other])}
    assert found[before.report.id] is None


def test_traditional_script() -> None:
    plan = text_of(2021, plan="聽取和審議縣域醫共體建設情況的報告。視察學前教育發展情況。")
    done = text_of(2022, done="聽取和審議了縣域醫共體建設工作報告。原定對學前教育發展情況的視察推遲至2023年進行。")
    pair = next(iter(Follow([sourced(plan), sourced(done)])))
    assert [status for _, status in statuses(pair)] == ["reported", "look"]
