"""A real scheduler with two worker processes: the records of one machine, whatever happens to a worker."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import time
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.engines.conftest import Cluster
from tests.support import COMMAND, Run, run_command


def text(number: int) -> str:
    return f"松阳县人大常委会工作报告\n\n一年来，共召开常委会会议{number}次。\n" + "依法履职，服务大局。\n" * 40


def make(folder: Path, count: int) -> None:
    """``count`` documents, one in fifty of no use, some in an archive."""
    folder.mkdir()
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for number in range(1, count + 1):
            name, data = f"{number:05}.txt", text(number).encode() if number % 50 else b""
            if number % 10:
                (folder / name).write_bytes(data)
            else:
                archive.writestr(name, data)


def lines(folder: Path) -> bytes:
    return b"".join(gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("part-*.jsonl.gz")))


def lose_a_worker(cluster: Cluster, place: Path, work: Path, *options: str, after: int, env: dict[str, str]) -> str:
    """Read ``in`` of the work place; when ``after`` parts are there, one worker is killed. What the command said."""
    args = ["extract", "in", "--engine", "dask", "--scheduler", cluster.address, "-o", str(place), *options]
    process = subprocess.Popen([COMMAND, *args], cwd=work, stderr=subprocess.PIPE, env=env, text=True)
    while process.poll() is None and len(list(place.glob("parts/*.json"))) < after:
        time.sleep(0.02)
    assert process.poll() is None, process.communicate()[1]
    cluster.kill_worker()
    _, said = process.communicate(timeout=600)
    assert process.returncode == 1  # some documents are empty
    return said


def same_as_one_machine(cluster: Cluster, work: Path, count: int, batch: int, after: int) -> None:
    make(work / "in", count)
    alone = ("extract", "-q", "in", "-o", "alone.jsonl", "--errors", "alone-bad.jsonl")
    assert subprocess.run([COMMAND, *alone], cwd=work, stderr=subprocess.DEVNULL, check=False).returncode == 1
    options = ("--parts", "jsonl.gz", "--batch", str(batch), "--errors", "bad.jsonl")
    said = lose_a_worker(cluster, work / "out", work, *options, after=after, env=dict(os.environ))
    assert f"{count - count // 50} documents, " in said
    assert f", {count // 50} failed, " in said
    assert "Traceback" not in said
    assert lines(work / "out") == (work / "alone.jsonl").read_bytes()
    assert (work / "bad.jsonl").read_bytes() == (work / "alone-bad.jsonl").read_bytes()
    told = json.loads((work / "out" / "manifest.json").read_bytes())
    assert (told["documents"], told["failed"]) == (count, count // 50)
    assert all(
        (work / "out" / name).stat().st_size == size for p in told["parts"] for name, (size, _) in p["files"].items()
    )


def test_two_hundred_documents_and_a_worker_that_is_lost(cluster: Cluster, tmp_path: Path) -> None:
    same_as_one_machine(cluster, tmp_path, 200, 8, 3)
    cluster.start_worker()
    (tmp_path / "in" / "new.txt").write_text(text(7), encoding="utf-8")
    before = lines(tmp_path / "out")
    again = (
        "extract",
        "in",
        "--engine",
        "dask",
        "--scheduler",
        cluster.address,
        "-o",
        "out",
        "--parts",
        "jsonl.gz",
        "--batch",
        "8",
    )
    done = run_command(*again, "--resume", cwd=tmp_path)
    assert done.returncode == 1
    assert ", 200 of them done before, " in done.stderr
    assert lines(tmp_path / "out").startswith(before)
    assert lines(tmp_path / "out").count(b"\n") == 197


@pytest.mark.slow
def test_five_thousand_documents_and_a_worker_that_is_lost(cluster: Cluster, tmp_path: Path) -> None:
    same_as_one_machine(cluster, tmp_path, 5000, 50, 30)
    cluster.start_worker()


def test_from_a_bucket_into_a_bucket(cluster: Cluster, s3: dict[str, Any], tmp_path: Path) -> None:
    if not s3:
        pytest.skip("moto is not installed")
    s3fs = pytest.importorskip("s3fs")
    options = {"endpoint_url": s3["FSSPEC_S3_ENDPOINT_URL"], "key": "none", "secret": "none"}
    system = s3fs.S3FileSystem(skip_instance_cache=True, **options)
    system.mkdir("reports")
    for number in range(1, 13):
        system.pipe_file(f"reports/in/{number % 2}/{number:03}.txt", text(number).encode())
    system.pipe_file("reports/in/readme.txt", b"no report")
    engine = ("--engine", "dask", "--scheduler", cluster.address, "--parts", "jsonl", "--batch", "5")
    args = ("extract", "s3://reports/in/", *engine, "-o", "s3://reports/out")
    done = run_command(*args, cwd=tmp_path, **s3)
    assert done.returncode == 0, done.stderr
    found = [
        json.loads(line)
        for path in sorted(system.glob("reports/out/part-*.jsonl"))
        for line in system.cat_file(path).splitlines()
    ]
    assert [report["meetings"][0]["count"] for report in found] == [2, 4, 6, 8, 10, 12, 1, 3, 5, 7, 9, 11]
    assert found[0]["source"]["path"] == "s3://reports/in/0/002.txt"
    system.pipe_file("reports/in/0/002.txt", text(99).encode())
    done = run_command(*args, "--resume", cwd=tmp_path, **s3)
    assert done.returncode == 0, done.stderr
    assert ", 7 of them done before, " in done.stderr
    done = run_command("extract", "s3://nowhere/in/", *engine, "-o", "s3://reports/other", cwd=tmp_path, **s3)
    assert done.returncode == 1
    assert done.stderr.startswith("reportkit: s3://nowhere/in/: does not exist")
    assert "Traceback" not in done.stderr


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and its address on the web."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing is said."""

    folder = tmp_path / "web"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_addresses_of_the_web_into_parquet(cluster: Cluster, served: tuple[Path, str], tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    folder, address = served
    for number in (1, 2, 3):
        (folder / f"{number}.txt").write_text(text(number), encoding="utf-8")
    (tmp_path / "list").write_text("".join(f"{address}/{n}.txt\n" for n in (1, 2, 3, 4)))
    engine = ("--engine", "dask", "--scheduler", cluster.address, "--parts", "parquet", "--batch", "2")
    done = run_command("extract", "--files-from", "list", *engine, "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert f"{address}/4.txt: " in done.stderr
    figures = pq.read_table(tmp_path / "out" / "figures").to_pylist()
    assert [row["value"] for row in figures] == [1, 2, 3]
    assert figures[0]["sentence"] == "一年来，共召开常委会会议1次。"
    reports = pq.read_table(tmp_path / "out" / "reports").to_pylist()
    assert [row["path"] for row in reports] == [f"{address}/{n}.txt" for n in (1, 2, 3)]
    assert "is_best_of_key" not in reports[0]


def test_workers_with_other_words_are_refused(cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text(1), encoding="utf-8")
    (tmp_path / "own.toml").write_text(
        (Path(__file__).parents[2] / "examples" / "pack.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    args = ("extract", "in", "--rules", "own.toml", "--engine", "dask", "--scheduler", cluster.address, "-o", "out")
    done = run_command(*args, cwd=tmp_path)
    assert done.returncode == 1
    assert "own.toml: cannot be read" in done.stderr
    assert not (tmp_path / "out").exists()


def test_what_does_not_go_with_an_engine(run: Run, tmp_path: Path) -> None:
    for args, said in (
        (("-o", "out"), "--engine dask needs --scheduler ADDRESS"),
        (("--scheduler", "tcp://127.0.0.1:1"), "--engine needs -o FOLDER"),
        (("--scheduler", "tcp://127.0.0.1:1", "-o", "out", "--dedupe"), "--dedupe does not go with --engine"),
    ):
        done = run("extract", "in", "--engine", "dask", *args, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
