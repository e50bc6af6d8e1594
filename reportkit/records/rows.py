"""Matters that a plan lists without a verb of their own: 关于…情况的报告, or nouns under 专题调研："""

from __future__ import annotations

import re

from reportkit.lexicon.formwords import FormWord
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.outline.sentences import Sentence
from reportkit.records.hearings import hear
from reportkit.records.matters import trim
from reportkit.records.place import Act, Place

# (2), shaded as ○○○, 2. or 二、.
MARK = re.compile(
    r"^\s*(?:○{3,4}|(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])(?:[)、.\s]+|是(?=关于)))(?:\d{1,2}月[份:,]?)?"
)
LEAD = re.compile(r"[^,;。:]{0,24}:")
REPORT = re.compile(
    r"[^,;。:、]{0,24}?关于[^,;。:]{3,60}?的(?:专项|专题|综合|中期评估|调研)?(?:工作)?(?:报告|汇报)(?:[;。(]|$)"
)
LED = re.compile(r"[^,;。:]{0,12}:?$")
# A row that says more than a noun.
CLAUSE = re.compile(r"[,:]|推动|加强|做好|提高|促进|不断|进一步|认真|围绕|确保|推进|完善|开展|组织|落实好|召开|坚持")
ROW = 40


def lead_of(vocabulary: Vocabulary, heading: str | None) -> str | None:
    """The form that a heading or a lead gives the rows below it: （二）专题调研."""
    words = [w for w in vocabulary.oversight.find(heading or "") if w.form != "none"]
    return words[-1].form if heading and words and LED.match(heading[words[-1].end :]) else None


def may_be_row(shaded: str, sentence: Sentence) -> bool:
    """Whether a sentence is short enough for a noun, or speaks of a report early on."""
    length = sentence.end - sentence.start
    return length <= 2 * ROW or 0 <= shaded.find("关于", sentence.start, sentence.end) - sentence.start <= ROW


def read_row(
    shaded: str, sentence: Sentence, words: list[FormWord], lead: str | None, nothing: re.Pattern[str]
) -> Act | None:
    """The matter of a row, by its own 报告 or by the form of what stands above it."""
    start, end = sentence.start, sentence.end
    if colon := LEAD.match(shaded, start, end):
        start = colon.end()
        words = [w for w in words if w.start >= start]
    mark = MARK.match(shaded[start:end])
    start += mark.end() if mark else 0
    if REPORT.match(shaded, start, end):
        word = FormWord(
            start, start, "听取审议" if lead in (None, "deliberated_report") else "听取", "deliberated_report"
        )
        place = Place(shaded, shaded, nothing, start, word, start, end, start, end)
        act = hear(place, [start, end + 1], [])
    elif lead is not None and not words and end - start <= ROW and not CLAUSE.search(shaded, start, end - 1):
        first, last = trim(shaded, start, end - 1 if shaded[end - 1] in ";。" else end)
        act = Act(lead, (first, last), first, last, [(first, last)]) if last - first > 2 else None
    else:
        return None
    if act is not None:
        act.rule = "oversight.row"
    return act
