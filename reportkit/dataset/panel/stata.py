"""A do-file beside a panel in CSV: types, labels, the panel's unit and time (Stata)."""

from __future__ import annotations

from reportkit.dataset.columns import Column, Table
from reportkit.dataset.language import Lang
from reportkit.dataset.panel.layout import CODES

HEAD = """\
* Reads {csv}, names what the columns mean, and sets the panel. Made by reportkit panel --stata.
version 16
import delimited using "{csv}", clear varnames(1) encoding("utf-8") bindquotes(strict) stringcols({strings})
label define cell_status {codes}
"""
TAIL = """\
encode panel_id, generate(panel)
drop if missing(year)
xtset panel year
"""
NOTE = "* Reports on no known year are dropped here: they have no place in a panel.\n"


def do_file(table: Table, csv: str, lang: Lang = Lang.EN) -> str:
    """The do-file for ``table`` in the file ``csv``, which lies in the same folder."""
    strings = [number for number, column in enumerate(table.columns, 1) if column.type == "string"]
    names = {status: status.label if lang is Lang.ZH else status.value for status in CODES}
    codes = " ".join(f'{code} "{names[status]}"' for status, code in CODES.items())
    lines = [HEAD.format(csv=csv, strings=" ".join(map(str, strings)), codes=codes)]
    lines += [f"{line}\n" for column in table.columns for line in _labelled(column, lang)]
    return "".join((*lines, NOTE, TAIL))


def _labelled(column: Column, lang: Lang) -> list[str]:
    text = (column.zh if lang is Lang.ZH else column.en).replace('"', "'")[:80]
    lines = [f'label variable {column.name} "{text}"']
    if column.labels and column.type == "integer":
        lines.append(f"label values {column.name} cell_status")
    return lines
