"""Long prose without any record stays silent; what is still read from it is pinned as a ceiling."""

from __future__ import annotations

import pytest

from benchmarks.false_records import PROSE, false_records
from reportkit.lexicon.vocabulary import load
from reportkit.numerals.scan import Scanner
from reportkit.text.fold import fold

# A thousand characters; it only falls.
CEILING = 0.25


def test_false_records_stay_under_the_ceiling() -> None:
    chars, found = false_records(sorted(PROSE.glob("*.txt")))
    assert chars > 12_000
    assert 1000 * len(found) / chars <= CEILING, found


# The phrase, and how many of its numerals count.
IDIOMS = [
    ("心往一处想，劲往一处使", 0),
    ("一方有难，八方支援，四方学子云集", 0),
    ("抓一件成一件，干一场胜一场", 0),
    ("大家心里都有一本账", 0),
    ("牢记生命至上四个字的分量", 0),
    ("一家老小高高兴兴，军民亲如一家", 0),
    ("开挖土石三万方", 1),
    ("新建污水处理厂一家，关停矿山两处", 2),
    ("先后两次召开座谈会，组织一场听证会", 2),
    ("制定条例一部，修改四个法规", 2),
]


@pytest.mark.parametrize(("phrase", "count"), IDIOMS)
def test_idioms_count_nothing(phrase: str, count: int) -> None:
    numerals = Scanner(load()).scan(fold(phrase))
    assert len([n for n in numerals if n.kind == "figure"]) == count
