"""Which part of a page is the text.

The main part is the innermost element that holds nearly all running text outside links; the title above it and text
without links beside it are added. Nothing inside it is dropped but what is furniture by its markup or made of links
only, so that no paragraph of a report is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

JUNK = """script style noscript template nav footer aside select option button textarea input iframe frame object embed
    applet svg math canvas audio video map head dialog rt rp del s strike""".split()  # noqa: SIM905
ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
STRUCK = re.compile(r"text-decoration[a-z-]*\s*:[^;]{0,40}line-through", re.IGNORECASE)
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navs?bar|navigation|menu|breadcrumbs?|crumbs?|location|position|share|bdshare\w*|social|jiathis\w*|"
    r"related?|relevant|recommend\w*|sidebar|side|foot|footer|copyright|comments?|pager|paging|pagination|prev|previous|next|"
    r"qrcode|ewm|login|search\w*|advert\w*|ads?|banner|toolbar|tools?|tags?|hot|rank\w*|dqwz|wzdh|xgxw|xglj|xgwz|xgnews)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
STOPS = re.compile(r"[。！？；，、：]|[;,:!?](?=[\u4e00-\u9fff])")
LINK_WORDS = re.compile(
    r"^[\s\[【<]*(?:上|下)[一1](?:篇|条|页)|^(?:相关|推荐|热门|最新)(?:链接|阅读|新闻|文章|报道|信息)"
)
INLINE = frozenset("a b big em font i s small span strong sub sup u".split())  # noqa: SIM905
MOST = 0.8
LITTLE = 0.3
TITLE_MIN = 5
BESIDE_MIN = 30


@dataclass(slots=True)
class Size:
    """Characters without white space: all, those in links, and those of running text."""

    chars: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0


def without_junk(root: Any) -> None:
    """Take out of the tree what no reader of the page sees as text, and what is struck out."""
    from lxml import etree

    etree.strip_elements(root, *JUNK, with_tail=False)
    for element in [
        x for x in root.iter() if isinstance(x.tag, str) and (is_hidden(x) or STRUCK.search(x.get("style") or ""))
    ]:
        _drop(element)


def main_parts(root: Any, page_title: str) -> list[Any]:
    """The elements to be written, in order: title and what stands under it, then the main part."""
    body = root.find("body") if root.find("body") is not None else root
    sizes = _sizes(body)
    main = _main(body, sizes)
    above = _above(body, main, sizes, page_title)
    before = [] if above else _beside(body, main, sizes, preceding=True)[::-1]
    parts = [*above, *before, main, *_beside(body, main, sizes, preceding=False)]
    for part in parts:
        _prune(part, sizes, sizes[main].prose)
    return parts


def is_hidden(element: Any) -> bool:
    """Whether its own markup says that the element is not shown, or no part of the text."""
    return bool(
        element.get("hidden") is not None
        or HIDDEN.search(element.get("style") or "")
        or (element.get("role") or "").lower() in ROLES
        or element.get("title") in ("header", "footer")  # running heads in pages that LibreOffice writes
    )


def _drop(element: Any) -> None:
    """Remove ``element`` with all it holds and keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail, element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _sizes(body: Any) -> dict[Any, Size]:
    from lxml import etree

    sizes: dict[Any, Size] = {}
    depth = 0  # of links around
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_link = element.tag == "a" and not (element.get("href") or "#").startswith("#")
        if event == "start":
            depth += is_link
            sizes[element] = Size(links=int(is_link))
            _count(sizes[element], element.text, depth)
            continue
        depth -= is_link
        parent = element.getparent() if element is not body else None
        if parent is not None:
            size, above = sizes[element], sizes[parent]
            above.chars += size.chars
            above.linked += size.linked
            above.prose += size.prose
            above.links += size.links
            _count(above, element.tail, depth)
    return sizes


def _count(size: Size, text: str | None, depth: int) -> None:
    if not text:
        return
    length = len("".join(text.split()))
    size.chars += length
    if depth:
        size.linked += length
    elif STOPS.search(text):
        size.prose += length


def _main(body: Any, sizes: dict[Any, Size]) -> Any:
    """The innermost element with nearly all running text; the body where there is none."""
    main, wanted = body, sizes[body].prose * MOST
    if not wanted:
        return body
    while True:
        inner = max(main, key=lambda child: sizes[child].prose, default=None)
        if inner is None or sizes[inner].prose < wanted or inner.tag == "p" or inner.tag in INLINE:
            return main
        main = inner


def _above(body: Any, main: Any, sizes: dict[Any, Size], page_title: str) -> list[Any]:
    """The title where it stands above the main part, with what lies between the two."""
    if main is body:
        return []
    chain = [main, *main.iterancestors()]
    before: list[Any] = []  # siblings before the main part and before its ancestors, nearest last
    for element in chain[: chain.index(body)]:
        before[:0] = list(element.itersiblings(preceding=True))[::-1]
    inside = _bare("".join(main.itertext())[:400])
    for is_title in (_is_page_title, _is_first_heading):
        for i in range(len(before) - 1, -1, -1):
            for heading in before[i].iter():
                words = _bare("".join(heading.itertext())) if len(heading) < 9 else ""
                fits = TITLE_MIN <= len(words) <= 120 and not sizes[heading].linked
                if fits and words not in inside and is_title(heading, words, page_title):
                    return _between(before, i, heading, sizes)
    return []


def _beside(body: Any, main: Any, sizes: dict[Any, Size], *, preceding: bool) -> list[Any]:
    """What stands beside the main part or its parent and is text without links: a table, a page of the report."""
    found: list[Any] = []
    for element in [main, *main.iterancestors()][:2]:
        if element is body:
            break
        near = element.itersiblings(preceding=preceding)
        found += [
            x for x in near if sizes[x].chars >= BESIDE_MIN and not sizes[x].links and not _is_furniture(x, sizes[x], 0)
        ]
    return found


def _is_page_title(_element: Any, words: str, page_title: str) -> bool:
    """Whether ``words`` are the larger part of what the page calls itself, not the name of the site."""
    longest = max(map(len, map(_bare, re.split(r"[_\-|–—]+", page_title))))
    return words in _bare(page_title) and len(words) * 2 > longest


def _is_first_heading(element: Any, _words: str, _page_title: str) -> bool:
    return bool(element.tag == "h1")


def _between(before: list[Any], i: int, heading: Any, sizes: dict[Any, Size]) -> list[Any]:
    """The title and the parts between it and the main part that are not made of links."""
    parts = [heading]
    node = heading
    while node is not before[i]:
        parts += node.itersiblings()
        node = node.getparent()
    parts += before[i + 1 :]
    return parts[:1] + [part for part in parts[1:] if not _is_furniture(part, sizes[part], 0)]


def _bare(text: str) -> str:
    return "".join(text.split())


def _prune(part: Any, sizes: dict[Any, Size], prose: int) -> None:
    """Take furniture out of ``part``; never an element with much of the running text."""
    doomed, inside = [], None
    for element in part.iterdescendants():
        if inside is not None and inside in element.iterancestors():
            continue
        inside = None
        if _is_furniture(element, sizes[element], prose):
            doomed.append(element)
            inside = element
    for element in doomed:
        _drop(element)


def _is_furniture(element: Any, size: Size, prose: int) -> bool:
    if prose and size.prose > LITTLE * prose:
        return False
    if element.tag not in INLINE and FURNITURE.search(_names(element)):
        return True
    if not size.linked or size.prose > size.linked:
        return False
    if size.linked > 0.5 * size.chars and size.links > 1:
        return True
    return size.chars < 200 and LINK_WORDS.match("".join(element.itertext()).strip()) is not None


def _names(element: Any) -> str:
    return CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}")
