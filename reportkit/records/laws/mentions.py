"""Laws mentioned: one record a mention, with what the report says was done with the law."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.grammar.context import Context
from reportkit.grammar.lawnames import Form, LawName
from reportkit.grammar.paragraph import Paragraph
from reportkit.lexicon.lawwords import LawWords
from reportkit.models.drafts import Evidence, LawDraft, LawInspectionDraft
from reportkit.models.enums import LawRole, Status
from reportkit.outline.sentences import Sentence
from reportkit.records.laws.names import defines, expands, groups_of, written
from reportkit.text.marks import clause_start
from reportkit.text.said import any_in

# 新修订的 before a law tells of the law, not of what the organ did with it.
ATTRIBUTES = ("后的", "过的", "的")
# 审议X法实施情况的报告 deliberates the report, not the law.
REPORTED = ("报告", "汇报", "情况")
NOT_DONE = ("暂缓", "未", "没", "不", "尚待", "需")
LONG_AGO = ("后", "以来", "满", "周年")
PUT_OFF = ("暂缓", "搁置", "终止")
WISHED = ("议案", "建议", "提案")
DECIDED, ABOUT, LISTED, PIECES = "作出", "关于", ":", "件"
NEAR, HEAD = 4, 4
CHAINED = ("", "、", "和", "并", "与", "及", "了", "了并")
REACH = 120
STRENGTH = (LawRole.ENACTED, LawRole.REVIEWED, LawRole.STUDIED, LawRole.PUBLICISED, LawRole.CITED)
Word = tuple[int, int, str]


@dataclass(slots=True)
class Mention:
    """A mention and what linking it takes.

    ``law`` is None for laws named by their topic alone (噪声污染防治等法律法规); ``paragraph`` and ``list`` count paragraphs
    and lists of laws; ``defines`` is true of the short name in （以下简称《条例》）.
    """

    record: LawDraft
    law: LawName | None
    paragraph: int
    list: int
    defines: bool = False


def read_mentions(
    paragraph: Paragraph,
    context: Context,
    words: LawWords,
    laws: list[LawName],
    inspections: list[LawInspectionDraft],
) -> list[Mention]:
    """Mentions of a paragraph; ``laws`` are its law names, ``words`` those that give roles, and ``inspections`` its inspections."""
    text, joined = paragraph.joined.text, paragraph.joined
    checked = {row.evidence.start: row for row in inspections}
    mentions: list[Mention] = []
    before: tuple[list[LawName], LawRole] | None = None
    for i, group in enumerate(groups_of(text, laws)):
        sentence = paragraph.sentence_at(group[0].start)
        if sentence is None:
            continue
        rows = [checked.pop(joined.offset(law.start), None) for law in group]
        first = next((row for row in rows if row), None)
        if first or _again(sentence, group, mentions):
            role = LawRole.INSPECTED
        elif before and expands(text, before[0][-1], group[0]):
            role = before[1]
        else:
            role = _role(text, sentence, group, words)
        before = group, role
        planned = paragraph.planned_at(group[0].start)
        for law, row in zip(group, rows, strict=True):
            checking = row or first
            status = checking.status if checking else Status.PLANNED if planned else Status.DONE
            record = _record(
                written(context, joined, law),
                role,
                status,
                sentence.section,
                context.evidence(joined, law.start, law.end),
            )
            mentions.append(Mention(record, law, sentence.paragraph, i, defines(text, law)))
    for row in checked.values():
        record = _record(row.name, LawRole.INSPECTED, row.status, row.section, row.evidence)
        mentions.append(Mention(record, None, paragraph.sentences[0].paragraph, -1))
    return mentions


def _record(name: str, role: LawRole, status: Status, section: str, evidence: Evidence) -> LawDraft:
    return LawDraft(
        name=name,
        title=None,
        kind=None,
        issuer=None,
        role=role,
        status=status,
        section=section,
        rule=f"mention.{role.value}",
        evidence=evidence,
    )


def _again(sentence: Sentence, group: list[LawName], mentions: list[Mention]) -> bool:
    """Whether the sentence has named a law of ``group`` as inspected before, perhaps by a longer name."""
    names = [
        m.law.name
        for m in mentions[-40:]
        if m.law and m.record.role is LawRole.INSPECTED and sentence.start <= m.law.start < group[0].start
    ]
    return any(name.endswith(law.name) or law.name.endswith(name) for name in names for law in group)


def _role(text: str, sentence: Sentence, group: list[LawName], words: LawWords) -> LawRole:
    """The role that the governing verb of the clause gives the laws of a list."""
    first, last = group[0], group[-1]
    if first.form is Form.INSIDE:
        return LawRole.CITED
    low, high = max(sentence.start, first.start - REACH), min(sentence.end, last.end + REACH)
    start = clause_start(text, first.start, low=low)
    ends = [end for c in ",;。:" if (end := text.find(c, last.end, high)) >= 0]
    before, after = text[start : first.start], text[last.end : min(ends, default=high)]
    before = before[: _attribute(before, words)]
    counted = after.partition(PIECES)[0]
    if ABOUT in before and (any_in(after, WISHED) or (counted != after and counted[-1:].isdigit())):
        return LawRole.CITED
    default = LawRole.REVIEWED if any(law.draft for law in group) else LawRole.CITED
    behind = [] if any_in(after, PUT_OFF) else words.roles.meant(after)
    behind = [word for word in behind if not any(ago in after[word[1] : word[1] + 2 * NEAR] for ago in LONG_AGO)]
    if behind and _beside(after[: behind[0][0]], words) and behind[0][2] != LawRole.CITED:
        return _stated(after, behind[0], default)
    ahead = [word for word in words.roles.meant(before) if word[1] - word[0] > 1 or word[1] == len(before)]
    upon = ahead and any(sense == "upon" for _, _, sense in words.acts.find(before[ahead[-1][1] :]))
    if ahead and not (upon and behind):
        role = _chain(before, ahead)
        reported = role is LawRole.REVIEWED and not behind and any_in(after, REPORTED)
        return LawRole.CITED if reported else role
    if DECIDED in before:
        return LawRole.ENACTED
    if behind:
        told = next((word for word in behind if word[2] != LawRole.CITED), behind[0])
        return _stated(after, told, default)
    if not before and text[start - 1 : start] == LISTED:
        lead = text[clause_start(text, start - 1, low=low) : start]
        if led := words.roles.meant(lead):
            return _chain(lead, led)
    return default


def _attribute(before: str, words: LawWords) -> int:
    """Where 新修订的 and its like begin at the end of ``before``; its end where there is none."""
    stop = next((len(before) - len(end) for end in ATTRIBUTES if before.endswith(end)), 0)
    begin = len(before)
    fitting: tuple[str, ...] = ("other", "force", "carry")
    for start, end, sense in reversed(words.acts.find(before[:stop])):
        if end != stop or sense not in fitting:
            break
        begin = stop = start
        fitting = fitting if sense == "carry" else ("fill",)
    return len(before) if before[begin - 1 : begin] in ("拟", "将") else begin


def _beside(between: str, words: LawWords) -> bool:
    """Whether hardly anything but 等N部法律 stands between a law and the word behind it."""
    plain = sum(end - start for start, end, sense in words.acts.find(between) if sense == "fill")
    return len(between) - plain <= HEAD


def _stated(text: str, word: Word, default: LawRole) -> LawRole:
    """The role of a word behind the law, unless it says what has not been done."""
    near = text[max(0, word[0] - NEAR) : word[0]]
    return default if any_in(near, NOT_DONE) else LawRole(word[2])


def _chain(text: str, words: list[Word]) -> LawRole:
    """The strongest of the verbs that share the law: 学习、宣传、贯彻 is studied, 审议并通过 is enacted."""
    i = len(words) - 1
    roles = {LawRole(words[i][2])}
    while i and text[words[i - 1][1] : words[i][0]] in CHAINED:
        i -= 1
        roles.add(LawRole(words[i][2]))
    return next(role for role in STRENGTH if role in roles)
