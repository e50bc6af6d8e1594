"""Corrections applied to one report: what is set, what follows, what is refused, and that the contract holds."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from reportkit import extract
from reportkit.models import Report
from reportkit.models.corrections import Correction
from reportkit.review.apply import Applied, What, apply
from reportkit.review.corrections import Said
from reportkit.validation.rules import broken_rules
from tests.review.made import REPORT, Data, change, correction, record_of

DIGEST = "0123456789ab"


@pytest.fixture(scope="module")
def report() -> Data:
    return extract(REPORT).to_dict()


def applied(report: Data, *rows: Data, text: str | None = REPORT, digest: str = DIGEST) -> Applied:
    """``rows`` applied; the contract holds and the report given is untouched, whatever is asked for."""
    before = copy.deepcopy(report)
    said = [Said(Correction.model_validate(row, strict=False), f"c:{number}") for number, row in enumerate(rows, 1)]
    result = apply(report, text, said, digest)
    assert report == before
    assert broken_rules(result.data) == []
    assert Report.from_dict(result.data).to_dict() == result.data
    assert [outcome.said for outcome in result.outcomes] == said
    for kind in ("figures", "meetings", "suggestions", "oversight", "tasks"):
        for record in result.data[kind]:
            place = record["evidence"]
            assert REPORT[place["start"] : place["end"]] == place["text"]
    return result


def whats(result: Applied) -> list[What]:
    return [outcome.what for outcome in result.outcomes]


def lines(result: Applied) -> str:
    return "\n".join(line for outcome in result.outcomes for line in outcome.lines)


def test_accepted_is_sure_and_says_so(report: Data) -> None:
    result = applied(report, correction(report, "figures", "149件", "accept"))
    assert record_of(report, "figures", "149件")["confidence"] == "likely"
    found = record_of(result.data, "figures", "149件")
    assert (found["rule"], found["confidence"]) == ("review.accepted", "sure")
    assert result.data["generator"]["corrections"] == DIGEST
    assert lines(result) == ""


def test_a_change_sets_one_field(report: Data) -> None:
    result = applied(report, change(report, "figures", "30次", "category", "other"))
    found = record_of(result.data, "figures", "30次")
    assert (found["category"], found["rule"], found["confidence"]) == ("other", "review.changed", "sure")
    rest = {key: value for key, value in found.items() if key not in ("category", "rule", "confidence")}
    assert rest.items() <= record_of(report, "figures", "30次").items()


def test_nothing_is_what_false_looks_like(report: Data) -> None:
    result = applied(report, correction(report, "figures", "30次", "change", field="pooled", old=None, new=True))
    assert (record_of(result.data, "figures", "30次")["pooled"], lines(result)) == (True, "")


def test_what_says_the_number_again_follows(report: Data) -> None:
    result = applied(report, change(report, "figures", "8次", "value", 9))
    assert record_of(result.data, "meetings", "常委会会议8次")["count"] == 9
    assert record_of(result.data, "meetings", "常委会会议8次")["rule"] == "review.changed"
    assert "meetings m1 follows: count 9" in lines(result)
    back = applied(report, change(report, "suggestions", "149件", "count", 148))
    assert record_of(back.data, "figures", "149件")["value"] == 148
    assert [check["id"] for check in back.data["checks"]] == ["c2"]
    assert "check c1 (part_whole) goes" in lines(back)


def test_who_acts_is_one_answer(report: Data) -> None:
    result = applied(report, change(report, "suggestions", "156件", "actor", "lower"))
    assert record_of(result.data, "figures", "156件")["actor"] == "lower"


def test_an_outright_word_holds_against_what_follows(report: Data) -> None:
    rows = (
        change(report, "figures", "8次", "actor", "lower"),
        change(report, "meetings", "常委会会议8次", "actor", "higher"),
    )
    result = applied(report, *rows)
    assert record_of(result.data, "figures", "8次")["actor"] == "lower"
    assert record_of(result.data, "meetings", "常委会会议8次")["actor"] == "higher"


def test_a_rejected_figure_takes_its_record_and_references(report: Data) -> None:
    result = applied(report, correction(report, "figures", "156件", "reject"))
    assert [record["count"] for record in result.data["suggestions"]] == [149, None]
    assert record_of(result.data, "figures", "149件")["part_of"] is None
    assert record_of(result.data, "suggestions", "149件")["base"] is None
    assert [check["kind"] for check in result.data["checks"]] == ["numbering"]
    assert "suggestions g1 「156件」 goes with it" in lines(result)
    assert [u["evidence"]["text"] for u in result.data["unclaimed"]] == ["156件"]
    assert result.data["numerals"] == report["numerals"] | {"figure": 7, "unclaimed": 1}


def test_a_rejected_figure_is_gone_from_its_task(report: Data) -> None:
    result = applied(report, correction(report, "figures", "3次", "reject"))
    assert result.data["tasks"][0]["figures"] == [record_of(report, "figures", "5个")["id"]]


def test_a_figure_that_an_accepted_meeting_rests_on_is_not_rejected(report: Data) -> None:
    rows = (correction(report, "figures", "8次", "reject"), correction(report, "meetings", "常委会会议8次", "accept"))
    result = applied(report, *rows)
    assert whats(result) == [What.REFUSED, What.APPLIED]
    assert "which another correction vouches for" in lines(result)


def test_a_rejected_meeting_leaves_its_figure_and_says_so(report: Data) -> None:
    result = applied(report, correction(report, "meetings", "常委会会议8次", "reject"))
    assert record_of(result.data, "figures", "8次")
    assert "its figure f1 stays a number of category meeting" in lines(result)


def test_a_number_of_another_category_loses_the_record_of_the_old_one(report: Data) -> None:
    result = applied(report, change(report, "figures", "156件", "category", "petition"))
    assert [record["count"] for record in result.data["suggestions"]] == [149, None]
    needs = applied(report, change(report, "figures", "30次", "category", "meeting"))
    assert "has no record in meetings yet; add one" in lines(needs)
    added = correction(report, "meetings", "绿色走访30次", "add", record={"body": "other", "count": 30})
    both = applied(report, change(report, "figures", "30次", "category", "meeting"), added)
    assert lines(both) == ""
    assert record_of(both.data, "meetings", "绿色走访30次")["figure"] == record_of(report, "figures", "30次")["id"]


def test_parts_and_wholes(report: Data) -> None:
    result = applied(report, change(report, "figures", "149件", "part_of", None))
    assert record_of(result.data, "suggestions", "149件")["base"] is None
    place = record_of(report, "figures", "156件")["evidence"]
    where = {"start": place["start"], "end": place["end"]}
    row = correction(report, "figures", "30次", "change", field="part_of", new=where)
    assert (
        record_of(applied(report, row).data, "figures", "30次")["part_of"]
        == record_of(report, "figures", "156件")["id"]
    )
    by_id = applied(report, row | {"new": "f4"})
    assert (whats(by_id), "write its place" in lines(by_id)) == ([What.REFUSED], True)


def test_a_figure_cannot_be_part_of_itself(report: Data) -> None:
    place = record_of(report, "figures", "149件")["evidence"]
    row = correction(
        report, "figures", "156件", "change", field="part_of", new={"start": place["start"], "end": place["end"]}
    )
    ok = correction(report, "figures", "20期", "accept")
    result = applied(report, row, ok)
    assert whats(result) == [What.REFUSED, What.APPLIED]
    assert "would break the contract" in lines(result)


def test_added_records_are_filled_in(report: Data) -> None:
    rows = (
        correction(report, "oversight", "组织培训班", "add", record={"form": "survey", "topic": "培训"}),
        correction(report, "shortcomings", "向大会报告工作", "add", record={}),
        correction(report, "law_inspections", "执法检查", "add", record={"law": "某法"}),
    )
    result = applied(report, *rows)
    assert whats(result) == [What.APPLIED] * 3
    law = record_of(result.data, "law_inspections", "执法检查")
    assert law["law"] == {"name": "某法", "title": None, "kind": None, "issuer": None}
    assert (law["status"], law["rule"], law["confidence"]) == ("planned", "review.added", "sure")
    assert [r["id"] for r in result.data["oversight"]] == ["o1", "o2"]
    assert record_of(result.data, "shortcomings", "向大会报告工作")["text"] == "向大会报告工作"


def test_an_added_number_needs_its_figure(report: Data) -> None:
    meeting = correction(report, "meetings", "第三次会议", "add", record={"body": "congress", "count": 3})
    alone = applied(report, meeting)
    assert (whats(alone), "add the figure too" in lines(alone)) == ([What.REFUSED], True)
    figure = correction(report, "figures", "三次", "add", record={"value": 3, "unit": "次", "category": "meeting"})
    both = applied(report, meeting, figure)
    assert whats(both) == [What.APPLIED, What.APPLIED]
    assert both.data["figures"][0]["evidence"]["text"] == "三次"
    assert both.data["meetings"][0]["figure"] == both.data["figures"][0]["id"] == "f9"


def test_a_rejected_figure_may_be_added_anew(report: Data) -> None:
    wrong = correction(report, "figures", "20期", "reject")
    right = correction(report, "figures", "20期", "add", record={"value": 20, "unit": "期", "category": "other"})
    result = applied(report, right, wrong)
    assert whats(result) == [What.APPLIED, What.APPLIED]
    assert record_of(result.data, "figures", "20期")["rule"] == "review.added"
    assert (result.data["unclaimed"], result.data["numerals"]) == (report["unclaimed"], report["numerals"])


@pytest.mark.parametrize("text", [None, REPORT.replace("绿色", "红色")])
def test_nothing_is_added_that_the_text_does_not_show(report: Data, text: str | None) -> None:
    row = correction(report, "oversight", "绿色走访", "add", record={"form": "survey", "topic": "绿色"})
    said = [Said(Correction.model_validate(row, strict=False), "c:1")]
    result = apply(report, text, said, DIGEST)
    assert whats(result) == [What.REFUSED]
    assert result.data == report


def test_the_same_again_changes_nothing_and_says_nothing(report: Data) -> None:
    rows = (
        change(report, "figures", "8次", "value", 9),
        correction(report, "figures", "156件", "reject"),
        correction(report, "oversight", "听取和审议县政府关于环境保护", "reject"),
        correction(report, "figures", "149件", "accept"),
        correction(report, "meetings", "绿色走访30次", "add", record={"body": "other", "count": 30}),
    )
    first = applied(report, *rows)
    again = applied(first.data, *rows)
    assert again.data == first.data
    assert whats(again) == [What.SAME] * 5
    assert lines(again) == ""


def test_those_who_disagree_are_told(report: Data) -> None:
    rows = (
        change(report, "figures", "30次", "category", "other"),
        change(report, "figures", "30次", "category", "training"),
        correction(report, "figures", "30次", "reject"),
        correction(report, "figures", "30次", "accept"),
        change(report, "figures", "30次", "category", "other"),
    )
    result = applied(report, *rows)
    assert whats(result) == [What.APPLIED, What.REFUSED, What.REFUSED, What.SAME, What.SAME]
    assert record_of(result.data, "figures", "30次")["category"] == "other"
    assert lines(result).count("says otherwise than c:1, which holds") == 2


def test_a_person_outlives_the_rules(report: Data) -> None:
    """Corrections made of one run, applied to what other rules made of the text."""
    later = copy.deepcopy(report)
    later["figures"][2] |= {"category": "petition", "confidence": "doubtful"}
    changed = applied(later, change(report, "figures", "30次", "category", "other"))
    assert record_of(changed.data, "figures", "30次")["category"] == "other"
    assert "the rules say category petition now; other is kept" in lines(changed)
    same = applied(later, change(report, "figures", "30次", "category", "petition"))
    assert (whats(same), record_of(same.data, "figures", "30次")["rule"]) == ([What.SAME], "review.accepted")
    assert "says category petition by itself now" in lines(same)
    seen = record_of(report, "figures", "30次")
    accepted = applied(later, correction(report, "figures", "30次", "accept", record=seen))
    assert record_of(accepted.data, "figures", "30次")["category"] == "survey"
    rejected = applied(later, correction(report, "figures", "30次", "reject", record=seen))
    assert (whats(rejected), "look again" in lines(rejected)) == ([What.REFUSED], True)


def test_a_record_that_is_gone(report: Data) -> None:
    later = copy.deepcopy(report)
    del later["figures"][2]
    rows = [correction(report, "figures", "30次", action) for action in ("accept", "reject")]
    assert [whats(applied(later, row)) for row in rows] == [[What.REFUSED], [What.SAME]]
    assert "is not among the records any more" in lines(applied(later, rows[0]))


def test_evidence_that_was_cut_otherwise(report: Data) -> None:
    row = change(report, "figures", "30次", "category", "other") | {"evidence": "走访30次"}
    row["start"] -= 2
    result = applied(report, row)
    assert record_of(result.data, "figures", "30次")["category"] == "other"
    wrong = applied(report, row | {"evidence": "走访31次"})
    assert (whats(wrong), "is not what the text has there" in lines(wrong)) == ([What.REFUSED], True)


def test_records_of_one_place_are_told_apart(report: Data) -> None:
    twin = copy.deepcopy(report["oversight"][0]) | {"id": "o2", "form": "survey"}
    two = copy.deepcopy(report) | {"oversight": [report["oversight"][0], twin]}
    evidence = twin["evidence"]["text"]
    bare = correction(report, "oversight", evidence, "reject", id=None)
    assert (whats(applied(two, bare)), "give record or id" in lines(applied(two, bare))) == ([What.REFUSED], True)
    for row in (bare | {"record": twin}, bare | {"id": "o2"}):
        once = applied(two, row)
        assert [r["id"] for r in once.data["oversight"]] == ["o1"]
        other = applied(once.data, row, digest="another")  # what is left there is not what was rejected
        assert [r["id"] for r in other.data["oversight"]] == ["o1"]


@pytest.mark.parametrize(
    ("field", "new", "told"),
    [
        ("value", "8", "breaks the schema at value"),
        ("value", -1e400, "breaks the schema"),
        ("category", "cats", "breaks the schema at category"),
        ("value_max", 3, "would break the contract"),
        ("period", {"from": 2020}, "breaks the schema at period"),
        ("period.from", 2020, "set period as a whole"),
        ("pooled", None, "breaks the schema at pooled"),
    ],
)
def test_values_that_cannot_be(report: Data, field: str, new: Any, told: str) -> None:
    without = copy.deepcopy(report)
    without["figures"][2]["period"] = None
    result = applied(without, correction(report, "figures", "30次", "change", field=field, new=new))
    assert (whats(result), told in lines(result)) == ([What.REFUSED], True)
    assert result.data == without
