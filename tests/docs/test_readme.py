"""What the documents say can be done is done here, as written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import COMMAND, ROOT, SUMMARY

READMES = ("README.md", "README.zh-CN.md")


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    found = [line for name in READMES for block in blocks(name, "sh") for line in block.splitlines()]
    return list(dict.fromkeys(found))


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the repository, so that nothing is written into it."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    return folder


def shown() -> list[tuple[str, str]]:
    """Blocks of commands below which stands what they print."""
    both = re.compile(r"^```sh\n((?:(?!```).*\n)*)```\n\n```text\n((?:(?!```).*\n)*)```", re.MULTILINE)
    found = [match for name in READMES for match in both.findall((ROOT / name).read_text(encoding="utf-8"))]
    return sorted(set(found))


def run_as_written(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    if "jq" in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    bash = ["bash", "-euo", "pipefail", "-c", command]
    return subprocess.run(
        bash, capture_output=True, text=True, cwd=folder, env=os.environ | {"PATH": path}, check=False
    )


@pytest.mark.parametrize("command", commands())
def test_command_runs_as_written(command: str, workplace: Path) -> None:
    done = run_as_written(command, workplace)
    assert (done.returncode, SUMMARY.sub("", done.stderr)) == (0, "")
    assert done.stdout.strip() or " -o " in command


@pytest.mark.parametrize(("block", "below"), shown())
def test_what_stands_below_is_what_is_printed(block: str, below: str, workplace: Path) -> None:
    assert run_as_written(block, workplace).stdout == below


@pytest.mark.parametrize("name", READMES)
def test_python_runs_as_written(name: str) -> None:
    for block in blocks(name, "python"):
        done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, cwd=ROOT, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert len(done.stdout.splitlines()) == 5


@pytest.mark.parametrize("name", READMES)
def test_opens_with_the_two_commands(name: str) -> None:
    lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line]
    assert lines[1].startswith("    make run ")
    assert lines[2].startswith("    make test ")


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_in_the_table(name: str) -> None:
    shown = subprocess.run([COMMAND, "--help"], capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^  (\w+)  +\S", shown.split("Commands:")[1], re.MULTILINE)
    table = re.findall(r"^\| `(\w+)[ `]", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert [row for row in table if row in listed] == listed


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "seeds/README.md"])
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_make_targets_of_the_documents_exist() -> None:
    shown = subprocess.run(["make", "-s", "help"], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    targets = set(re.findall(r"^  make (\S+)", shown, re.MULTILINE))
    for name in (*READMES, "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert set(re.findall(r"(?:`|^    )make ([a-z]+)", text, re.MULTILINE)) <= targets
