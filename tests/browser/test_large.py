"""Many reports, and a long one: measured against an empty page of the same run, so that a slow machine is no failure."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.browser.page import Page
from tests.dataset.made import report_text
from tests.page.made import write
from tests.support import ROOT

DONE = "召开常委会会议{}次，主任会议{}次，听取专项报告{}个，对消防法等2部法律开展执法检查。收到代表建议{}件，其中已解决90件。"
MANY = 200
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉"
EMPTY = "<!doctype html><title>x</title><script>document.title = 'y'</script>"
# Some 5 ms are an empty page's; what a person waits for at most: three seconds to open, a tenth to filter.
OPENING, FILTERING = 3.0, 0.1
TIMED = """
const [select, type, value] = arguments;
const start = performance.now();
select.value = value;
select.dispatchEvent(new Event(type, {bubbles: true}));
document.body.offsetHeight;
return (performance.now() - start) / 1000;
"""
WORK = "const start = performance.now(); let n = 0; for (let i = 0; i < 2e7; i++) n += i % 7; return (performance.now() - start) / 1000;"
USUAL = 0.05  # seconds that this work takes on a machine of the usual speed with nothing else to do


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = []
    for n in range(MANY):
        text = report_text(DONE.format(n % 9 + 1, n % 20 + 3, n % 17 + 2, n + 20), year=2010 + n % 12)
        texts.append(text.replace("安平县", f"{STEMS[n // 10 % 10]}{BRANCHES[n % 10]}{STEMS[n // 100]}县"))
    return write(texts, tmp_path_factory.mktemp("many") / "many.html")


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    seed = (ROOT / "seeds" / "002_2016327c06eda9b5.txt").read_bytes().decode("utf-8")
    text = seed + seed.partition("过去一年的主要工作")[2] * 14
    assert len(text) > 100_000
    return write([text], tmp_path_factory.mktemp("long") / "long.html")


def slowness(page: Page) -> float:
    """How many times slower than usual this machine is now."""
    return max(1.0, float(page.js(WORK)) / USUAL)


def opening(page: Page, path: Path) -> float:
    start = time.monotonic()
    page.open(path, fresh=False)
    page.js("return new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return time.monotonic() - start


def test_two_hundred_reports_open_and_filter_at_once(page: Page, many: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.write_text(EMPTY)
    base = min(opening(page, empty) for _ in range(2))
    assert min(opening(page, many) for _ in range(3)) - base < OPENING * slowness(page)
    assert page.one(".count").text == f"{MANY} of {MANY}"
    words = page.one("#table-words")
    times = [page.js(TIMED, words, "input", value) for value in ("甲子", "", "没有", "", "乙")]
    assert sorted(times)[len(times) // 2] < FILTERING * slowness(page), times
    start = page.js("const start = performance.now(); document.querySelector('tbody th a').click(); return start")
    page.until(lambda: page.all("#text .m"))
    assert page.js("return performance.now()") - start < 1000 * OPENING * slowness(page)


def test_a_long_report_stays_usable(page: Page, long: Path) -> None:
    assert opening(page, long) < OPENING * slowness(page)
    records = int(page.one(".count").text.split()[0].replace(",", ""))
    assert records > 3000
    status = page.js("return [...document.querySelectorAll('.filters select')].at(-1)")
    times = [page.js(TIMED, status, "change", value) for value in ("accepted", "", "not_reviewed", "", "rejected")]
    assert sorted(times)[len(times) // 2] < FILTERING * slowness(page) * 3, times
    page.js(TIMED, status, "change", "")
    for _ in range(3):
        page.press("j")
    assert page.js("return document.querySelector('.row[aria-current=true]').record.at") == 2
    page.js("location.hash = arguments[0]", "#f1000")
    seen = """const box = document.querySelector('.m.on')?.getBoundingClientRect();
        return box && box.top > 0 && box.bottom < innerHeight;"""
    assert page.until(lambda: page.js(seen))
