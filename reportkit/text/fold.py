"""Folding of width and punctuation, one character to one character.

Rules match on the folded text; because no character is added or dropped,
an offset into the folded text is an offset into the source.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Traditional forms that stand in the vocabulary of reports, each above its simplified form.
_TRADITIONAL = (
    "員會議舉開聽審專項報調視檢執詢結辦實滿復議題務過幾億萬個黨組聯總協參劃據條規劃範圍決選舉"
    "與對質訪領導導辯論訓習學傳開後來於這將擬縣區鄉鎮義務環護農產業貫徹徵見層級體系書記員職責監"
    "託權關認識優質創衛養醫療稅費財預決債資營商標準談話壓縮處們兩點線項題講參發資冊應當準備並佈報導學術歲際總額約餘畝戶場樓隊類種級給經濟貿進遊遠連運達適選邊還鎮門間關陽陰階際隨險難電須順預頒頗題額風養館驗體魚鳥麗麼黃點齊齡極構樣標檔權歡歷歸殘殺氣決沒況淨減溫準滅漢潔澤濕灣災為無煙營爭狀獎獨獲現環產畢異療發監盡盤禮種稱穩窮競節範築簡籌糧紀約級納紛紮細終組結給統絕經綜綠維網綱緊線練縣總績織續罰聖聞聲職聯肅腦臨興舉舊艱藝藥處號術衛裝複規視覺親觀訂計討訊記訪設許訴診評詞試詢詳認誌語誠誤說請諸論證識譽讀變讓貧貨貫責貴費貸買賀資賽質贏趕跡踐車軍軌軟較載輔輕輛輪輯輸轄轉辦農達違遞遠適遷選遺還邊郵鄉醫釋鐘鋪錄錢鐵鋼錯鎮長門開閉閱陣陳隊際陸險隱雙離難電靜預領顧顯類驅驚驗屆"
)
_SIMPLIFIED = (
    "员会议举开听审专项报调视检执询结办实满复议题务过几亿万个党组联总协参划据条规划范围决选举"
    "与对质访领导导辩论训习学传开后来于这将拟县区乡镇义务环护农产业贯彻征见层级体系书记员职责监"
    "托权关认识优质创卫养医疗税费财预决债资营商标准谈话压缩处们两点线项题讲参发资册应当准备并布报导学术岁际总额约余亩户场楼队类种级给经济贸进游远连运达适选边还镇门间关阳阴阶际随险难电须顺预颁颇题额风养馆验体鱼鸟丽么黄点齐龄极构样标档权欢历归残杀气决没况净减温准灭汉洁泽湿湾灾为无烟营争状奖独获现环产毕异疗发监尽盘礼种称稳穷竞节范筑简筹粮纪约级纳纷扎细终组结给统绝经综绿维网纲紧线练县总绩织续罚圣闻声职联肃脑临兴举旧艰艺药处号术卫装复规视觉亲观订计讨讯记访设许诉诊评词试询详认志语诚误说请诸论证识誉读变让贫货贯责贵费贷买贺资赛质赢赶迹践车军轨软较载辅轻辆轮辑输辖转办农达违递远适迁选遗还边邮乡医释钟铺录钱铁钢错镇长门开闭阅阵陈队际陆险隐双离难电静预领顾显类驱惊验届"
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


_FAR_DIGIT = re.compile("[\U00010000-\U0010ffff]")


@cache
def _table() -> dict[str, str]:
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
    table.update(_PUNCTUATION)
    # Digits of other scripts and of mathematical letters: rules look for those of ASCII alone.
    table.update((c, str(unicodedata.decimal(c))) for c in map(chr, range(0x80, 0x10000)) if c.isdecimal())
    return {a: b for a, b in table.items() if a != b}


# Traditional spellings of words that are the only spelling of some names: 於潜镇.
_OF_NAMES = "於後徵"


def as_written(name: str, folded: str, source: str) -> str:
    """``name``, found in the ``folded`` text, as a simplified ``source`` writes it where its own character was folded."""
    at = folded.find(name)
    written = source[at : at + len(name)] if at >= 0 else name
    kept = all(a == b or b in _OF_NAMES for a, b in zip(name, written, strict=True))
    return written if kept else name


@cache
def _folding() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_table()))}]")


def fold(text: str) -> str:
    """Half-width, simplified form of ``text`` with the same length.

    A report holds a dozen of the characters that fold: each is replaced everywhere where it is first met, which is
    faster than ``str.translate``. No character is folded to one that folds again, so what was passed stays folded.
    """
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):  # it has characters beyond the BMP
        text = _FAR_DIGIT.sub(lambda match: str(unicodedata.decimal(match.group(), match.group())), text)
    table, folding = _table(), _folding()
    position = 0
    while found := folding.search(text, position):
        char, position = found.group(), found.end()
        text = text.replace(char, table[char])
    return text
