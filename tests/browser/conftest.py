"""A headless Chromium for the tests of this folder; where there is none, one line says that they were not run.

With REPORTKIT_BROWSER=required, as the build server has it, that is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from reportkit.dataset.panel.indicators import shipped
from reportkit.page.write import write_site
from tests.browser.page import Page, Pages
from tests.page.made import HOSTILE, sourced, write, years
from tests.support import ROOT

WANTED = ("chromium", "chromedriver")
MISSING = [name for name in WANTED if shutil.which(name) is None]
REQUIRED = os.environ.get("REPORTKIT_BROWSER") == "required"
SAID = f"no {' and no '.join(MISSING)} here (Debian: chromium, chromium-driver)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of this folder where there is no browser."""
    if MISSING and not REQUIRED:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=SAID))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The one line."""
    if MISSING and not REQUIRED:
        terminalreporter.write_line(f"tests/browser was not run: {SAID}")


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the browser saves files."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def chrome(downloads: Path) -> Iterator[Chrome]:
    """One browser for all tests, in English."""
    assert not MISSING, SAID
    options = ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "lang=en"):
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    preferences = {"download.default_directory": str(downloads), "intl.accept_languages": "en"}
    options.add_experimental_option("prefs", preferences)
    driver = Chrome(options=options, service=ChromeService(str(shutil.which("chromedriver"))))
    driver.set_script_timeout(120)
    yield driver
    driver.quit()


@pytest.fixture
def page(chrome: Chrome, downloads: Path) -> Iterator[Page]:
    """The browser, fresh; at the end nothing may stand in its console, and nothing may have been asked of the net."""
    found = Page(chrome, downloads)
    found.begin()
    yield found
    assert found.complaints() == []
    assert found.requests() == []


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The pages that the tests open, made once."""
    folder = tmp_path_factory.mktemp("pages")
    other = (ROOT / "seeds" / "000_3dd7caa003c09858.txt").read_bytes().decode("utf-8")
    marked = (ROOT / "seeds" / "001_a2fd0a4af5d0bc61.txt").read_bytes().decode("utf-8")
    seed = (ROOT / "seeds" / "002_2016327c06eda9b5.txt").read_bytes().decode("utf-8")
    (folder / "site").mkdir()
    write_site(map(sourced, years()), folder / "site", shipped())
    return Pages(
        seed=write([seed], folder / "seed.html"),
        marked=write([marked], folder / "marked.html"),
        seeds=write([seed, other], folder / "seeds.html"),
        small=write(years()[:1], folder / "small.html"),
        years=write(years(), folder / "years.html"),
        hostile=write([HOSTILE], folder / "hostile.html"),
        site=folder / "site",
    )
