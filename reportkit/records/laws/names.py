"""Which laws a paragraph names that may have been inspected, and by the list in which they stand (法规名称)."""

from __future__ import annotations

from dataclasses import replace

from reportkit.grammar.context import Context
from reportkit.grammar.lawnames import Form, LawName, joined
from reportkit.text.joined import Joined

OPENED, CLOSED = "(", ")"
SHORT = "简称"
REPORTS = ("报告", "汇报")


def defines(text: str, law: LawName) -> bool:
    """Whether ``law`` is the short name of （以下简称《条例》）."""
    return text.endswith(SHORT, max(0, law.start - 2), law.start)


def expands(text: str, bundle: LawName, law: LawName) -> bool:
    """Whether ``law`` is the first member that brackets name behind a bundle: “一法一条例”（《…法》《…条例》）."""
    return bundle.form is Form.BUNDLE and text[bundle.end : law.start] in ("(", "(即", "(指")


def closed(text: str, law: LawName) -> int:
    """Where ``law`` ends with the brackets that define its short name or name its members, in folded ``text``."""
    if text[law.end : law.end + 1] != OPENED:
        return law.end
    stop = text.find(CLOSED, law.end)
    words = text[law.end + 1 : stop]
    return stop + 1 if stop > 0 and (SHORT in words or words.startswith(("《", "即《", "指《"))) else law.end


def named(text: str, laws: list[LawName]) -> list[LawName]:
    """Laws that an inspection can name: no drafts, no members that a bundle stands for; 该条例 by the name it stands for."""
    found: list[LawName] = []
    stop = 0
    for i, law in enumerate(laws):
        if law.form is Form.PRONOUN:
            if full := _stands_for(text, laws[max(0, i - 8) : i], law.name.lstrip("该本此上述部")):
                found.append(replace(law, name=full.name))
            continue
        whole = law.form is Form.BUNDLE and bool(found) and found[-1].end == law.start
        titled = law.form is Form.INSIDE and not text.endswith(REPORTS, law.end, text.find("》", law.end + 1))
        if law.start >= stop and not (law.draft or whole or titled):
            found.append(law)
            stop = closed(text, law)
    return found


def _stands_for(text: str, before: list[LawName], kind: str) -> LawName | None:
    """The last law of a ``kind`` (条例), unless it is a draft or stands in a list with another."""
    fitting = [law for law in before if law.name.endswith(kind)]
    if not fitting or fitting[-1].draft or fitting[-1].form not in (Form.MARKED, Form.PLAIN):
        return None
    listed = len(fitting) > 1 and joined(text, fitting[-2], fitting[-1])
    return None if listed else fitting[-1]


def groups_of(text: str, laws: list[LawName]) -> list[list[LawName]]:
    """Laws by the list in which they stand."""
    groups: list[list[LawName]] = []
    for law in sorted(laws, key=lambda x: x.start):
        if groups and joined(text, groups[-1][-1], law):
            groups[-1].append(law)
        else:
            groups.append([law])
    return groups


def written(context: Context, paragraph: Joined, law: LawName) -> str:
    """The name of ``law`` as the source writes it; a law named by its topic has a name of its own."""
    if law.form is Form.PRONOUN:
        return law.name
    name = context.words(paragraph, law.start, law.end)
    if law.form in (Form.MARKED, Form.INSIDE):
        return name.strip("《》〈〉")
    return name if len(name) == len(law.name) else law.name
