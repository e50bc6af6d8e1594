"""``schema``, ``show``, ``evaluate``, ``diff`` and the help, as a user meets them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reportkit.cli.kinds import Kind
from reportkit.models import RECORD_KINDS
from tests.support import COMMAND, Run

SHOWN = "松阳县人大常委会工作报告\n\n一年来,共召开常委会会议8次。\n"
COMMANDS = (
    "extract",
    "tables",
    "panel",
    "compare",
    "follow",
    "review",
    "view",
    "validate",
    "show",
    "schema",
    "evaluate",
    "diff",
    "explain",
    "case",
    "rules",
)


def test_kinds_are_those_of_the_models() -> None:
    assert list(Kind) == list(RECORD_KINDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_starts_with_an_example(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert done.stdout.splitlines()[2].startswith(f"  reportkit {'extract' if command == 'validate' else command} ")


def test_root_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert re.findall(r"^  (\w+)  +\S", done.stdout.split("Commands:")[1], re.MULTILINE) == list(COMMANDS)
    assert "| jq" in done.stdout


def test_version(run: Run) -> None:
    assert re.fullmatch(r"reportkit \d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_help_is_quick(tmp_path: Path) -> None:
    empty = tmp_path / "empty.py"
    empty.write_text(
        "import typer\napp = typer.Typer()\n@app.command()\ndef a(): ...\n@app.command()\ndef b(): ...\napp()\n",
        encoding="utf-8",
    )

    def seconds(*args: str | Path) -> float:
        start = time.perf_counter()
        subprocess.run([*args, "--help"], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start

    # In turn, so that a busy machine is busy for both.
    pairs = [(seconds(COMMAND), seconds(sys.executable, empty)) for _ in range(5)]
    ours, empties = (min(times) for times in zip(*pairs, strict=True))
    assert ours <= empties + 0.1


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, reportkit, reportkit.cli.app; print(*(m for m in ('pydantic', 'cn2an', 'orjson', 'regex') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_schema_unknown_kind(run: Run) -> None:
    done = run("schema", "cats")
    assert done.returncode == 2
    assert "there is no kind 'cats'" in done.stderr


def test_show_in_brackets(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHOWN + "\x1b[31m\n", encoding="utf-8")
    done = run("show", "a.txt", "--records", "meetings", cwd=tmp_path)
    assert done.returncode == 0
    assert "[meeting:standing_committee|" in done.stdout
    assert "\x1b" not in done.stdout
    plain = re.sub(r"\[[^|\[\]]+\|([^\]]*)\]", r"\1", done.stdout)
    assert plain == SHOWN + "·[31m\n"


def test_show_in_chinese(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHOWN, encoding="utf-8")
    assert (
        "[会议:常委会会议|常委会会议][…会议:常委会会议 数字:会议|8次]"
        in run("show", "a.txt", "--lang", "zh", cwd=tmp_path).stdout
    )


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_show_at_a_terminal(tmp_path: Path, no_color: str, coloured: bool) -> None:
    (tmp_path / "a.txt").write_text(SHOWN, encoding="utf-8")
    leader, follower = os.openpty()
    env = os.environ | {"NO_COLOR": no_color, "TERM": "xterm"}
    subprocess.run([COMMAND, "show", tmp_path / "a.txt"], stdout=follower, env=env, check=True)
    os.close(follower)
    shown = os.read(leader, 65536).decode("utf-8")
    os.close(leader)
    assert ("\x1b[" in shown) is coloured
    assert "meeting:standing_committee" in shown


def test_evaluate_prints_tables(run: Run, seeds_output: Path) -> None:
    done = run("evaluate", seeds_output, "tests/gold/seeds")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^figures +[\d.]+ +[\d.]+ +[\d.]+ +\d+ +\d+ +207$", done.stdout, re.MULTILINE)
    assert "figures_typed by category" in done.stdout
    assert "precision by rule" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("MEAN F1 ")


def test_evaluate_json(run: Run, seeds_output: Path) -> None:
    data = json.loads(run("evaluate", seeds_output, "tests/gold/seeds", "--json").stdout)
    assert data["figures"]["gold"] == 207
    assert {"MEAN", "silent", "by_category", "by_rule"} <= data.keys()


def test_evaluate_wants_one_report_for_each_gold_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    done = run("evaluate", tmp_path / "none.jsonl", "tests/gold/seeds")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 5
    assert "0 reports, one is wanted" in done.stderr


def test_evaluate_without_gold(run: Run, seeds_output: Path, tmp_path: Path) -> None:
    done = run("evaluate", seeds_output, tmp_path)
    assert done.returncode == 1
    assert "holds no gold" in done.stderr


def test_diff(run: Run, tmp_path: Path, report_data: dict[str, Any]) -> None:
    def write(name: str) -> None:
        (tmp_path / name).write_text(json.dumps(report_data, ensure_ascii=False) + "\n", encoding="utf-8")

    write("a.jsonl")
    assert run("diff", "a.jsonl", "a.jsonl", cwd=tmp_path).stdout == "no difference\n"
    report_data["meetings"][0]["count"] = 9
    del report_data["suggestions"][1]
    write("b.jsonl")
    done = run("diff", "a.jsonl", "b.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "~ report.txt\tmeetings\t共召开常委会会议8次  count: 8 → 9",
        "- report.txt\tsuggestions\t90%",
        "0 gained, 1 lost, 1 changed in 1 document",
    ]
    rows = run("diff", "a.jsonl", "b.jsonl", "--json", cwd=tmp_path).stdout.splitlines()
    assert json.loads(rows[0])["fields"] == {"count": [8, 9]}


def test_diff_with_stdin(run: Run, seeds_output: Path) -> None:
    seeds = seeds_output.read_bytes()
    assert run("diff", seeds_output, "-", stdin=seeds).stdout == "no difference\n"
    done = run("diff", "-", seeds_output, stdin=b"".join(seeds.splitlines(keepends=True)[1:]))
    assert done.returncode == 1
    assert run("diff", "-", "-", stdin=seeds).returncode == 2
    wrong = run("diff", seeds_output, "-", stdin=b"{}\n")
    assert wrong.stderr.startswith("reportkit: (stdin):1: is no report")


def test_diff_of_what_is_no_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n', encoding="utf-8")
    done = run("diff", "a.jsonl", "missing.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("reportkit: a.jsonl:1: is no report")
