"""A comparison as text: Markdown and HTML, the sentences ready to paste (比较表)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reportkit.dataset.compare import Comparison, ratio, shown
from reportkit.dataset.indicators import CellStatus

DIFFERS, SENTENCES = "What differs", "Sentences"
NOTHING = "nothing that the program can see"
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem;color:#222;background:#fff}"
    "table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top}"
    "th{background:#eef2f6}td.none{color:#666}q{quotes:none}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}th{background:#2a2f36}td.none{color:#999}a{color:#8bf}}"
)
HEAD = """\
<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>reportkit compare</title>
<style>{style}</style>
</head>
<body>
"""


def heads(found: Comparison) -> list[str]:
    """The heads of the columns: who, and one for each indicator and each of the user's numbers."""
    return ["region", "organ", "year", *(i.name for i in found.indicators), *found.names]


def lines(found: Comparison) -> Iterator[list[str]]:
    """The cells of each row as short text; a count has its ratio to the user's numbers behind it."""
    for at, entry in enumerate(found.entries):
        numbers = found.numbers[at] if found.numbers else {}
        values = []
        for cell in entry.cells:
            each = [(name, ratio(cell, number)) for name, number in numbers.items()]
            told = "".join(f" ({value:.4g} per {name})" for name, value in each if value is not None)
            values.append(shown(cell) + told)
        beside = ["" if numbers.get(name) is None else f"{numbers[name]:,.12g}" for name in found.names]
        year = "" if entry.year is None else str(entry.year)
        yield [entry.region or entry.unit_id, entry.organ, year, *values, *beside]


def quotes(found: Comparison) -> Iterator[tuple[str, str, str]]:
    """Who and of what, the value, and the sentence with its source, for every cell that has one."""
    for entry in found.entries:
        for cell, cite in zip(entry.cells, entry.cites, strict=True):
            if cite is not None and cell.status is not CellStatus.NOT_STATED:
                yield f"{entry.region or entry.unit_id} {entry.year or '?'} {cell.indicator}", shown(cell), cite


def markdown(found: Comparison) -> str:
    """The comparison as Markdown."""
    head = heads(found)
    table = [head, ["---"] * len(head), *lines(found)]
    parts = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in table]
    parts += ["", f"**{DIFFERS}**", "", *(f"- {_cell(note)}" for note in found.notes or [NOTHING])]
    parts += ["", f"**{SENTENCES}**", ""]
    parts += [f"- {_cell(of)}: {_cell(value)} — {_cell(cite)}" for of, value, cite in quotes(found)]
    return "\n".join(parts) + "\n"


def html(found: Comparison) -> str:
    """The comparison as a page that fetches nothing."""
    rows = "".join(
        f"<tr>{''.join(f'<td{_faint(cell)}>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in lines(found)
    )
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads(found))
    notes = "".join(f"<li>{escape(note)}</li>\n" for note in found.notes or [NOTHING])
    told = "".join(
        f"<li><b>{escape(of)}</b>: {escape(value)} — <q>{escape(cite)}</q></li>\n" for of, value, cite in quotes(found)
    )
    return (
        HEAD.format(style=STYLE)
        + f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        + f"<h2>{DIFFERS}</h2>\n<ul>\n{notes}</ul>\n<h2>{SENTENCES}</h2>\n<ul>\n{told}</ul>\n</body>\n</html>\n"
    )


def _faint(cell: str) -> str:
    return ' class="none"' if cell.startswith("–") else ""


def _cell(text: str) -> str:
    """``text`` within one cell or line of Markdown: no mark in it means anything there."""
    for mark in "\\`*[]<>|":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
