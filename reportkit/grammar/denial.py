"""What a clause says did not happen: the words that deny, and how far each reaches (否定及其辖域)."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from reportkit.grammar.clause import Clause, Denial, Negation
from reportkit.lexicon.vocabulary import Token, Vocabulary
from reportkit.text.said import any_in, has_digit

HOW = {"not": Negation.NOT, "off": Negation.PUT_OFF, "wait": Negation.PUT_OFF, "late": Negation.LATE}
OF = "的"
DONE = "了"
# What may stand between a denial and the end of its clause where it denies what stands before it: 推迟到明年, 取消后.
TRAILING = ("到", "至", "后", "了")
# A verb before a denial that is itself described, or names the field, governs nothing: 交办的…未落实, 办理中未落实.
ATTRIBUTIVE = (OF, "中", "过程", "情况", "以来", "率")

# What may be done with suggestions that are themselves described by what was not done.
GOVERNS = ("submitted", "filed", "assigned", "handled", "consulted", "resolved", "adopted", "supervised", "converted")


Word = tuple[int, int, str]


class Reach(NamedTuple):
    """How far a denial reaches to the right: acts up to ``acts``, the verb that it governs, what closes its relative clause."""

    acts: int
    verb: Word | None
    harmless: bool
    relative: int | None  # where its 的 stands


def deny(
    clauses: list[Clause], words: list[Word], vocabulary: Vocabulary, acts: list[Token], numbers: list[tuple[int, int]]
) -> None:
    """Sets the denials of the clauses of one paragraph.

    ``words`` are those that deny, ``acts`` the words that name acts, ``numbers`` the spans of its figures, all as positions
    of its folded text.
    """
    starts = [clause.start for clause in clauses]
    for start, end, polarity in words:
        i = bisect_left(starts, start + 1) - 1
        if i < 0 or end > clauses[i].end:
            continue
        clause = clauses[i]
        denial = _denial(clause, (start, end, polarity), vocabulary, acts, numbers)
        if denial is not None:
            clause.denials = (*clause.denials, denial)


def _denial(
    clause: Clause, word: Word, vocabulary: Vocabulary, acts: list[Token], numbers: list[tuple[int, int]]
) -> Denial | None:
    start, end, polarity = word
    text = clause.text
    found = vocabulary.polarity.find(text, end, clause.end)
    put_off = polarity == "off" and text.startswith(OF, end, clause.end)  # 把推迟的|A纳入协商
    reach = Reach(end, None, False, end) if put_off else _reach(clause, end, found, acts)
    if reach.harmless:
        return None
    low = start
    fronted = reach.verb is not None and reach.verb[2] == "hold" and _ends(text, reach.verb[1], clause.end)
    if polarity == "off" and (_ends(text, end, clause.end) or fronted):
        fronted = True
    if fronted:
        low = _fronted(clause, start)
    first = start
    if reach.verb is not None or polarity in ("off", "wait", "late"):
        first = _counted(text, clause.start, start, acts, numbers)
    relative = (
        reach.relative is not None
        and (reach.verb is not None or polarity != "not")
        and not _governed(clause, start, acts)
    )
    holds = polarity == "off" or (reach.verb is not None and (reach.verb[2] == "hold" or _acts(acts, reach.verb)))
    return Denial(HOW[polarity], start, end, low, reach.acts, first, relative, holds)


def _acts(acts: list[Token], verb: Word) -> bool:
    """Whether the verb itself names an act: 没有视察, 未审议."""
    return any(t.start == verb[0] and "action" not in t.features for t in acts)


def _reach(clause: Clause, end: int, found: list[Word], acts: list[Token]) -> Reach:
    """How far a denial that ends at ``end`` reaches; ``found`` are the words of polarity behind it in the clause."""
    text = clause.text
    high = next((s for s, _, meaning in found if meaning == "counter"), clause.end)
    words = [word for word in found if word[0] < high]
    if words and words[0][2] == "harm":
        return Reach(high, None, True, None)
    verb = next((word for word in words if word[2] in ("hold", "do")), None)
    of = text.find(OF, verb[1] if verb else end, high)
    if of < 0:
        return Reach(high, verb, False, None)
    named = verb is not None and verb[2] == "hold" and not any(verb[1] <= t.start < of for t in acts)
    if named and any(of < t.start < high for t in acts) and not has_digit(text[of:high]):
        return Reach(high, verb, False, None)  # 没有召开相关的座谈会: what is held stands behind
    return Reach(of, verb, False, of)


def _ends(text: str, at: int, end: int) -> bool:
    """Whether nothing that can be done stands in ``at:end``."""
    rest = text[at:end]
    return not rest or rest.startswith(TRAILING)


def _fronted(clause: Clause, start: int) -> int:
    """Where the thing begins of which the end of a clause says that it was not done: 原定的|听证会未能举行.

    Where the clause names nothing but the reason, the clause before it does: 对X的检查,因疫情未能开展.
    """
    begin = max(clause.text.rfind(OF, clause.start, start) + 1, clause.start)
    named = clause.text[begin:start]
    if clause.before is not None and (len(named) < 3 or named.startswith(("因", "由于", "受", "后", "最终"))):
        return max(clause.before.text.rfind(OF, clause.before.start, clause.before.end) + 1, clause.before.start)
    return begin


def _counted(text: str, begin: int, start: int, acts: list[Token], numbers: list[tuple[int, int]]) -> int:
    """Where the nearest number begins before a denial that ``start`` begins, with those listed before it; else ``start``."""
    first = start
    for number_start, number_end in reversed(numbers):
        if number_start < begin or number_end > start:
            continue
        if first != start and any(number_end <= t.start < first and "action" in t.features for t in acts):
            break
        if first != start and any_in(text[number_end:first], "已均都"):
            break
        first = number_start
    return first


def _governed(clause: Clause, start: int, acts: list[Token]) -> bool:
    """Whether a verb before the denial governs what it describes: 办理了未列入议程的4件, 解决了多年未决的9件."""
    if DONE in clause.text[clause.start : start]:
        return True
    for token in acts:
        if clause.start <= token.start and token.end <= start and token.features.get("action") in GOVERNS:
            behind = clause.text[token.end : start]
            if not behind.startswith(ATTRIBUTIVE) and OF not in behind:
                return True
    return False
