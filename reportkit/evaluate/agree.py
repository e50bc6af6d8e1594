"""When a predicted record and a gold record say the same."""

from __future__ import annotations

import re
from typing import Any

from reportkit.evaluate.matching import Record

Span = tuple[int, int]

SENTENCE = 200  # characters: a longer evidence is none for one fact
_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’「」『』()（）、，,。]")
_HAN = r"[\u4e00-\u9fff]{1,11}"
_PLACE = re.compile(rf"^(?:{_HAN}(?:省|市|自治区|自治州|地区|州|县|区|盟|旗))?(?:{_HAN}(?:市|州|县|区|旗))?$")
_WIDTH = str.maketrans("（）％０１２３４５６７８９", "()%0123456789")


def span(record: Record) -> Span:
    """Start and end; gold records carry them directly."""
    evidence = record.get("evidence") or record
    return evidence["start"], evidence["end"]


def overlap(pred: Span, gold: Span) -> bool:
    """Whether two spans share a character."""
    return pred[0] < gold[1] and gold[0] < pred[1]


def on_numeral(pred: Span, gold: Span) -> bool:
    """Evidence of a figure: the numeral with its approximation and unit, not the clause around it."""
    return pred[0] <= gold[0] < pred[1] and gold[0] - pred[0] <= 8 and pred[1] - gold[1] <= 20


def in_sentence(pred: Span, gold: Span) -> bool:
    """Overlap within a sentence."""
    return overlap(pred, gold) and pred[1] - pred[0] <= SENTENCE


def holds(pred: Span, gold: Span) -> bool:
    """Within a sentence, and the gold numeral stands in it."""
    return in_sentence(pred, gold) and pred[0] <= gold[0] < pred[1]


def number(record: Record) -> Any:
    """The number a record carries, whichever key holds it."""
    return next((record[key] for key in ("value", "count", "rate") if record.get(key) is not None), None)


def same_number(pred: Record, gold: Record) -> bool:
    """Equal; plain fractions (unit "") may differ by rounding."""
    have, want = number(pred), gold["value"]
    if not isinstance(have, int | float) or isinstance(have, bool):
        return False
    return bool(have == want if gold.get("unit") else abs(have - want) <= 2e-3 * abs(want))


def same_figure(pred: Record, gold: Record) -> bool:
    """Number and unit."""
    units = [(record.get("unit") or "").translate(_WIDTH) for record in (pred, gold)]
    return same_number(pred, gold) and units[0] == units[1]


def same_type(pred: Record, gold: Record) -> bool:
    """Number, unit, category."""
    return same_figure(pred, gold) and pred.get("category") == gold["category"]


def same_status(pred: Record, gold: Record) -> bool:
    """Done or planned; what says nothing is done."""
    return bool(pred.get("status", "done") == gold.get("status", "done"))


def same_in_full(pred: Record, gold: Record) -> bool:
    """Number, unit, category, approximation, status, upper end."""
    same = all(pred.get(key) == gold.get(key) for key in ("approx", "value_max"))
    return same and same_type(pred, gold) and same_status(pred, gold)


def whole_figure(pred: Record, gold: Record) -> bool:
    """All that ``confidence`` speaks of but kind and action: value, unit, category, status, actor, change, per."""
    told = all(pred.get(key) == gold[key] for key in ("actor", "change", "per") if key in gold)
    return same_type(pred, gold) and same_status(pred, gold) and told


def whole_suggestion(pred: Record, gold: Record) -> bool:
    """All that ``confidence`` speaks of: number, kind, action, status, actor, per."""
    told = all(pred.get(key) == gold[key] for key in ("actor", "per") if key in gold)
    return same_kind(pred, gold) and pred.get("action") == gold["action"] and same_status(pred, gold) and told


def whole_law(pred: Record, gold: Record) -> bool:
    """All that ``confidence`` speaks of: law, mode, status, initiative."""
    told = all(pred.get(key) == gold[key] for key in ("mode", "initiative") if key in gold)
    return same_law(pred, gold) and told


def same_count(pred: Record, gold: Record) -> bool:
    """Of counted meetings: number and body."""
    return same_number(pred, gold) and pred.get("body") == gold.get("body")


def same_kind(pred: Record, gold: Record) -> bool:
    """Of suggestions: number and kind."""
    return same_number(pred, gold) and pred.get("kind") == gold["kind"]


def _bare(name: str) -> str:
    return _MARKS.sub("", name).replace("中华人民共和国", "")


def same_law(pred: Record, gold: Record) -> bool:
    """The name or the linked title, apart from marks and a place name in front; and the status."""
    law, want = pred["law"], _bare(gold["law"])
    names = [law] if isinstance(law, str) else [law.get("name"), law.get("title")]
    return same_status(pred, gold) and any(_same_name(_bare(name), want) for name in names if name)


def _same_name(have: str, want: str) -> bool:
    long, short = sorted((have, want), key=len, reverse=True)
    if not long.endswith(short):
        return False
    rest = long[: len(long) - len(short)]
    return bool(_PLACE.match(rest) or (short[:1] in tuple("省市县区") and _PLACE.match(rest + short[0])))


def same_region(pred: Any, gold: str | None) -> bool:
    """The name, alone or with what is around it."""
    region = {"name": pred} if isinstance(pred, str) else pred or {}
    name = region.get("name") or ""
    around = (region.get("province"), region.get("prefecture"), name)
    full = "".join(dict.fromkeys(part for part in around if part))
    if len(name) < 2 or gold is None:
        return False
    return name == gold or full.endswith(gold) or (len(name) >= 3 and gold.endswith(name))


def alike(pred: str | None, gold: str | None) -> bool:
    """Much the same phrase: one holds the other, or most of their characters are shared."""
    a, b = (_MARKS.sub("", phrase or "") for phrase in (pred, gold))
    if not a or not b:
        return a == b
    return a in b or b in a or 2 * len(set(a) & set(b)) >= 1.3 * max(len(set(a)), len(set(b)))


def same_oversight(pred: Record, gold: Record) -> bool:
    """Form, status, much the same topic."""
    topics = alike(pred.get("topic"), gold.get("topic"))
    return pred.get("form") == gold["form"] and same_status(pred, gold) and topics


def same_period(pred: dict[str, Any] | None, gold: list[Any] | None) -> bool:
    """Both none, or the same years on the same basis."""
    if pred is None or gold is None:
        return pred is None and gold is None
    return [pred.get("from"), pred.get("to"), pred.get("basis")] == gold


def shared(pred: Record, gold: Record, text: str | None) -> bool:
    """At least 70 % of the joint characters in common, white space aside."""
    a, b = ({i for i in range(*span(r)) if text is None or not text[i : i + 1].isspace()} for r in (pred, gold))
    return len(a & b) >= 0.7 * len(a | b)
