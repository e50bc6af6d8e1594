"""The follow-up of plans as tables: ``follow``, a row a planned act, and ``not_planned``, a row for each act that no plan led to."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.dataset.columns import Column, Table
from reportkit.dataset.follow.pairs import NOTE, Link, Pair
from reportkit.dataset.follow.planned import Kind
from reportkit.dataset.follow.verdicts import Followed
from reportkit.dataset.write.base import Row
from reportkit.models import Report
from reportkit.models.enums import Category, Form, Labelled, LawRole, Mode, Organ
from reportkit.models.report import LawInspection
from reportkit.models.sentences import Sentences


def _labels(*closed: type[Labelled]) -> tuple[tuple[str, str], ...]:
    return tuple({member.value: (member.value, member.label) for each in closed for member in each}.values())


def _string(name: str, en: str, zh: str, *closed: type[Labelled], required: bool = False) -> Column:
    return Column(name, "string", en, zh, _labels(*closed), required)


WHOSE = (
    _string("adcode", "GB/T 2260 code of the region", "行政区划代码"),
    _string("region", "Region of the organ", "地区"),
    _string("organ", "Whose plan it is", "机关", Organ, required=True),
    Column("year", "integer", "Year that was planned", "计划年份", required=True),
)
FOLLOW = Table(
    "follow",
    ("report", "act"),
    (
        _string("report", "Report with the plan", "计划所在报告", required=True),
        Column("act", "integer", "Number of the planned act within its report", "事项序号", required=True),
        *WHOSE,
        _string("kind", "What of it is looked for", "比对依据", Kind, required=True),
        _string("form", "What was planned to be done: of a law, a matter, or the kind of thing counted", "形式", Form, Mode, LawRole, Category),
        _string("planned", "The planned act: the law, the matter, the clause of a number or a task", "计划事项", required=True),
        Column("planned_value", "number", "Number that was planned", "计划数"),
        _string("status", "What the next report tells of it", "落实情况", Followed, required=True),
        Column("told_value", "number", "Number that the next report tells", "报告数"),
        _string("reason", "What the status rests on", "判断依据", required=True),
        _string("note", "What the status does not say", "注意"),
        Column("score", "number", "How alike the two are, from 0 to 1", "相似度"),
        _string("sentence", "The whole sentence of the plan", "计划原句"),
        _string("quote", "The words of the planned act", "计划原文"),
        Column("start", "integer", "First character of the words, from 0", "起点", required=True),
        Column("end", "integer", "One past their last character", "终点", required=True),
        _string("record", "Record of the planned act in its report", "计划记录"),
        _string("next_report", "Report on the planned year", "下年报告"),
        _string("next_sentence", "The whole sentence of the next report", "下年报告原句"),
        _string("next_quote", "The words of the next report", "下年报告原文"),
        Column("next_start", "integer", "First character of these words, from 0", "下年起点"),
        Column("next_end", "integer", "One past their last character", "下年终点"),
        _string("next_record", "Record of the next report", "下年记录"),
        _string("path", "File of the plan", "计划文件"),
        _string("next_path", "File of the next report", "下年报告文件"),
    ),
    "Planned acts, and what the next report tells of them. Not mentioned is not a broken promise.",
    "计划事项及下年报告的说法（未提及不等于未落实）",
)  # fmt: skip
NOT_PLANNED = Table(
    "not_planned",
    ("report", "id", "plan"),
    (
        _string("report", "Report that tells of the act", "报告", required=True),
        _string("id", "Its record", "记录", required=True),
        *WHOSE,
        _string("form", "Form of oversight, or how the law was checked", "形式", Form, Mode, required=True),
        _string("topic", "The matter or the law", "议题", required=True),
        _string("sentence", "The whole sentence", "原句"),
        _string("quote", "The words of the record", "原文", required=True),
        Column("start", "integer", "First character of the words, from 0", "起点", required=True),
        Column("end", "integer", "One past their last character", "终点", required=True),
        _string("plan", "Report with the plan that was compared", "计划所在报告", required=True),
        _string("path", "File of the report", "文件"),
    ),
    "Matters looked into and laws inspected that no act of the plan of the year before leads to.",
    "未见于上年计划的监督事项",
)
TABLES = (FOLLOW, NOT_PLANNED)


def follow_rows(pair: Pair) -> Iterator[Row]:
    """Rows of ``follow``: the planned acts of ``pair`` in the order of the plan."""
    for number, link in enumerate(pair.links, 1):
        yield _row(pair, number, link)


def not_planned_rows(pair: Pair) -> Iterator[Row]:
    """Rows of ``not_planned``."""
    report = pair.following
    if report is None:
        return
    for record in pair.not_planned:
        evidence = record.evidence
        if isinstance(record, LawInspection):
            form, topic = record.mode.value, record.law.title or record.law.name
        else:
            form, topic = record.form.value, record.topic or ""
        sentence, _ = _told(pair.after, evidence.start, evidence.end)
        place = evidence.text, evidence.start, evidence.end
        yield (
            report.id,
            record.id,
            *_whose(pair.plan),
            form,
            topic,
            sentence,
            *place,
            pair.plan.id,
            report.source.path,
        )


def _row(pair: Pair, number: int, link: Link) -> Row:
    act, verdict = link.act, link.verdict
    following = pair.following
    return (
        pair.plan.id,
        number,
        *_whose(pair.plan),
        act.kind.value,
        act.form,
        act.clause or act.title or act.name,
        act.figure.value if act.figure else None,
        verdict.status.value,
        verdict.value,
        verdict.reason,
        NOTE if verdict.status is Followed.NOT_MENTIONED else None,
        round(verdict.score, 2) if following else None,
        *_told(pair.before, act.start, act.end),
        act.start,
        act.end,
        act.record,
        following.id if following else None,
        *_told(pair.after, verdict.start, verdict.end),
        verdict.start,
        verdict.end,
        verdict.record,
        pair.plan.source.path,
        following.source.path if following else None,
    )


def _whose(plan: Report) -> Row:
    meta = plan.meta
    return meta.region.adcode, meta.region.name, meta.organ.value, meta.plan_year


def _told(sentences: Sentences | None, start: int | None, end: int | None) -> tuple[str | None, str | None]:
    """The sentence around ``start:end``, and its words."""
    if sentences is None or start is None or end is None:
        return None, None
    return sentences.of(start, end), sentences.text[start:end]
