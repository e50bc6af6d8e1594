"""A comparison as text: Markdown and HTML, the sentences ready to paste (比较表)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reportkit.dataset.compare.comparison import Comparison, ratio, shown
from reportkit.dataset.compare.differences import who
from reportkit.dataset.language import Lang
from reportkit.dataset.panel.indicators import CellStatus
from reportkit.models.enums import Organ

HEADS = {Lang.EN: ("region", "organ", "year"), Lang.ZH: ("行政区", "报告机关", "年份")}
DIFFERS = {Lang.EN: "What differs", Lang.ZH: "不可比之处"}
SENTENCES = {Lang.EN: "Sentences", Lang.ZH: "原句"}
NOTHING = {Lang.EN: "nothing that the program can see", Lang.ZH: "未见"}
EACH = {Lang.EN: " ({value:.4g} per {name})", Lang.ZH: "（每{name} {value:.4g}）"}
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


def heads(found: Comparison, lang: Lang = Lang.EN) -> list[str]:
    """The heads of the columns: who, and one for each indicator and each of the user's numbers."""
    return [*HEADS[lang], *(i.zh if lang is Lang.ZH else i.name for i in found.indicators), *found.names]


def lines(found: Comparison, lang: Lang = Lang.EN) -> Iterator[list[str]]:
    """The cells of each row as short text; a count has its ratio to the user's numbers behind it."""
    for at, entry in enumerate(found.entries):
        numbers = found.numbers[at] if found.numbers else {}
        values = []
        for cell in entry.cells:
            each = [(name, ratio(cell, number)) for name, number in numbers.items()]
            told = "".join(EACH[lang].format(value=value, name=name) for name, value in each if value is not None)
            values.append(shown(cell, lang) + told)
        beside = ["" if numbers.get(name) is None else f"{numbers[name]:,.12g}" for name in found.names]
        year = "" if entry.year is None else str(entry.year)
        organ = Organ(entry.organ).label if lang is Lang.ZH else entry.organ
        yield [entry.region or entry.unit_id, organ, year, *values, *beside]


def notes(found: Comparison, lang: Lang = Lang.EN) -> list[str]:
    """What differs, a line each."""
    return [difference.text(lang) for difference in found.differences] or [NOTHING[lang]]


def quotes(found: Comparison, lang: Lang = Lang.EN) -> Iterator[tuple[str, str, str]]:
    """Who and of what, the value, and the sentence with its source, for every cell that has one."""
    for entry in found.entries:
        for indicator, cell, cite in zip(found.indicators, entry.cells, entry.cites, strict=True):
            if cite is not None and cell.status is not CellStatus.NOT_STATED:
                yield f"{who(entry)} {indicator.zh if lang is Lang.ZH else indicator.name}", shown(cell, lang), cite


def markdown(found: Comparison, lang: Lang = Lang.EN) -> str:
    """The comparison as Markdown."""
    head = heads(found, lang)
    table = [head, ["---"] * len(head), *lines(found, lang)]
    parts = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in table]
    parts += ["", f"**{DIFFERS[lang]}**", "", *(f"- {_cell(note)}" for note in notes(found, lang))]
    parts += ["", f"**{SENTENCES[lang]}**", ""]
    parts += [f"- {_cell(of)}: {_cell(value)} — {_cell(cite)}" for of, value, cite in quotes(found, lang)]
    return "\n".join(parts) + "\n"


def html(found: Comparison, lang: Lang = Lang.EN) -> str:
    """The comparison as a page that fetches nothing."""
    rows = "".join(
        f"<tr>{''.join(f'<td{_faint(cell)}>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in lines(found, lang)
    )
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads(found, lang))
    differs = "".join(f"<li>{escape(note)}</li>\n" for note in notes(found, lang))
    told = "".join(
        f"<li><b>{escape(of)}</b>: {escape(value)} — <q>{escape(cite)}</q></li>\n"
        for of, value, cite in quotes(found, lang)
    )
    return (
        HEAD.format(style=STYLE)
        + f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        + f"<h2>{DIFFERS[lang]}</h2>\n<ul>\n{differs}</ul>\n<h2>{SENTENCES[lang]}</h2>\n<ul>\n{told}</ul>\n</body>\n</html>\n"
    )


def _faint(cell: str) -> str:
    return ' class="none"' if cell.startswith("–") else ""


def _cell(text: str) -> str:
    """``text`` within one cell or line of Markdown: no mark in it means anything there."""
    for mark in "\\`*[]<>|":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
