"""A text with its headings run in, and without them: those that its tidy copy is read with."""

from __future__ import annotations

from collections.abc import Callable

from reportkit.pipeline import build

CAPTION_MAX = 25  # a caption takes no heading


def _with_headings(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands above the first heading, and for each line below it ("heading" or "", words)."""
    starts = [s["start"] for s in build(text, {})["sections"] if s["heading"] is not None]
    found: list[tuple[str, str]] = []
    at = starts[0]
    for line in text[at:].splitlines(keepends=True):
        if line.strip():
            heads = any(at <= start < at + len(line) for start in starts)
            found.append(("heading" if heads else "", line.strip()))
        at += len(line)
    return text[: starts[0]], found


def as_run_in(text: str) -> bytes:
    """Each heading at the beginning of the paragraph below it, ended by a full stop; nested ones after each other."""
    above, lines = _with_headings(text)
    lead, out = "", []
    for kind, words in lines:
        if kind:
            lead += words.lstrip("# ") + ("" if words[-1] in "。！？!?:：" else "。")
        elif len(words) > CAPTION_MAX:
            out.append(lead + words)
            lead = ""
        else:
            out.append(words)
    return (above + "\n\n".join([*out, *filter(None, [lead])])).encode("utf-8")


def as_bare(text: str) -> bytes:
    """All headings deleted."""
    above, lines = _with_headings(text)
    return (above + "\n\n".join(words for kind, words in lines if not kind)).encode("utf-8")


# ``sections`` and the ``heading`` of tasks cannot be the same in these.
HEADINGS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "run-in headings": ("report.txt", as_run_in),
    "no headings": ("report.txt", as_bare),
}
