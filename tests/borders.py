"""Matches of the patterns of reportkit/records that do not lie within one clause, as the package runs.

    python -m tests.borders            what crosses a border, by pattern, with examples
    python -m tests.borders --json     the same with the number of all matches, for tests

All labelled texts that rules may be written from, and all specification cases, are read while ``re`` is wrapped: whatever
a module of the folder compiles notes each of its matches. A match lies within one clause when no mark of
``grammar/borders.py`` stands inside it. Marks at its ends (a pattern may say that a clause ends there) and what stands
whole in brackets (解决的(A类), part of the clause round it, as ``grammar.predicates.wholes`` has it) are left out.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.patterns import ASKED, FOLDERS
from tests.support import ROOT

HOME = "reportkit.records"
EXAMPLES = 5
BRACKETS = re.compile(r"\([^()]*\)")


@dataclass
class Asked:
    """A pattern of a module with how often it matched, and the words of the matches that cross a border."""

    matches: int = 0
    across: Counter[str] = field(default_factory=Counter)


class Noting:
    """A compiled pattern that notes its matches."""

    def __init__(self, pattern: re.Pattern[str], asked: Asked) -> None:
        self._pattern = pattern
        self._asked = asked
        self.pattern = pattern.pattern

    def __getattr__(self, name: str) -> Any:
        function = getattr(self._pattern, name)

        def noted(*arguments: Any, **named: Any) -> Any:
            if name in ("search", "match", "fullmatch"):
                found = function(*arguments, **named)
                self._note([found] if found else [])
                return found
            subject = [a for a in (*arguments, *named.values()) if isinstance(a, str)][-1]
            matches = self._pattern.finditer(*arguments, **named) if name == "finditer" else None
            found = list(matches if matches is not None else self._pattern.finditer(subject))
            self._note(found)
            return iter(found) if name == "finditer" else function(*arguments, **named)

        return noted

    def _note(self, found: list[re.Match[str]]) -> None:
        self._asked.matches += len(found)
        self._asked.across.update(match[0] for match in found if crosses(match[0]))


def crosses(words: str) -> bool:
    """Whether a border of clauses stands inside ``words``."""
    from reportkit.grammar.borders import MARK, MARKS

    return MARK.search(BRACKETS.sub("", words).strip("".join(MARKS))) is not None


def collect() -> dict[tuple[str, str], Asked]:
    """Patterns by module and text; to be called in a process that has not yet imported the package."""
    assert "reportkit" not in sys.modules
    seen: dict[tuple[str, str], Asked] = {}
    compile_ = re.compile

    def noting(name: str) -> Any:
        function = getattr(re, name)

        def asked(pattern: Any, *arguments: Any, **named: Any) -> Any:
            module = str(sys._getframe(1).f_globals.get("__name__"))
            if not module.startswith(HOME) or not isinstance(pattern, str):
                return function(pattern, *arguments, **named)
            noted = seen.setdefault((module.removeprefix("reportkit."), pattern), Asked())
            if name == "compile":
                return Noting(compile_(pattern, *arguments, **named), noted)
            return getattr(Noting(compile_(pattern), noted), name)(*arguments, **named)

        return asked

    wrapped = {name: noting(name) for name in ASKED}
    for name, function in wrapped.items():
        setattr(re, name, function)
    build = importlib.import_module("reportkit.pipeline").build
    for text in texts():
        build(text, {})
    return seen


def texts() -> Iterator[str]:
    """Labelled texts and specification cases, each case in its minimal report."""
    from reportkit.specimen import wrapped
    from tests.specs.cases import cases

    for folder in FOLDERS:
        yield from (path.read_bytes().decode("utf-8") for path in sorted((ROOT / folder).glob("*.txt")))
    yield from (wrapped(case.text, case.part, case.organ, case.year)[0] for case in cases())


def main(arguments: list[str]) -> int:
    """Print what crosses a border."""
    seen = collect()
    if arguments == ["--json"]:
        rows = [[*key, asked.matches, sum(asked.across.values())] for key, asked in seen.items()]
        sys.stdout.write(json.dumps(rows) + "\n")
        return 0
    for (module, pattern), asked in sorted(seen.items(), key=lambda item: -item[1].across.total()):
        if asked.across:
            sys.stdout.write(f"{module}: {asked.across.total()} of {asked.matches} matches of\n  {pattern}\n")
            sys.stdout.writelines(f"    {n} {words!r}\n" for words, n in asked.across.most_common(EXAMPLES))
    every = sum(asked.matches for asked in seen.values())
    sys.stdout.write(f"{len(seen)} patterns, {every} matches, {sum(a.across.total() for a in seen.values())} across\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
