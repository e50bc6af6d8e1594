"""Which law a name stands for: 消防法, 省河长制规定, 《条例》, 该法. In doubt none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportkit.grammar.lawnames import Form
from reportkit.lexicon.lawtable import PLACE, STATE, KnownLaw, LawTable, key_of
from reportkit.models.drafts import LawInspectionDraft
from reportkit.models.enums import LawKind
from reportkit.records.laws.mentions import Mention
from reportkit.text.said import opened_by

KINDS = ("条例", "实施办法", "办法", "规定", "决定", "细则", "规则", "法")
LOOK_BACK = 200  # mentions; a section of a real report names some dozens
OF_HERE, UNITS = ("我", "本", "全"), ("自治区", "自治州", "自治县", "省", "市", "州", "县", "区")
LEVELS = {"自治区": "自治区", "自治州": "州", "州": "州", "自治县": "县"}


@dataclass(slots=True)
class Linker:
    """Finds laws for the names of one report.

    ``places`` are its province, its prefecture and itself, ``codes`` their codes without closing zeros; ``first`` and
    ``last`` are the years it speaks of, None where unknown. ``short`` holds short names that the report defines, also by
    naming the law with its place before.
    """

    table: LawTable
    places: Sequence[str]
    code: str
    first: int | None
    last: int | None
    short: dict[str, KnownLaw | None] = field(default_factory=dict)

    def law_of(self, name: str) -> KnownLaw | None:
        """The one law called ``name`` in a report of these places and years; of several, the one that is new in them."""
        key = key_of(name)
        if key in self.short:
            return self.short[key]
        bearers = [law for law in self.table.bearers(name) if key_of(law.title) == key or self._ours(law)]
        if name.startswith(STATE):
            return bearers[0] if bearers else None
        if level := _level(key):
            unit = level.lstrip("我本全")
            places = [place for place in self.places if place.endswith(LEVELS.get(unit, unit[-1]))]
            key = key[len(level) :]
        else:
            places = list(self.places)
        placed = [law for place in places for law in self.table.bearers(place + key) if law not in bearers]
        found = self._in_force(bearers + placed)
        if len(found) > 1 and not placed and self.first is not None:
            found = [law for law in found if law.since is not None and law.since >= self.first]
        return found[0] if len(found) == 1 else None

    def named(self, name: str, law: KnownLaw | None) -> None:
        """After 《吉林省物业管理条例》, 物业管理条例 is that one; after that of another place too, it is in doubt."""
        key = key_of(name)
        if place := PLACE.match(key):
            rest = key[place.end() :]
            self.short[rest] = law if self.short.get(rest, law) == law else None

    def _ours(self, law: KnownLaw) -> bool:
        """Whether the short names of ``law`` are understood here."""
        if law.region is None or law.region in self.places:
            return True
        return law.region.isdigit() and bool(self.code) and self.code.startswith(_without_zeros(law.region))

    def _in_force(self, laws: list[KnownLaw]) -> list[KnownLaw]:
        """Laws in force at some time in the years of the report."""
        if self.first is None or self.last is None:
            return laws
        return [law for law in laws if (law.since or 0) <= self.last and (law.until or self.first) >= self.first]


def link_laws(
    mentions: list[Mention], inspections: list[LawInspectionDraft], table: LawTable, meta: dict[str, Any]
) -> None:
    """Fill title, kind and issuer of mentions, and of the inspections that stand at the same place."""
    region = meta["region"]
    names = [region[level] for level in ("province", "prefecture", "name") if region[level]]
    places = list(dict.fromkeys(_own(name, names) for name in names))
    years = [year for year in (meta["review_from"], meta["review_to"], meta["plan_year"]) if year is not None]
    linker = Linker(table, places, region["adcode"] or "", min(years, default=None), max(years, default=None))
    found: list[KnownLaw | None] = []
    for i, mention in enumerate(mentions):
        law = _link(linker, mentions, found, i)
        found.append(law)
        if law is not None:
            record = mention.record
            record.title, record.kind, record.issuer = law.title, LawKind(law.kind) if law.kind else None, law.issuer
        elif mention.law is not None and mention.law.form is Form.BUNDLE:
            mention.record.kind = LawKind.BUNDLE
    records = {mention.record.evidence.start: mention.record for mention in mentions}
    for row in inspections:
        same = records.get(row.evidence.start)
        if same is not None:
            row.title, row.kind, row.issuer = same.title, same.kind, same.issuer


def _own(name: str, names: list[str]) -> str:
    """柯城区 of 衢州市柯城区."""
    for outer in names:
        if name != outer:
            name = name.removeprefix(outer)
    return name


def _link(linker: Linker, mentions: list[Mention], found: list[KnownLaw | None], i: int) -> KnownLaw | None:
    mention = mentions[i]
    law = mention.law
    if law is None or law.draft or law.form is Form.BUNDLE:
        return None
    if mention.defines and i and mentions[i - 1].law is not None:
        linker.short[key_of(law.name)] = found[i - 1]
        return found[i - 1]
    if key_of(law.name) in linker.short:
        return linker.short[key_of(law.name)]
    if pronoun := _pronoun(law.name):
        j = antecedent(mentions, i, pronoun)
        return found[j] if j is not None else None
    found_law = linker.law_of(law.name)
    linker.named(law.name, found_law)
    return found_law


def antecedent(mentions: list[Mention], i: int, kind: str) -> int | None:
    """Which mention the pronoun ``mentions[i]`` stands for: the nearest of its kind in the section.

    None when there is none, when it is one of a list of such laws, when a bundle stands between, or when it stands in
    another paragraph and the section names several.
    """
    here = mentions[i]
    fitting: list[int] = []
    for j in range(i - 1, max(-1, i - 1 - LOOK_BACK), -1):
        other = mentions[j]
        if other.record.section != here.record.section:
            break
        if other.law is None or other.law.form is Form.PRONOUN or _pronoun(other.law.name):
            continue
        if other.law.form is Form.BUNDLE and not fitting:
            return None
        if _kind(other.law.name) == kind:
            fitting.append(j)
    if not fitting:
        return None
    nearest = mentions[fitting[0]]
    rivals = [mentions[j] for j in fitting[1:] if mentions[j].record.name != nearest.record.name]
    if nearest.paragraph == here.paragraph:
        rivals = [m for m in rivals if (m.paragraph, m.list) == (nearest.paragraph, nearest.list)]
    return None if rivals else fitting[0]


def _kind(name: str) -> str:
    """条例 of 浙江省河道管理条例, 法 of 消防法; 实施办法 is 办法."""
    start = name.rfind("(")
    title = name[:start] if start >= 0 and name.find(")", start) == len(name) - 1 else name
    return next((kind for kind in KINDS if kind != "实施办法" and title.endswith(kind)), "")


def _pronoun(name: str) -> str:
    """The kind of law that stands alone for one named before: 该条例, 本法; "" for a name."""
    asked = opened_by(name, ("该", "本", "上述", "此"))
    kind = name.removeprefix(asked).removeprefix("部")
    return kind if kind in KINDS else ""


def _level(key: str) -> str:
    """The level of the place with which a name begins: 我省, 市; "" where it begins with none."""
    here = key[: key.startswith(OF_HERE)]
    unit = opened_by(key, UNITS, len(here))
    return here + unit if unit else ""


def _without_zeros(code: str) -> str:
    while code.endswith("00"):
        code = code[:-2]
    return code
