"""Folding of width and punctuation, one character to one character.

Rules match on the folded text; because no character is added or dropped,
an offset into the folded text is an offset into the source.
"""

from __future__ import annotations

from functools import cache

# Traditional forms that stand in the vocabulary of reports, each above its simplified form.
_TRADITIONAL = (
    "員會議舉開聽審專項報調視檢執詢結辦實滿復議題務過幾億萬個黨組聯總協參劃據條規劃範圍決選舉"
    "與對質訪領導導辯論訓習學傳開後來於這將擬縣區鄉鎮義務環護農產業貫徹徵見層級體系書記員職責監"
    "託權關認識優質創衛養醫療稅費財預決債資營商標準談話壓縮處們兩點線項"
)
_SIMPLIFIED = (
    "员会议举开听审专项报调视检执询结办实满复议题务过几亿万个党组联总协参划据条规划范围决选举"
    "与对质访领导导辩论训习学传开后来于这将拟县区乡镇义务环护农产业贯彻征见层级体系书记员职责监"
    "托权关认识优质创卫养医疗税费财预决债资营商标准谈话压缩处们两点线项"
)
_PUNCTUATION = {
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "〝": "“",
    "〞": "”",
    "＂": "“",
    "﹪": "%",
    "〈": "《",
    "〉": "》",
    "﹙": "(",
    "﹚": ")",
    "〔": "(",
    "〕": ")",
    "\u3000": " ",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "\t": " ",
    "○": "〇",
    "O": "O",
    "－": "-",
    "–": "—",
    "―": "—",
    "─": "—",
    "～": "~",
    "﹣": "-",
    "∶": ":",
    "︰": ":",
    "．": ".",
    "｡": "。",
    "､": "、",
    "·": "·",
    "•": "·",
    "‧": "·",
    "・": "·",
    "Ⅹ": "X",
    "ⅹ": "X",
}


@cache
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update({ord(a): b for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)})
    table.update({ord(a): b for a, b in _PUNCTUATION.items()})
    return table


def fold(text: str) -> str:
    """Half-width, simplified form of ``text`` with the same length."""
    return text.translate(_table())
