"""What the words around a number speak of: laws, sessions, deliberations, kinds of suggestions (语境)."""

from __future__ import annotations

from reportkit.models.enums import SuggestionKind
from reportkit.text.said import any_in

LAWS = ("草案", "立法", "法规", "征求意见稿", "条例", "修改稿", "法律")
# No talk of laws: 立法监督, 法律服务, a plan in draft.
NO_LAWS = ("立法监督", "法律问题", "法律服务", "规划纲要草案", "纲要(草案)", "纲要草案")
DRAFTS = ("草案", "征求意见稿")
ASKED = ("征求", "听取", "座谈")
SESSIONS = ("会议", "大会", "闭会")
NEAR_CLAUSES = 3  # 大会期间,代表围绕…,提出
MADE = ("提出", "提交")
CONGRESS = ("代表", "大会", "主席团")
DELIBERATING = ("审议", "常委会")
DELIBERATORS = 18  # characters from them to 提出
TURNED_INTO = ("转", "转为", "转作", "改作", "改为", "作为", "所反映", "所反映的")
SAID_IN, WHOSE = ("所提", "所提的"), ("代表", "委员")
# Words for a kind that count nothing themselves (提案办理协商), those for both first.
HINTS = (
    (SuggestionKind.MOTION_AND_SUGGESTION, ("议案建议", "议案、建议", "议案和建议", "议案及建议", "议案、代表建议")),
    (SuggestionKind.PROPOSAL, ("提案",)),
    (SuggestionKind.SUGGESTION, ("代表建议", "建议办理", "办理建议", "建议、批评", "建议批评")),
    (SuggestionKind.MOTION, ("议案",)),
    (SuggestionKind.PUBLIC_OPINION, ("社情民意",)),
)
NO_HINT = ("提案人", "议案转")
SUM_OF, SUMMED = ("以上", "上述"), ("建议", "提案", "议案")
TOTALS, MAKE = ("总数", "总计", "合计", "共计", "累计", "一共", "共"), ("", "为", "是", "达", "有")
SUMS = frozenset(total + make for total in TOTALS for make in MAKE)


def of_laws(words: str) -> bool:
    """Whether laws or their drafts are spoken of."""
    for other in NO_LAWS:
        words = words.replace(other, "")
    return any_in(words, LAWS)


def on_drafts(words: str) -> bool:
    """Whether opinions were asked for on drafts: those gathered are comments on them; a survey's are not."""
    asked = ("法规" in words or "立法" in words) and any_in(words, ASKED)
    return asked or any_in(words, DRAFTS)


def at_session(words: str) -> bool:
    """Whether deputies made something at a session or between sessions."""
    for made in MADE:
        before, said, _ = words.rpartition(made)
        near = ",".join(before.replace("代表会议", "").split(",")[-NEAR_CLAUSES:])
        if said and "代表" in near and any_in(near, SESSIONS):
            return True
    return False


def of_congress(words: str) -> bool:
    """Whether deputies or their congress are spoken of."""
    return any_in(words.replace("代表组", ""), CONGRESS)


def deliberated(words: str) -> bool:
    """Whether what was put forward came from a deliberation of the standing committee."""
    before, said, _ = words.rpartition("提出")
    made = bool(said) and (before.endswith("会议") or any_in(before[-DELIBERATORS:], DELIBERATING))
    return made or "审议意见" in words


def converts(before: str) -> bool:
    """Whether what follows is what suggestions were turned into (转作…), or what they say (所提…)."""
    if before.endswith(SAID_IN):
        return not before.removesuffix("的").removesuffix("所提").endswith(WHOSE)
    return before.endswith(TURNED_INTO)


def hinted(words: str) -> SuggestionKind | None:
    """The kind last spoken of."""
    for other in NO_HINT:
        words = words.replace(other, "  ")
    found = (
        (words.rfind(hint) + len(hint), -i, kind)
        for i, (kind, hints) in enumerate(HINTS)
        for hint in hints
        if hint in words
    )
    last = max(found, default=None)
    return last[2] if last else None


def is_sum(words: str) -> bool:
    """Whether the words before a number make it a sum: 合计, 以上建议总数为."""
    for heads in (SUM_OF, SUMMED):
        words = next((words.removeprefix(head) for head in heads if words.startswith(head)), words)
    return words in SUMS
