"""Rows of a table or a list: matters without a verb of their own (关于…情况的报告, nouns under 专题调研：), laws alone under 执法检查."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportkit.grammar.clause import Clause
from reportkit.grammar.lawnames import LawName
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.predicates import ASIDE, Span, govern
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.predicatewords import PredicateWord, PredicateWords
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Actor, Category, Form, Mode
from reportkit.outline.sentences import Sentence
from reportkit.records.oversight.acts import Reader
from reportkit.records.oversight.hearings import NO_REPORT, hear
from reportkit.records.oversight.introduced import CARRIES, Act
from reportkit.records.oversight.matters import trim
from reportkit.text.said import any_in

# (2), shaded as ○○○, 2. or 二、.
MARK = re.compile(
    r"^\s*(?:○{3,4}|(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])(?:[)、.\s]+|是(?=关于)))(?:\d{1,2}月[份:,]?)?"
)
LEAD = re.compile(r"[^,;。:]{0,24}:")
REPORT = re.compile(
    r"[^,;。:、]{0,24}?关于[^,;。:]{3,60}?的(?:专项|专题|综合|中期评估|调研)?(?:工作)?(?:报告|汇报)(?:[;。(○和、]|$)"
)
LED = re.compile(r"[^,;。:]{0,12}:?$")
# A row that says more than a noun.
CLAUSE = re.compile(r"[,:]|推动|加强|做好|提高|促进|不断|进一步|认真|围绕|确保|推进|完善|开展|组织|落实好|召开|坚持")
ROW = 40
MEASURED = ("不少于", "不低于", "力争", "以上", "达到")  # 续签率力争达到95%以上 names no matter


# 3项,涉及4部法律法规 behind a heading in brackets.
BRACKETED = re.compile(r"\([^()]*\)$")
# What may stand around the laws of an item that names nothing else.
BEFORE_LAW = re.compile(r"\s*(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])[)、.\s]+)?(?:对|关于)?")
# What a calendar adds to an item: when, and who prepares it.
ADDED = re.compile(
    r"[,、](?:\d{1,2}月份?|第?[一二三四]季度|[上下]半年|[\u4e00-\u9fff]{1,10}(?:委|委员会|室|局)(?:牵头|负责)?)$"
)
BEHIND_LAW = re.compile(
    r"(?:的?(?:贯彻)?(?:落实|实施|执行)(?:情况)?)?(?:的|开展|进行)*(?:执法)?(?:检查|报告|汇报)?(?:\([^()]*\))?"
)
# 乡镇, 承办单位: whose acts the numbers of a row are, but for what the organ itself does there.
BELOW = re.compile("乡镇|镇街|街道|[县市]区|县市|区县|村居|村$")
OFFICES = re.compile("(?:承办|办理|主办|责任|协办)(?:单位|部门)")
VISITS = (Category.MEETING, Category.INSPECTION_TOUR, Category.SURVEY, Category.REPORT_REVIEW)
PAPERS = ("报告", "汇报")
HEARINGS = (Form.DELIBERATED_REPORT, Form.BRIEFING)
LEADS_LAWS = {Form.LAW_INSPECTION: Mode.INSPECTION, Form.FOLLOW_UP: Mode.FOLLOW_UP}


def lead_of(vocabulary: Vocabulary, heading: str | None) -> Form | None:
    """The form that a heading or a lead gives the rows below it: （二）专题调研."""
    return _form_led(vocabulary.predicates, heading) if heading else None


@lru_cache(maxsize=256)
def _form_led(lexicon: PredicateWords, heading: str) -> Form | None:
    heading = BRACKETED.sub("", heading)
    words = lexicon.find(heading)
    if not words or words[-1].form == "none":  # 执法检查和立法调研
        return None
    return Form(words[-1].form) if LED.match(heading[words[-1].end :]) else None


def matter_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Where a sentence may name a matter: a row in the cells below 议题 and the like, else in the one that names the row."""
    row = sentence.row
    if row is None:
        return [(sentence.start, sentence.end)]
    named = [cell for cell, column in row.filled() if column.kind == "matter"]
    if not named and row.label is not None and row.label in row.cells:
        named = [row.label]
    shift = sentence.joined.shifts[0]
    spans = ((max(cell.start - shift, sentence.start), min(cell.end - shift, sentence.end)) for cell in named)
    return [(start, end) for start, end in spans if start < end]  # a cell may hold a list: 1.听取…;2.视察…


def leads_of(sentence: Sentence, above: str = "") -> Iterator[str]:
    """What may tell the form of a row or item, the nearest first.

    A cell below 监督形式, the column's head, the caption, what heads the list (``above``), the heading.
    """
    if (row := sentence.row) is not None:
        cells = row.filled()
        yield from (cell.text for cell, column in cells if column.kind == "form")
        yield from (head.text for _, column in cells if column.kind == "matter" for head in column.heads)
        if row.caption is not None:
            yield row.caption.text
    yield above
    yield sentence.heading or ""


def form_above(vocabulary: Vocabulary, sentence: Sentence) -> Form | None:
    """The form that what stands above a row or beside it gives its matter."""
    return next((form for lead in leads_of(sentence) if (form := lead_of(vocabulary, lead)) is not None), None)


def led_laws(paragraph: Paragraph, sentence: Sentence, laws: list[LawName]) -> tuple[Mode, int] | None:
    """How ``laws`` that make up an item by themselves were looked into by what stands above, and where they end."""
    text = paragraph.joined.text
    span = next(((s, e) for s, e in matter_spans(sentence) if s <= laws[0].start < e), None)
    if span is None or laws[-1].end > span[1]:
        return None
    stop = _item_end(text, laws[-1].end, span[1])
    alone = BEFORE_LAW.fullmatch(text, span[0], laws[0].start) and BEHIND_LAW.fullmatch(text, laws[-1].end, stop)
    if not alone:
        return None
    reported = any(paper in text[laws[-1].end : span[1]] for paper in PAPERS)
    for lead in leads_of(sentence, paragraph.above):
        form = lead_of(paragraph.vocabulary, lead)
        if form is not None:
            mode = Mode.INSPECTION if form is Form.INSPECTION_TOUR and "检查" in lead else LEADS_LAWS.get(form)
            mode = Mode.REPORT if reported and form in HEARINGS else None if reported else mode
            return (mode, laws[-1].end) if mode else None
    return None


def row_actor(frame: Frame, category: Category, actor: Actor) -> Actor:
    """Actor of a figure, where the row is named by who acts: a township, or an office that its head alone tells to be one."""
    row = frame.sentence.row
    if row is None or actor is not Actor.OWN or row.total or row.named_by != "doer" or category in VISITS:
        return actor
    head = next((h.text for c, column in row.filled() if c is row.label for h in column.heads[-1:]), "")
    return Actor.LOWER if BELOW.search(head) else Actor.GOVERNMENT if OFFICES.search(head) else actor


def may_be_row(shaded: str, start: int, end: int) -> bool:
    """Whether a sentence or cell is short enough for a noun, or speaks of a report early on."""
    return end - start <= 2 * ROW or 0 <= shaded.find("关于", start, end) - start <= ROW


def read_row(reader: Reader, span: Span, clause: Clause, lead: Form | None) -> Act | None:
    """The matter of the row or cell at ``span``, by its own 报告 or by the form of what stands above it."""
    shaded = reader.scene.shaded
    start, end = span
    if colon := LEAD.match(shaded, start, end):
        start = colon.end()
    mark = MARK.match(shaded[start:end])
    start += mark.end() if mark else 0
    last = _item_end(shaded, start, end)
    last = start + len(shaded[start:last].rstrip(ASIDE))
    heard = lead in HEARINGS and shaded.endswith(PAPERS, start, last)
    if heard or REPORT.match(shaded, start, end):
        said = "听取审议" if lead in (None, Form.DELIBERATED_REPORT) else "听取"
        word = PredicateWord(start, start, said, Form.DELIBERATED_REPORT)
        act = hear(reader, govern(reader.scene, word, (start, last if heard else end), clause, start, []))
    elif lead is not None and not [w for w in reader.scene.within(start, end) if w.form != "none"]:
        if (
            last - start > ROW
            or any_in(shaded[start:last], MEASURED)
            or CLAUSE.search(shaded, start, last)
            or (lead in HEARINGS and NO_REPORT.search(shaded, start, last))
        ):
            return None
        first, last = trim(reader.scene.lexicon, shaded, start, last)
        act = Act(lead, (first, last), first, last, [(first, last)]) if last - first > 2 else None
    else:
        return None
    if act is not None:
        act.rule = "oversight.row"
    return act


def _item_end(text: str, start: int, end: int) -> int:
    """Where an item ends before what a calendar adds to it: ,6月,财经委;."""
    end = start + len(text[start:end].removesuffix(";").removesuffix("。").rstrip())
    while added := ADDED.search(text, start, end):
        end = added.start()
    return end


def told_beside(reader: Reader, act: Act, end: int) -> list[Act]:
    """Acts in brackets behind the matter of a row: …情况的报告(满意度测评)."""
    shaded = reader.scene.shaded
    words = [w for w in reader.scene.within(act.last, end) if w.form != "none" and shaded[w.start - 1] == "("]
    carried = "oversight.carried"
    return [
        Act(Form(w.form), (w.start, w.end), act.first, w.end, act.matters, carried, act.owners)
        for w in words
        if w.form in CARRIES
    ]
