"""Parts, what is kept of an earlier run and what is not, without a scheduler; bags and data frames."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

fsspec = pytest.importorskip("fsspec", reason="the extra [dask] is not installed")

from reportkit.engines.part import Part, Plan, read_part  # noqa: E402
from reportkit.engines.places import Listing, Place, Source  # noqa: E402
from reportkit.engines.run import MANIFEST, Run, digest_of  # noqa: E402
from reportkit.errors import ReportkitError  # noqa: E402
from reportkit.io.globs import Globs  # noqa: E402
from reportkit.io.limits import Limits  # noqa: E402
from reportkit.io.work import Job  # noqa: E402
from tests.engines.test_cluster import text  # noqa: E402


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(1, 8):
        (tmp_path / "in" / f"{number}.txt").write_text(text(number), encoding="utf-8")
    return tmp_path


def run_of(work: Path, size: int = 2, place: str | None = None, job: Job = Job()) -> Run:  # noqa: B008
    plan = Plan(place or str(work / "out"), "", job, "jsonl")
    sources = [source for source in Listing([str(work / "in")]) if isinstance(source, Source)]
    return Run(replace(plan, told=digest_of(plan, None)), sources, [], size)


def read(run: Run, *, resume: bool = False, only: int | None = None) -> list[int]:
    """Numbers of the parts that were read; all of them, or only some before it breaks off."""
    tasks = run.begin(resume=resume)
    parts = [read_part(task.number, task.sources, run.plan, task.about) for task in tasks[:only]]
    if only is None:
        run.finish([*run.kept, *parts])
    return [part.number for part in parts]


def counts(place: str) -> list[int]:
    system, root = fsspec.core.url_to_fs(place)
    found = b"".join(system.cat_file(path) for path in sorted(system.glob(f"{root}/part-*.jsonl")))
    return [json.loads(line)["meetings"][0]["count"] for line in found.splitlines()]


@pytest.mark.parametrize("place", [None, "memory://reports/run"])
def test_a_run_goes_on_where_it_was(archive: Path, place: str | None) -> None:
    where = place or str(archive / "out")
    assert read(run_of(archive, place=place), only=2) == [0, 1]
    Place(where).write("part-000002.jsonl", b"half of it")  # written, but the word that it is there is not
    with pytest.raises(ReportkitError, match="is not empty; try: --resume"):
        read(run_of(archive, place=place))
    assert read(run_of(archive, place=place), resume=True) == [2, 3]
    assert counts(where) == [1, 2, 3, 4, 5, 6, 7]
    assert read(run_of(archive, place=place), resume=True) == []
    assert json.loads(Place(where).read(MANIFEST))["documents"] == 7


def test_what_is_new_or_changed_is_read_and_nothing_else(archive: Path) -> None:
    read(run_of(archive))
    (archive / "in" / "0.txt").write_text(text(100), encoding="utf-8")
    (archive / "in" / "3.txt").write_text(text(33), encoding="utf-8")
    (archive / "in" / "7.txt").unlink()
    (archive / "out" / "part-000000.jsonl").write_bytes(b"cut off")
    assert read(run_of(archive), resume=True) == [
        0,
        1,
        3,
    ]  # what was in parts that are not so any more, and the new one
    assert sorted(counts(str(archive / "out"))) == [1, 2, 4, 5, 6, 33, 100]
    assert len(list((archive / "out").glob("part-*"))) == 4


def test_other_options_begin_anew(archive: Path) -> None:
    read(run_of(archive))
    other = run_of(archive, job=Job(limits=Limits(max_chars=100_000)))
    assert read(other, resume=True) == [0, 1, 2, 3]
    assert counts(str(archive / "out")) == [1, 2, 3, 4, 5, 6, 7]


def test_a_folder_of_somebody_else_is_left_alone(archive: Path) -> None:
    (archive / "out").mkdir()
    (archive / "out" / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(ReportkitError, match=r"holds letter\.txt, which no run has written"):
        read(run_of(archive), resume=True)
    assert (archive / "out" / "letter.txt").read_text(encoding="utf-8") == "Dear"


def test_what_is_listed(archive: Path) -> None:
    (archive / "in" / "a.xyz").write_bytes(b"")
    (archive / "in" / ".hidden.txt").write_bytes(b"")
    (archive / "in" / "README.txt").write_bytes(b"")
    (archive / "in" / "b").mkdir()
    (archive / "in" / "b" / "1.txt").write_text(text(1), encoding="utf-8")
    listing = Listing([f"file://{archive}/in"], Globs(exclude=("2.txt",)))
    names = [source.name for source in listing if isinstance(source, Source)]
    assert names == [f"file://{archive}/in/{n}.txt" for n in (1, 3, 4, 5, 6, 7, "b/1")]
    assert listing.skipped[".xyz"] == 1
    errors = list(Listing(["file:///nowhere/at/all", "nothing://x", "-"]))
    assert all(isinstance(error, ReportkitError) for error in errors)
    assert all("\n" not in str(error) for error in errors)


def test_a_part_tells_of_itself(archive: Path) -> None:
    run = run_of(archive, 7)
    (task,) = run.begin(resume=False)
    part = read_part(task.number, task.sources, run.plan, None)
    assert Part.of(part.dump()) == part
    assert Part.of(b"{}") is None
    assert Part.of(b"no JSON") is None


def test_bags_and_data_frames(archive: Path) -> None:
    pytest.importorskip("dask.dataframe")
    from reportkit.dask import extract_bag, extract_dataframe

    (archive / "in" / "0.txt").write_bytes(b"")
    paths = [str(archive / "in"), "gone.txt"]
    found = [json.loads(line) for line in extract_bag(paths, batch=4).compute(scheduler="threads")]
    assert found[0]["error"]["message"] == "is empty (0 bytes)"
    assert found[-1]["error"]["path"] == "gone.txt"
    assert [report["meetings"][0]["count"] for report in found[1:-1]] == [1, 2, 3, 4, 5, 6, 7]
    figures = extract_dataframe(paths, "figures", batch=4)
    assert figures.value.sum().compute(scheduler="threads") == 28
    assert list(figures.columns) == list(extract_dataframe([], "figures").compute(scheduler="threads").columns)
    with pytest.raises(KeyError, match="there is no table 'figure'"):
        extract_dataframe(paths, "figure")
