"""The page of several reports, in a browser, and the site."""

from __future__ import annotations

import re

from tests.browser.page import Page, Pages

CELL = "return [...document.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('.cell')].map((cell) => cell.textContent))"


def test_the_table_holds_numbers_and_statuses(page: Page, pages: Pages) -> None:
    page.open(pages.years)
    assert page.one("#title").text == "2 work reports"
    first, second = page.js(CELL)
    assert first[:2] == ["8 次", "22 次"]
    assert second[:2] == ["7 次", "not stated"]


def test_a_cell_leads_to_its_sentence(page: Page, pages: Pages) -> None:
    page.open(pages.years)
    page.click("tbody tr:nth-child(2) a.cell")
    assert re.search(r"#[0-9a-f]{16}/m\d+$", page.chrome.current_url)
    assert "共召开常委会会议7次" in page.one("#card blockquote").text
    page.click("#back")
    assert page.all("#view-table table") != []


def test_sorted_by_a_number_and_filtered(page: Page, pages: Pages) -> None:
    page.open(pages.years)
    page.click("th[data-name=sc_meetings] button")
    assert [row[0] for row in page.js(CELL)] == ["8 次", "7 次"]
    assert page.one("th[data-name=sc_meetings]").get_attribute("aria-sort") == "descending"
    page.click("th[data-name=sc_meetings] button")
    assert [row[0] for row in page.js(CELL)] == ["7 次", "8 次"]
    page.click("th[data-name=chair_meetings] button")
    page.click("th[data-name=chair_meetings] button")
    assert [row[1] for row in page.js(CELL)] == ["22 次", "not stated"]  # what is unknown stands last
    page.choose("From year", "2022")
    assert [row[0] for row in page.js(CELL)] == ["7 次"]
    assert page.one(".count").text == "1 of 2"
    page.choose("Region or title", "没有这里")
    assert page.js(CELL) == []


def test_columns_are_chosen(page: Page, pages: Pages) -> None:
    page.open(pages.years)
    page.click("details.pick summary")
    page.click("details.pick label")
    assert page.all("th[data-name=sc_meetings]") == []


def test_side_by_side_with_sentences_and_differences(page: Page, pages: Pages) -> None:
    page.open(pages.years)
    page.js("location.hash = '#compare'")
    assert "two to six" in page.one("#view-compare .note").text
    page.js("location.hash = '#table'")
    page.one("tbody input")
    for box in page.all("tbody input[type=checkbox]"):
        box.click()
    page.click("#compare-now")
    row = page.one(".compare tbody tr").text
    assert [words for words in ("8 次", "7 次", "共召开常委会会议8次", "共召开常委会会议7次") if words not in row] == []


def test_charts_show_what_is_not_known_as_such(page: Page, pages: Pages) -> None:
    page.open(pages.years, "#charts")
    page.choose("Indicator", "chair_meetings")
    assert page.texts("svg text") == ["22", "2021", "?", "2022"]
    assert page.js("return document.querySelectorAll('.multiples rect.absent').length") == 1
    page.choose("Indicator", "sc_meetings")
    high = page.js(
        "return [...document.querySelectorAll('.multiples rect.column')].map((one) => Number(one.getAttribute('height')))"
    )
    assert high[1] / high[0] == 7 / 8


def test_the_work_list_leads_to_what_is_doubtful(page: Page, pages: Pages) -> None:
    page.open(pages.seeds, "#work")
    many = int(page.one(".count").text.split()[0])
    assert many == sum(many_of(page, what) for what in ("check", "doubtful", "look"))
    assert page.texts(".worklist .tag")[0] == "check that fails"
    page.choose("What", "doubtful")
    page.click(".worklist a")
    assert page.one("#card .tag.look").text == "doubtful"
    page.press("a")
    page.js("location.hash = '#work'")
    page.choose("Review", "open")
    assert int(page.one(".count").text.split()[0]) == many_of(page, "doubtful") - 1


def many_of(page: Page, what: str) -> int:
    """Lines of the work list of one kind, as its choice says."""
    option = page.js(
        "return document.querySelector('#view-work option[value=\"' + arguments[0] + '\"]').textContent", what
    )
    return int(re.findall(r"\d+", option)[-1])


def test_what_became_of_the_plan(page: Page, pages: Pages) -> None:
    page.open(pages.years)
    page.click("tbody tr:nth-child(1) th a")
    page.click("#tab-plan")
    assert "reported" in page.texts("#panel .plan .tag")
    assert "检查了消防法实施情况" in page.one("#panel .became blockquote").text
    assert "broken promise" in page.one("#panel .note").text
    page.click("#panel .plan a")
    assert page.one("#card blockquote").text.startswith("共召开常委会会议7次")


def test_corrections_of_all_reports_are_exported_together(page: Page, pages: Pages) -> None:
    page.open(pages.years)
    for row in (1, 2):
        page.js("location.hash = '#table'")
        page.click(f"tbody tr:nth-child({row}) a.cell")
        page.one("#card .acts")
        page.press("x")
    page.js("location.hash = '#work'")
    page.one("#view-work .filterbar button").click()
    assert page.downloaded().count('"action":"reject"') == 2


def test_the_site_has_a_page_for_each_report(page: Page, pages: Pages) -> None:
    page.open(pages.site / "index.html")
    assert len(list((pages.site / "reports").glob("*.html"))) == 2
    page.click("tbody tr:nth-child(1) a.cell")
    assert "共召开常委会会议8次" in page.until(lambda: page.one("#card blockquote").text)
    assert "/reports/" in page.chrome.current_url
    page.click("#tab-plan")
    page.click("#panel .plan a")
    assert page.until(lambda: page.one("#card blockquote").text.startswith("共召开常委会会议7次"))
