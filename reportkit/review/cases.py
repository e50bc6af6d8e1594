"""What people corrected as specification cases: the sentence, and the records that it must give (更正句作为用例)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportkit.caserows import FIELDS, case_row
from reportkit.models.corrections import Reviewed
from reportkit.models.enums import Organ, Role
from reportkit.models.sentences import Sentences
from reportkit.review.apply import Applied
from reportkit.review.draft import Data

PARTS = {Role.PLAN: "plan", Role.SHORTCOMINGS: "shortcomings"}
ORGANS = {Organ.CPPCC_STANDING_COMMITTEE: "cppcc", Organ.GOVERNMENT: "government"}
YEAR = 2020  # of a report that does not say which year it reviews
CORRECTED = {Reviewed.CHANGED: "changed", Reviewed.ADDED: "added"}
Span = tuple[int, int]


def cases_of(applied: Applied, text: str) -> Iterator[Data]:
    """A case for each sentence of which a record was changed, added or rejected, in the order of the text.

    It expects all records of the kinds that were corrected there, and none of a kind that was left without any; the others
    are not spoken of. A case wants reading: the sentence stands alone in it.
    """
    sentences = Sentences(text)
    done: dict[Span, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind in FIELDS:
        for record in applied.data[kind]:
            if (what := CORRECTED.get(record["rule"])) is not None:
                done[_around(sentences, record)][kind].add(what)
    for kind, record in applied.rejected:
        done[_around(sentences, record)][kind].add("rejected")
    for (start, end), kinds in sorted(done.items()):
        form = "; ".join(f"{kind} {' and '.join(sorted(what))}" for kind, what in kinds.items())
        yield {
            "id": f"review-{applied.data['id'][:8]}-{start}",
            "form": f"corrected by a person: {form}",
            "text": text[start:end],
            "part": PARTS.get(_role(applied.data, start), "review"),
            "organ": ORGANS.get(applied.data["meta"]["organ"], "npc"),
            "year": applied.data["meta"]["review_to"] or YEAR,
            "expect": {
                kind: [case_row(kind, r) for r in applied.data[kind] if start <= r["evidence"]["start"] < end]
                for kind in FIELDS
                if kind in kinds
            },
        }


def _around(sentences: Sentences, record: Data) -> Span:
    return sentences.around(record["evidence"]["start"], record["evidence"]["end"])


def _role(data: Data, start: int) -> Role:
    """The role of the innermost section at ``start``."""
    around = [section for section in data["sections"] if section["start"] <= start < section["end"]]
    return Role(max(around, key=lambda s: (s["level"], s["start"]))["role"]) if around else Role.REVIEW
