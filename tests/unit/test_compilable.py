"""What mypyc cannot read is not written in the rules: it is told here in a second, not by a compiler after minutes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support import ROOT

COMPILED = ("checks", "grammar", "numerals", "lexicon", "link", "outline", "records", "text")
MODULES = sorted(path for folder in COMPILED for path in (ROOT / "reportkit" / folder).rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "reportkit")))
def test_no_membership_in_a_sequence_put_together(path: Path) -> None:
    """``x in (*A, b)`` ends mypyc."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = [c for node in ast.walk(tree) if isinstance(node, ast.Compare) for c in node.comparators]
    starred = [
        node.lineno
        for node in asked
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and any(isinstance(e, ast.Starred) for e in node.elts)
    ]
    assert not starred, f"give the sequence a name first: {path}, lines {starred}"
