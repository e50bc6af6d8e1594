"""A scheduler with two worker processes on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support import ROOT


@dataclass
class Cluster:
    """Processes of ours: ``workers`` can be killed one by one."""

    address: str
    scheduler: subprocess.Popen[bytes]
    folder: Path
    env: dict[str, str]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start_worker(self) -> None:
        code = "from distributed.cli.dask_worker import main; main()"
        args = [self.address, "--nthreads", "1", "--no-dashboard", "--no-nanny", "--local-directory", str(self.folder)]
        self.workers.append(_process(self.folder, code, *args, **self.env))

    def kill_worker(self) -> None:
        """As a machine is lost: at once, whatever it is doing."""
        worker = self.workers.pop()
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.terminate()
        for process in (*self.workers, self.scheduler):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _process(folder: Path, code: str, *args: str, **env: str) -> subprocess.Popen[bytes]:
    """Python that runs ``code``; what it says goes into a file of the folder."""
    told = os.environ | {"PYTHONPATH": str(ROOT)} | env
    with (folder / "log").open("ab") as log:
        return subprocess.Popen([sys.executable, "-c", code, *args], stdout=log, stderr=log, cwd=ROOT, env=told)


def begin(folder: Path, **env: str) -> Cluster:
    """A scheduler and two workers."""
    told = folder / "scheduler.json"
    code = "from distributed.cli.dask_scheduler import main; main()"
    args = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
    scheduler = _process(folder, code, *args, **env)
    deadline = time.monotonic() + 120
    while not told.exists() or not told.read_text():
        assert scheduler.poll() is None, (folder / "log").read_text()
        assert time.monotonic() < deadline, "the scheduler does not start"
        time.sleep(0.05)
    cluster = Cluster(json.loads(told.read_text())["address"], scheduler, folder, env)
    cluster.start_worker()
    cluster.start_worker()
    return cluster


@pytest.fixture(scope="session")
def s3() -> Iterator[dict[str, str]]:
    """The environment that leads to a server of moto's on loopback; empty where moto is not installed."""
    try:
        from moto.server import ThreadedMotoServer
    except ImportError:
        yield {}
        return
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    keys = {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none", "AWS_DEFAULT_REGION": "us-east-1"}
    yield {"FSSPEC_S3_ENDPOINT_URL": f"http://{host}:{port}", "NO_PROXY": "127.0.0.1", **keys}
    server.stop()


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory, s3: dict[str, str]) -> Iterator[Cluster]:
    pytest.importorskip("distributed", reason="the extra [dask] is not installed")
    found = begin(tmp_path_factory.mktemp("cluster"), **s3)
    yield found
    found.end()
