"""Marks of ``show``: cut at every boundary, nothing lost, nothing nested."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportkit.cli.marks import Mark, pieces

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 10))


@given(st.text(min_size=31, max_size=40), st.lists(SPANS, max_size=8))
def test_pieces_give_the_text_and_each_mark_covers_its_span(text: str, spans: list[tuple[int, int]]) -> None:
    marks = sorted(
        (Mark(f"k{n}", "l", s, s + size) for n, (s, size) in enumerate(spans)), key=lambda m: (m.start, -m.end, m.kind)
    )
    found = list(pieces(text, marks))
    assert "".join(piece.text for piece in found) == text
    for mark in marks:
        covered = "".join(piece.text for piece in found if mark in piece.marks)
        assert covered == text[mark.start : mark.end]
