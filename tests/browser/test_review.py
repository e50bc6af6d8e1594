"""From the page to ``review`` and back: corrections that outlive other rules, a work list that is judged."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reportkit import extract
from tests.browser.page import ENTER, Page, Pages
from tests.page.made import years
from tests.review.made import read_lines
from tests.support import ROOT, run_command

SEED = ROOT / "seeds" / "002_2016327c06eda9b5.txt"
# Words that make other things of what the seed counts.
PACK = """[[group]]
feature = "noun"
value = "petition"
[group.words]
"项目资金" = "核减35个项目资金"
"重点任务" = "明确22项重点任务"
"绩效目标" = "完善262个绩效目标"
"""
FORM = """
const [field, value] = arguments;
const choice = document.querySelector('#card form select');
choice.value = field;
choice.dispatchEvent(new Event('change'));
document.querySelector('#card form div select').value = value;
"""


def records(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.js(
        "return JSON.parse(document.querySelector('script[id^=\"r-\"]').textContent).records"
    )
    return found


def to(page: Page, record: dict[str, Any]) -> None:
    """Open the card of a record, as by its link."""
    page.js("location.hash = arguments[0]", f"#{record['id']}")
    page.until(
        lambda: page.js(
            "return document.querySelector('.row[aria-current=true]')?.record.id === arguments[0]", record["id"]
        )
    )


def corrected(page: Page) -> str:
    """Accept, reject and change records, those among them that the other rules change, add one, export."""
    every = records(page)
    figures = [r for r in every if r["kind"] == "figures"]
    others = [r for r in every if r["kind"] in ("meetings", "oversight", "tasks", "laws")]
    for record in (*figures[:12:2], *others[::9]):
        to(page, record)
        page.press("a")
    for record in figures[1:12:4]:
        to(page, record)
        page.press("x")
    for record in figures[12:32]:
        to(page, record)
        page.click("#card .acts button:nth-child(3)")
        page.js(FORM, "category", "other" if record["values"]["category"] != "other" else "survey")
        page.click("#card form [type=submit]")
    page.select("大会报告工作")
    page.click("#add")
    page.choose("Kind", "shortcomings")
    page.click("#card form [type=submit]")
    page.click("#tab-mine")
    page.click("#export")
    return page.downloaded()


def by_place(report: dict[str, Any]) -> dict[tuple[Any, ...], dict[str, Any]]:
    kinds = ("figures", "meetings", "oversight", "tasks", "laws", "shortcomings")
    return {(k, r["evidence"]["start"], r["evidence"]["end"]): r for k in kinds for r in report[k]}


def test_corrections_outlive_other_rules(page: Page, pages: Pages, tmp_path: Path) -> None:
    page.open(pages.seed)
    exported = corrected(page)
    (tmp_path / "mine.jsonl").write_text(exported, encoding="utf-8")
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    made = [json.loads(line) for line in exported.splitlines()]
    actions = Counter(one["action"] for one in made)

    before = run_command("extract", "-q", SEED)
    anew = run_command("extract", "-q", SEED, "--rules", tmp_path / "pack.toml")
    told = []
    reports = []
    for name, output in (("before", before), ("anew", anew)):
        (tmp_path / f"{name}.jsonl").write_text(output.stdout, encoding="utf-8")
        done = run_command(
            "review", f"{name}.jsonl", "--corrections", "mine.jsonl", "--texts", SEED.parent, cwd=tmp_path
        )
        assert done.returncode == 0, done.stderr
        told.append(done.stderr)
        reports += read_lines(done.stdout)
    assert f"{len(made)} corrections: {len(made)} applied, 0 already so, 0 not applied" in told[0]
    assert "0 not applied" in told[1]

    # what the rules make of the places that were changed is another thing now, and the person's word stands
    other = by_place(json.loads(anew.stdout))
    changed = [one for one in made if one["action"] == "change"]
    moved = [one for one in changed if other["figures", one["start"], one["end"]]["category"] != one["old"]]
    assert moved
    assert told[1].count("is kept") == len(moved)
    for report in reports:
        there = by_place(report)
        kept = Counter(
            one["action"] for one in made if is_kept(one, there.get((one["kind"], one["start"], one["end"])))
        )
        assert kept == actions
    assert actions.total() > 40


def is_kept(one: dict[str, Any], record: dict[str, Any] | None) -> bool:
    """Whether a corrected report says what the person said."""
    if one["action"] == "reject" or record is None:
        return one["action"] == "reject" and record is None
    said = {"accept": "review.accepted", "change": "review.changed", "add": "review.added"}[one["action"]]
    return str(record["rule"]) == said and (one["action"] != "change" or record["category"] == one["new"])


def stands_at(page: Page, place: str) -> bool:
    """Whether the card tells that this is the place in the list."""
    return place in page.one(".queue").text


def lines_of(name: str) -> str:
    """What ``extract`` writes of the texts of a page."""
    texts = years() if name == "years" else [SEED.read_bytes().decode("utf-8")]
    return "".join(f"{extract(text).model_dump_json(by_alias=True)}\n" for text in texts)


@pytest.mark.parametrize("name", ["seed", "years"])
def test_a_work_list_is_judged(page: Page, pages: Pages, tmp_path: Path, name: str) -> None:
    page.open(getattr(pages, name))
    (tmp_path / "out.jsonl").write_text(lines_of(name), encoding="utf-8")
    list_ = tmp_path / "judge.jsonl"
    drawn = run_command("review", "out.jsonl", "--sample", "14", "-o", list_, cwd=tmp_path)
    assert drawn.returncode == 0, drawn.stderr
    rows = read_lines(list_.read_text(encoding="utf-8"))
    if name == "seed":
        page.click("#tab-mine")
    else:
        page.js("location.hash = '#work'")
    page.js("document.getElementById('drawn-file').classList.remove('unseen')")
    page.one("#drawn-file").send_keys(str(list_))
    for at, row in enumerate(rows):
        page.until(partial(stands_at, page, f"{at + 1} of {len(rows)}"))
        assert row["evidence"].splitlines()[0] in page.one("#card blockquote mark").text
        if at % 5 == 3:
            page.press("w")
            page.one("#queue-note").send_keys("no")
            page.press(ENTER)
        else:
            page.press("r")
    assert page.problems() == []
    if name == "seed":
        page.click("#tab-mine")
    else:
        page.click(".queue .acts button:last-child")
    shown = [line.split() for line in page.texts(".shares tbody tr")]
    page.click("#drawn-save")
    saved = tmp_path / "judged.jsonl"
    saved.write_text(page.downloaded(), encoding="utf-8")
    judged = read_lines(saved.read_text(encoding="utf-8"))
    assert [one | {"verdict": None, "note": ""} for one in judged] == rows
    assert [(one["verdict"], one["note"]) for one in judged[3:5]] == [("wrong", "no"), ("right", "")]
    report = run_command("review", "--report", saved)
    numbers = [line.split() for line in report.stdout.splitlines()[1:]]
    wanted = [[*line[2:3], f"{line[3]}–{line[5]}", *line[6:]] for line in numbers]
    assert [line[-6:] for line in shown] == wanted
