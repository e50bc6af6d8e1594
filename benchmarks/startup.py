"""Start-up: CPU seconds of a process until it has answered, the least of several turns.

    python benchmarks/startup.py [--turns 7]

``typer`` is a program with one empty command: what any command line pays before its own work. Bytecode is written first, as an
installed package has it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SENTENCE = "全年共召开常委会会议8次。"
BARE = "import typer; app = typer.Typer(); app.command()(lambda: None); app(standalone_mode=False)"
FIRST = f"import reportkit; reportkit.extract('{SENTENCE}')"


def commands(file: str) -> dict[str, list[str]]:
    """What is started, by name."""
    return {
        "python": ["-c", "pass"],
        "typer": ["-c", BARE],
        "reportkit --help": ["-m", "reportkit", "--help"],
        "extract of one small file": ["-m", "reportkit", "extract", "-q", file],
        "first extract() of the library": ["-c", FIRST],
    }


def cpu(command: list[str], environment: dict[str, str]) -> float:
    """CPU seconds of a process that is run to its end."""
    with subprocess.Popen(
        [sys.executable, *command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit((process.stderr.read() if process.stderr else b"").decode())
    return used.ru_utime + used.ru_stime


def measure(package: Path, turns: int) -> dict[str, float]:
    """The least CPU time of each, in turn, with the package that lies in the folder ``package``."""
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="reportkit-startup-") as name:
        file = Path(name, "one.txt")
        file.write_text(SENTENCE + "\n", encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONPYCACHEPREFIX": str(Path(name, "bytecode"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(turns + 1):  # the first turn writes the bytecode
            for what, command in commands(str(file)).items():
                taken = cpu(command, environment)
                best[what] = min(taken, best.get(what, taken))
    return best


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--package", type=Path, default=ROOT, help="the folder in which the package lies")
    options = parser.parse_args()
    for what, taken in measure(options.package, options.turns).items():
        print(f"{what:<32}{taken:6.3f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
