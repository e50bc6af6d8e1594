"""Time grows with the length of a text, not with its square, whatever the text repeats."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.jsonl import dump
from reportkit.io.run import report_of_text
from reportkit.text.decode import decode

HEAD = "松阳县人大常委会工作报告\n\n各位代表：\n\n一、过去一年的主要工作\n\n"
TAIL = "。\n\n二、下一年工作安排\n\n继续召开会议3次。\n"
SHORT, LONG = 3_500, 14_000
# Four times the text: four times the time when it grows with the length, sixteen when with the square.
TOO_MUCH = 8
QUICK = 0.03  # seconds for the long text, below which nothing is wrong and nothing can be measured

PIECES = {
    "digits": "1",
    "digits and commas": "1,",
    "digits and points": "1.",
    "digits and spaces": "9 ",
    "numbers and spaces": "99999 ",
    "spaced points": "9 . 5 ",
    "days with slashes": "于1/2、",
    "ranges": "5件至",
    "sums in brackets": "47人（1+",
    "Han numerals": "三",
    "Han numbers": "一百二十",
    "opened titles": "《",
    "titles": "《条例》",
    "opened brackets": "（",
    "brackets": "（）",
    "nested": "（《“",
    "commas": "，",
    "enumeration": "、",
    "dashes": "——",
    "one sentence of clauses with numbers": "共召开常委会会议8次，听取报告12个，",
    "one sentence of clauses": "依法履职服务大局，",
    "clauses with semicolons": "召开会议8次；",
    "sentences on one line": "共召开常委会会议8次，听取和审议专项工作报告12个。",
    "法": "法",
    "条例": "条例",
    "law titles": "消防法、",
    "inspections": "对消防法、环境保护法实施情况开展执法检查，",
    "第": "第",
    "ordinals": "第三十八次会议，",
    "quotes": "“",
    "quoted bundles": "“一法一条例”",
    "characters without width": "会\u200b议\u00ad8次",
    "pinyin": "督（dū）办3件，",
    "opened pinyin": "督（dū",
    "Traditional script": "召開會議，答覆8次",
    "radicals": "⼈⼤会议⼋次",
    "spaces": " ",
    "spaced words": "会 议 8 次 ",
    "newlines": "\n",
    "short lines": "短行\n",
    "paragraphs in one line": "一、监督工作  一年来，召开会议3次。  （一）各位代表：  ",
    "blanks and stops in one line": "一、监督 召开会议3次。 ",
    "tags": "<p>&nbsp;一年来</p>\\n",
    "opened tags": "<a <",
    "entities of entities": "&amp;amp;",
    "wrapped lines": "　　一年来，共召开会议3次，对食品安全法开展检\n查。情况很好，还有其他的事情要做好，这样才能把\n",
    "a site's sentence": "一年来，共召开会议3次。来源于某某网站\n",
    "a watermark": "内\n",
    "long lines": "这是一行没有句号的文字内容比较长一些也没有标点符号的样子吧是不是这样\n",
    "headings": "一、主要工作\n（一）加强监督\n1.推进工作\n",
    "Markdown headings": "# 标题\n",
    "captions": "（张三 摄）\n",
    "page furniture": "来源：新华社\n",
    "page numbers": "12\n",
    "rows": "召开会议8次\n",
    "items": "一是加强监督。二是推进工作。",
    "shares": "99%，",
    "shares in words": "百分之",
    "money": "投入12.5万元，",
    "years": "2021年",
    "dates": "2021年1月22日",
    "times": "8次",
    "letters": "a",
    "letters and digits": "a1+",
    "NUL": "\0",
    "right to left": "\u202e会议\u200f",
    "outside the basic plane": "𠮷",
    "parts": "其中代表建议5件，",
    "suggestions": "代表提出建议30件，办结率90%，",
    "plans": "2022年要召开会议5次，检查消防法，",
    "shortcomings": "还存在差距，如监督不够有力，",
}


def seconds(piece: str, length: int) -> float:
    text = HEAD + (piece * (length // len(piece) + 1))[:length] + TAIL
    data = text.encode("utf-8")
    began = time.process_time()
    with suppress(ReportkitError):  # NULs
        decode(data)
    dump(report_of_text(text)[0])
    return time.process_time() - began


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_with_length(piece: str) -> None:
    best_short = best_long = float("inf")
    for _ in range(4):  # another program on the machine may have disturbed one of them
        best_short = min(best_short, seconds(piece, SHORT))
        best_long = min(best_long, seconds(piece, LONG))
        if best_long < max(QUICK, TOO_MUCH * best_short):
            return
    pytest.fail(f"{SHORT} characters: {best_short:.3f} s, {LONG} characters: {best_long:.3f} s")
