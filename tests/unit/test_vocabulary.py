"""The words of the package and of a user's pack: every word is found in its example, with its meaning."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from reportkit.lexicon.own import Own
from reportkit.lexicon.signalwords import SignalWords
from reportkit.lexicon.spellings import spellings
from reportkit.lexicon.vocabulary import FILES, load, read_groups
from reportkit.numerals.scan import Scanner
from reportkit.pipeline import build
from reportkit.rules import lint_data, lint_pack
from tests.support import ROOT

DATA = resources.files("reportkit.lexicon") / "data"
PACK = ROOT / "examples" / "pack.toml"
SCHEMA = json.loads((ROOT / "schemas" / "lexicon.schema.json").read_text(encoding="utf-8"))


def test_every_word_of_the_package_is_found_in_its_example() -> None:
    assert [str(problem) for problem in lint_data()] == []


@pytest.mark.parametrize("name", FILES)
def test_files_keep_the_schema(name: str) -> None:
    jsonschema.validate(tomllib.loads((DATA / name).read_text(encoding="utf-8")), SCHEMA)


def test_example_pack_is_well_and_keeps_the_schema() -> None:
    assert lint_pack(str(PACK)) == []
    jsonschema.validate(tomllib.loads(PACK.read_text(encoding="utf-8")), SCHEMA)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ('[[group]]\nfeature = "body"\nvalue = "consultation"\n[group.words]\n"码上商量" = ""', "has no example"),
        (
            '[[group]]\nfeature = "body"\nvalue = "consultation"\n[group.words]\n"码上商量" = "举办活动12场"',
            "does not stand in its example",
        ),
        (
            '[[group]]\nfeature = "body"\nvalue = "consultation"\n[group.words]\n"會商" = "举办會商12场"',
            "is never found",
        ),
        (
            (
                '[[group]]\nfeature = "kind"\nvalue = "proposal"\n[group.words]\n"微提案" = "收到微提案86件"\n'
                '[[group]]\nfeature = "kind"\nvalue = "suggestion"\n[group.words]\n"微提案" = "收到微提案86件"'
            ),
            "has another meaning",
        ),
        (
            '[[group]]\nfeature = "kind"\nvalue = "proposal"\n[group.words]\n"微" = "收到微提案86件"\n"微提案" = "微提案6件"',
            "is not found",
        ),
        ('[[group]]\nfeature = "colour"\nvalue = "red"\n[group.words]\n"红" = "红色"', "feature 'colour' is none of"),
        ('[[group]]\nfeature = "kind"\nvalue = "red"\n[group.words]\n"红" = "红色"', "value 'red' of kind is none of"),
        ('[[group]]\nfeature = "kind"\nvalue = "proposal"\nwords = ["微提案"]', "words has to be a table"),
    ],
)
def test_what_is_wrong_with_a_pack_is_said(tmp_path: Path, words: str, complaint: str) -> None:
    pack = tmp_path / "pack.toml"
    pack.write_text(words, encoding="utf-8")
    assert any(complaint in str(problem) for problem in lint_pack(str(pack)))


def test_words_of_a_pack_give_records() -> None:
    text = "一年来，举办“码上商量”12场，收到微提案86件，其中3件亮红牌。"
    with_pack = build(text, {}, Own((str(PACK),)))
    assert [(m["body"], m["count"]) for m in with_pack["meetings"]] == [("consultation", 12)]
    assert [(s["kind"], s["action"], s["count"]) for s in with_pack["suggestions"]] == [
        ("proposal", "submitted", 86),
        ("proposal", "unsatisfied", 3),
    ]
    assert build(text, {})["meetings"] == []


# Where a name is looked at: alone, between words, and before words that begin with a measure word.
FRAMES = (
    "{}",
    "坚持{}的要求",
    "推进{}工作。",
    "{}问题",
    "{}部署",
    "{}次性",
    "{}家园",
    "{}名单",
    "{}人员",
    "{}处理",
    "{}件",
)


def test_every_name_is_needed() -> None:
    """Without its entry some numeral of it would count, or be left unclaimed for another reason."""
    whole = load()
    mine = [w for f, _, words in read_groups((DATA / "names.toml").read_text("utf-8")) if f == "name" for w in words]

    def read(names: dict[str, str], word: str) -> list[list[tuple[str, str]]]:
        scanner = Scanner(replace(whole, names=SignalWords(names)))
        said = [scanner.scan(frame.format(word)) for frame in FRAMES]
        return [[(n.kind, n.reason if n.kind == "unclaimed" else "") for n in numerals] for numerals in said]

    names = whole.names.signals
    idle = [w for w in mine if read(names, w) == read({k: v for k, v in names.items() if k != w}, w)]
    assert idle == []


def test_words_of_several_parts_are_found_however_they_are_joined() -> None:
    words = load()
    for text, meaning in (
        ("议案与代表建议", "motion_and_suggestion"),
        ("建议及批评和意见", "suggestion"),
        ("意见建议", "advice"),
    ):
        assert [(t.word, t.features["kind"]) for t in words.find(text) if "kind" in t.features] == [(text, meaning)]
    assert words.features["解决或者列入计划"] == {"action": "resolved_or_planned"}
    assert words.features["建议意见"]["kind"] == "suggestion"  # told apart from 建议、意见, which is bare


def test_other_spellings_are_not_typed_out() -> None:
    typed = {
        (feature, word): value
        for name in FILES
        for feature, value, words in read_groups((DATA / name).read_text("utf-8"))
        for word in words
    }
    idle = [
        (word, other)
        for (feature, word), value in typed.items()
        for other in spellings(feature, word)
        if typed.get((feature, other)) == value
    ]
    assert idle == []


def test_the_vocabulary_is_built_once_however_it_is_asked_for() -> None:
    assert load() is load(()) is load(packs=())
