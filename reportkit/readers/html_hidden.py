"""Text of a page that a browser would show only by a script: it is found, measured, and put where it can be read.

A page whose running text stands in a hidden element, a textarea, a template, noscript or the data of a script is read
where one such place plainly holds the article. What stands in the code of a script is measured only.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from reportkit.readers.html_main import is_hidden

HAN = re.compile(r"[\u4e00-\u9fff]")
STOP = re.compile(r"[。；，：！？]")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
LINK = re.compile(r"<a\b[^>]{0,2000}>[^<]{0,200}</a>", re.IGNORECASE)
INLINE = re.compile(r"</?(?:span|font|b|strong|em|i|u|a|sup|sub|o:p|st1:\w+)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{0,5000}>|\\[nrt]|\"")
SHORTEST = 12  # characters of a piece of running text
LEAST = 60  # of an article
DATA = re.compile(r"json|template|text/(?:html|plain)", re.IGNORECASE)
RAW = ("textarea", "script")
WRAPPED = ("noscript", "template")


@dataclass(frozen=True, slots=True)
class Place:
    """An element with text that is not shown; ``markup`` where the text stands in it as characters."""

    element: Any
    markup: str | None
    words: str
    size: int


def prose(text: str) -> int:
    """Han characters of running text in lines."""
    counts = (len(HAN.findall(line)) for line in text.split("\n") if STOP.search(line))
    return sum(count for count in counts if count >= SHORTEST)


def held(source: str) -> int:
    """Han characters of running text in the source of a page, wherever it stands but in links and comments."""
    text = html.unescape(_without_comments(source))
    if "\\u" in text:
        text = ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    return prose(TAG.sub("\n", INLINE.sub("", LINK.sub("", text))))


def _without_comments(source: str) -> str:
    pieces, start = [], 0
    while (begin := source.find("<!--", start)) >= 0 and (end := source.find("-->", begin + 4)) >= 0:
        pieces.append(source[start:begin])
        start = end + 3
    return "".join(pieces) + source[start:]


def article(root: Any, shown: int) -> Place | None:
    """The hidden place that plainly holds the article, where ``shown`` characters are seen.

    None where there is none, or another that could as well be it.
    """
    places = sorted(_places(root), key=lambda place: -place.size)
    if not places or places[0].size < LEAST or places[0].size < 3 * shown:
        return None
    best = places[0]
    rivals = (place for place in places[1:] if place.size * 2 > best.size)
    return None if any(place.words not in best.words for place in rivals) else best


def reveal(root: Any, place: Place, parse: Callable[[str], Any]) -> None:
    """Put the text of ``place`` into the tree as a browser would show it; ``parse`` makes a tree of markup."""
    element = place.element
    if place.markup is not None:
        tail, inside = element.tail, _fragment(place.markup, parse)
        body = root.find("body")
        within = body is None or any(ancestor is body for ancestor in element.iterancestors())
        element.clear()
        element.tail = tail
        element.extend(inside)
        if body is not None and not within:
            body.append(element)
    element.tag = "div"
    for shown in (element, *element.iterancestors()):
        if is_hidden(shown):
            for name in ("style", "hidden", "role", "title"):
                shown.attrib.pop(name, None)


def _places(root: Any) -> Iterator[Place]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        markup = _markup(element)
        if markup is not None:
            yield _place(element, markup)
        elif element.tag in WRAPPED or (is_hidden(element) and not _inside_hidden(element)):
            yield _place(element, None)


def _inside_hidden(element: Any) -> bool:
    return any(is_hidden(ancestor) for ancestor in element.iterancestors())


def _place(element: Any, markup: str | None) -> Place:
    words = "\n".join(_own_texts(element)) if markup is None else TAG.sub("\n", INLINE.sub("", markup))
    return Place(element, markup, "".join(words.split()), prose(words))


def _own_texts(element: Any) -> Iterator[str]:
    """Texts of blocks in an element, without those that stand as characters in it."""
    from reportkit.readers.html_lines import lines_of

    for child in element.iter(*RAW):
        if child is not element:
            return
    yield lines_of([element])


def _markup(element: Any) -> str | None:
    """The article as characters: of a textarea, the data of a script, a frame's own document."""
    if element.tag == "iframe" and element.get("srcdoc"):
        return str(element.get("srcdoc"))
    if element.tag not in RAW:
        return None
    text = "".join(element.itertext())
    if element.tag == "textarea":
        return text
    if not DATA.search(element.get("type") or "") and element.get("id") != "__NEXT_DATA__":
        return None
    return _longest(text) if text.lstrip()[:1] in ("{", "[") else text


def _longest(data: str) -> str | None:
    """The string of JSON that holds most of its running text; None where no string does."""
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    strings, waiting = list[str](), [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, str):
            strings.append(inner)
        elif isinstance(inner, dict | list):
            waiting += inner.values() if isinstance(inner, dict) else inner
    sizes = [held(string) for string in strings]
    best = max(range(len(strings)), key=lambda i: sizes[i], default=None)
    return strings[best] if best is not None and sizes[best] * 2 > sum(sizes) else None


def _fragment(markup: str, parse: Callable[[str], Any]) -> list[Any]:
    """Elements of ``markup``; plain lines become paragraphs."""
    if not re.search(r"<[a-zA-Z/]", markup):
        lines = (html.escape(line) for line in markup.splitlines() if line.strip())
        markup = "".join(f"<p>{line}</p>" for line in lines)
    body = parse(f"<html><body>{markup}</body></html>").find("body")
    return [] if body is None else list(body)
