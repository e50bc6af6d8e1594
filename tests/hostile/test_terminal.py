"""Names and texts that would act on a terminal, outputs named over inputs, streams that are closed or full."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from reportkit.cli.terminal import json_line, shown
from tests.support import COMMAND, Run

EVIL = "\x1b[31m\u202ered\x07\u2066\x9b2J"
SPELLED = r"\x1b[31m\u202ered\x07\u2066\x9b2J"
TEXT = "县人大常委会工作报告\n共召开会议8次。\n"
FULL = Path("/dev/full")


def unseen(told: str) -> list[str]:
    """Characters that a terminal would obey."""
    return [c for c in told if not c.isprintable() and c not in "\n\t\u3000\u00a0"]


def test_spelled_out() -> None:
    assert shown(EVIL) == SPELLED
    assert shown("第一行\n\t第二行", "\n") == "第一行\n\t第二行"
    assert shown("一\n二\u2028三") == r"一\n二\u2028三"
    assert shown("\ud83d") == r"\ud83d"
    assert shown("清河县　政府 ok") == "清河县　政府 ok"


def test_json_that_is_shown_says_the_same() -> None:
    value = {"text": f"{EVIL}\u2028\U000e0001会议\n"}
    assert json.loads(json_line(value)) == value
    assert unseen(json_line(value)) == []


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A folder of names and texts that no terminal should get to see."""
    (tmp_path / f"{EVIL}.txt").write_text("", encoding="utf-8")
    (tmp_path / f"{EVIL}.jsonl").write_text(
        json.dumps({EVIL: "x"}) + "\n" + json.dumps({"text": f"{TEXT * 30}{EVIL}听取报告3个。"}) + "\n",
        encoding="utf-8",
    )
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(f"{EVIL}.txt", "")
        archive.writestr(f"b\n{EVIL}.txt", "好。")
    (tmp_path / "laws.tsv").write_text(f"title\tlevel\n{EVIL}\tx\n", encoding="utf-8")
    (tmp_path / f"{EVIL}.csv").write_text(f"path,{EVIL}\na,b\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "args",
    [
        (f"{EVIL}.txt", f"{EVIL}.jsonl", "a.zip"),
        (f"{EVIL}.gone", "-v"),
        ("a.zip", "--manifest", f"{EVIL}.csv"),
        ("a.zip", "--laws", "laws.tsv"),
        ("a.zip", "--rules", f"{EVIL}.toml"),
        ("a.zip", "-o", f"{EVIL}/out.jsonl"),
        (f"--{EVIL}",),
        ("a.zip", "--records", EVIL),
        ("a.zip", "--text-field", EVIL, "-v"),
    ],
)
def test_stderr_of_extract(run: Run, evil: Path, args: tuple[str, ...]) -> None:
    done = run("extract", *args, cwd=evil)
    assert done.returncode in (1, 2)
    assert done.stderr
    assert unseen(done.stderr) == []
    assert "Traceback" not in done.stderr


def test_stdout_of_the_other_commands(run: Run, evil: Path) -> None:
    name = f"{EVIL}.jsonl"
    (evil / "out.jsonl").write_text(run("extract", "-q", name, cwd=evil).stdout, encoding="utf-8")
    report = json.loads((evil / "out.jsonl").read_text(encoding="utf-8"))
    report["figures"][0]["unit"] = report["meta"]["title"] = report["source"]["path"] = EVIL
    (evil / name).write_text(json.dumps(report) + "\n", encoding="utf-8")
    (evil / "a.txt").write_text(f"{TEXT * 30}{EVIL}听取报告3个。", encoding="utf-8")
    commands = (
        ("validate", name),
        ("validate", f"{EVIL}.gone"),
        ("diff", "out.jsonl", name),
        ("diff", "out.jsonl", name, "--json"),
        ("explain", "a.txt", "--at", "3个"),
        ("explain", f"{EVIL}.gone", "--at", EVIL),
        ("explain", "a.txt", "--at", f"没有{EVIL}"),
    )
    for command in commands:
        done = run(*command, cwd=evil)
        assert unseen(done.stdout + done.stderr) == [], command
        assert done.stdout + done.stderr, command


@pytest.mark.parametrize("written", ["-o", "--errors"])
@pytest.mark.parametrize(
    ("option", "name"),
    [("--manifest", "m.csv"), ("--rules", "r.toml"), ("--laws", "l.tsv"), ("", "a.txt"), ("", "t.jsonl")],
)
def test_outputs_are_never_over_what_is_read(tmp_path: Path, written: str, option: str, name: str) -> None:
    from reportkit.cli.outputs import keep_apart

    path = tmp_path / name
    path.write_text("what was there", encoding="utf-8")
    (tmp_path / "link").symlink_to(path)
    paths, read = ([], [(option, [str(path)])]) if option else ([str(path)], [])
    for target in (path, tmp_path / "link", tmp_path / "." / name):
        with pytest.raises(SystemExit) as ended:
            keep_apart(((written, str(target)),), paths, *read)
        assert ended.value.code == 2
    assert path.read_text(encoding="utf-8") == "what was there"


@pytest.mark.parametrize(
    "args",
    [
        ("extract", "a.txt", "--manifest", "m.csv", "--errors", "./m.csv"),
        ("panel", "a.txt", "--manifest", "m.csv", "-o", "m.csv"),
        ("compare", "t.jsonl", "-o", "t.jsonl"),
        ("follow", "t.jsonl", "-o", "t.jsonl"),
        ("tables", "t.db", "-o", "t.db"),
    ],
)
def test_no_command_writes_over_what_it_reads(run: Run, tmp_path: Path, args: tuple[str, ...]) -> None:
    for name in ("a.txt", "m.csv", "t.jsonl", "t.db"):
        (tmp_path / name).write_text("path,url\na.txt,x\n", encoding="utf-8")
    done = run(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert "would overwrite" in done.stderr or "write to" in done.stderr, done.stderr
    assert (tmp_path / args[-1]).read_text(encoding="utf-8") == "path,url\na.txt,x\n"


def in_shell(tmp_path: Path, redirection: str, *args: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    line = f'"$0" "$@" {redirection}'
    return subprocess.run(
        ["sh", "-c", line, COMMAND, *args], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "args", [("--help",), ("extract", "--help"), ("--version",), ("extract", "a.txt"), ("schema",)]
)
@pytest.mark.parametrize(
    ("redirection", "reason"), [(">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")]
)
def test_stdout_full_or_closed(tmp_path: Path, args: tuple[str, ...], redirection: str, reason: str) -> None:
    done = in_shell(tmp_path, redirection, *args)
    assert (done.returncode, done.stderr) == (1, f"reportkit: the output cannot be written ({reason})\n")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-"])
@pytest.mark.parametrize(
    ("args", "code"), [(("extract", "a.txt"), 0), (("extract", "gone.txt"), 1), (("extract", "--nothing"), 2)]
)
def test_stderr_full_or_closed(tmp_path: Path, redirection: str, args: tuple[str, ...], code: int) -> None:
    done = in_shell(tmp_path, redirection, *args)
    assert done.returncode == code
    assert done.stdout.count("\n") == (code == 0)


def test_all_closed(tmp_path: Path) -> None:
    done = in_shell(tmp_path, "<&- >&- 2>&-", "extract", "a.txt", "-o", "out.jsonl")
    assert done.returncode == 0
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_stop_from_outside_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "out.jsonl").write_text("old\n", encoding="utf-8")
    command = [str(COMMAND), "extract", "pipe.txt", "-o", "out.jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        until = time.monotonic() + 60
        while not any(p.name.endswith(".tmp") for p in tmp_path.iterdir()) and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(number)
        _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, "reportkit: interrupted\n")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "pipe.txt"]
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old\n"
