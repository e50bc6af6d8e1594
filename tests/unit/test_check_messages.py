"""What checks say: each sentence is found again as itself, and said in Chinese."""

from __future__ import annotations

import re

import pytest

from reportkit import extract
from reportkit.checks.messages import in_chinese, parts_of, said, sentences
from tests.dataset.made import report_text

SLOT = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("name", list(sentences()))
@pytest.mark.parametrize("count", ["1", "12"])
def test_a_sentence_is_found_again(name: str, count: str) -> None:
    english, chinese = sentences()[name]
    slots = set(SLOT.findall(english))
    assert set(SLOT.findall(chinese)) == slots - {"s"}
    parts = {slot: f"「第{at}处8件」" for at, slot in enumerate(sorted(slots))}
    parts |= {"count": count, "s": "" if count == "1" else "s"}
    message = said(name, **parts)
    found = (known for known, (one, _) in sentences().items() if parts_of(one, message) is not None)
    assert next(found) == name
    assert parts_of(english, message) == {slot: parts[slot] for slot in slots}
    told = in_chinese(message)
    assert not re.search("[A-Za-z]{2}", told)
    assert all(parts[slot] in told for slot in slots - {"s"})


def test_what_stands_in_a_report_is_said_in_chinese() -> None:
    text = report_text(
        "收到代表建议120件，其中A类60件，B类30件，C类20件。办结100件，占83.3%。开展调研20次，比上年增加5次。"
    )
    messages = [check.message for check in extract(text).checks]
    assert messages
    assert all(in_chinese(message) != message for message in messages)


def test_what_another_program_wrote_stays() -> None:
    assert in_chinese("12 is not 13.") == "12 is not 13."
