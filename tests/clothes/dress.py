"""A text in the clothes that reports come in: encodings, a web page, a Word file, a PDF, a zip file."""

from __future__ import annotations

import codecs
import csv
import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FONT = Path(__file__).with_name("font.ttf")
# Marks that may not begin a printed line.
NOT_FIRST = "，。、；：？！）》〉」』】”’…%,.;:?!)"


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Heading level (0 for none) and words of each line that is not blank."""
    for line in text.splitlines():
        words = line.strip()
        if words:
            marks = re.match(r"#{1,6} ", words)
            yield (len(marks.group()) - 1, words[marks.end() :]) if marks else (0, words)


def as_html(text: str) -> bytes:
    """A page of a local congress as such sites write it: tables and scripts around, share bar and links beside."""
    return _page(text, "\n".join(_html_paragraph(level, words) for level, words in paragraphs(text)))


def _html_paragraph(level: int, words: str) -> str:
    if level:
        return f"<h{level}>{html.escape(words)}</h{level}>"
    half = len(words) // 2  # styles change in mid-sentence, and the source breaks its lines anywhere
    first, second = html.escape(words[:half]), html.escape(words[half:])
    gap = "" if words[half - 1 : half + 1].isascii() else "\n"
    return f'<p style="text-indent:2em">　　<span style="font-size:16pt">{first}</span>{gap}<span>{second}</span></p>'


def _page(text: str, inside: str) -> bytes:
    return PAGE.replace("@TITLE@", _title(text)).replace("@BODY@", inside).encode("utf-8")


def _title(text: str) -> str:
    lines = list(paragraphs(text))
    return html.escape(next((words for level, words in lines if level == 1), lines[0][1] if lines else ""))


def _escaped(text: str) -> list[str]:
    return [html.escape(words) for _, words in paragraphs(text)]


def as_broken_lines(text: str) -> bytes:
    """One element with line breaks."""
    return _page(text, "<br/><br/>\n".join(f"　　{words}" for words in _escaped(text)))


def as_divisions(text: str) -> bytes:
    """A div a paragraph, in two pages beside each other."""
    lines = [f"<div>{words}</div>" for words in _escaped(text)]
    half = len(lines) // 2
    return _page(text, f"<div class='p1'>{''.join(lines[:half])}</div><div class='p2'>{''.join(lines[half:])}</div>")


def as_layout_table(text: str) -> bytes:
    """A table row a paragraph."""
    return _page(text, "<table>" + "\n".join(f"<tr><td>{words}</td></tr>" for words in _escaped(text)) + "</table>")


def as_word_page(text: str) -> bytes:
    """What Word saves as a web page, in GB2312 as it declares."""
    lines = (
        f'<p class="MsoNormal"><span lang="EN-US">{words[:3]}</span><span style="font-family:仿宋">{words[3:]}'
        "<o:p></o:p></span></p>"
        for words in _escaped(text)
    )
    inside = "\n".join(lines)
    return f'<html><head><meta charset="gb2312"></head><body><div class="Section1">{inside}</div></body></html>'.encode(
        "gb18030"
    )


def as_title_apart(text: str) -> bytes:
    """The title above the share bar, the text below it."""
    first, *rest = _escaped(text)
    page = PAGE.replace('<div class="article-info">', f'<h2 class="title">{first}</h2><div class="article-info">')
    body = "\n".join(f"<p>{words}</p>" for words in rest)
    return page.replace("@TITLE@", first).replace("@BODY@", body).encode("utf-8")


PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>@TITLE@_某市人大网</title>
<style>.article p { line-height: 2; }</style>
<script>var nav = "<p>共召开常委会会议99次。</p>"; document.write(nav);</script>
</head>
<body>
<div class="header"><h1 class="logo"><a href="/"><img src="logo.png" alt="某市人大"/>某市人民代表大会</a></h1>
<form action="/search"><input name="q" value="请输入关键字"/><button>搜索</button></form></div>
<div id="nav"><ul><li><a href="/">网站首页</a></li><li><a href="/gk">人大概况</a></li><li><a href="/dt">人大动态</a></li>
<li><a href="/jd">监督工作</a></li><li><a href="/db">代表工作</a></li><li><a href="/lf">立法工作</a></li></ul></div>
<!-- 正文开始 共召开主任会议88次 -->
<div class="wrap"><div class="dqwz">您当前的位置：<a href="/">首页</a> &gt; <a href="/bg">工作报告</a> &gt; 正文</div>
<table width="100%"><tr><td valign="top" width="740">
<div class="article">
<div class="article-info"><span>发布时间：2021-02-03 09:30</span> <span>来源：某市人大办公室</span> <span>浏览次数：1234次</span>
<span>字号：[<a href="javascript:big()">大</a> <a href="javascript:mid()">中</a> <a href="javascript:small()">小</a>]</span></div>
<div class="bdsharebuttonbox"><a href="#" data-cmd="more">分享到</a><a href="https://weibo.example/share">微博</a>
<a href="https://weixin.example/share">微信</a><a href="https://qq.example/share">QQ空间</a></div>
<div class="TRS_Editor" id="zoom">
@BODY@
</div>
<div class="article-foot"><p>责任编辑：张三</p><p><a href="javascript:print()">打印本页</a> <a href="javascript:close()">关闭窗口</a></p></div>
<ul class="pn"><li>上一篇：<a href="/1.html">市人大常委会召开第30次主任会议，审议12个议题。</a></li>
<li>下一篇：<a href="/2.html">全市人大系统开展执法检查5次</a></li></ul>
<div class="xgnews"><h3>相关链接</h3><ul><li><a href="/3.html">2020年市人大常委会工作报告：召开会议9次</a> 2020-02-01</li>
<li><a href="/4.html">2019年市人大常委会工作报告</a> 2019-02-01</li><li><a href="/5.html">一图读懂报告</a> 2021-02-04</li></ul></div>
</div></td>
<td valign="top" width="240"><div class="rank"><h3>热门文章</h3><ol><li><a href="/6.html">代表建议办理结果公布</a></li>
<li><a href="/7.html">常委会任命干部20名</a></li></ol></div></td></tr></table></div>
<div class="footer"><p>主办：某市人大常委会办公室　地址：某市某路1号　邮编：322000　电话：0579-85520000</p>
<p>浙ICP备05000000号　网站标识码3307820001　您是第 1234567 位访客</p></div>
<script src="/js/share.js"></script>
</body></html>
"""


def as_docx(text: str) -> bytes:
    """A Word file with headings in their styles, a running head and the page number."""
    from docx import Document

    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "内部资料　共召开常委会会议99次"
    section.footer.paragraphs[0].text = "第 1 页 共 20 页"
    for level, words in paragraphs(text):
        if level:
            document.add_heading(words, level)
            continue
        paragraph = document.add_paragraph()
        third = len(words) // 3  # Word breaks a paragraph into runs anywhere
        for run in (words[:third], words[third : 2 * third], words[2 * third :]):
            paragraph.add_run(run)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    """A PDF as an office prints it: title centred, paragraphs indented by two characters, head and page number."""
    from fpdf import FPDF

    class Printed(FPDF):
        def header(self) -> None:
            self.set_font("f", size=9)
            self.set_y(30)
            self.cell(w=self.epw, h=12, text="人民代表大会会议文件", align="C")
            self.set_y(80)

        def footer(self) -> None:
            self.set_font("f", size=10)
            self.set_y(-50)
            self.cell(w=self.epw, h=12, text=f"— {self.page_no()} —", align="C")

    pdf: Any = Printed(unit="pt", format="A4")
    pdf.add_font("f", fname=FONT)
    pdf.set_margins(80, 80, 75)
    pdf.set_auto_page_break(auto=False)
    pdf.add_page()
    in_title = True
    for level, words in paragraphs(text):
        in_title = in_title and (level > 0 or len(words) < 45) and not words.startswith(("各位", "一、"))
        size, indent = (22, 0) if level == 1 else (16, 0 if in_title else 32)
        pdf.set_font("f", size=size)
        for number, line in enumerate(_wrapped(words, pdf, indent)):
            if pdf.get_y() > 740:
                pdf.add_page()
                pdf.set_font("f", size=size)
            pdf.set_x(80 + (indent if number == 0 else 0))
            pdf.cell(w=pdf.epw if in_title else 0, h=28, text=line, align="C" if in_title else "L")
            pdf.ln(28)
    return bytes(pdf.output())


def _wrapped(words: str, pdf: Any, indent: float) -> Iterator[str]:
    """Lines no wider than the page, none of them beginning with a mark that closes."""
    start, width = 0, pdf.epw - indent
    for end in range(1, len(words) + 1):
        rest = words[end : end + 1]
        if not rest or (pdf.get_string_width(words[start : end + 1]) > width - 2 and rest not in NOT_FIRST):
            yield words[start:end]
            start, width = end, pdf.epw


def as_zip(text: str) -> bytes:
    """A zip file with the text in a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("报告/report.txt", text.encode("utf-8"))
    return out.getvalue()


def as_csv(text: str) -> bytes:
    """A table with the text in a column, in what Excel writes on Chinese Windows."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("编号", "正文"), ("1", text)])
    return out.getvalue().encode("gb18030")


CLOTHES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "UTF-8": ("report.txt", lambda text: text.encode("utf-8")),
    "UTF-8 with BOM": ("report.txt", lambda text: codecs.BOM_UTF8 + text.encode("utf-8")),
    "UTF-16": ("report.txt", lambda text: text.encode("utf-16")),
    "UTF-16 without BOM": ("report.txt", lambda text: text.encode("utf-16-le")),
    "GB18030": ("report.txt", lambda text: text.encode("gb18030")),
    "CRLF": ("report.txt", lambda text: text.replace("\n", "\r\n").encode("utf-8")),
    "Markdown": ("report.md", lambda text: text.encode("utf-8")),
    "HTML": ("report.html", as_html),
    "Word": ("report.docx", as_docx),
    "PDF": ("report.pdf", as_pdf),
    "zip": ("report.zip", as_zip),
    "gzip": ("report.txt.gz", lambda text: gzip.compress(text.encode("utf-8"), mtime=0)),
    "JSON Lines": ("report.jsonl", lambda text: json.dumps({"text": text}, ensure_ascii=False).encode("utf-8")),
    "CSV": ("report.csv", as_csv),
}
# The web page as other editors write it.
PAGES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "HTML, line breaks": ("report.html", as_broken_lines),
    "HTML, two pages of divs": ("report.html", as_divisions),
    "HTML, table": ("report.html", as_layout_table),
    "HTML, saved by Word": ("report.htm", as_word_page),
    "HTML, title apart": ("report.html", as_title_apart),
}


# The characters themselves in other forms. Records are compared folded: names and words keep the script of the source.
TABLE = Path(__file__).parents[2] / "reportkit" / "text" / "characters.tsv"
# Of several Traditional characters for one, and beside one that Traditional script has too, those that reports mean.
PREFERRED = (
    "萬與豐麼於雲價優體餘兒黨準劃製廠後聽復寧佈幹並異徵願據鬥機極構氣確離種築係網勝範薦適採託佔裡臺個衝淨別歷參發團壇盡當錄擺術"
    "匯濕煉煙簽蘇藥獲證跡針"
)
WORDS = {
    "答復": "答覆",
    "批復": "批覆",
    "了解": "瞭解",
    "規劃": "規畫",
    "着力": "著力",
    "合伙": "合夥",
    "圍繞着": "圍繞著",
}
WITHOUT_WIDTH = "\u200b\u00ad\u2060\ufeff\u200d"


def _forms() -> Iterator[tuple[str, str]]:
    """A simplified character and all that fold to it."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        simple, _, forms = line.partition("\t")
        yield simple, forms


def as_traditional(text: str) -> bytes:
    """The text in Traditional script as Big5 has it, character by character and a few words."""
    for simple, forms in _forms():
        printed = [char for char in forms if char.encode("big5", "ignore")]
        chosen = [char for char in printed if char in PREFERRED] or ([] if simple.encode("big5", "ignore") else printed)
        text = text.replace(simple, chosen[0]) if chosen else text
    for word, written in WORDS.items():
        text = text.replace(word, written)
    return text.encode("utf-8")


def as_radicals(text: str) -> bytes:
    """Characters that look like a radical as radicals, which the fonts of some PDFs give for them."""
    for simple, forms in _forms():
        radicals = [char for char in forms if "\u2e80" <= char <= "\u2fdf"]
        text = text.replace(simple, radicals[-1]) if radicals else text
    return text.encode("utf-8")


def as_soft(text: str) -> bytes:
    """Characters without width strewn over the text, in numbers and at the ends of lines too."""
    signs = (WITHOUT_WIDTH[place % len(WITHOUT_WIDTH)] if place % 3 == 0 else "" for place in range(len(text)))
    return "".join(sign + char for sign, char in zip(signs, text, strict=True)).encode("utf-8")


SCRIPTS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "Traditional script throughout": ("report.txt", as_traditional),
    "Kangxi radicals, as a PDF gives them": ("report.txt", as_radicals),
    "characters without width": ("report.txt", as_soft),
}
# Lines, blocks and paragraphs: what pasting, old mail programs and careless scrapers make of a text.


def _lines(text: str) -> list[str]:
    return [words for _, words in paragraphs(text)]


def _wrap(words: str, width: int) -> list[str]:
    """``words`` in lines of ``width`` characters, none beginning with a mark that closes."""
    lines, start = [], 0
    while start < len(words):
        end = start + width
        while words[end : end + 1] and words[end] in NOT_FIRST:
            end += 1
        lines.append(words[start:end])
        start = end
    return lines


def as_wrapped(text: str, width: int) -> bytes:
    """Hard-wrapped, each paragraph begun with two ideographic spaces and no blank line between."""
    wrapped = (_wrap(f"　　{words}", width) for words in _lines(text))
    return "\n".join(line for lines in wrapped for line in lines).encode("utf-8")


def as_literal(text: str) -> bytes:
    """A field of a database: paragraphs in tags, indented by entities, quotation marks escaped."""
    lines = (html.escape(words).replace("“", "&ldquo;").replace("”", "&rdquo;") for words in _lines(text))
    return "".join(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{line}</p>" for line in lines).encode("utf-8")


def as_broken_markup(text: str) -> bytes:
    """Text copied out of the source of a page, with its line breaks as tags."""
    return "<br /><br />　　".join(_lines(text)).encode("utf-8")


def as_with_buttons(text: str) -> bytes:
    """What a reader mode keeps of a page: every button on a line of its own."""
    above = "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n分享:\n"
    below = "\n扫一扫在手机打开当前页\n【\n打印本页\n】\n【\n关闭窗口\n】\n收藏\n|\n返回顶部"
    return (above + text.strip() + below).encode("utf-8")


def as_watermarked(text: str) -> bytes:
    """The words of a diagonal watermark among the lines, as a copy out of a PDF gives them."""
    lines = text.splitlines()
    for number, mark in enumerate("内部资料" * 3):
        lines.insert(20 + number * max(1, (len(lines) - 20) // 12), mark)
    return "\n".join(lines).encode("utf-8")


def as_glued(text: str) -> bytes:
    """A sentence of the site at the end of each paragraph."""
    glued = "文章源自某某文库-https://www.example.com/doc/1.html"
    return re.sub(r"(?<=\S)[ \t]*$", glued, text, flags=re.MULTILINE).encode("utf-8")


LAYOUTS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "one line, 　　 between": ("report.txt", lambda text: "　　".join(_lines(text)).encode("utf-8")),
    "one line, two blanks between": ("report.txt", lambda text: "  ".join(_lines(text)).encode("utf-8")),
    "one line, `\\n` spelled out": ("report.txt", lambda text: "\\n".join(_lines(text)).encode("utf-8")),
    "wrapped at 20 with 　　": ("report.txt", lambda text: as_wrapped(text, 20)),
    "wrapped at 38 with 　　": ("report.txt", lambda text: as_wrapped(text, 38)),
    "page buttons": ("report.txt", as_with_buttons),
    "watermark": ("report.txt", as_watermarked),
    "a site's sentence in each paragraph": ("report.txt", as_glued),
    "literal entities": ("report.txt", as_literal),
    "literal line breaks, in a CSV field": ("report.csv", lambda text: as_csv(as_broken_markup(text).decode())),
}
# What these clothes put inside sentences that the seeds themselves break over lines: evidence holds it, being a slice.
NOISE = re.compile(r"\\n|</?(?:p|br /)>|(?<=\n)[内部资料]\n|文章源自某某文库-https://www\.example\.com/doc/1\.html")
