"""``review`` as a user meets it: corrections kept over re-extraction, hostile files, work lists, labelled texts, cases."""

from __future__ import annotations

import csv
import io
import json
import shutil
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from tests.review.made import PACK, REPORT, Data, change, correction, read_lines, record_of, write_lines
from tests.specs.cases import Case, misses
from tests.support import Run


@pytest.fixture(scope="module")
def made(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report, what extract makes of it, and a pack that makes another category of a number."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8", newline="\n")
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    done = run("extract", "-q", "report.txt", "-o", "out.jsonl", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


def extracted(place: Path, name: str = "out.jsonl") -> Data:
    (report,) = read_lines((place / name).read_text(encoding="utf-8"))
    return report


def corrections(report: Data) -> list[Data]:
    """One of each kind of correction, and what hangs together."""
    return [
        change(report, "figures", "30次", "category", "other"),
        change(report, "figures", "8次", "value", 9),
        correction(report, "figures", "149件", "accept"),
        correction(report, "figures", "20期", "reject"),
        correction(report, "oversight", "绿色走访", "add", record={"form": "survey", "topic": "绿色"}, note="一次走访"),
        correction(report, "tasks", "开展执法检查3次，听取专项工作报告5个。", "accept"),
    ]


def test_corrections_are_applied_and_outlive_other_rules(run: Run, place: Path) -> None:
    file = write_lines(place / "mine.jsonl", corrections(extracted(place)))
    done = run("review", "out.jsonl", "--corrections", "mine.jsonl", "-o", "corrected.jsonl", cwd=place)
    assert (done.returncode, done.stdout) == (0, "")
    assert "6 corrections: 6 applied, 0 already so, 0 not applied" in done.stderr
    assert run("validate", "corrected.jsonl", cwd=place).stdout == "1 report, all well\n"
    report = extracted(place, "corrected.jsonl")
    assert report["generator"]["corrections"] == sha256(file.read_bytes()).hexdigest()[:12]

    anew = run("extract", "-q", "report.txt", "--rules", "pack.toml", cwd=place)
    assert record_of(json.loads(anew.stdout), "figures", "30次")["category"] == "petition"
    kept = run("review", "-", "--corrections", "mine.jsonl", cwd=place, stdin=anew.stdout.encode())
    assert kept.returncode == 0
    assert (
        "mine.jsonl:1: report.txt: figures 「30次」 the rules say category petition now; other is kept" in kept.stderr
    )
    again = json.loads(kept.stdout)
    assert again["generator"]["rules"] != report["generator"]["rules"]
    for kind in ("figures", "meetings", "oversight", "tasks"):
        ours = [record for record in report[kind] if record["rule"].startswith("review.")]
        assert ours
        for record in ours:
            found = record_of(again, kind, record["evidence"]["text"])
            assert found | {"subject": None} == record | {"subject": None}
    assert "20期" not in [figure["evidence"]["text"] for figure in again["figures"]]
    (place / "again.jsonl").write_text(kept.stdout, encoding="utf-8")
    assert run("validate", "again.jsonl", cwd=place).stdout == "1 report, all well\n"

    twice = run("review", "corrected.jsonl", "--corrections", "mine.jsonl", cwd=place)
    assert twice.stdout == (place / "corrected.jsonl").read_text(encoding="utf-8")
    assert twice.stderr == "reportkit: 6 corrections: 0 applied, 6 already so, 0 not applied\n"


def test_what_the_rules_have_learnt_is_told(run: Run, place: Path) -> None:
    rows = [change(extracted(place), "figures", "30次", "category", "petition")]
    write_lines(place / "mine.jsonl", rows)
    anew = run("extract", "-q", "report.txt", "--rules", "pack.toml", cwd=place).stdout.encode()
    done = run("review", "-", "--corrections", "mine.jsonl", cwd=place, stdin=anew)
    assert done.returncode == 0
    assert "says category petition by itself now" in done.stderr
    assert record_of(json.loads(done.stdout), "figures", "30次")["rule"] == "review.accepted"


def test_reports_without_corrections_keep_their_bytes(run: Run, place: Path, seeds_output: Path) -> None:
    write_lines(place / "mine.jsonl", corrections(extracted(place)))
    twice = seeds_output.read_bytes() * 2
    (place / "seeds.jsonl").write_bytes(twice)
    done = run("review", "seeds.jsonl", "out.jsonl", "--corrections", "mine.jsonl", "-q", "-o", "all.jsonl", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert (place / "all.jsonl").read_bytes().startswith(twice)


def test_reports_themselves_are_read(run: Run, place: Path) -> None:
    write_lines(place / "mine.jsonl", corrections(extracted(place)))
    done = run("review", "report.txt", "--corrections", "mine.jsonl", "--rules", "pack.toml", cwd=place)
    assert record_of(json.loads(done.stdout), "figures", "30次")["category"] == "other"


HOSTILE: list[tuple[Data, str]] = [
    ({"text_sha256": "0" * 64}, "no report has the text 0000000000000000…"),
    ({"text_sha256": "abc"}, "is no correction (text_sha256:"),
    ({"kind": "cats"}, "is no correction (kind:"),
    ({"action": "burn"}, "is no correction (action:"),
    ({"start": 5000, "end": 5003}, "ends at 5003, outside the text"),
    ({"start": 5, "end": 4}, "is no correction (evidence has 3 characters"),
    ({"start": -1}, "is no correction (start:"),
    ({"start": "12"}, "is no correction (start:"),
    ({"start": 1, "end": 4}, "is not among the records any more"),
    ({"evidence": "31次"}, "is not what the text has there"),
    ({"field": "colour"}, "there is no field 'colour' of figures"),
    ({"field": "rule"}, "rule is not set by hand"),
    ({"field": None}, "action change needs field"),
    ({"field": "value", "new": "thirty"}, "breaks the schema at value"),
    ({"action": "add", "field": None}, "action add needs record"),
    ({"action": "reject"}, "action reject takes no field"),
    ({"colour": "red"}, "is no correction (colour:"),
]


def test_what_does_not_fit_is_a_line_and_the_rest_is_applied(run: Run, place: Path) -> None:
    report = extracted(place)
    row = change(report, "figures", "30次", "category", "other")
    rows = [row | changed for changed, _ in HOSTILE]
    write_lines(place / "mine.jsonl", [*rows, correction(report, "figures", "149件", "accept")])
    done = run("review", "out.jsonl", "--corrections", "mine.jsonl", cwd=place)
    assert done.returncode == 1
    *lines, last = done.stderr.splitlines()
    assert last == f"reportkit: {len(rows) + 1} corrections: 1 applied, 0 already so, {len(rows)} not applied"
    assert len(lines) == len(rows)
    for number, (_, told) in enumerate(HOSTILE, 1):
        (line,) = [line for line in lines if line.startswith(f"reportkit: mine.jsonl:{number}: ")]
        assert told in line
    corrected = json.loads(done.stdout)
    assert record_of(corrected, "figures", "149件")["rule"] == "review.accepted"
    assert corrected["figures"][2] == report["figures"][2]


def test_lines_that_are_no_json(run: Run, place: Path) -> None:
    good = json.dumps(correction(extracted(place), "figures", "149件", "accept"))
    (place / "mine.jsonl").write_bytes(b'{"a\n[1]\n\xff\xfe\n\n' + good.encode() + b"\n")
    done = run("review", "out.jsonl", "--corrections", "mine.jsonl", cwd=place)
    assert done.returncode == 1
    assert [line.split(" ", 2)[1] for line in done.stderr.splitlines()[:-1]] == [f"mine.jsonl:{n}:" for n in (1, 2, 3)]
    assert "1 applied, 0 already so, 3 not applied" in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        ((), 2, "review needs --corrections FILE, --sample N or --report FILE"),
        (("--corrections", "mine.jsonl", "--sample", "3"), 2, "one at a time"),
        (("--corrections", "none.jsonl"), 1, "none.jsonl: cannot be read"),
        (("--corrections", "empty.jsonl"), 1, "empty.jsonl: holds no corrections"),
        (("--corrections", "mine.jsonl", "-o", "out.jsonl"), 2, "would overwrite what is to be read"),
        (("--corrections", "mine.jsonl", "-o", "mine.jsonl"), 2, "would overwrite what is to be read"),
        (("--corrections", "mine.jsonl", "-o", "x.csv"), 2, "write to .jsonl, .ndjson"),
        (("--corrections", "mine.jsonl", "-o", "none/x.jsonl"), 2, "its folder does not exist"),
        (("--corrections", "mine.jsonl", "--as", "gold"), 2, "name a folder with -o"),
        (("--sample", "3", "--as", "gold", "-o", "gold"), 2, "--as gold goes with --corrections"),
        (("--corrections", "mine.jsonl", "--kind", "figures"), 2, "--kind goes with --sample"),
        (("--sample", "3", "-o", "x.docx"), 2, "write to .jsonl, .ndjson, .csv, .xlsx"),
        (("--report", "none.csv"), 1, "none.csv: cannot be read"),
        (("--report", "empty.jsonl"), 1, "empty.jsonl: holds nothing judged"),
        (("--report", "list.xlsx"), 1, "save the sheet as CSV"),
    ],
)
def test_wrong_use_is_one_line(run: Run, place: Path, args: tuple[str, ...], code: int, told: str) -> None:
    write_lines(place / "mine.jsonl", corrections(extracted(place)))
    (place / "empty.jsonl").touch()
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    done = run("review", "out.jsonl", *args, cwd=place)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.splitlines()) == 1
    assert told in done.stderr
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_a_text_that_is_not_at_hand(run: Run, place: Path) -> None:
    write_lines(place / "mine.jsonl", corrections(extracted(place)))
    (place / "texts").mkdir()
    (place / "report.txt").rename(place / "texts" / "r.txt")
    done = run("review", "out.jsonl", "--corrections", "mine.jsonl", cwd=place)
    assert (done.returncode, "try: --texts DIR" in done.stderr) == (1, True)
    assert "5 applied, 0 already so, 1 not applied" in done.stderr
    found = run("review", "out.jsonl", "--corrections", "mine.jsonl", "--texts", "texts", cwd=place)
    assert (found.returncode, "6 applied" in found.stderr) == (0, True)


def test_other_corrections_than_before_are_told(run: Run, place: Path) -> None:
    report = extracted(place)
    write_lines(place / "a.jsonl", [correction(report, "figures", "149件", "accept")])
    write_lines(place / "b.jsonl", [correction(report, "figures", "30次", "accept")])
    run("review", "out.jsonl", "--corrections", "a.jsonl", "-o", "a-done.jsonl", cwd=place)
    after = run("review", "a-done.jsonl", "--corrections", "b.jsonl", cwd=place)
    assert "give all of them at once" in after.stderr
    both = run("review", "out.jsonl", "--corrections", "a.jsonl", "--corrections", "b.jsonl", cwd=place)
    assert both.stderr == "reportkit: 2 corrections: 2 applied, 0 already so, 0 not applied\n"


def test_labelled_texts_are_right_of_what_they_were_made_of(run: Run, place: Path) -> None:
    write_lines(place / "mine.jsonl", corrections(extracted(place)))
    done = run("review", "out.jsonl", "--corrections", "mine.jsonl", "--as", "gold", "-o", "gold", cwd=place)
    assert done.returncode == 0
    assert "1 labelled text, " in done.stderr
    assert "that no person has set are optional" in done.stderr
    gold = json.loads((place / "gold" / "report.json").read_text(encoding="utf-8"))
    seen = [figure for figure in gold["figures"] if "optional" not in figure]
    assert [(f["text"], f["value"], f["category"]) for f in seen] == [("8", 9, "meeting"), ("30", 30, "other")]
    run("review", "out.jsonl", "--corrections", "mine.jsonl", "-o", "corrected.jsonl", cwd=place)
    ours = json.loads(run("evaluate", "corrected.jsonl", "gold", "--json", cwd=place).stdout)
    assert ours["MEAN"]["f1"] == 1
    first = json.loads(run("evaluate", "out.jsonl", "gold", "--json", cwd=place).stdout)
    # 8次 is not 9; 30次 has another category; 20期, which a person rejected, is there
    assert (first["figures"]["tp"], first["figures"]["pred"], first["figures"]["gold"]) == (1, 3, 2)
    assert first["figures_typed"]["tp"] == 0


def test_cases_hold_of_the_rules_that_a_person_asks_for(run: Run, place: Path) -> None:
    report = extracted(place)
    rows = [
        change(report, "figures", "30次", "category", "petition"),
        correction(report, "oversight", "听取和审议县政府关于环境保护", "reject"),
    ]
    write_lines(place / "mine.jsonl", rows)
    done = run("review", "out.jsonl", "--corrections", "mine.jsonl", "--as", "cases", cwd=place)
    assert done.returncode == 0
    first, second = (Case(**row) for row in json.loads(done.stdout))
    assert first.text == "开展绿色走访30次。"
    assert (first.part, first.organ, first.year) == ("review", "npc", 2020)
    assert first.expect["figures"][0]["category"] == "petition"
    assert [miss.kind for miss in misses(first)] == ["figures"]  # today's rules say survey
    assert second.expect == {"oversight": []}
    assert [miss.kind for miss in misses(second)] == ["oversight"]


def test_a_sample_is_drawn_alike_and_the_same_every_time(run: Run, seeds_output: Path) -> None:
    args = ("review", seeds_output, "--sample", "30", "--kind", "figures", "-q")
    done = run(*args)
    rows = read_lines(done.stdout)
    assert (done.returncode, len(rows)) == (0, 30)
    assert [sum(row["confidence"] == level for row in rows) for level in ("doubtful", "likely", "sure")] == [10, 10, 10]
    assert run(*args).stdout == done.stdout
    assert run(*args, "--seed", "2").stdout != done.stdout
    lines = seeds_output.read_text(encoding="utf-8").splitlines(keepends=True)
    backwards = run("review", "-", *args[2:], stdin="".join(reversed(lines)).encode())
    assert sorted(backwards.stdout.splitlines()) == sorted(done.stdout.splitlines())
    reports = {report["source"]["text_sha256"]: report for report in map(json.loads, lines)}
    for row in rows:
        same = [f for f in reports[row["text_sha256"]]["figures"] if f["confidence"] == row["confidence"]]
        assert row["record"] in same
        assert row["of"] == sum(f["confidence"] == row["confidence"] for r in reports.values() for f in r["figures"])
        assert row["evidence"] in row["sentence"]
        assert row["sentence"].replace("\n", "") in row["cite"]
        assert (row["verdict"], row["note"]) == (None, "")


def test_a_list_is_judged_in_a_spreadsheet(run: Run, seeds_output: Path, tmp_path: Path) -> None:
    args = ("review", seeds_output, "--sample", "40", "--kind", "figures", "--kind", "oversight", "-q")
    assert run(*args, "-o", tmp_path / "list.csv").returncode == 0
    assert run(*args, "-o", tmp_path / "list.xlsx").returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert [cell.value for cell in sheet[2]][:5] == ["verdict", "note", "kind", "confidence", "says"]
    assert sheet.max_row == 42

    rows = list(csv.DictReader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 40
    verdicts = {"doubtful": "错", "likely": "right", "sure": "Right ", "": ""}
    for row in rows:
        row["verdict"] = verdicts[row["confidence"]]
    with (tmp_path / "judged.csv").open("w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    done = run("review", "--report", tmp_path / "judged.csv")
    assert (done.returncode, done.stderr) == (0, "")
    told = {
        tuple(line.split()[:2]): line.split()[2:] for line in done.stdout.splitlines() if line.startswith("figures")
    }
    of = [sum(int(r["of"]) for r in rows if r["confidence"] == c) / 10 for c in ("doubtful", "likely", "sure")]
    assert told["figures", "doubtful"] == ["0.000", "0.000", "to", "0.278", "0", "10", "0", f"{of[0]:.0f}"]
    assert told["figures", "sure"][:5] == ["1.000", "0.723", "to", "1.000", "10"]
    share = (of[1] + of[2]) / sum(of)
    assert float(told["figures", "all"][0]) == pytest.approx(share, abs=1e-3)
    assert float(told["figures", "all"][1]) < share < float(told["figures", "all"][3])
    assert "10 records not judged yet" in done.stdout

    some = [
        row for row in rows if row["confidence"] != "doubtful"
    ]  # the share of the whole cannot be told of some strata
    with (tmp_path / "some.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(some)
    less = run("review", "--report", tmp_path / "some.csv").stdout
    assert [line.split()[1] for line in less.splitlines() if line.startswith("figures")] == ["likely", "sure"]


def test_corrections_are_counted_by_the_confidence_of_their_records(run: Run, place: Path) -> None:
    report = extracted(place)
    rows = [*corrections(report), change(report, "figures", "30次", "unit", "回")]
    write_lines(place / "mine.jsonl", rows)
    done = run("review", "out.jsonl", "--report", "mine.jsonl", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    told = {tuple(line.split()[:2]): line.split() for line in done.stdout.splitlines()}
    figures = [
        [int(n) for n in told["figures", level][-3:]] for level in ("sure", "likely") if ("figures", level) in told
    ]
    assert [sum(column) for column in zip(*figures, strict=True)] == [1, 3, 0]
    assert len(figures) == 2
    assert told["tasks", "none"][-3:] == ["1", "0", "0"]
    assert "oversight: 1 record added that had been missed" in done.stdout
    assert "corrections are no sample" in done.stdout


def test_lists_that_are_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"kind":"figures","confidence":"sure","verdict":"maybe"}\n{"a":1}\nx\n', encoding="utf-8"
    )
    done = run("review", "--report", "a.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert [line.split(" ")[1] for line in done.stderr.splitlines()] == ["a.jsonl:1:", "a.jsonl:2:", "a.jsonl:3:"]
