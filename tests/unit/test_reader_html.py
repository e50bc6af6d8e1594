"""Web pages: what is kept, what is left out, and what is refused."""

from __future__ import annotations

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.item import About, Item
from reportkit.io.load import load
from reportkit.readers import pick
from reportkit.readers.html import read

ONE = "一年来，共召开常委会会议8次。"
TWO = "全年收到代表建议30件，全部办结。"


def page(body: str, title: str = "工作报告_某市人大网") -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<p>{ONE}</p><p>{TWO}</p>", f"{ONE}\n\n{TWO}\n"),
        (f"<div>{ONE}</div><div>{TWO}</div>", f"{ONE}\n\n{TWO}\n"),
        (f"<div>　　{ONE}<br>　　{TWO}</div>", f"{ONE}\n{TWO}\n"),
        (f"<div>{ONE}<br/><br/>&nbsp;&nbsp;{TWO}</div>", f"{ONE}\n\n{TWO}\n"),
        (f"<pre>{ONE}\n{TWO}</pre>", f"{ONE}\n{TWO}\n"),
        ("<p>一年来，共召开\n  常委会<b>会议</b>\n<span>8</span>次。</p>", f"{ONE}\n"),
        ("<p>The Standing\nCommittee met, 8 times.</p>", "The Standing Committee met, 8 times.\n"),
        (f"<h1>一、工作</h1><p>{ONE}</p><h3>二、计划</h3>", f"# 一、工作\n\n{ONE}\n\n### 二、计划\n"),
        (f"{ONE}<p>{TWO}", f"{ONE}\n\n{TWO}\n"),
        (
            f"<p>{ONE}</p><table><tr><td>三月</td><td><p>审议，报告</p></td></tr><tr><td>四月</td><td>视察，调研</td></tr></table>",
            f"{ONE}\n\n三月\t审议，报告\n\n四月\t视察，调研\n",
        ),
        (
            (
                "<table><tr><th rowspan=2>单位</th><th colspan=2>2021年</th><th>备注</th></tr><tr><th>收到</th><th>办结</th></tr>"
                "<tr><td>县教育局<br>体育局</td><td>9</td><td></td><td>无</td></tr></table>"
            ),
            "单位\t2021年\t\t备注\n\n\t收到\t办结\n\n县教育局 体育局\t9\t\t无\n",
        ),
        (
            f"<table><tr><td><p>{ONE}</p><p>{TWO}</p></td><td>右边一栏，也有文字。</td></tr></table>",
            f"{ONE}\n\n{TWO}\n\n右边一栏，也有文字。\n",
        ),
        ("<p>共&#20250;议8次，&lt;其中&gt;。</p>", "共会议8次，<其中>。\n"),
    ],
)
def test_lines(body: str, text: str) -> None:
    assert read(page(body)).text == text


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>document.write('<p>召开会议99次。</p>')</script>",
        "<style>p:after { content: '会议99次。' }</style>",
        "<nav><p>网站，导航。</p></nav>",
        "<footer>地址：某路1号，电话。</footer>",
        "<div class='share-bar'>分享到：微博，微信。</div>",
        "<div id='relatedNews'><p>市人大召开会议99次。</p></div>",
        "<ul><li><a href='/1'>市人大召开会议99次</a></li><li><a href='/2'>常委会视察</a> 2021-02-01</li></ul>",
        "<p>上一篇：<a href='/1'>市人大召开会议99次。</a></p>",
        "<p style='display: none'>召开会议99次。</p>",
        "<!-- 召开会议99次。 -->",
        "<div role='navigation'>首页，概况。</div>",
        "<select><option>友情链接，一</option></select>",
    ],
)
def test_furniture_is_left_out_wherever_it_stands(furniture: str) -> None:
    for body in (
        f"{furniture}<p>{ONE}</p><p>{TWO}</p>",
        f"<p>{ONE}</p>{furniture}<p>{TWO}</p>",
        f"<div><p>{ONE}</p><p>{TWO}</p></div>{furniture}",
    ):
        assert read(page(body)).text == f"{ONE}\n\n{TWO}\n"


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='related'><p>{ONE}</p><p>{TWO}</p></div>",  # nearly all of the text: it is no furniture
        f"<p><a href='/law'>{ONE}</a></p><p>{TWO}</p>",
        f"<p>{ONE}</p><div class='page2'><p>{TWO}</p></div>",
        f"<form action='x.aspx'><p>{ONE}</p><p>{TWO}</p></form>",
        f"<header><h1></h1></header><p>{ONE}</p><p><span class='next'>{TWO[:4]}</span>{TWO[4:]}</p>",
    ],
)
def test_text_is_kept_wherever_it_stands(body: str) -> None:
    assert read(page(body)).text == f"{ONE}\n\n{TWO}\n"


def test_text_beside_the_main_part_is_kept() -> None:
    table = "<table>" + "<tr><td>三月</td><td>听取审议专项工作报告</td></tr>" * 4 + "</table>"
    intro = "<div>这是前面的一小段话，和后面的正文分开放着，但也属于这一份工作报告。</div>"
    body = f"<div>{intro}<div id='zoom'><p>{ONE * 9}</p><p>{TWO * 9}</p></div>{table}</div><div>版权，所有。</div>"
    text = read(page(body)).text
    assert text.startswith("这是前面的一小段话")
    assert text.count("三月\t听取审议专项工作报告") == 4
    assert "版权" not in text


def test_title_above_the_main_part_is_kept_with_what_follows_it() -> None:
    body = (
        "<div class='top'><h1><a href='/'>某市人大网</a></h1><p>某市人大网，欢迎您</p></div>"
        "<div><h2>某县人大常委会工作报告</h2><p>（2021年1月22日在某县人代会上）</p>"
        f"<div class='share'>分享</div><div id='zoom'><p>{ONE * 9}</p><p>{TWO * 9}</p></div></div>"
    )
    text = read(page(body, "某县人大常委会工作报告-某市人大网")).text
    assert text == f"## 某县人大常委会工作报告\n\n（2021年1月22日在某县人代会上）\n\n{ONE * 9}\n\n{TWO * 9}\n"


@pytest.mark.parametrize(
    ("data", "encoding", "codes"),
    [
        (page(f"<p>{ONE}</p>"), "utf-8", []),
        (page(f"<meta charset='gb2312'><p>{ONE}</p>").decode().encode("gbk"), "gb18030", []),
        (page(f"<meta charset='utf-8'><p>{ONE}</p>").decode().encode("gbk"), "gb18030", ["guessed_encoding"]),
        (page(f"<meta charset='gb2312'><p>{ONE}</p>"), "utf-8", []),
        (page(f"<p>{ONE}</p>").decode().encode("utf-16"), "utf-16", []),
    ],
)
def test_encoding(data: bytes, encoding: str, codes: list[str]) -> None:
    found = read(data)
    assert (found.text, found.encoding) == (f"{ONE}\n", encoding)
    assert [code for code, _ in found.warnings] == codes


def test_big5_page() -> None:
    text = "一年來，共召開常委會會議八次，聽取報告。"
    found = read(f"<html><meta charset=big5><body><p>{text}</p></body></html>".encode("big5"))
    assert (found.text, found.encoding) == (f"{text}\n", "big5hkscs")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<html>" + b"x" * (16 * 1024 * 1024), "more than 16 MB"),
        (page("<div>" * 5000 + f"<p>{ONE}</p>"), "nested too deeply"),
        (page("<b>" * 50000 + ONE), "nested too deeply"),
        (page("<p " + " ".join(f"a{i}=1" for i in range(9000)) + f">{ONE}"), "endless element"),
        (page("<script>var text = 1</script><img src='report.png'>"), "without text"),
        (b"<html></html>", "without text"),
        (page(f"<p>{ONE}\0\0\0\0\0\0</p>"), "not text"),
        ("<html><body>これは日本語の報告書です。</body></html>".encode("shift_jis") * 9, "no encoding"),
    ],
)
def test_refuse(data: bytes, what: str) -> None:
    with pytest.raises(ReportkitError, match=r"; try: ") as caught:
        read(data)
    assert what in caught.value.message


def test_entities_of_a_page_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "会议99次"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert "99" not in read(f"{bomb}<html><body><p>{ONE}&b;</p></body></html>".encode()).text.split("]>")[-1]


@pytest.mark.parametrize(
    ("extension", "data", "media_type"),
    [
        (".txt", b"<!DOCTYPE html><html>", "text/html"),
        ("", b"\xef\xbb\xbf\n<!-- saved -->\n<HTML>", "text/html"),
        (".doc", b"<html xmlns:o='urn:schemas-microsoft-com:office:office'>", "text/html"),
        (".html", b"<p>one</p>", "text/html"),
        (".html", "没有标记的文字".encode(), "text/plain"),
        (".txt", b"<p>one</p>", "text/plain"),
        (".htm", b"%PDF-1.4", "application/pdf"),
    ],
)
def test_known_by_content(extension: str, data: bytes, media_type: str) -> None:
    assert pick(extension, data).media_type == media_type


META = (
    '<meta name="PubDate" content="2022-01-20 09:30"><meta name="ContentSource" content="县人大办公室">'
    '<meta name="Url" content="/bg/1.html"><meta property="og:url" content="https://www.example.gov.cn/bg/1.html">'
)


def test_meta_tags_tell_where_a_page_comes_from_and_a_manifest_wins() -> None:
    data = f"<!DOCTYPE html><html><head><meta charset=utf-8>{META}</head><body><p>{ONE}</p></body></html>".encode()
    source = load(Item("a.html", "a.html", ".html", data)).source
    assert (source["url"], source["publisher"]) == ("https://www.example.gov.cn/bg/1.html", "县人大办公室")
    assert (source["published"], source["retrieved"]) == ("2022-01-20 09:30", None)
    source = load(Item("a.html", "a.html", ".html", data, About(publisher="县人大", retrieved="2023-01-01"))).source
    assert (source["publisher"], source["published"]) == ("县人大", "2022-01-20 09:30")
    canonical = data.replace(b"</head>", b"<link rel=canonical href='https://example.com/x'></head>")
    assert load(Item("a.html", "a.html", ".html", canonical)).source["url"] == "https://example.com/x"
