"""Pages that hold their text where no plain reader of a page finds it."""

from __future__ import annotations

import json
from html import escape

from tests.hostile.report import LINES, TEXT, TITLE, WHOLE, Case, html

HIDDEN, LITTLE = f"{WHOLE} hidden_text", f"{WHOLE} little_text"
REFUSED = r"is a web page without text.*; try: open the page in a browser"
NAV = '<div class="nav"><a href="/">首页</a> <a href="/a">人大要闻</a> <a href="/b">公告公报</a></div>'
HEAD = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_清河人大网</title>@</head><body>{NAV}<h1>{TITLE}</h1>'
OTHER = "今年以来，邻县围绕中心，服务大局，各项工作取得新的成绩，获得各方好评。" * 8


def page(inside: str, head: str = "") -> bytes:
    """A page with the title and ``inside`` below it."""
    return f"{HEAD.replace('@', head)}{inside}</body></html>".encode()


def _case(name: str, data: bytes, *gives: str) -> Case:
    return Case(f"{name}.html", lambda: data, gives)


def _spans(lines: tuple[str, ...]) -> str:
    return "".join("<p>" + "".join(f"<span>{char}</span>" for char in line) + "</p>" for line in lines)


PAGES = (
    _case("visibility", page(f'<div id="js_content" style="visibility: hidden; opacity: 0">{html()}</div>'), HIDDEN),
    _case("visibility-spans", page(f'<div style="visibility:hidden">{_spans(LINES[1:])}</div>'), HIDDEN),
    _case("display-none", page(f'<section style="color:red;display: none">{html()}</section>'), HIDDEN),
    _case("hidden-attribute", page(f"<article hidden>{html()}</article>"), HIDDEN),
    _case("after-html", page("") + f'<div class="con">{html()}</div></body></html>'.encode(), WHOLE),
    _case("after-body", f"{HEAD.replace('@', '')}</body>{html()}</html>".encode(), WHOLE),
    _case("two-documents", page("") + f"<html><body>{html()}</body></html>".encode(), WHOLE),
    _case("textarea", page(f'<textarea id="c" style="display:none">{escape(html())}</textarea>'), HIDDEN),
    _case("textarea-raw", page(f"<textarea>{html()}</textarea>"), HIDDEN),
    _case("textarea-plain", page(f"<div style='display:none'><textarea>{TEXT}</textarea></div>"), HIDDEN),
    _case("noscript", page(f"<noscript><div>{html()}</div></noscript>"), HIDDEN),
    _case("template", page(f"<template><div>{html()}</div></template>"), HIDDEN),
    _case("script-template", page(f'<script type="text/template"><div>{html()}</div></script>'), HIDDEN),
    _case("srcdoc", page(f'<iframe srcdoc="{escape(html())}"></iframe>'), HIDDEN),
    _case(
        "application-json",
        page(f'<script type="application/json">{json.dumps({"id": 5, "content": html()})}</script>'),
        HIDDEN,
    ),
    _case(
        "next-data",
        page(f'<script id="__NEXT_DATA__">{json.dumps({"props": {"article": {"body": html()}}})}</script>'),
        HIDDEN,
    ),
    _case(
        "ld-json-in-head",
        page(
            "", f'<script type="application/ld+json">{json.dumps({"articleBody": TEXT}, ensure_ascii=False)}</script>'
        ),
        HIDDEN,
    ),
    _case(
        "twice-the-same",
        page(f'<div hidden>{html()}</div><script type="application/json">{json.dumps({"content": html()})}</script>'),
        HIDDEN,
    ),
    _case("code", page(f"<script>var text = '{html()}'; show(text);</script>"), REFUSED),
    _case("code-escaped", page(f"<script>var text = {json.dumps(html())};</script>"), REFUSED),
    _case("two-articles", page(f"<div hidden>{html()}</div><textarea>{escape(html((OTHER,)))}</textarea>"), REFUSED),
    _case("loaded", page('<div id="app"></div><script src="/app.js"></script>'), r"is a web page without text"),
    _case("pictures", page('<p><img src="1.jpg"></p><p><img src="2.jpg"></p>'), r"is a web page without text"),
    _case("hidden-advice", page(f"{html()}<div style='display:none'><p>{OTHER}</p></div>"), LITTLE),
    _case("broken-json", page(f'<script type="application/json">{{"content": "{html()}</script>'), REFUSED),
    _case("endless-attributes", page("<p " + "a=1 " * 9000 + ">" + html() + "</p>"), "endless element"),
    _case(
        "endless-attributes-hidden",
        page(f"<textarea>{escape('<p ' + 'a=1 ' * 9000 + '>' + html())}</textarea>"),
        "endless",
    ),
    _case(
        "attributes-without-values",
        page(f"<p {'a ' * 9000}>{html()}"),
        "endless element, of more than 1,000 attributes",
    ),
    _case("attributes-by-slashes", page(f"<p {'/'.join(map(str, range(9000)))}>{html()}"), "endless element"),
    _case("attributes-with-brackets", page(f"""<p {"a='>' " * 9000}>{html()}"""), "endless element"),
    _case("attributes-of-a-script", page(f"<script {'a ' * 9000}></script>{html()}"), "endless element"),
    _case("attributes-in-code", page(f"<script>if (a <b {'a=1 ' * 9000}) c()</script>{html()}"), WHOLE),
    _case("attributes-in-a-comment", page(f"<!-- <p {'a=1 ' * 9000}> -->{html()}"), WHOLE),
    _case("attribute-with-a-picture", page(f'<img src="data:image/png;base64,{"iVBORw0=" * 9000}">{html()}'), WHOLE),
    _case("elements-named-as-limits", page(f"{html()}</depth></huge>"), WHOLE),
    *(
        _case(f"struck-{number}", page(html().replace("会议9次", f"会议{struck}9次")), WHOLE)
        for number, struck in enumerate(
            ("<del>99</del>", "<s>99</s>", "<strike>9</strike>", '<span style="text-decoration:line-through">9</span>')
        )
    ),
    _case("power", page(html().replace("会议9次", "会议9<sup>2</sup>次")), r" \[14, 16, 126, 98.4, 83, 37, 3\] "),
    _case("values", page("".join(f'<input value="{line}">' for line in LINES)), r"is a web page without text"),
    _case("conditional", page(f"<!--[if IE]>{html()}<![endif]-->"), r"is a web page without text"),
    _case("data-section", page(f"<p><![CDATA[{TEXT}]]></p>"), r"is a web page without text"),
    _case("turned-digits", page(html().replace("126", "1<!-- 9 -->26").replace("98.4", "98<wbr>.4")), WHOLE),
    _case("plain-text", page(f"<plaintext>{TEXT}"), f"{WHOLE} guessed_paragraphs"),
    _case("wide", page(html()).decode().encode("utf-16"), WHOLE),
    _case("encoding-lies", page(html()).replace(b"utf-8", b"gb2312"), WHOLE),
    _case(
        "frames",
        f"<html><head><title>{TITLE}</title></head><frameset><frame src=a></frameset>".encode(),
        REFUSED.replace(".*", ".*"),
    ),
    _case("deep", page("<div>" * 9000 + html() + "</div>" * 9000), "nested too deeply"),
    _case("comments", page(html() + "<!--" * 9000), WHOLE),
)
