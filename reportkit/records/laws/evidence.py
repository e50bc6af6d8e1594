"""What speaks for a law's having been inspected, apart from the rules: the senses of the words around it (执法检查证据)."""

from __future__ import annotations

from reportkit.grammar.lawnames import LawName
from reportkit.records.laws.names import closed
from reportkit.records.laws.scene import Scene, Span, Word

NOT = "none"  # the label of a law that nobody looked into
SPANS = 2  # looked at before and behind
GAP = 2


def evidence_of(scene: Scene, group: list[LawName]) -> set[str]:
    """The features of a list of laws in its clause and the clauses around it."""
    start, end = group[0].start, closed(scene.text, group[-1])
    number = scene.span_at(start)
    span = scene.spans[number]
    found = {
        "always",
        f"form={group[0].form.value}",
        f"laws={min(3, len(group))}",
        f"draft={group[0].draft}",
        f"part={span.first.sentence.role.value}",
        f"mood={span.first.opening.value.value}",
        f"border={span.border}",
        f"<{scene.text[max(0, start - GAP) : start]}",
        f">{scene.text[end : end + GAP]}",
        f"opens={scene.bare(span.start, start)}",
        f"closes={scene.bare(end, span.end)}",
    }
    before = scene.within(span.start, start)
    behind = scene.within(end, span.end)
    found |= _senses("before", before, scene) | _senses("behind", behind, scene)
    if before:
        found.add(f"next before={before[-1].sense} {scene.bare(before[-1].end, start)}")
    if behind:
        found.add(f"next behind={behind[0].sense} {scene.bare(end, behind[0].start)}")
    found.add(f"between={before[-1].sense if before else ''} {behind[0].sense if behind else ''}")
    for place, spans in (("earlier", scene.spans[max(0, number - SPANS) : number]), ("later", _later(scene, number))):
        for other in spans:
            if other.first.sentence is span.first.sentence:
                found |= {f"{place}.{word.sense}" for word in scene.within(other.start, other.end)}
    if span.first.sentence.heading and "检查" in span.first.sentence.heading:
        found.add("heading: inspection")
    return found


def _senses(place: str, words: list[Word], scene: Scene) -> set[str]:
    return {f"{place}.{word.sense}" for word in words} | {
        f"{place}:{scene.text[word.start : word.end]}" for word in words
    }


def _later(scene: Scene, number: int) -> list[Span]:
    return scene.spans[number + 1 : number + 1 + SPANS]
