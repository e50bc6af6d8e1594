"""The name of the place that a report is of, as the text gives it."""

from __future__ import annotations

import re

from reportkit.outline.head import Head

END = r"(?:特别行政区|自治区|自治州|自治县|地区|省|市(?!市)|[州乡](?![市县])|盟|县|区|旗|镇|街道|苏木)"
PLACES = rf"[\u4e00-\u9fff]{{1,24}}?{END}"  # one name or several, as few as lead to what must follow
ORGAN_TAIL = (
    r"(?=(?:第?[一二三四五六七八九十百\d]+届|(?:19|20)\d\d年(?:度)?)?"
    r"(?:人民代表大会|人大|政协|委员会|(?:中级|高级)?人民法院|人民检察院|人民政府|政府))"
)
REGION = re.compile(rf"(?:关于|在|对)?(?P<name>{PLACES}){ORGAN_TAIL}")
CPPCC_REGION = re.compile(
    rf"(?:第[一二三四五六七八九十百]+届)?(?:中国人民政治协商会议|政协)(?:第[一二三四五六七八九十百]+届)?(?P<name>{PLACES})(?:第[一二三四五六七八九十百]+届)?委员会"
)
STREET = re.compile(
    rf"(?P<name>{PLACES})人大(?:常委会|常务委员会)(?P<street>[\u4e00-\u9fff]{{1,8}}街道)(?:人大)?(?:工委|工作委员会)"
)
OWN_LAW = re.compile(r"《(?P<title>[^《》]{2,60}(?:条例|办法|规定|细则|决定))》")
OUTER_AND_KIND = re.compile(r"(?:省|自治区|市)(?:城?市|县|区)$")  # 浙江省城市… is no city
BARE = re.compile(
    r"^[全各省市县区旗乡镇级街道]+$|^(?![城郊矿东西]区$).?[省市区州镇乡旗]$|^[年全我本各该此某邻外省市区州县几数两多每到一二三四五六七八九十]?县$"
)
PARTY = re.compile(rf"中共(?P<name>{PLACES})委(?!员)")
LED_BY = re.compile(r"委(?:的)?(?:坚强|正确|统一|有力)?领导下")
NATIONAL = re.compile(r"全国(?:人民代表大会|人大|政协|委员会)(?!代表|委员|会议|机关)")
LOCAL = re.compile(r"[省市县区州旗镇乡](?:第?[一二三四五六七八九十百\d]+届)?(?:人大|人民代表大会|政协|委员会)")
OPENING = 4000  # characters of the opening in which a name is looked for
NOISE = re.compile(r"[\s#*—()]")
NO_PLACE = re.compile(r"[是的了并被请该此这及使]|届|会议|代表|委员|报告|审议|听取")  # what no name of a place holds


def _named_regions(clean: str) -> list[str]:
    """Names of places that stand before an organ, at the beginning or after 在, 受, 代表 and the like."""
    found = [m.group("name") + m.group("street") for m in STREET.finditer(clean)]
    for pattern in (CPPCC_REGION, REGION):
        for match in pattern.finditer(clean):
            before = clean[: match.start("name")]
            name = re.sub(r"^(?:第[一二三四五六七八九十]+届)", "", match.group("name"))
            if before[-1:].isdigit():
                name = re.sub(r"^(?:年度?|月|日)", "", name)
            cut = [m.end() for m in re.finditer(r"[年月日](?=在)|在|受|向(?!阳)|代表|关于|出席", name)]
            name = _place(name[max(cut) :] if cut else name)
            if before and not cut and not re.search(r"(?:在|于|受|向|对|代表|政协|届|会议|我|\d|[,。:、“”])$", before):
                continue
            if not BARE.match(name) and not NO_PLACE.search(name):
                found.append(name)
    return found


def _place(name: str) -> str:
    return re.sub(
        r"^(?:听取(?:和审议)?了?|审议|政协|中国人民政治协商会议|关于|在|向(?!阳)|对|受|由|经|中共|全国|出席|召开|我|[本各全](?=[省市县区]|州(?!县)))+(?=[\u4e00-\u9fff]{2})",
        "",
        name,
    )


def find_region(head: Head, opening: str, folded: str) -> str | None:
    """Longest name the head gives, or else the opening; for a bare 市, what the rest of the text settles; or None."""
    opening = opening[:OPENING]
    lines = [x for line in head.lines for x in re.split(r"——|\s{1,}(?=[\u4e00-\u9fff]{6})", line)]
    titled, told = ([n for piece in zone for n in _named_regions(NOISE.sub("", piece))] for zone in (lines, [opening]))
    for found, zone in ((titled, lines), (told, [opening])):
        if found:
            longer = [n for n in titled + told if n.endswith(found[0])]
            return max(longer, key=len)
        plain = re.sub(r"\s", "", "".join(zone))
        if NATIONAL.search(plain) and not LOCAL.search(plain):
            return "全国"
    return _settled(folded, NOISE.sub("", "".join(lines)))


def _settled(folded: str, titles: str) -> str | None:
    """The place of a bare 市, 县 …: named in its own laws or before its Party committee, more often than any other."""
    kinds = "市县区省州旗"
    counts = {k: sum(folded.count(word) for word in (f"我{k}", f"{k}人大", f"{k}政协")) for k in kinds}
    kind = max(kinds, key=lambda k: (f"{k}人大" in titles or f"{k}政协" in titles, counts[k], f"全{k}" in folded))
    if not counts[kind] and f"全{kind}" not in folded:
        return None
    scores: dict[str, int] = {}
    outer = set[str]()  # 《金华市…条例》在我市的实施: the place around this one
    for match in OWN_LAW.finditer(folded):
        titled = re.match(rf"[\u4e00-\u9fff]{{1,23}}?{kind}(?!市)", match.group("title"))
        name = re.sub(r"(?:主?城|市|山|景|开发|高新|新|郊)区$", "", titled.group() if titled else "")
        if not name or OUTER_AND_KIND.search(name):
            continue
        near = folded[max(0, match.start() - 14) : match.start()]
        made = re.search(rf"(?:{kind}政府|我{kind}|{kind}人大|出台|制定|修订|修改|调整|完善|审议)", near)
        scores[name] = scores.get(name, 0) + (3 if made else 1)
        if re.match(rf"[^。;《]{{0,8}}在我{kind}", folded[match.end() : match.end() + 12]):
            outer.add(name)
    for match in PARTY.finditer(folded):
        leads = LED_BY.match(folded, match.end("name"))
        scores[match.group("name")] = scores.get(match.group("name"), 0) + (5 if leads else 1)
    fitting = {n: s for n, s in scores.items() if n.endswith(kind) and n not in outer and not BARE.match(n)}
    ranked = sorted(fitting, key=lambda n: (-fitting[n], n))
    if not ranked or (len(ranked) > 1 and fitting[ranked[1]] * 2 > fitting[ranked[0]]):
        return None
    return ranked[0]
