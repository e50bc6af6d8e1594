"""A page in a browser, as the tests use it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

T = TypeVar("T")
PATIENCE = 10.0
ESCAPE, TAB, ENTER = Keys.ESCAPE, Keys.TAB, Keys.ENTER


@dataclass(frozen=True, slots=True)
class Pages:
    """Files: a short report, that of a seed, one with marks of layout, those of two, two reports of one congress, a hostile one, and the two as a site."""

    small: Path
    seed: Path
    marked: Path
    seeds: Path
    years: Path
    hostile: Path
    site: Path


class Page:
    """What a person does with a page: opens it, clicks, types, looks."""

    def __init__(self, chrome: Chrome, downloads: Path) -> None:
        self.chrome = chrome
        self.downloads = downloads

    def begin(self) -> None:
        """Nothing logged, wide, light."""
        self.chrome.get("about:blank")
        self.complaints()
        self.requests()
        self.size(1440, 900)
        self.prefers("light")
        for file in self.downloads.iterdir():
            file.unlink()

    def size(self, width: int, height: int) -> None:
        """The window."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def prefers(self, scheme: str) -> None:
        """Light or dark, as the system says."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def open(self, path: Path, fragment: str = "", *, fresh: bool = True) -> None:
        """Open a file; ``fresh``: the browser keeps nothing of earlier visits."""
        self.chrome.get(path.as_uri() + fragment)
        if fresh:
            self.js("localStorage.clear()")
            self.reload()
        elif fragment:
            self.reload()

    def reload(self) -> None:
        """The page once more."""
        self.chrome.refresh()

    def js(self, script: str, *arguments: Any) -> Any:
        """What a script gives."""
        return self.chrome.execute_script(script, *arguments)

    def all(self, css: str) -> list[WebElement]:
        """Elements that are there and seen."""
        return [node for node in self.chrome.find_elements(By.CSS_SELECTOR, css) if node.is_displayed()]

    def one(self, css: str) -> WebElement:
        """The first of them, waited for."""
        return self.until(lambda: next(iter(self.all(css)), None))

    def click(self, css: str) -> None:
        """Click the first of them."""
        node = self.one(css)
        self.js("arguments[0].scrollIntoView({block: 'center'})", node)
        node.click()

    def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        ActionChains(self.chrome).send_keys(*keys).perform()

    def texts(self, css: str) -> list[str]:
        """What they say."""
        return [node.text for node in self.all(css)]

    def choose(self, label: str, value: str) -> None:
        """Set the choice or field with this label."""
        self.js(
            """const box = [...document.querySelectorAll('label')].filter((one) => one.checkVisibility())
                .find((one) => one.firstChild.textContent.trim().startsWith(arguments[0]));
            const field = box.querySelector('select, input, textarea');
            field.value = arguments[1];
            field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input', {bubbles: true}));""",
            label,
            value,
        )

    def select(self, words: str) -> None:
        """Select words of the text as with the mouse."""
        self.js(
            """const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
            const nodes = [];
            let text = '';
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              nodes.push([node, text.length]);
              text += node.data;
            }
            const place = (at, end) => nodes.findLast(([, start]) => end ? start < at : start <= at);
            const from = text.indexOf(arguments[0]);
            const to = from + arguments[0].length;
            const range = document.createRange();
            const [first, start] = place(from, false);
            const [last, behind] = place(to, true);
            range.setStart(first, from - start);
            range.setEnd(last, to - behind);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
            document.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));""",
            words,
        )

    def until(self, found: Callable[[], T | None]) -> T:
        """What ``found`` gives once it gives something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if (value := found()) not in (None, False, [], ""):
                return value
            time.sleep(0.05)
        raise AssertionError("waited in vain")

    def downloaded(self) -> str:
        """The text of the file that was saved."""
        return self.until(lambda: next((f for f in self.downloads.glob("*.jsonl")), None)).read_text(encoding="utf-8")

    def complaints(self) -> list[str]:
        """What stands in the console."""
        logged: list[dict[str, Any]] = self.chrome.get_log("browser")  # type: ignore[no-untyped-call]
        return [line["message"] for line in logged]

    def requests(self) -> list[str]:
        """What was asked for that is no file of the test."""
        logged: list[dict[str, Any]] = self.chrome.get_log("performance")  # type: ignore[no-untyped-call]
        events = [json.loads(line["message"])["message"] for line in logged]
        asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [url for url in asked if not url.startswith(("file:///", "about:", "blob:"))]

    def wide(self) -> bool:
        """Whether the page is wider than the window."""
        return bool(self.js("return document.documentElement.scrollWidth > innerWidth"))

    def problems(self) -> list[str]:
        """What axe-core finds that is serious or critical."""
        axe = (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
        self.js(axe)
        found = self.chrome.execute_async_script(
            """const done = arguments[0];
            const failed = (error) => done([{impact: 'critical', id: String(error), nodes: []}]);
            axe.run().then((found) => done(found.violations), failed);"""
        )
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"] or [{"target": ""}]
        ]
