"""What stands in a page cannot get out of its element, and only the page's own script and style may run."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.page.embed import embedded, plain
from tests.page.made import ATTACK, HOSTILE, page_of, years


class Elements(HTMLParser):
    """The elements of a page: name, attributes, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None:
            tag, attributes = self.found[-1]
            self.inside.append((attributes.get("id") or tag, data))

    def scripts(self) -> dict[str, str]:
        """The text of scripts and styles by their ids, else by their names."""
        joined: dict[str, str] = {}
        for name, data in self.inside:
            joined[name] = joined.get(name, "") + data
        return joined


@given(st.text())
def test_data_says_the_same_and_ends_nothing(text: str) -> None:
    text = plain(text)
    told = embedded({"text": text})
    assert json.loads(told) == {"text": text}
    assert not set(told) & set("<>&\u2028\u2029")


def test_half_characters_keep_their_places() -> None:
    assert plain("a\ud800b\U0001f600") == "a\ufffdb\U0001f600"


@pytest.mark.parametrize("texts", [[HOSTILE], [HOSTILE, *years()]], ids=["one", "several"])
def test_a_hostile_report_adds_no_element(texts: list[str]) -> None:
    def shape(page: str) -> list[str]:
        return [tag for tag, _ in Elements(page).found]

    harmless = [text.replace(ATTACK, "甲") for text in texts]
    assert shape(page_of(texts)) == shape(page_of(harmless))


@pytest.mark.parametrize("texts", [[HOSTILE], [HOSTILE, *years()]], ids=["one", "several"])
def test_the_data_of_a_page_is_what_the_report_says(texts: list[str]) -> None:
    scripts = Elements(page_of(texts)).scripts()
    told = [json.loads(data) for name, data in scripts.items() if name.startswith("r-")]
    assert [report["text"] for report in told] == texts


def test_the_policy_lets_only_the_page_itself_run() -> None:
    page = page_of([HOSTILE])
    elements = Elements(page)
    policy = next(a["content"] for tag, a in elements.found if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.split(" ", 1) for rule in str(policy).split("; "))
    scripts = elements.scripts()
    for name, rule in (("script", "script-src"), ("style", "style-src")):
        digest = base64.b64encode(sha256(scripts[name].encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in str(policy)
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_nothing_is_fetched_and_no_handler_stands_in_an_element() -> None:
    for tag, attributes in Elements(page_of([*years(), HOSTILE])).found:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base"), tag
        assert [name for name in attributes if name.startswith("on") or name in ("src", "style")] == []


def test_the_script_has_nothing_that_would_need_more() -> None:
    script = Elements(page_of(years())).scripts()["script"]
    markup = r"innerHTML|outerHTML|insertAdjacent|document\.write"
    code = r"eval\(|new Function|import\(|fetch\(|XMLHttp|WebSocket|https?://(?!www\.w3\.org/2000/svg)"
    assert re.findall(f"{markup}|{code}", script) == []
    assert "<!--" not in script
    assert "</" not in script
