"""Tables that would lose rows, and texts in rows, in silence."""

from __future__ import annotations

import io
import json

from tests.hostile.report import TEXT, WHOLE, Case

QUOTED = '"' + TEXT + '"'
LINE = TEXT.replace("\n", "　　")
UNCLOSED = r":\d+: cannot be read as CSV \(a quotation mark that is not closed"
NO_FIGURE = r" \[\] \["  # read, and nothing in it
MISFIT = r":\d+: has \d columns, the first line has \d; try: put the texts"


def _csv(name: str, head: str, rows: list[str], *gives: str, encoding: str = "utf-8", end: str = "\n") -> Case:
    return Case(name, lambda: (end.join([head, *rows]) + end).encode(encoding), gives)


def book(rows: list[list[object]], form: str | None = None, hidden: str | None = None) -> bytes:
    """A workbook; numbers are shown as ``form`` says; ``hidden`` stands in a hidden sheet."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet, shown = made.add_worksheet("一"), made.add_format({"num_format": form or "General"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell, shown)
        if hidden is not None:
            other = made.add_worksheet("二")
            other.write(0, 0, hidden)
            other.hide()
    return out.getvalue()


def _cells(reference: bytes) -> bytes:
    """A workbook with one cell, whose place is changed to ``reference``."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book([["正文"]]))) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            changed.writestr(name, archive.read(name).replace(b'r="A1"', b'r="' + reference + b'"'))
    return out.getvalue()


TABLES = (
    _csv("closed.csv", "id,text", [f"{n},{QUOTED}" for n in (1, 2)], WHOLE, WHOLE),
    _csv("unclosed.csv", "id,text", [f"1,{QUOTED}", f"2,{QUOTED[:-1]}", f"3,{QUOTED}"], WHOLE, UNCLOSED, WHOLE),
    _csv(
        "unclosed-many.csv",
        "id,text",
        [f"{n},{QUOTED}" if n % 3 else f'{n},"{LINE}' for n in range(1, 8)],
        *(WHOLE, WHOLE, UNCLOSED, WHOLE, WHOLE, UNCLOSED, WHOLE),
    ),
    _csv("unclosed-last.csv", "id,text", [f"1,{QUOTED}", f"2,{QUOTED[:-1]}"], WHOLE, UNCLOSED + ".*lines 16 to 27"),
    _csv(
        "unclosed-among-bare.csv",
        "id,text",
        [f'1,"{TEXT[:40]}', *(f"{n},年度报告" for n in (2, 3))],
        UNCLOSED,
        NO_FIGURE,
        NO_FIGURE,
    ),
    _csv("stray-quote.csv", "id,text", [f'1,"{TEXT}"所谓"报告"', f"2,{QUOTED}"], UNCLOSED, WHOLE),
    _csv("comma.csv", "id,text", [f"1,{LINE},1", f"2,{QUOTED}"], MISFIT, WHOLE),
    _csv("comma-in-text.csv", "id,text,date", [f"1,共1,250人。{LINE},2022", f"2,{QUOTED},2022"], MISFIT, WHOLE),
    _csv(
        "line-break.csv",
        "id,text",
        [f"1,{TEXT.split(chr(10))[0]}", TEXT.split("\n")[1], f"2,{QUOTED}"],
        NO_FIGURE,
        MISFIT,
        WHOLE,
    ),
    _csv("empty-columns.csv", "id,text", [f"1,{QUOTED},,"], WHOLE),
    _csv("excel.csv", "sep=;", ["id;全文", f"1;{QUOTED}"], WHOLE, encoding="gb18030", end="\r\n"),
    _csv(
        "unicode.csv", "编号\t正文内容", [f"1\t{QUOTED}", f"2\t{QUOTED}"], WHOLE, WHOLE, encoding="utf-16", end="\r\n"
    ),
    _csv("unicode-no-mark.csv", "编号\t内容", [f"1\t{QUOTED}"], WHOLE, encoding="utf-16-le", end="\r\n"),
    _csv("unicode-big.csv", "id\tfull_text", [f"1\t{QUOTED}"], WHOLE, encoding="utf-16-be"),
    _csv("unicode.txt", "编号\t正文", [f"1\t{QUOTED}", f"2\t{QUOTED[:-1]}"], WHOLE, UNCLOSED, encoding="utf-16"),
    Case("half.csv", lambda: f"id,text\n1,{QUOTED}\n".encode("utf-16")[:-3], ("damaged UTF-16",)),
    Case(
        "broken-line.csv",
        lambda: b"id,text\n1," + QUOTED.encode() + b"\n2,\xff\xfe\x81\xff\n3," + QUOTED.encode(),
        (WHOLE, "is in no encoding", WHOLE),
    ),
    Case("excel-cut.csv", f"id,text\n1,{'报告' * 16383}告\n".encode, ("where Excel cuts",)),
    Case("header.csv", lambda: b"id,text\n", ("is a table without rows",)),
    _csv("two-texts.csv", "text,text", [f"x,{QUOTED}"], "has 2 columns called text"),
    Case("wide.jsonl", lambda: json.dumps({"text": TEXT}).encode("utf-16"), ("it is not in UTF-8",)),
    Case(
        "gbk.jsonl", lambda: json.dumps({"text": TEXT}, ensure_ascii=False).encode("gb18030"), ("it is not in UTF-8",)
    ),
    Case("titled.xlsx", lambda: book([["报告汇编"], ["编号", "正文"], [1, TEXT]]), (WHOLE,)),
    Case("two-texts.xlsx", lambda: book([["正文", "正文"], ["x", TEXT]]), ("has 2 columns called 正文",)),
    Case("one-column.xlsx", lambda: book([["正文"], [TEXT], [TEXT]]), (WHOLE, WHOLE)),
    Case("no-text.csv", lambda: b"a,b\n1,2\n", ("has no column text, .*there are: a, b",)),
    Case("empty.csv", lambda: b"", ("has no column",)),
    Case(
        "array.json",
        lambda: json.dumps([{"全文": TEXT}, {"x": 1}, {"content": 5}, [1], {"text": TEXT}]).encode(),
        (WHOLE, ":2: has no key", ":3: has a text that is no string", ":4: is not a JSON object", WHOLE),
    ),
    Case("array.jsonl", lambda: json.dumps([{"text": TEXT}, {"text": TEXT}], indent=2).encode(), (WHOLE, WHOLE)),
    Case("wrapped.json", lambda: json.dumps({"code": 0, "data": [{"content": TEXT}]}).encode(), (WHOLE,)),
    Case("lines.json", lambda: (json.dumps({"text": TEXT}) + "\n").encode() * 2, ("is not JSON .*name it .jsonl",)),
    Case("deep.json", lambda: b"[" * 100000, ("is not JSON",)),
    Case("empty.json", lambda: b"[]", ("is an empty array",)),
    Case(
        "rows.xlsx", lambda: book([["编号", "正文"], [1, TEXT], [2, 5], [3, TEXT]]), (WHOLE, "has a number as", WHOLE)
    ),
    Case("sheet.xlsx", lambda: book([[line] for line in TEXT.split("\n")], hidden="共召开常委会会议99次。"), (WHOLE,)),
    Case("per-cent.xlsx", lambda: book([["满意率"], [0.984]], "0.0%"), ("holds numbers shown by a format",)),
    Case("thousands.xlsx", lambda: book([["投入"], [125000]], '0,"千元"'), ("holds numbers shown by a format",)),
    Case("far.xlsx", lambda: _cells(b"XFD1048576"), ("takes more than 2 GB or 60 s|is a damaged workbook",)),
    Case(
        "encrypted.xlsx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        ("is no .xlsx file, or an encrypted",),
    ),
    Case("half.xlsx", lambda: book([["正文"], [TEXT]])[:3000], ("is a damaged",)),
    Case("empty.xlsx", lambda: book([]), ("is a workbook without text",)),
)
