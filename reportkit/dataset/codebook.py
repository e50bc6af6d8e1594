"""The codebook: what tables, columns and values mean, in English and Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportkit.dataset.columns import Column, Table
from reportkit.dataset.panel.indicators import Indicator

NAMES = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}


def codebook(tables: Sequence[Table], indicators: Sequence[Indicator] = ()) -> str:
    """Markdown that tells of ``tables``, of ``indicators``, then of the values of closed lists, each list once."""
    lists: dict[tuple[tuple[str, str], ...], str] = {}
    for table in tables:
        for column in table.columns:
            if column.labels:
                lists.setdefault(column.labels, f"{table.name}.{column.name}")
    return "\n".join(
        (
            "# Codebook (编码手册)",
            "",
            "Made by reportkit from the schema of its reports. Empty cells are null. Offsets count code points of the text from 0.",
            "由 reportkit 根据报告格式生成。空单元格表示无值；起点、终点按原文码位从 0 计。",
            "",
            *(line for table in tables for line in _table(table, lists)),
            *(_indicators(indicators) if indicators else ()),
            "## Values (取值)",
            "",
            *(line for labels, name in lists.items() for line in _list(name, labels)),
        )
    )


def _table(table: Table, lists: dict[tuple[tuple[str, str], ...], str]) -> Iterator[str]:
    yield f"## {table.name} ({table.zh})"
    yield ""
    yield f"{table.en}. Primary key: {', '.join(table.key)}."
    for reference in table.references:
        yield f"{', '.join(reference.columns)} → {reference.table} ({', '.join(reference.fields)})."
    yield ""
    yield "| column | 名称 | type | meaning |"
    yield "|---|---|---|---|"
    for column in table.columns:
        yield f"| {column.name} | {_cell(column.zh)} | {_type(column)} | {_cell(_meaning(column, lists))} |"
    yield ""


def _indicators(indicators: Sequence[Indicator]) -> Iterator[str]:
    yield "## Indicators of the panel (面板指标)"
    yield ""
    yield "| indicator | 名称 | what it is | definition | units |"
    yield "|---|---|---|---|---|"
    for one in indicators:
        yield f"| {one.name} | {_cell(one.zh)} | {_cell(one.en)} | {_cell(one.definition)} | {' '.join(one.units)} |"
    yield ""


def _type(column: Column) -> str:
    return NAMES[column.type] + ("" if column.required else ", may be empty")


def _meaning(column: Column, lists: dict[tuple[tuple[str, str], ...], str]) -> str:
    return f"{column.en} (values: {lists[column.labels]})" if column.labels else column.en


def _list(name: str, labels: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"### {name}"
    yield ""
    yield "| value | 中文 |"
    yield "|---|---|"
    yield from (f"| {value} | {_cell(zh)} |" for value, zh in labels)
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
