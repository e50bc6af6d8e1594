"""The page of one report, in a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reportkit.dataset.tables.sentences import cite
from reportkit.models.sentences import Sentences
from tests.browser.page import ENTER, ESCAPE, Page, Pages
from tests.page.made import HOSTILE, sourced

# Each mark of the text, put together again by record, against the place that the data says.
JOINED = """
const data = JSON.parse(document.querySelector('script[id^="r-"]').textContent);
const chars = [...data.text];
const byRecord = new Map();
for (const node of document.querySelectorAll('#text *')) {
  if (!node.segment) continue;
  for (const record of node.segment.records) {
    byRecord.set(record.kind + record.id, (byRecord.get(record.kind + record.id) ?? '') + node.textContent);
  }
}
const lines = /[\\r\\n\\u2028\\u2029\\x0b\\x0c\\x85]/;
return data.records.filter((record) => {
  const told = chars.slice(record.start, record.end).join('').split(lines).filter((line) => line.trim()).join('');
  return byRecord.get(record.kind + record.id) !== told;
}).map((record) => record.id);
"""
WHOLE = """
const data = JSON.parse(document.querySelector('script[id^="r-"]').textContent);
const lines = data.text.split(/[\\r\\n\\u2028\\u2029\\x0b\\x0c\\x85]/).filter((line) => line.replace(/[\\ufeff \\t\\u00a0\\u3000]/g, ''));
return [[...document.getElementById('text').children].map((node) => node.textContent).join('\\n'), lines.join('\\n')];
"""


@pytest.mark.parametrize("name", ["seed", "marked", "hostile"])
def test_the_text_is_whole_and_every_record_marked_at_its_place(page: Page, pages: Pages, name: str) -> None:
    page.open(getattr(pages, name))
    shown, told = page.js(WHOLE)
    assert shown == told
    assert page.js(JOINED) == []


def test_from_a_record_to_its_place_and_back(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    page.click(".row:not([aria-current])")
    said = page.js("return document.querySelector('.m.on').textContent")
    assert said in page.one("#card blockquote mark").text
    page.click("#text .k-suggestions.k-figures")
    assert page.js(
        """const { segments } = document.querySelector('.row[aria-current=true]').record;
        return segments.some(({ node }) => node === document.querySelector('#text .k-suggestions.k-figures'));"""
    )
    first = page.one("#card h2").text
    page.click("#text .k-suggestions.k-figures")
    assert page.one("#card h2").text != first  # the wider record of the same place


def test_filters_leave_what_they_say_in_list_and_text(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    every = page.one(".count").text
    for chip in page.all(".chips button[aria-pressed]"):
        if not chip.text.startswith("law inspections"):
            chip.click()
    assert page.one(".count").text != every
    assert set(page.js("return [...document.querySelectorAll('#panel .row')].map((row) => row.record.kind)")) == {
        "law_inspections"
    }
    assert page.js("return document.querySelectorAll('#text .k-figures').length") == 0
    page.choose("Done or planned", "planned")
    assert set(
        page.js("return [...document.querySelectorAll('#panel .row')].map((row) => row.record.values.status)")
    ) == {"planned"}
    page.choose("Confidence", "sure")
    assert set(
        page.js("return [...document.querySelectorAll('#panel .row')].map((row) => row.record.values.confidence)")
    ) <= {"sure"}


def test_search_goes_from_place_to_place(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    page.press("/")
    page.press("代表建议")
    count = page.until(lambda: page.one("#find-count").text)
    assert count.startswith("0 of ")
    page.press(ENTER)
    assert page.one("#find-count").text.startswith("1 of ")
    page.click("#find-back")
    many = int(count.rsplit(maxsplit=1)[1])
    assert page.one("#find-count").text == f"{many} of {many}"
    assert page.js("return [...CSS.highlights.get('found-now')].map(String)") == ["代表建议"]
    page.press(ESCAPE)
    page.js("document.getElementById('find-words').value = ''")
    page.press("/")
    page.press("此处没有")
    assert page.until(lambda: page.one("#find-count").text) == "not found"


def test_keys_walk_through_the_records(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    at = "return document.querySelector('.row[aria-current=true]')?.record.at ?? null"
    page.press("j")
    page.press("j")
    assert page.js(at) == 1
    page.press("k")
    assert page.js(at) == 0
    assert "#" in page.chrome.current_url
    page.press(ESCAPE)
    assert page.js(at) is None
    page.press("?")
    assert page.one("#help h2").text
    page.press(ESCAPE)
    assert page.all("#help") == []


def test_a_link_leads_to_a_record(page: Page, pages: Pages) -> None:
    page.open(pages.seed, "#f9", fresh=False)
    assert page.js("return document.querySelector('.row[aria-current=true]').record.id") == "f9"
    top = page.until(
        lambda: page.js(
            "const box = document.querySelector('.m.on').getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight"
        )
    )
    assert top


def test_a_year_has_no_thousands(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    data = page.js("return JSON.parse(document.querySelector('script[id^=\"r-\"]').textContent)")
    dated = next(record for record in data["records"] if "period.from" in record["values"])
    page.js("location.hash = arguments[0]", f"#{dated['id']}")
    assert page.until(lambda: str(dated["values"]["period.from"]) in page.texts("#card dd"))


def test_the_citation_is_that_of_the_data_set(page: Page, pages: Pages) -> None:
    page.open(pages.hostile)
    page.js("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    one = sourced(HOSTILE)
    figure = one.report.figures[-1]
    page.js("location.hash = arguments[0]", f"#{figure.id}")
    page.until(lambda: page.all("#card .acts"))
    for node in page.all("#card .acts button"):
        if node.text == "Copy citation":
            node.click()
    sentence = Sentences(HOSTILE).of(figure.evidence.start, figure.evidence.end)
    assert page.js("return window.copied") == cite(sentence, one.report, figure.evidence.start)


def test_nothing_of_a_hostile_report_runs(page: Page, pages: Pages) -> None:
    page.open(pages.hostile)
    assert page.chrome.title.startswith("<script>")
    count = "return ['img', 'script', 'a[href^=javascript]'].map((css) => document.querySelectorAll(css).length)"
    assert page.js(count) == [0, 3, 0]
    for panel in ("checks", "left", "plan", "mine", "list"):
        page.click(f"#tab-{panel}")
    for _ in range(12):
        page.press("j")
    assert page.js(count) == [0, 3, 0]
    # marks of direction are seen, and hold for themselves only
    marks = page.js(
        "return [...document.querySelectorAll('#text .ctl')].map((node) => [node.title, getComputedStyle(node).unicodeBidi])"
    )
    assert marks == [["U+202E", "isolate"], ["U+2069", "isolate"]]


def test_what_the_policy_forbids_does_not_run(chrome: Any, pages: Pages) -> None:
    chrome.get(pages.seed.as_uri())
    chrome.execute_script(
        "const one = document.createElement('style'); one.textContent = 'body { display: none }'; document.head.append(one)"
    )
    assert chrome.execute_script("return getComputedStyle(document.body).display") == "block"
    with pytest.raises(Exception, match=r"TrustedHTML|TrustedScript|violates"):
        chrome.execute_script("const one = document.createElement('div'); one.innerHTML = '<b onclick=alert(1)>x</b>'")
    assert (
        chrome.execute_async_script(
            "const done = arguments[0]; fetch('http://127.0.0.1:9/').then(() => done('got'), () => done('refused'))"
        )
        == "refused"
    )
    chrome.get("about:blank")
    assert any("Content Security Policy" in line["message"] for line in chrome.get_log("browser"))


def test_checks_unclaimed_and_plan_are_told(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    page.click("#tab-checks")
    assert any("Hold" in text for text in page.texts("#panel h3"))
    page.click("#tab-left")
    heads = [text.partition(" (")[0] for text in page.texts("#panel h3")]
    assert heads == ["Left for you to look at", "Every numeral in the text"]
    page.click("#panel .row")
    assert page.one("#card h2").text == "Unclaimed"
    assert page.one("#card blockquote mark").text == page.js("return document.querySelector('.m.on').textContent")
    page.click("#tab-plan")
    assert "nothing is known" in page.one("#panel .note").text


def corrections(page: Page) -> list[dict[str, Any]]:
    page.click("#tab-mine")
    page.click("#export")
    return [json.loads(line) for line in page.downloaded().splitlines()]


def test_corrections_are_kept_and_exported(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    data = page.js("return JSON.parse(document.querySelector('script[id^=\"r-\"]').textContent)")
    page.press("j")
    page.press("a")
    page.press("j")
    page.press("x")
    page.press("j")
    page.click("#card .acts button:nth-child(3)")
    page.js(
        "const s = document.querySelector('#card form select'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))",
        "status",
    )
    page.js("document.querySelector('#card form div select').value = 'planned'")
    page.click("#card form [type=submit]")
    page.select("大会报告工作")
    page.click("#add")
    page.choose("Kind", "shortcomings")
    page.click("#card form [type=submit]")
    page.reload()
    found = corrections(page)
    records = sorted(data["records"], key=lambda r: (r["start"], -r["end"]))
    keys = [
        "text_sha256",
        "kind",
        "start",
        "end",
        "evidence",
        "action",
        "field",
        "old",
        "new",
        "id",
        "at",
        "by",
        "note",
    ]
    assert [list(one) for one in found] == [keys, keys, keys, [*keys, "record"]]
    assert [one["action"] for one in found] == ["accept", "reject", "change", "add"]
    assert {one["text_sha256"] for one in found} == {data["meta"]["text_sha256"]}
    assert all(data["text"][one["start"] : one["end"]] == one["evidence"] for one in found)
    assert [(one["kind"], one["id"]) for one in found[:3]] == [(r["kind"], r["id"]) for r in records[:3]]
    assert (found[2]["field"], found[2]["old"], found[2]["new"]) == ("status", "done", "planned")
    assert (found[3]["evidence"], found[3]["record"]) == ("大会报告工作", {"text": "大会报告工作"})
    # taken back
    page.click("#tab-list")
    page.press("j")
    for node in page.all("#card .acts button"):
        if node.text == "Undo":
            node.click()
            break
    page.click("#tab-mine")
    assert len(page.all("#panel .plan > li")) == 3


def test_what_nobody_chose_is_asked_for(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    page.select("走访企业77家")
    page.click("#add")
    page.choose("Kind", "figures")
    page.click("#card form [type=submit]")
    assert page.one("#card [role=alert]").text.startswith("This does not fit")
    for name, value in (("measure", "place"), ("category", "survey")):
        page.choose(name, value)
    page.click("#card form [type=submit]")
    (one,) = corrections(page)
    assert one["evidence"] == "走访企业77家"
    record = one["record"]
    assert (record["value"], record["unit"], record["measure"], record["category"]) == (77, "家", "place", "survey")


def test_an_exported_file_is_taken_over(page: Page, pages: Pages) -> None:
    page.open(pages.seed)
    page.press("j")
    page.press("x")
    page.click("#tab-mine")
    page.click("#export")
    page.downloaded()
    file = next(page.downloads.glob("*.jsonl"))
    file.write_text(file.read_text(encoding="utf-8") + "no correction\n", encoding="utf-8")
    page.js("localStorage.clear()")
    page.reload()
    page.click("#tab-mine")
    assert page.all("#panel .plan > li") == []
    page.js("document.getElementById('import-file').classList.remove('unseen')")
    page.one("#import-file").send_keys(str(file))
    page.until(lambda: page.all("#panel .plan > li"))
    assert (
        page.js("return document.getElementById('live').textContent") == "1 corrections taken over, 1 lines passed over"
    )
