"""Mutations that know how reports and their files are made: python -m tests.fuzz.mutate [INPUTS] [SEED] prints what came of them.

A stretch of a seed or of a labelled text is taken and changed: sentences, clauses, numerals, headings and marks are moved,
doubled, cut or put in the place of others. One in eight is put into a container (web page, Word file, PDF, zip, gzip, tables,
the other forms of offices), whose bytes are then changed too. Each gives a report or an error in less than five seconds; every evidence is
its slice; a second reading gives the same bytes. It is an error of this program where one does not.
"""

from __future__ import annotations

import gzip
import json
import logging
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path, PurePath
from time import monotonic, process_time

from reportkit.errors import ReportkitError
from reportkit.io.containers import expand
from reportkit.io.item import Item, extension_of
from reportkit.io.jsonl import dump
from reportkit.io.load import load
from reportkit.io.run import report_of
from tests.clothes import dress
from tests.clothes.forms import FORMS
from tests.property.test_hostile import evidence

ROOT = Path(__file__).parents[2]
SLOW = 5.0  # seconds of CPU
PIECE = re.compile(r"[^。；，、：！？\n]*[。；，、：！？\n]?")
NUMERAL = re.compile(r"[0-9.]+|[一二三四五六七八九十百千万]{1,6}")
NUMERALS = (
    "0",
    "1",
    "9",
    "12",
    "126",
    "98.4",
    "1/3",
    "三分之一",
    "二十",
    "万",
    "数十",
    "3-5",
    "2,300",
    "99999999999",
    "１２",
    "%",
    "两",
)
MARKS = (
    *tuple("，。；：、（）《》“”—%\n\t\u3000 \u200b\u202e\x00"),
    "\n\n",
    "一、",
    "（一）",
    "1.",
    "# ",
    "其中",
    "共",
    "未",
    "将",
    "2021年",
)
CLOTHES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "page": (".html", dress.as_html),
    "Word": (".docx", dress.as_docx),
    "PDF": (".pdf", dress.as_pdf),
    "zip": (".zip", dress.as_zip),
    "gzip": (".txt.gz", lambda text: gzip.compress(text.encode("utf-8", "replace"), mtime=0)),
    "JSON Lines": (".jsonl", lambda text: json.dumps({"text": text}).encode()),
    "CSV": (".csv", dress.as_csv),
    **{name: (PurePath(file).suffix, make) for name, (file, make) in FORMS.items()},
}


def texts() -> list[str]:
    """Seeds and labelled texts that everybody may look at."""
    folders = (ROOT / "seeds", ROOT / "tests" / "gold" / "texts", ROOT / "tests" / "gold" / "made-texts")
    files = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    return [path.read_text(encoding="utf-8") for path in files]


def mutated(whole: list[str], chance: random.Random) -> str:
    """A stretch of one of the texts, changed in one to six ways."""
    text = chance.choice(whole)
    size = chance.choice((60, 200, 500, 1200))
    first = chance.randrange(max(1, len(text) - size))
    head = text[:200] if chance.random() < 0.4 else ""
    pieces = [piece for piece in PIECE.findall(head + text[first : first + size]) if piece]
    for _ in range(chance.randint(1, 6)):
        if not pieces:
            break
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        match chance.randrange(8):
            case 0:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 1:
                del pieces[at]
            case 2:
                pieces.insert(other, pieces[at])
            case 3:
                pieces[at] = NUMERAL.sub(lambda _: chance.choice(NUMERALS), pieces[at])
            case 4:
                cut = chance.randrange(len(pieces[at]) + 1)
                pieces[at] = pieces[at][:cut] + chance.choice(MARKS) + pieces[at][cut:]
            case 5:
                pieces[at] = pieces[at][chance.randrange(len(pieces[at]) + 1) :]
            case 6:
                pieces[at] *= chance.choice((2, 2, 30))
            case _:
                pieces[at] = pieces[at].replace(chance.choice(pieces[at] or " "), chance.choice(MARKS))
    return "".join(pieces)


def bytes_of(text: str, chance: random.Random) -> tuple[str, bytes]:
    """The text as a file: its extension and its bytes, some of which are changed where it is a container."""
    if chance.randrange(8):
        return ".txt", text.encode("utf-8", "replace")
    extension, make = CLOTHES[chance.choice(sorted(CLOTHES))]
    data = bytearray(make(text.replace("\0", "")))  # which no container can hold
    for _ in range(chance.choice((0, 1, 1, 3, 20))):
        at = chance.randrange(len(data) or 1)
        match chance.randrange(4):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + chance.choice((1, 10, 500))]
            case 2:
                data[at:at] = data[chance.randrange(len(data) or 1) :][: chance.choice((1, 10, 500))]
            case _:
                del data[at + len(data) // 2 :]
    return extension, bytes(data)


def read(extension: str, data: bytes, tally: Counter[str]) -> list[bytes]:
    """What the file gives: lines of reports, and of errors."""
    lines = []
    for item in expand(Item("x", f"x{extension}", extension_of(f"x{extension}"), data)):
        try:
            if isinstance(item, ReportkitError):
                raise item
            document = load(item)
            report = report_of(document)[0]
        except ReportkitError as error:
            lines.append(str(error).encode())
            tally["errors"] += 1
            tally["failed inside"] += error.stage in ("extract", "validate", "write")
            continue
        lines.append(dump(report))
        tally["reports"] += 1
        tally["evidence"] += len(found := evidence(report))
        tally["not its slice"] += sum(document.text[e["start"] : e["end"]] != e["text"] for e in found)
    return lines


def main(inputs: int = 100_000, seed: int = 1) -> int:
    """Read so many; the exit code says whether anything was wrong."""
    logging.disable(logging.CRITICAL)  # of the makers of containers
    whole, tally, began = texts(), Counter[str](), monotonic()
    for number in range(inputs):
        chance = random.Random(f"{seed} {number}")
        extension, data = bytes_of(mutated(whole, chance), chance)
        start = process_time()
        try:
            first = read(extension, data, tally)
            slow = process_time() - start > SLOW
            again = read(extension, data, Counter())
        except Exception as error:  # noqa: BLE001 (this is what is looked for)
            sys.stderr.write(f"{seed} {number} {extension}: {type(error).__name__}: {error}\n")
            tally["crashes"] += 1
            continue
        if slow or first != again or any(b"failed inside" in line for line in first):
            sys.stderr.write(
                f"{seed} {number} {extension}: {'slow' if slow else 'two readings' if first != again else first}\n"
            )
        tally["over 5 s"] += slow
        tally["two readings differ"] += first != again
    wrong = ("crashes", "failed inside", "over 5 s", "not its slice", "two readings differ")
    told = [f"{tally[name]} {name}" for name in ("reports", "errors", "evidence", *wrong)]
    sys.stdout.write(f"{inputs} inputs, seed {seed}, {monotonic() - began:.0f} s: {', '.join(told)}\n")
    return int(any(tally[name] for name in wrong))


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:3])))
