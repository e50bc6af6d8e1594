"""Laws by the names they go by: the package's national laws, and the laws of a table of the user's (``--laws``)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from reportkit.errors import ReportkitError
from reportkit.models.enums import LawKind
from reportkit.text.decode import decode
from reportkit.text.fold import fold

COLUMNS = ("title", "short", "kind", "issuer", "region", "aliases", "from", "to")
KINDS = tuple(kind.value for kind in LawKind if kind is not LawKind.BUNDLE)
STATE = "中华人民共和国"
DATE = re.compile(r"((?:19|20)\d\d)(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?")
PLACE = re.compile(r"[^《》]{2,10}?(?P<level>省|自治区|自治州|自治县|市|州|县|区)(?!人大|人民|政)")
CODE = re.compile(r"\d{6}")
# A name can be searched for in running text only if it ends like one and is too long to be part of a word.
SEARCHED = re.compile(r".{1,38}法典|.{2,38}(?:法|条例|规定|办法|决定|决议|细则|修正案(?:\([^()]+\))?)")
LIMIT = 8_000_000


@dataclass(frozen=True, slots=True)
class KnownLaw:
    """A row of a table of laws; ``since`` and ``until`` are years, everything but ``title`` may be unknown.

    The short names of a law with a ``region`` (name or six-digit code) are understood in reports of that region only.
    """

    title: str
    short: str
    kind: str | None
    issuer: str | None
    region: str | None
    aliases: tuple[str, ...]
    since: int | None
    until: int | None


class LawTable:
    """Laws found by name; ``digest`` changes with any of them."""

    def __init__(self, laws: Iterable[KnownLaw], digest: str) -> None:
        self.digest = digest
        self._laws: dict[str, list[KnownLaw]] = {}
        names: dict[str, None] = {}
        for law in laws:
            for name in (law.title, law.short, *law.aliases):
                bearers = self._laws.setdefault(key_of(name), [])
                if law not in bearers:
                    bearers.append(law)
                names |= dict.fromkeys(filter(SEARCHED.fullmatch, _forms(fold(name))))
        self._names = AhoCorasick(tuple(names), matchkind=MatchKind.LeftmostLongest)

    def bearers(self, name: str) -> list[KnownLaw]:
        """Laws that are called ``name``, in the order of the tables."""
        return self._laws.get(key_of(name), [])

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where names of three characters and more stand in a folded text, the leftmost and longest."""
        return [(start, end) for _, start, end in self._names.find_matches_as_indexes(text)]


def _forms(name: str) -> Iterator[str]:
    """浙江省河长制规定, 省河长制规定, 河长制规定."""
    yield name
    if match := PLACE.match(name):
        yield name[match.start("level") :]
        yield name[match.end() :]


UNCOMPARED = re.compile(rf"[《》<>\s]|{STATE}")


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """``name`` as it is compared: folded, without 《》, 中华人民共和国 and white space."""
    return UNCOMPARED.sub("", fold(name))


@lru_cache(maxsize=4)
def law_table(path: str | None = None) -> LawTable:
    """The package's laws, with those of the table ``path`` before them.

    Raises ReportkitError, with the line, for a table that cannot be used.
    """
    package = (resources.files("reportkit.lexicon") / "data" / "laws.tsv").read_text(encoding="utf-8")
    laws = list(read_laws(package, "laws.tsv"))
    if path is None:
        return LawTable(laws, _digest(package))
    text = _load(path)
    own = list(read_laws(text, path))
    known = {key_of(law.title): law for law in laws}
    own = [_completed(law, known.pop(key_of(law.title), None)) for law in own]
    return LawTable([*own, *known.values()], _digest(package, text))


def _completed(own: KnownLaw, law: KnownLaw | None) -> KnownLaw:
    """The user's row with what only the package's row of that title says."""
    if law is None:
        return own
    return replace(
        own,
        kind=own.kind or law.kind,
        issuer=own.issuer or law.issuer,
        aliases=own.aliases + law.aliases,
        since=own.since or law.since,
        until=own.until or law.until,
    )


def _digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()[:12]


def _load(path: str) -> str:
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportkitError(f"cannot be read ({reason})", path=path, stage="read") from None
    if len(data) > LIMIT:
        raise ReportkitError(f"is no table of laws ({len(data)} bytes)", path=path, stage="read")
    try:
        return decode(data).text
    except ReportkitError as error:
        raise error.at(path) from None


def read_laws(text: str, name: str) -> Iterator[KnownLaw]:
    """Rows of a table with a header line, its cells parted by tabs or, where that line has none, by commas."""
    lines = text.removeprefix("\ufeff").splitlines()
    comma = "\t" not in (lines[0] if lines else "")
    rows = csv.reader(
        lines, delimiter="," if comma else "\t", quoting=csv.QUOTE_MINIMAL if comma else csv.QUOTE_NONE, strict=True
    )
    header: list[str] = []
    seen: dict[str, int] = {}
    try:
        for cells in rows:
            place = f"{name}:{rows.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header([cell.strip().lower() for cell in cells], place)
                continue
            if len(cells) > len(header):
                raise _wrong(place, f"has {len(cells)} cells under a header of {len(header)}")
            law = _law(dict(zip(header, (cell.strip() for cell in cells), strict=False)), place)
            if (first := seen.setdefault(key_of(law.title), rows.line_num)) != rows.line_num:
                raise _wrong(place, f"names {law.title} again, after line {first}")
            yield law
    except csv.Error as error:
        raise _wrong(f"{name}:{rows.line_num}", f"is not CSV ({error})") from None
    if not header:
        raise _wrong(name, "is empty")


def _header(cells: list[str], place: str) -> list[str]:
    if "title" not in cells:
        raise _wrong(place, "has no column title", f"a header line {' '.join(COLUMNS)}, parted by tabs or commas")
    for cell in cells:
        if cell not in COLUMNS and (near := get_close_matches(cell, COLUMNS, 1, 0.8)):
            raise _wrong(place, f"has a column {cell}", f"calling it {near[0]}")
        if cell in COLUMNS and cells.count(cell) > 1:
            raise _wrong(place, f"has two columns {cell}")
    return cells


def _law(row: dict[str, str], place: str) -> KnownLaw:
    """The law of a row; columns that are none of ours are left alone."""
    title, kind = re.sub(r"\s", "", row["title"]).strip("《》"), row.get("kind") or None
    if len(title) < 2:
        raise _wrong(place, "has no title")
    if kind is not None and kind not in KINDS:
        raise _wrong(place, f"has kind {kind}", f"one of {', '.join(KINDS)}, or nothing")
    dates: list[int | None] = []
    for column in ("from", "to"):
        date = row.get(column) or None
        if date is not None and not DATE.fullmatch(date):
            raise _wrong(place, f"has {date} as {column}", "a date like 2018-07-01 or 2018, or nothing")
        dates.append(int(date[:4]) if date else None)
    since, until = dates
    if since and until and until < since:
        raise _wrong(place, f"ends in {until} before it begins in {since}")
    region = row.get("region") or None
    if region is not None and re.match(r"\d", region) and not CODE.fullmatch(region):
        raise _wrong(place, f"has region {region}", "a name like 浙江省 or a six-digit code")
    aliases = tuple(
        alias.strip("《》 ") for alias in re.split("[;；]", row.get("aliases") or "") if alias.strip("《》 ")
    )
    short = (row.get("short") or re.sub(rf"^{STATE}", "", title)).strip("《》")
    return KnownLaw(title, short, kind, row.get("issuer") or None, region, aliases, since, until)


def _wrong(place: str, message: str, hint: str = "") -> ReportkitError:
    return ReportkitError(message, path=place, stage="read", hint=hint)
