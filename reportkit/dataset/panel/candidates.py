"""A report as indicators ask it: fields of its records and of their figures, the words around them, what is a summary."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from reportkit.dataset.panel.indicators import Condition, Where, Words
from reportkit.dataset.tables.usable import Known, why_not
from reportkit.dataset.tables.years import PLANNED_KINDS, Year, YearBasis, year_of
from reportkit.models.enums import Category, Status
from reportkit.models.sentences import Sentences
from reportkit.text.fold import fold

Data = Mapping[str, Any]
T = TypeVar("T")

STATEMENT_ENDS = "，；。！？：,;!?:\n"
CLAUSE = re.compile(f"[{STATEMENT_ENDS}、(]")
INK = re.compile(r"\S+")
BARE = 5  # a clause of fewer characters names nothing: 增长5.4%
SUMMARY = frozenset(
    (
        *(Category.MEETING, Category.REPORT_REVIEW, Category.LAW_INSPECTION, Category.INSPECTION_TOUR, Category.SURVEY),
        *(Category.INQUIRY, Category.DECISION, Category.PERSONNEL, Category.LEGISLATION, Category.FILING_REVIEW),
    )
)
IN_A_SUMMARY = 3  # so many kinds of things are counted in one sentence only where the year is summed up

# A cell gives the confidence of what it rests on, and several records are weighed against each other there.
DOUBT = frozenset({"doubtful"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that an indicator asks for, with what speaks against taking its number."""

    record: Data
    value: int | float | None
    value_max: int | float | None
    unit: str | None
    year: Year
    reasons: frozenset[str]
    start: int
    end: int

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """What tells it from others of its report."""
        return str(self.record["id"]), self.reasons

    @property
    def is_full(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.reasons


class Asked:
    """One report with its text, or without where it was not found; ``sentences`` and ``reasons`` where they are known already."""

    def __init__(
        self,
        report: Data,
        text: str | None,
        sentences: Sentences | None = None,
        reasons: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self.report = report
        self.meta: Data = report["meta"]
        self.text = text
        self.known = Known(report)
        self._starts = sorted(figure["evidence"]["start"] for figure in report["figures"])
        self.sentences = sentences or Sentences(text or "")
        self._reasons = {name: frozenset(found) - DOUBT for name, found in (reasons or {}).items()}
        self._once: dict[type, Any] = {}

    def once(self, kind: type[T], made: Callable[[Asked], T]) -> T:
        """What ``made`` finds out of the report, asked once."""
        if kind not in self._once:
            self._once[kind] = made(self)
        found: T = self._once[kind]
        return found

    @cached_property
    def folded(self) -> str:
        """The text with its characters folded, place for place."""
        return fold(self.text or "")

    @cached_property
    def compact(self) -> tuple[str, list[int]]:
        """The folded text without blanks, and the place of each of its characters."""
        pieces = [(m[0], m.start()) for m in INK.finditer(self.folded)]
        return "".join(piece for piece, _ in pieces), [
            at for piece, start in pieces for at in range(start, start + len(piece))
        ]

    @cached_property
    def summaries(self) -> list[tuple[int, int]]:
        """Where the report sums up its year: sentences, parts parted by ； together, with numbers of many things."""
        spans: list[tuple[int, int]] = []
        for start, end in self.sentences.spans:
            if spans and self.folded[spans[-1][1] - 1] == ";":
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        places = sorted(
            (f["evidence"]["start"], f["category"]) for f in self.report["figures"] if f["category"] in SUMMARY
        )
        starts = [at for at, _ in places]

        def within(start: int, end: int) -> set[str]:
            return {category for _, category in places[bisect_left(starts, start) : bisect_left(starts, end)]}

        return [(start, end) for start, end in spans if len(within(start, end)) >= IN_A_SUMMARY]

    def sentence(self, start: int, end: int) -> str | None:
        """The sentence around a place, as the text has it; null without a text."""
        return self.sentences.of(start, end) if self.text is not None else None

    def together(self, start: int, end: int) -> bool:
        """Whether two places stand in one sentence, or, without a text, near each other."""
        if self.text is None:
            return end - start < 60
        return self.sentences.around(start, start + 1) == self.sentences.around(end, end + 1)

    def before(self, start: int) -> str:
        """The words of the clause before a number, with the clause before it where they name nothing; folded."""
        begin = self.sentences.around(start, start + 1)[0] if self.text is not None else start
        words = "".join(self.folded[begin:start].split())
        at = len(words)
        while at > 0:
            at = max((words.rfind(mark, 0, at) for mark in STATEMENT_ENDS), default=-1)
            if len(words) - at - 1 >= BARE or at <= 0:
                break
        return words[max(at, -1) + 1 :]

    def behind(self, end: int) -> str:
        """The words behind a number, up to the next number or the end of the sentence; folded."""
        if self.text is None:
            return ""
        close = self.sentences.around(end - 1, end)[1]
        following = bisect_right(self._starts, end - 1)
        if following < len(self._starts):
            close = min(close, max(self._starts[following], end))
        return "".join(self.folded[end:close].split())

    def thing(self, record: Data) -> str:
        """What is counted: the subject of the figure, or what stands right behind the number (1次专题询问)."""
        figure = self.figure(record)
        if figure is None or figure["subject"]:
            return str(figure["subject"]) if figure else ""
        return CLAUSE.split(self.behind(figure["evidence"]["end"]), maxsplit=1)[0]

    def figure(self, record: Data) -> Data | None:
        """The figure of a record, itself if it is one."""
        return record if "value" in record else self.known.figure(record.get("figure"))

    def number(self, record: Data, field: str) -> int | float | None:
        """The number of a record: its ``field``, or the one its kind has."""
        fields = (field,) if field else ("value", "count", "rate")
        value = next((record[name] for name in fields if record.get(name) is not None), None)
        return value if isinstance(value, int | float) else None

    def field(self, record: Data, path: str) -> Any:
        """What a record says in a field (``law.title``), or its figure where it has no such field."""
        if path in record:
            return record[path]
        head, _, rest = path.partition(".")
        match head:
            case "before":
                return self.before(record["evidence"]["start"])
            case "behind":
                return self.behind(record["evidence"]["end"])
            case "thing":
                return self.thing(record)
            case "organ":
                return self.meta["organ"]
            case "actions":
                return [record["action"], *record["also"]]
        value = record[head] if head in record else (self.figure(record) or {}).get(head)
        for key in rest.split(".") if rest else ():
            value = value.get(key) if value else None
        return value

    def fits(self, record: Data, where: Where) -> bool:
        """Whether a record is as ``where`` asks."""
        return all(_holds(self.field(record, path), condition) for path, condition in where.items())

    def reasons(self, kind: str, record: Data) -> frozenset[str]:
        """What speaks against a record: ``why_not``, asked once."""
        key = record["id"]
        if key not in self._reasons:
            self._reasons[key] = frozenset(why_not(kind, record, self.known)) - DOUBT
        return self._reasons[key]

    def year(self, kind: str, record: Data) -> Year:
        """The year of a record."""
        return year_of(kind, record, self.meta)

    def near(self, start: int, end: int) -> bool:
        """Whether a place stands in the same sentence as another, or in the one before."""
        if self.together(start, end) or self.text is None:
            return self.text is not None or end - start < 120
        after = self.sentences.around(start, start + 1)[1]
        following = bisect_left(self.sentences.spans, (after, after))
        between = self.sentences.spans[following : following + 1]
        return not any(last <= self.sentences.around(end, end + 1)[0] for _, last in between)


def _holds(value: Any, condition: Condition) -> bool:
    """Whether ``value`` is one of the values asked for, or holds the words; of several sets of words all must be met."""
    if isinstance(condition, str | int | float):
        return condition in value if isinstance(value, list) else bool(value == condition)
    conditions = condition if isinstance(condition, tuple) else (condition,)
    words = [one for one in conditions if isinstance(one, Words)]
    if words:
        text = _folded(" ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value))
        return all(one.fit(text) for one in words)
    return any(one in value for one in conditions) if isinstance(value, list) else value in conditions


@lru_cache(maxsize=1024)
def _folded(words: str) -> str:
    """``words`` folded; many indicators ask for the same."""
    return fold(words)


def _is_of(year: Year, target: int | None) -> bool:
    """Whether a record may be of the year asked for; what is counted up to a day soon after it is."""
    if year.year is None or target is None:
        return True
    return year.year == target or (year.basis is YearBasis.AS_OF and year.year == target + 1)


def candidates(asked: Asked, kind: str, where: Where, status: str, number: str) -> Iterator[Candidate]:
    """Records of ``kind`` that fit, done or planned as asked, by the organ itself, of the year asked for or of several."""
    planned = status == Status.PLANNED or kind in PLANNED_KINDS
    target = asked.meta["plan_year" if planned else "review_to"]
    for record in asked.report[kind]:
        if not asked.fits(record, where):
            continue
        reasons = set(asked.reasons(kind, record))
        if planned != ("planned" in reasons or kind in PLANNED_KINDS):
            continue
        reasons.discard("planned")
        for field, reason in (("change", "change"), ("actor", "other_actor"), ("denied", "not_done"), ("per", "per")):
            if field in where:
                reasons.discard(reason)
        if reasons & {"other_actor", "change", "not_done"}:
            continue
        year = asked.year(kind, record)
        if not _is_of(year, target):
            continue
        figure = asked.figure(record)
        yield Candidate(
            record,
            asked.number(record, number),
            figure["value_max"] if figure else None,
            figure["unit"] if figure else None,
            year,
            frozenset(reasons),
            record["evidence"]["start"],
            record["evidence"]["end"],
        )
