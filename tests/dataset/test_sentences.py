"""The whole sentence of a record: always a slice, ended by marks and by the ends of paragraphs, never by a mere line break."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

import reportkit
from reportkit.dataset.tables.sentences import cite
from reportkit.models.report import Quotable
from reportkit.models.sentences import Sentences
from tests.support import ROOT

TIDY = sorted((ROOT / "tests/gold/made-texts").glob("*.txt")) + sorted((ROOT / "seeds").glob("*.txt"))


def around(text: str, piece: str) -> str:
    start = text.index(piece)
    return Sentences(text).of(start, start + len(piece))


@pytest.mark.parametrize(
    ("text", "piece", "sentence"),
    [
        ("召开会议8次。检查5部法律！", "8次", "召开会议8次。"),
        ("召开会议8次。检查5部法律！", "5部", "检查5部法律！"),
        ("办结90件；满意率90%；", "90%", "满意率90%；"),
        ("他说：“召开会议8次。”检查5部。", "8次", "他说：“召开会议8次。”"),
        ("检查《行动起来！办法》5次。视察3次。", "5次", "检查《行动起来！办法》5次。"),
        ("听取报告（其中专题3项。书面2项）9项。视察3次。", "9项", "听取报告（其中专题3项。书面2项）9项。"),
        ("检查（5部。视察3次。", "3次", "视察3次。"),
        ("A&amp;B公司办结3件。视察4次。", "3件", "A&amp;B公司办结3件。"),
        ("一、监督工作\n召开会议8次。", "8次", "召开会议8次。"),
        ("工作报告\n\n召开会议8次。", "工作报告", "工作报告"),
        ("\u3000\u3000召开会议8次。\n\u3000\u3000视察3次", "3次", "视察3次"),
        ("会议8次\r\n\r\n视察3次", "8次", "会议8次"),
    ],
)
def test_where_sentences_end(text: str, piece: str, sentence: str) -> None:
    assert around(text, piece) == sentence


LONG = "一年来，常委会坚持以人民为中心，紧紧围绕全县中心工作，依法履行监督职责，全年共听取和审议专项工作报告"


@pytest.mark.parametrize(
    "between",
    [
        "\n",
        "\n\n",
        "\r\n\r\n",
        "\x0c",
        "\n- 3 -\n",
        "\n\n第 2 页 共 6 页\n\n",
        "\n\n县人大常委会视察河道 李晓东 摄\n\n",
    ],
)
def test_a_page_break_inside_a_sentence_does_not_end_it(between: str) -> None:
    text = f"上一句。{LONG}{between}12项，提出审议意见30多条，推动解决了一批问题。下一句。"
    whole = f"{LONG}{between}12项，提出审议意见30多条，推动解决了一批问题。"
    assert around(text, "12项") == whole
    assert around(text, "听取和审议") == whole


@pytest.mark.parametrize(
    "below", ["二、加强监督工作，推动依法履职", "（一）督办建议8件。", "1.召开会议8次。", "——督办建议8件。"]
)
def test_a_marked_line_begins_a_paragraph(below: str) -> None:
    text = f"{LONG}\n{below}\n"
    assert around(text, below) == below
    assert around(text, "专项工作报告") == LONG


def wrapped(text: str, width: int) -> tuple[str, list[int]]:
    """``text`` broken after each ``width`` characters, and where each character has gone."""
    lines, places, at = list[str](), list[int](), 0
    for line in text.split("\n"):
        for start in range(0, max(len(line), 1), width):
            piece = line[start : start + width]
            places += range(at, at + len(piece))
            at += len(piece) + 1
            lines.append(piece)
        places.append(at - 1)
    return "\n".join(lines), places


@pytest.mark.parametrize("width", [28, 40])
def test_a_text_wrapped_by_hand_has_the_sentences_of_the_tidy_one(width: int) -> None:
    same = total = 0
    for path in TIDY:
        text = path.read_text(encoding="utf-8")
        if max(map(len, text.split("\n"))) < 100:  # wrapped as it is
            continue
        tidy = Sentences(text)
        hard, places = wrapped(text, width)
        found = Sentences(hard)
        for start, end in tidy.spans:
            if text[end - 1] not in "。；":
                continue
            again = found.of(places[start], places[end - 1] + 1)
            total += 1
            same += re.sub(r"\s", "", again) == re.sub(r"\s", "", text[start:end])
    assert total > 1000
    assert same / total > 0.98


@pytest.mark.parametrize("path", TIDY, ids=lambda path: path.stem)
def test_sentences_are_slices_that_hold_their_records(path: object) -> None:
    report = reportkit.extract_file(str(path))
    assert report.text is not None
    spans = Sentences(report.text).spans
    assert all(a < b <= c for (a, b), (c, _) in pairwise(spans))
    assert all(report.text[a:b].strip() == report.text[a:b] for a, b in spans)
    records: list[Quotable] = [*report.figures, *report.suggestions, *report.oversight, *report.unclaimed]
    for record in records:
        sentence = report.sentence(record)
        assert sentence is not None
        assert sentence in report.text
        assert record.evidence.text in sentence
    for task in report.tasks:
        assert report.sentence(task) == task.evidence.text


def test_cite_says_whose_and_where() -> None:
    report = reportkit.extract(
        "松阳县人大常委会工作报告\n（2023年1月5日）\n\n一年来，共召开常委会\n会议8次，办理代表建议30件。\n"
    )
    meeting = report.meetings[0]
    words = report.sentence(meeting)
    assert words == "一年来，共召开常委会\n会议8次，办理代表建议30件。"
    told = cite(words, report, meeting.evidence.start)
    assert told.startswith(
        "「一年来，共召开常委会会议8次，办理代表建议30件。」，《松阳县人大常委会工作报告》，2023-01-05，第"
    )
    assert told.endswith(f"第{meeting.evidence.start + 1}字")


def test_a_report_without_text_has_no_sentences() -> None:
    whole = reportkit.extract("松阳县人大常委会工作报告\n\n一年来，共召开常委会会议8次。\n")
    bare = reportkit.Report.from_dict(whole.to_dict())
    assert (bare.text, bare.sentence(bare.meetings[0])) == (None, None)
    assert bare == whole
    assert "1 meetings" in repr(whole)
    assert "松阳县" in whole._repr_html_()
    assert len(repr(whole)) < 300
