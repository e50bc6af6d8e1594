"""Languages, light and dark, narrow and wide, the keyboard, what axe-core finds: of every view."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.page import TAB, Page, Pages

VIEWS = ["report", "card", "checks", "left", "plan", "mine", "table", "compare", "charts", "work", "help"]


def show(page: Page, pages: Pages, view: str) -> None:
    """Open one of the views."""
    if view in ("table", "compare", "charts", "work"):
        page.open(pages.years)
        if view == "compare":
            for box in page.all("tbody input[type=checkbox]"):
                box.click()
        page.js("location.hash = arguments[0]", f"#{view}")
        page.one(f"#view-{view} > *")
        return
    page.open(pages.small)
    if view == "card":
        page.press("j")
    elif view == "help":
        page.press("?")
    elif view != "report":
        page.js("document.getElementById(arguments[0]).click()", f"tab-{view}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_serious_is_found(page: Page, pages: Pages, view: str, scheme: str) -> None:
    page.prefers(scheme)
    show(page, pages, view)
    assert page.js("return document.documentElement.dataset.theme") == scheme
    assert page.problems() == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_telephone_is_wide_enough(page: Page, pages: Pages, view: str, lang: str) -> None:
    page.size(360, 740)
    show(page, pages, view)
    if lang == "zh":
        page.js("document.getElementById('lang').click()")
    assert not page.wide()
    if view in ("report", "card", "table") and lang == "en":
        assert page.problems() == []


def test_chinese_and_english_change_over(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    page.press("j")
    assert page.js("return document.documentElement.lang") == "en"
    english = page.one("#side").text
    page.click("#lang")
    assert page.js("return document.documentElement.lang") == "zh-Hans"
    assert page.one("#tab-list").text.startswith("记录")
    assert page.one("#card .acts button").text == "认可"
    page.reload()
    assert page.one("#tab-list").text.startswith("记录")  # it is remembered
    page.click("#lang")
    assert page.one("#side").text.splitlines()[0] == english.splitlines()[0]


def test_every_word_of_the_page_is_there_in_both_languages(page: Page, pages: Pages) -> None:
    page.open(pages.small)
    words = page.js("return JSON.parse(document.getElementById('words').textContent)")
    assert all(len(pair) == 2 and all(pair) for pair in words["words"].values())
    missing = [f["name"] for kind in words["kinds"] for f in kind["fields"] if not all(f["label"])]
    assert missing == []


def test_light_and_dark_change_over_and_are_remembered(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    ground = "return getComputedStyle(document.body).backgroundColor"
    light = page.js(ground)
    page.click("#theme")
    dark = page.js(ground)
    assert dark != light
    page.reload()
    assert page.js(ground) == dark
    page.js("localStorage.clear()")
    page.reload()
    page.prefers("dark")  # the system turns while the page is open
    assert page.until(lambda: page.js(ground) == dark)


def test_the_keyboard_comes_to_everything_in_order(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    page.js("document.activeElement.blur()")
    seen = []
    for _ in range(14):
        page.press(TAB)
        seen.append(
            page.js("const at = document.activeElement; return at.id || (at.closest('[id]')?.id ?? at.className)")
        )
        outline = page.js("const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth")
        assert outline == "solid2px", seen
    order = [name for at, name in enumerate(seen) if name not in seen[:at]]
    assert order == ["skip", "lang", "theme", "help-open", "find-words", "find-back", "find-on", "tab-list", "panel"]


def test_landmarks_and_headings(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    assert page.js(
        "return ['header', 'main', 'article', 'aside'].map((tag) => document.querySelectorAll(tag).length)"
    ) == [1, 1, 1, 2]
    assert page.js("return [...document.querySelectorAll('h1')].length") == 1
    assert page.js("return document.getElementById('text').lang") == "zh-Hans"


def test_print_shows_the_text_and_no_buttons(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    page.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert page.all(".controls button, #find-words, .chips button") == []
        assert page.all("#text h2") != []
    finally:
        page.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_report_without_its_text(page: Page, tmp_path: Path) -> None:
    from tests.page.made import write_without_text

    page.open(write_without_text(tmp_path / "bare.html"))
    assert "was not found" in page.one("#text").text
    page.press("j")
    assert page.one("#card blockquote").text
    assert page.problems() == []
