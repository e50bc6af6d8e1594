"""What the rules would lose without one pattern, one word of an exception, or one cue of the outline.

    python -m tests.ablation patterns|words|plain|cues [--pages FOLDER] [--only NAME]

One is left out at a time and what it has a say in is read again: the specification cases, the open labelled texts, prose
that should stay silent, and the ``*.txt`` of ``--pages`` (beginnings of real pages, of which none lies here). What makes a
case, a label or the silence worse is kept, at the first that does. Printed is what does not: ``nothing`` changes no
record, ``better`` wins labels or cases and loses none, ``even`` changes records that no label speaks of, and ``pages``
those of pages only, which are shown to be read. What is printed is looked at and taken out by hand, one by one: two that do
the same work are each printed.

- patterns: a compiled pattern that finds nothing
- words: one word of a tuple, set or table of words of the modules of the rules
- plain: one word of ``plain.toml``, longer words that hide a shorter one
- cues: one row of the table of cues

A pattern is tried where it found something when all was read at first, a word where it stands, a cue everywhere.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.support import ROOT

PACKAGE = ROOT / "reportkit"
RULES = ("text", "numerals", "grammar", "outline", "records", "link", "pipeline")
GOLD = ROOT / "tests" / "gold"
CLOSED = ("v-01", "v-04", "v-05", "v-07")
HAN = re.compile("[\u4e00-\u9fff]")
APART = ("schema_version", "id", "generator", "source", "checks")  # of the text, or said of its records
SHOWN = 3
LOADED = ("_load", "_scanner", "law_table", "gazetteer", "towns", "load_weights", "_bits", "_masks", "is_known")

Report = dict[str, Any]


@dataclass
class Doc:
    """A text with who says how many of its records are right, and what it gives with all rules."""

    name: str
    text: str
    judge: Callable[[Report], int] | None
    records: Report = field(default_factory=dict)
    score: int = 0


@dataclass(frozen=True)
class Unit:
    """What can be left out: its name, the context in which it is, and which texts it has a say in."""

    name: str
    without: Callable[[], Any]
    speaks: Callable[[int, Doc], bool]


class Pattern:
    """A compiled pattern that notes where it found something, and that can be turned off."""

    now = -1  # number of the text that is read

    def __init__(self, compiled: re.Pattern[str]) -> None:
        self.compiled, self.off = compiled, False
        self.found: set[int] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.compiled, name)

    def _noted(self, match: re.Match[str] | None) -> re.Match[str] | None:
        if self.off:
            return None
        if match is not None:
            self.found.add(Pattern.now)
        return match

    def search(self, *told: Any) -> re.Match[str] | None:
        """As of a pattern, as are the others."""
        return self._noted(self.compiled.search(*told))

    def match(self, *told: Any) -> re.Match[str] | None:
        """At the beginning."""
        return self._noted(self.compiled.match(*told))

    def fullmatch(self, *told: Any) -> re.Match[str] | None:
        """The whole."""
        return self._noted(self.compiled.fullmatch(*told))

    def finditer(self, *told: Any) -> Iterator[re.Match[str]]:
        """Every match."""
        return (match for match in self.compiled.finditer(*told) if self._noted(match))

    def findall(self, *told: Any) -> list[Any]:
        """What every match holds."""
        found = self.compiled.findall(*told)
        self._noted(self.compiled.search(*told) if found else None)
        return [] if self.off else found

    def sub(self, put: Any, text: str, count: int = 0) -> str:
        """The text with something else in place of matches."""
        self._noted(self.compiled.search(text))
        return text if self.off else self.compiled.sub(put, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """The text parted at matches."""
        self._noted(self.compiled.search(text))
        return [text] if self.off else self.compiled.split(text, maxsplit)


PATTERNS: dict[tuple[str, str, int], Pattern] = {}
MODULES: dict[str, ModuleType] = {}


def main(arguments: list[str]) -> int:
    """Try what is asked for, and print what is not missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.ablation", description=__doc__)
    parser.add_argument("kind", choices=("patterns", "words", "plain", "cues"))
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--only", default="", help="units whose name begins so")
    options = parser.parse_args(arguments)
    assert "reportkit" not in sys.modules
    if options.kind == "patterns":
        _wrap()
    load()
    docs = list(_documents(options.pages))
    for i, doc in enumerate(docs):
        Pattern.now = i
        doc.records = _read(doc)
        doc.score = doc.judge(doc.records) if doc.judge else 0
    units = [unit for unit in UNITS[options.kind]() if unit.name.startswith(options.only)]
    sys.stdout.write(f"{len(units)} {options.kind}, {len(docs)} texts\n")
    kept = 0
    for unit in units:
        told = tried(unit, docs)
        kept += told is None
        if told is not None:
            sys.stdout.write(f"{told[0]:<8} {unit.name}\n")
            sys.stdout.writelines(f"    {line}\n" for line in told[1][:SHOWN])
            sys.stdout.flush()
    sys.stdout.write(f"{kept} of {len(units)} are needed\n")
    return 0


def load() -> None:
    """Import every module of the rules."""
    for info in pkgutil.walk_packages([str(PACKAGE)], "reportkit."):
        if info.name.split(".")[1] in RULES:
            MODULES[info.name] = importlib.import_module(info.name)


def tried(unit: Unit, docs: list[Doc]) -> tuple[str, list[str]] | None:
    """What becomes of the texts without ``unit``, with the records that change; None where something gets worse."""
    gain, judged, differs = 0, False, []
    forget()
    with unit.without():
        for i, doc in enumerate(docs):
            if not unit.speaks(i, doc):
                continue
            records = _read(doc)
            if records == doc.records:
                continue
            won = doc.judge(records) - doc.score if doc.judge else 0
            if won < 0:
                return None
            gain, judged = gain + won, judged or doc.judge is not None
            differs.append(f"{doc.name} {won:+d}: {_difference(doc.records, records)}")
    return ("better" if gain else "even" if judged else "pages" if differs else "nothing"), differs


def forget() -> None:
    """Drops what was worked out before; what was loaded stays."""
    for module in MODULES.values():
        for name, held in vars(module).items():
            if hasattr(held, "cache_clear") and name not in LOADED:
                held.cache_clear()


def _difference(before: Report, after: Report) -> str:
    """The first records of either that the other has not."""
    kind = next(kind for kind in before if before[kind] != after[kind])
    if not isinstance(before[kind], list):
        return f"{kind}: {before[kind]} → {after[kind]}"[:400]
    gone, come = ([r for r in a[kind] if r not in b[kind]][:1] for a, b in ((before, after), (after, before)))
    words = [json.dumps([_told(r) for r in rows], ensure_ascii=False) for rows in (gone, come)]
    return f"{kind}: {words[0]} → {words[1]}"[:600]


def _told(record: Report) -> Report:
    return {key: value for key, value in record.items() if value not in (None, False, [], "") and key != "id"}


def _read(doc: Doc) -> Report:
    report = MODULES["reportkit.pipeline"].build(doc.text, {})
    return {key: value for key, value in report.items() if key not in APART}


def _documents(pages: Path | None) -> Iterator[Doc]:
    """The cases, the labelled texts that are open, prose, pages."""
    from tests.specs.cases import cases, misses_in, wrapped_of

    for case in cases():
        yield Doc(case.id, wrapped_of(case)[0], lambda report, case=case: -len(misses_in(case, report)))  # type: ignore[misc]
    from reportkit.evaluate.score import score

    folders = {"seeds": ROOT / "seeds", "dev": GOLD / "texts"}
    for name in ("seeds", "dev", "made", "varied", "late", "learnt"):
        for path in sorted((GOLD / name).glob("*.json")):
            if path.stem not in CLOSED:
                gold = json.loads(path.read_text(encoding="utf-8"))
                text = (folders.get(name, GOLD / f"{name}-texts") / f"{path.stem}.txt").read_bytes().decode("utf-8")
                yield Doc(
                    path.stem,
                    text,
                    lambda report, gold=gold, text=text: _right(score(report, gold, text).counts.values()),  # type: ignore[misc]
                )
    for path in sorted((GOLD / "prose").glob("*.txt")):
        yield Doc(path.stem, path.read_bytes().decode("utf-8"), lambda report: -_many(report))
    for path in sorted(pages.glob("*.txt")) if pages else ():
        yield Doc(path.stem, path.read_bytes().decode("utf-8", "replace"), None)


def _right(counts: Iterable[tuple[int, int, int]]) -> int:
    """Right records, less those that are none."""
    return sum(2 * found - predicted for found, predicted, _ in counts)


def _many(report: Report) -> int:
    return sum(len(rows) for kind, rows in report.items() if isinstance(rows, list) and kind != "unclaimed")


def _wrap() -> None:
    """Have the rules compile patterns that can be turned off."""
    compile_ = re.compile

    def compiled(pattern: Any, flags: Any = 0) -> Any:
        home = str(sys._getframe(1).f_globals.get("__name__"))
        if not isinstance(pattern, str) or not home.startswith(tuple(f"reportkit.{name}" for name in RULES)):
            return compile_(pattern, flags)
        return PATTERNS.setdefault(
            (home.removeprefix("reportkit."), pattern, int(flags)), Pattern(compile_(pattern, flags))
        )

    re.compile = compiled


def _patterns() -> Iterator[Unit]:
    for (module, text, _), pattern in sorted(PATTERNS.items()):
        yield Unit(f"{module}: {text}", lambda p=pattern: _off(p), lambda i, _, p=pattern: i in p.found)  # type: ignore[misc]


@contextmanager
def _off(pattern: Pattern) -> Iterator[None]:
    pattern.off = True
    yield
    pattern.off = False


def _words() -> Iterator[Unit]:
    """Each word of each constant of the rules that holds words: a tuple, a set, a table, ``Ending`` and ``Opening``."""
    from reportkit.text.said import Ending, Opening

    seen: set[int] = set()
    for module, constant in sorted(
        (module.removeprefix("reportkit."), name)
        for module, held in MODULES.items()
        for name in vars(held)
        if name.isupper()
    ):
        value = vars(MODULES[f"reportkit.{module}"])[constant]
        words = value.words if isinstance(value, Ending | Opening) else value
        if id(value) in seen or not isinstance(words, tuple | frozenset | dict):
            continue
        seen.add(id(value))
        for word in sorted(w for w in words if isinstance(w, str) and HAN.search(w)):
            yield Unit(
                f"{module}.{constant}: {word}",
                lambda value=value, words=words, word=word: _less(value, words, word),  # type: ignore[misc]
                lambda _, doc, word=word: word in doc.text,  # type: ignore[misc]
            )


@contextmanager
def _less(value: Any, words: Any, word: str) -> Iterator[None]:
    """Every module has the constant without ``word``."""
    kind = type(words)
    less = {k: v for k, v in words.items() if k != word} if kind is dict else kind(w for w in words if w != word)
    if value is not words:
        value.words = less
        yield
        value.words = words
        return
    places = [(module, name) for module in MODULES.values() for name, held in vars(module).items() if held is value]
    for module, name in places:
        setattr(module, name, less)
    yield
    for module, name in places:
        setattr(module, name, value)


def _plain() -> Iterator[Unit]:
    from reportkit.lexicon import vocabulary

    data = PACKAGE / "lexicon" / "data"
    words = [
        w
        for f, _, told in vocabulary.read_groups((data / "plain.toml").read_text("utf-8"))
        if f == "plain"
        for w in told
    ]
    for word in words:
        yield Unit(f"plain: {word}", lambda word=word: _unlisted(word), lambda _, doc, word=word: word in doc.text)  # type: ignore[misc]


@contextmanager
def _unlisted(word: str) -> Iterator[None]:
    from reportkit import pipeline
    from reportkit.lexicon import vocabulary

    read = vocabulary.read_groups

    def less(data: str) -> list[tuple[str, str, dict[str, str]]]:
        return [(f, v, {w: e for w, e in told.items() if f != "plain" or w != word}) for f, v, told in read(data)]

    vocabulary.read_groups = less
    vocabulary._load.cache_clear()
    pipeline._scanner.cache_clear()
    yield
    vocabulary.read_groups = read
    vocabulary._load.cache_clear()
    pipeline._scanner.cache_clear()


def _cues() -> Iterator[Unit]:
    cues = MODULES["reportkit.outline.cues"].CUES
    for cue in cues:
        yield Unit(cue.name, lambda cue=cue: _silenced(cue), lambda *_: True)  # type: ignore[misc]


@contextmanager
def _silenced(cue: Any) -> Iterator[None]:
    """Nothing shows ``cue``."""
    evidence: Any = MODULES["reportkit.outline.evidence"]
    parts: Any = MODULES["reportkit.outline.parts"]
    masks = evidence._masks
    rest = tuple(row for row in masks() if row[2] is not cue)
    evidence._masks = lambda: rest
    for asked in (evidence.shown, evidence.weigh, evidence.strongest, parts.strongest_for):
        asked.cache_clear()
    yield
    evidence._masks = masks
    for asked in (evidence.shown, evidence.weigh, evidence.strongest, parts.strongest_for):
        asked.cache_clear()


UNITS: dict[str, Callable[[], Iterable[Unit]]] = {
    "patterns": _patterns,
    "words": _words,
    "plain": _plain,
    "cues": _cues,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
