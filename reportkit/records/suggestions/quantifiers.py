"""Quantities said without a numeral: 全部办复, 没有收到议案."""

from __future__ import annotations

import re

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.times import Periods
from reportkit.models.drafts import SuggestionDraft
from reportkit.models.enums import Action, Actor, Quantifier, Role, Status, SuggestionKind
from reportkit.text.marks import clause_start

ALL = re.compile(
    r"(?:全部|均已?|都已?|所有[^,;。]{0,10}?(?:均|都|已)[^,;。]{0,10}?)(?:按[期时]|如期|按规定(?:时限)?)?(?:(?P<handled>办理完毕|办复|办结|答复|办理|反馈|面商)|(?P<resolved>得到(?:有效)?解决|落实到位|解决)|(?P<assigned>交办|转办)|(?P<passed>转交|移交|转送|批转))"
)
NONE = re.compile(
    r"(?:没有|未)(?:(?P<submitted>收到|接到|提出)[^,;。]{0,14}?(?P<what>议案|提案|建议)|(?P<unsatisfied>不满意(?:件|的)?))"
)
NAMES = (
    (SuggestionKind.MOTION_AND_SUGGESTION, re.compile(r"议案(?:、|和|及)?建议")),
    (SuggestionKind.MOTION, re.compile(r"议案")),
    (SuggestionKind.PROPOSAL, re.compile(r"提案")),
    (SuggestionKind.ADVICE, re.compile(r"(?<!代表)意见[和、与]?建议")),
    (SuggestionKind.SUGGESTION, re.compile(r"建议|批评")),
    (SuggestionKind.DELIBERATION_OPINION, re.compile(r"审议意见")),
)


def read_quantifiers(paragraph: Paragraph, context: Context, kind: SuggestionKind | None) -> list[SuggestionDraft]:
    """Suggestions with ``quantifier`` all or none and neither count nor rate.

    ``kind`` is the kind last spoken of; a sentence that names none and follows none gives no record.
    """
    records: list[SuggestionDraft] = []
    text = paragraph.joined.text
    if ALL.search(text) is None and NONE.search(text) is None:
        return records
    for sentence in paragraph.sentences:
        if sentence.role not in (Role.REVIEW, Role.SHORTCOMINGS):
            continue
        for quantifier, pattern in ((Quantifier.ALL, ALL), (Quantifier.NONE, NONE)):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                named = _kind(text[sentence.start : match.end()], match, kind)
                action = next(a for a, g in match.groupdict().items() if g and a != "what")
                if action == "passed":
                    # Much is handed over: the clause itself must speak of suggestions, or of nothing.
                    action, named = "assigned", named if _own_clause(text, match) else None
                if named is None:
                    continue
                records.append(
                    SuggestionDraft(
                        kind=named,
                        action=Action(action),
                        count=None,
                        rate=None,
                        quantifier=quantifier,
                        base=None,
                        approx=None,
                        title=None,
                        actor=Actor.OWN,
                        status=Status.DONE,
                        period=Periods(context).at(sentence, match.start(), match.end()),
                        figure=None,
                        section=sentence.section,
                        rule=f"suggestion.{quantifier.value}",
                        evidence=context.evidence(paragraph.joined, match.start(), match.end()),
                    )
                )
    return records


def _own_clause(text: str, match: re.Match[str]) -> bool:
    """Whether the clause of 全部移交 names suggestions, or leaves what it speaks of to the one before."""
    before = text[clause_start(text, match.start()) : match.start()]
    return not before.strip("已也均都现并") or any(p.search(before) for _, p in NAMES)


def _kind(reach: str, match: re.Match[str], kind: SuggestionKind | None) -> SuggestionKind | None:
    """The kind named in the sentence up to the words, the nearest first; else the one last spoken of."""
    what = match.groupdict().get("what")
    text = what or reach
    found = [(m.end(), -i, name) for i, (name, p) in enumerate(NAMES) for m in p.finditer(text)]
    if found:
        return max(found)[2]
    return kind if match.groupdict().get("unsatisfied") else None
