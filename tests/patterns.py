"""The patterns of the rules, counted as the package runs.

    python -m tests.patterns            counts by folder and module
    python -m tests.patterns records    and every pattern of the modules whose names begin so, the longest first
    python -m tests.patterns --limits   the table of limits of tests/unit/test_ratchets.py as it would be today
    python -m tests.patterns --json     all patterns, for tests

All modules but those of ``NOT_RULES`` are imported and all labelled texts are read while ``re`` and ``regex`` are
wrapped; calls with a written pattern that none of this reaches are found in the source. A pattern counts once in each
module that has it, as it is compiled (with all that was put into it), whoever compiles it.

- window: a repetition with an upper bound of two or more whose body takes one character of nearly any kind: ``.``, a
  negated class, \\S, \\D, \\W, whatever brackets and lookarounds are round it: ``[^,;。]{0,12}``, ``(?:(?!了).){,9}``
- range: the same with a class that holds a range of over 500 characters: ``[一-龥]{2,8}``
- border: a class of characters, negated or not, that holds two or more of , ; 。; counted are distinct sets
- word: an unbroken run of Chinese characters in the pattern that the lexicon does not hold; counted are distinct ones
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.support import ROOT

PACKAGE = ROOT / "reportkit"
NOT_RULES = ("readers", "io", "dataset", "models", "page", "review", "cli", "__main__")
FOLDERS = ("seeds", "tests/gold/texts", "tests/gold/made-texts", "tests/gold/varied-texts")
ASKED = ("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
LONG = 300
BORDER = frozenset(",;。")
HAN = re.compile("[\u4e00-\u9fff]+")
MANY = 500

_parser: Any = importlib.import_module("re._parser")
_op: Any = importlib.import_module("re._constants")
REPEATS = (_op.MAX_REPEAT, _op.MIN_REPEAT, _op.POSSESSIVE_REPEAT)
OTHERS = (_op.CATEGORY_NOT_DIGIT, _op.CATEGORY_NOT_SPACE, _op.CATEGORY_NOT_WORD)


@dataclass(frozen=True)
class Found:
    """A pattern as it is compiled, with the module and the first line that has it."""

    module: str
    line: int
    text: str
    windows: int
    ranges: int
    borders: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The layer: the folder of the package, or ``top``."""
        folder = self.module.split(".")[0]
        return folder if PACKAGE.joinpath(folder).is_dir() else "top"


def main(arguments: list[str]) -> int:
    """Print the counts, and the patterns of the modules asked for."""
    found = collect()
    if arguments == ["--json"]:
        sys.stdout.write(json.dumps([asdict(one) for one in found]) + "\n")
        return 0
    if arguments == ["--limits"]:
        sys.stdout.writelines(
            f'    "{name}": {tuple(numbers.values())},\n' for name, numbers in by_folder(found).items()
        )
        return 0
    columns = ("patterns", "windows", "ranges", "longest", f"over {LONG}", "borders", "words")
    sys.stdout.write(f"{'':<26}" + "".join(f"{column:>10}" for column in columns) + "\n")
    for folder in sorted({one.folder for one in found}):
        mine = [one for one in found if one.folder == folder]
        sys.stdout.write(_row(folder, mine))
        for module in sorted({one.module for one in mine}):
            sys.stdout.write(_row(f"  {module}", [one for one in mine if one.module == module]))
    sys.stdout.write(_row("all", found))
    asked = [one for one in found if any(one.module.startswith(name.replace("/", ".")) for name in arguments)]
    for one in sorted(asked, key=lambda one: -len(one.text)):
        sys.stdout.write(
            f"\n{one.module}:{one.line}  {len(one.text)} characters, {one.windows} windows\n  {one.text}\n"
        )
    return 0


def _row(name: str, found: list[Found]) -> str:
    return f"{name:<26}" + "".join(f"{number:>10}" for number in counts(found).values()) + "\n"


def by_folder(found: list[Found]) -> dict[str, dict[str, int]]:
    """The counts of all patterns, and of those of each folder."""
    folders = sorted({one.folder for one in found})
    return {"all": counts(found)} | {name: counts([one for one in found if one.folder == name]) for name in folders}


def counts(found: list[Found]) -> dict[str, int]:
    """What the ratchets hold."""
    return {
        "patterns": len(found),
        "windows": sum(one.windows for one in found),
        "ranges": sum(one.ranges for one in found),
        "longest": max((len(one.text) for one in found), default=0),
        "long": sum(len(one.text) > LONG for one in found),
        "borders": len({border for one in found for border in one.borders}),
        "words": len({word for one in found for word in one.words}),
    }


def collect() -> list[Found]:
    """All patterns of the rules; to be called in a process that has not yet imported the package."""
    assert "reportkit" not in sys.modules
    seen = Seen({}, set())
    for engine in ("re", "regex"):
        _wrap(importlib.import_module(engine), seen)
    modules = {name: importlib.import_module(f"reportkit.{name}") for name in _modules()}
    from reportkit.pipeline import build

    for path in (path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.txt"))):
        build(path.read_bytes().decode("utf-8"), {})
    for name, module in modules.items():
        for lines, text in _written(module):
            if not any((name, line) in seen.lines for line in lines):
                seen.patterns.setdefault((name, text, 0), lines[0])
    known = lexicon()
    found = [found_in(module, line, text, flags, known) for (module, text, flags), line in seen.patterns.items()]
    return sorted(found, key=lambda one: (one.module, one.line, one.text))


@dataclass(frozen=True)
class Seen:
    """Patterns (module, text, flags) with the first line that asked for them, and all lines that asked for one."""

    patterns: dict[tuple[str, str, int], int]
    lines: set[tuple[str, int]]


def _wrap(engine: ModuleType, seen: Seen) -> None:
    """Have every function of ``engine`` that takes a pattern note it, with the module and line that asks."""

    def noting(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def noted(pattern: Any, *arguments: Any, **named: Any) -> Any:
            frame = sys._getframe(1)
            home, _, module = str(frame.f_globals.get("__name__")).partition(".")
            if home == "reportkit" and isinstance(pattern, str) and module.split(".")[0] not in NOT_RULES:
                compiles = arguments and function.__name__ == "compile"
                flags = int(named.get("flags", arguments[0] if compiles else 0))
                seen.patterns.setdefault((module, pattern, flags), frame.f_lineno)
                seen.lines.add((module, frame.f_lineno))
            return function(pattern, *arguments, **named)

        return noted

    for name in ASKED:
        setattr(engine, name, noting(getattr(engine, name)))


def _modules() -> Iterator[str]:
    """Names of the modules of the rules, without that of the package."""
    for info in pkgutil.walk_packages([str(PACKAGE)]):
        if info.name not in NOT_RULES:
            yield info.name
            inner = pkgutil.walk_packages([str(PACKAGE / info.name)], f"{info.name}.") if info.ispkg else ()
            yield from (module.name for module in inner)


def _written(module: ModuleType) -> Iterator[tuple[range, str]]:
    """Lines and pattern of every call of ``re`` or ``regex`` in the source of ``module``.

    What a function puts into a pattern is left out.
    """
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in ASKED or ast.unparse(node.func.value) not in ("re", "regex"):
            continue
        try:
            told = eval(compile(ast.Expression(node.args[0]), "", "eval"), vars(module))  # noqa: S307 (our own source)
        except NameError:
            told = "".join(
                n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant) and n.value is str(n.value)
            )
        if isinstance(told, str):
            yield range(node.lineno, (node.end_lineno or node.lineno) + 1), told


def found_in(module: str, line: int, text: str, flags: int, known: frozenset[str]) -> Found:
    """``text`` as it is compiled at ``line`` of ``module``, with what is to be counted in it."""
    try:
        nodes = list(_nodes(_parser.parse(text, flags)))
    except re.error:  # of the other engine, or with a hole
        nodes = []
    bodies = [value[2] for op, value in nodes if op in REPEATS and 2 <= value[1] < _op.MAXREPEAT]
    sets = [{chr(c) for op, c in value if op is _op.LITERAL} for op, value in nodes if op is _op.IN]
    return Found(
        module,
        line,
        text,
        sum(_takes(body, _nearly_any) for body in bodies),
        sum(_takes(body, _of_a_range) for body in bodies),
        tuple(sorted({"".join(sorted(chars)) for chars in sets if len(chars & BORDER) >= 2})),
        tuple(sorted(set(HAN.findall(text)) - known)),
    )


def _nodes(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every (operation, argument) in a parsed pattern."""
    if isinstance(node, tuple) and len(node) == 2 and isinstance(node[0], type(_op.IN)):
        yield node
    if isinstance(node, tuple | list | _parser.SubPattern):
        for part in node:
            yield from _nodes(part)


def _takes(body: Any, kind: Callable[[Any, Any], bool]) -> bool:
    """Whether ``body`` takes one character of ``kind``, whatever brackets and lookarounds are round it."""
    taking = [(op, value) for op, value in body if op not in (_op.ASSERT, _op.ASSERT_NOT, _op.AT)]
    if len(taking) != 1:
        return False
    op, value = taking[0]
    if op is _op.SUBPATTERN:
        return _takes(value[3], kind)
    if op is _op.ATOMIC_GROUP:
        return _takes(value, kind)
    if op is _op.BRANCH:
        return any(_takes(part, kind) for part in value[1])
    return kind(op, value)


def _nearly_any(op: Any, value: Any) -> bool:
    negated = op is _op.IN and (value[0][0] is _op.NEGATE or any(v in OTHERS for _, v in value))
    return negated or op in (_op.ANY, _op.NOT_LITERAL)


def _of_a_range(op: Any, value: Any) -> bool:
    return op is _op.IN and not _nearly_any(op, value) and any(o is _op.RANGE and v[1] - v[0] > MANY for o, v in value)


def lexicon() -> frozenset[str]:
    """All words of the vocabulary files."""
    files = (PACKAGE / "lexicon" / "data").glob("*.toml")
    groups = [group for file in files for group in tomllib.loads(file.read_text(encoding="utf-8")).get("group", [])]
    return frozenset(word for group in groups for word in group["words"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
