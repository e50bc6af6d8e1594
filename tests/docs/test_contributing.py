"""CONTRIBUTING.md tells of the tree as it stands."""

from __future__ import annotations

from tests.tree import PAGE, TABLE, table


def test_the_table_of_modules_is_that_of_the_tree() -> None:
    found = TABLE.search(PAGE.read_text(encoding="utf-8"))
    assert found is not None
    assert found[0] == table(), "make tree writes it"
