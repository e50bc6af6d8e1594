"""A table says the same in any dress: tabs, bars, blanks, cells on lines of their own, a web page, a Word file."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

import pytest

from reportkit.pipeline import build
from reportkit.readers.docx import read as read_word
from reportkit.readers.html import read as read_page
from tests.support import ROOT

HEAD = (
    "青岚县人民代表大会常务委员会工作报告\n——2022年1月9日在青岚县第十六届人民代表大会第二次会议上\n"
    "青岚县人大常委会主任 陆文\n\n各位代表：\n一、2021年主要工作\n"
)
COUNTS = (
    f"{HEAD}一年来，召开常委会会议9次。\n代表建议办理情况如下：\n单位\t收到（件）\t办结（件）\t满意率\n"
    "县教育局\t23\t21\t98%\n县交通局\t31\t30\t95.5%\n合计\t54\t51\t96%\n各项工作取得了新的进展。\n"
)
YEARS = (
    f"{HEAD}两年情况对比如下：\n项目\t2020年\t2021年\n主任会议（次）\t14\t16\n审议专项工作报告（项）\t20\t22\n"
    "各项工作取得了新的进展。\n"
)
TEXTS = {
    "counts": COUNTS,
    "years": YEARS,
    "plan": (ROOT / "tests/gold/texts/dev-18.txt").read_text(encoding="utf-8"),
    "inspection": (ROOT / "tests/gold/texts/dev-24.txt").read_text(encoding="utf-8"),
}
KINDS = (
    "figures",
    "meetings",
    "law_inspections",
    "suggestions",
    "tasks",
    "shortcomings",
    "oversight",
    "laws",
    "numerals",
)


def tables(text: str) -> Iterator[tuple[bool, list[str]]]:
    """The lines of ``text`` in runs, those of a table (with tabs) apart."""
    for celled, lines in groupby(text.split("\n"), key=lambda line: "\t" in line):
        yield celled, list(lines)


def rewritten(text: str, row: Callable[[list[str], int], str]) -> str:
    """``text`` with the rows of its tables as ``row`` writes them: their cells and which row of the table it is."""
    out = []
    for celled, lines in tables(text):
        out += [row(line.split("\t"), n) if celled else line for n, line in enumerate(lines)]
    return "\n".join(out)


def barred(cells: list[str], n: int) -> str:
    row = f"| {' | '.join(cells)} |"
    return row if n else f"{row}\n|{'---|' * len(cells)}"


def page(text: str) -> str:
    out = []
    for celled, lines in tables(text):
        if celled:
            rows = ("".join(f"<td><p>{html.escape(cell)}</p></td>" for cell in line.split("\t")) for line in lines)
            out.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        else:
            out += [f"<p>{html.escape(line)}</p>" for line in lines if line.strip()]
    return read_page(f"<html><body><div>{''.join(out)}</div></body></html>".encode()).text


def word(text: str) -> str:
    from docx import Document

    document = Document()
    for celled, lines in tables(text):
        if not celled:
            for line in filter(str.strip, lines):
                document.add_paragraph(line.strip())
            continue
        rows = [line.split("\t") for line in lines]
        table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
        for printed, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(printed.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return read_word(out.getvalue()).text


DRESSES: dict[str, Callable[[str], str]] = {
    "bars": lambda text: rewritten(text, lambda cells, _: "|".join(cells)),
    "Markdown": lambda text: rewritten(text, barred),
    "wide blanks": lambda text: rewritten(text, lambda cells, _: "　　".join(cells)),
    "two blanks": lambda text: rewritten(text, lambda cells, _: "  ".join(cells)),
    "lines": lambda text: rewritten(text, lambda cells, _: "\n".join(cells)),
    "lines, rows parted": lambda text: rewritten(text, lambda cells, _: "\n".join([*cells, ""])),
    "HTML": page,
    "Word": word,
}


def said(report: dict[str, Any]) -> dict[str, Any]:
    return {kind: words(report[kind]) for kind in KINDS}


def words(value: Any) -> Any:
    """``value`` without offsets, and without what parts cells in its strings."""
    if isinstance(value, dict):
        return {key: words(inner) for key, inner in value.items() if key not in ("start", "end", "section")}
    if isinstance(value, list):
        return [words(inner) for inner in value]
    return "".join(value.replace("|", "").split()) if isinstance(value, str) else value


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("name", TEXTS)
def test_the_same_in_any_dress(name: str, dress: str) -> None:
    given, found = said(build(TEXTS[name], {})), said(build(DRESSES[dress](TEXTS[name]), {}))
    for kind in KINDS:
        assert found[kind] == given[kind], kind


def test_cells_give_their_own_evidence() -> None:
    report = build(COUNTS, {})
    assert [(f["evidence"]["text"], f["value"], f["unit"]) for f in report["figures"][1:]] == [
        ("23", 23, "件"),
        ("21", 21, "件"),
        ("98%", 98, "%"),
        ("31", 31, "件"),
        ("30", 30, "件"),
        ("95.5%", 95.5, "%"),
        ("54", 54, "件"),
        ("51", 51, "件"),
        ("96%", 96, "%"),
    ]


def test_every_cell_is_accounted_for() -> None:
    text = f"{HEAD}各单位办理情况：\n教育局  23  21  98%\n交通局  31  30  95%\n各项工作取得了新的进展。\n"
    report = build(text, {})
    listed = {r["evidence"]["text"] for r in (*report["figures"], *report["unclaimed"])}
    assert {"23", "21", "98%", "31", "30", "95%"} <= listed


def test_heads_are_listed_and_make_no_records() -> None:
    text = f"{HEAD}得分见下表：\n乡镇\t得分（满分100）\t投资（万元）\n石桥镇\t92\t3\n各项工作取得了新的进展。\n"
    report = build(text, {})
    assert [(f["value"], f["unit"]) for f in report["figures"]] == [(92, None), (30000, "元")]
    assert [u["evidence"]["text"] for u in report["unclaimed"]] == ["100"]
