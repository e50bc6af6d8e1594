"""Kills at random moments: python -m tests.hostile.kills [KILLS] prints what came of them.

A folder, a zip file, a table of JSON Lines and one of CSV are read with --resume; the run and its workers are killed with
SIGKILL again and again, at any moment of their lives, and gone on with. Each time a run comes to its end, the output and
the list of errors have to be those of a run that nobody disturbed.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from tests.support import COMMAND, ROOT

EACH = 40  # texts in each of the four
OUTPUTS = ("out.jsonl", "bad.jsonl")


def make(place: Path) -> list[str]:
    """The inputs, one text in ten of no use; their names."""
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("0*.txt"))]
    texts = [f"{seeds[i % len(seeds)][:6000]}\n共召开会议{i + 2}次。\n" if i % 10 else "" for i in range(4 * EACH)]
    (place / "in").mkdir()
    for i, text in enumerate(texts[:EACH]):
        (place / "in" / f"{i:03}.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(place / "in.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for i, text in enumerate(texts[EACH : 2 * EACH]):
            archive.writestr(f"{i:03}.txt", text)
    rows = [json.dumps({"text": text}) for text in texts[2 * EACH : 3 * EACH]]
    (place / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    table = io.StringIO()
    csv.writer(table).writerows([["text"], *([text] for text in texts[3 * EACH :])])
    (place / "in.csv").write_text(table.getvalue(), encoding="utf-8", newline="")
    return ["in", "in.zip", "in.jsonl", "in.csv"]


def start(place: Path, names: list[str]) -> subprocess.Popen[bytes]:
    """A run in a group of processes of its own."""
    command = [
        str(COMMAND),
        "extract",
        "-q",
        *names,
        "-o",
        OUTPUTS[0],
        "--errors",
        OUTPUTS[1],
        "--resume",
        "--jobs",
        "2",
    ]
    return subprocess.Popen(command, cwd=place, stderr=subprocess.DEVNULL, start_new_session=True)


def taken(place: Path) -> list[bytes]:
    """The outputs of a run that has ended, which are removed."""
    data = [(place / name).read_bytes() for name in OUTPUTS]
    for name in OUTPUTS:
        (place / name).unlink()
    return data


def main(kills: int, seed: int = 1) -> int:
    """Kill so many times; the exit code."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        names = make(place)
        began = time.monotonic()
        start(place, names).wait()
        whole, lasts = taken(place), time.monotonic() - began
        done = finished = wrong = in_a_row = 0
        while done < kills or in_a_row:
            process = start(place, names)
            if done < kills:
                until = time.monotonic() + chance.uniform(0, 0.6 * lasts)
                while process.poll() is None and time.monotonic() < until:
                    time.sleep(0.005)
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
                    done, in_a_row = done + 1, in_a_row + 1
                    continue
            process.wait()
            finished, in_a_row = finished + 1, 0
            wrong += taken(place) != whole
            wrong += any(path.name.startswith("out.jsonl") for path in place.iterdir())
    sys.stdout.write(
        f"{done} kills (a run lasts {lasts:.1f} s), {finished} runs came to their end, {wrong} with other bytes\n"
    )
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
