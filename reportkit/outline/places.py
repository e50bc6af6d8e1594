"""The name of the place that a report is of, as the text gives it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportkit.lexicon.placenames import like_a_place, words_before_places
from reportkit.outline.head import Head

END = r"(?:特别行政区|自治区|自治州|自治县|地区|省|市(?!市)|[州乡](?![市县])|盟|县|区|旗|镇|街道|苏木)"
PLACES = rf"[\u4e00-\u9fff]{{1,24}}?{END}"  # one name or several, as few as lead to what must follow
ORGAN_TAIL = (
    r"(?=(?:第?[一二三四五六七八九十百\d]+届|(?:19|20)\d\d年(?:度)?)?"
    r"(?:人民代表大会|人大|政协|委员会|(?:中级|高级)?人民法院|人民检察院|人民政府|政府|行政公署|行署|工作委员会|工委))"
)
REGION = re.compile(rf"(?:关于|在|对)?(?P<name>{PLACES}){ORGAN_TAIL}")
CPPCC_REGION = re.compile(
    rf"(?:第[一二三四五六七八九十百]+届)?(?:中国人民政治协商会议|政协)(?:第[一二三四五六七八九十百]+届)?(?P<name>{PLACES})(?:(?:第[一二三四五六七八九十百]+届)?(?:委员会|常委会|常务委员会)|[一二三四五六七八九十]+届[一二三四五六七八九十]+次)"
)
STREET = re.compile(
    rf"(?P<name>{PLACES})人大(?:常委会|常务委员会)(?P<street>[\u4e00-\u9fff]{{1,8}}街道)(?:人大)?(?:工委|工作委员会)"
)
OWN_LAW = re.compile(r"《(?P<title>[^《》]{2,60}(?:条例|办法|规定|细则|决定))》")
OUTER_AND_KIND = re.compile(r"(?:省|自治区|市)(?:城?市|县|区)$")  # 浙江省城市… is no city
TERM = re.compile(r"^.*届(?!时)")
NAME_FOLLOWS = re.compile(r"(?:在|于|受|向|对|代表|政协|届|会议|我|\d|[,。:、“”])$")
HELD = re.compile(r"(?:受|代表|在)$")  # what stands behind these holds the office
WEAK, LONG = -25, 3
KINDS = re.compile(END)
KIND = re.compile(r"[省市县区州盟旗镇乡]|自治[州县区旗]|街道")
JOINT_IN_NAME = re.compile(r"(?:^|[省市县区州盟旗])[\u4e00-\u9fff]{2}$")  # 太和镇, 云和区, but 人大和县
BARE = re.compile(
    r"^自治[州县区旗]$|^[全各省市县区旗乡镇级街道]+$|^(?![城郊矿东西]区$).?[省市区州镇乡旗]$|^[年全我本各该此某邻外省市区州县几数两多每到一二三四五六七八九十]?县$"
)
PARTY = re.compile(rf"中共(?P<name>{PLACES})委(?!员)")
LED_BY = re.compile(r"委(?:的)?(?:坚强|正确|统一|有力)?领导下")
NATIONAL = re.compile(r"全国(?:人民代表大会|人大|政协|委员会)(?!代表|委员|会议|机关)")
LOCAL = re.compile(r"[省市县区州旗镇乡](?:第?[一二三四五六七八九十百\d]+届)?(?:人大|人民代表大会|政协|委员会)")
TOWN = re.compile(r"[\u4e00-\u9fff]{1,6}[镇乡](?:第|人大|人民代表大会)")
PLACE_ALONE = re.compile(PLACES)
ORGAN_ALONE = re.compile(r"(?:第[^,。]{1,4}届)?(?:人民代表大会|人大)")
OPENING = 4000  # characters of the opening in which a name is looked for
NOISE = re.compile(r"[\s#*—()]")
LABEL = re.compile(r"^[\s#*]*[【\[(][^】\])]{1,10}[】\])]")  # (受权发布), 【两会】 before a title
NO_PLACE = re.compile(
    r"[是的了并被请该此这及使]|各[级省市县区州旗乡镇街]|(?:乡镇|县市|县区)$|届|会议|代表|委员|常委|报告|审议|听取|(?:作|任|选|讯|电|持|[对为给赴从据让])[省市县区州旗乡镇]$"
)  # what no name of a place holds, unless it is known as one: 陈志明作县, but 焦作市
SOURCE = re.compile(rf"来源:\s{{0,4}}(?P<name>{PLACES})(?:人民政府|政府|人大|政协)")
Known = Callable[[str], bool]


def _named_regions(clean: str, known: Known, folded: str, titled: bool) -> list[str]:
    """Names of places that stand before an organ, at the beginning or after 在, 受, 代表 and the like.

    In prose (not ``titled``) one that no table knows must be named more than once in ``folded``, or be like a name.
    """
    streets = STREET.finditer(clean) if "街道" in clean else ()
    found = [name + m.group("street") for m in streets if (name := _own_name(m.group("name"), known))]
    for pattern in (CPPCC_REGION, REGION):
        for match in pattern.finditer(clean):
            before, whole = clean[: match.start("name")], TERM.sub("", match.group("name"))
            if before[-1:].isdigit():
                whole = re.sub(r"^(?:年度?|月|日(?:讯|电)?)", "", whole)
            name = _own_name(whole, known)
            if name is None or not (len(name) < len(whole) or not before or NAME_FOLLOWS.search(before)):
                continue
            if known(name) or _likely(name, whole, titled, known) or folded.count(name) > 1:
                found.append(name)
    return found


def _likely(name: str, words: str, titled: bool, known: Known) -> bool:
    """Whether a ``name`` that no table knows, at the end of ``words``, is one by what stands before it or by its characters."""
    if any(known(name[:i]) for i in range(2, len(name) - 1)):
        return True
    stem = next((piece for piece in reversed(KINDS.split(name)) if piece), "")
    if not stem:  # 自治州自治县
        return False
    weight, held = like_a_place(stem), HELD.search(words.removesuffix(name))
    return weight >= 0 or (titled and len(stem) > LONG) or bool((titled or held) and weight >= WEAK)


def _own_name(words: str, known: Known) -> str | None:
    """The name that ``words``, which end as one does, end in; None when they only say what kind of place (交由市, 我县)."""
    name = _known_end(_without_words(words, known), known)
    if BARE.match(name) or not (known(name) or not NO_PLACE.search(_town(name, known))):
        return None
    return name


def _without_words(name: str, known: Known) -> str:
    """``name`` behind the last verb, time or link that is no part of it.

    A word of one character may be part of a name (和林县, 作登乡): it ends what goes before only where enough is left of it.
    """
    words = words_before_places()
    if known(name):
        return name
    for i in range(len(name) - 1, 0, -1):
        rest, word = name[i:], words.get(name[i - 1])
        before = {words[x] for k in (4, 3, 2) if k <= i and (x := name[i - k : i]) in words}
        if not before and word is None:
            continue
        bare, told = KIND.fullmatch(rest), known(rest)
        joined = told and len(rest) == 2 and words.get(rest[0]) == "joint"  # 人大和县人民政府 speaks of no 和县
        if before and (len(rest) > 2 or bare or told) and not (joined and "organ" in before):
            return rest
        if word is None or (word == "joint" and (i == 1 or (bare and JOINT_IN_NAME.search(name, 0, i)))):
            continue
        if (
            told
            or (len(rest) > 2 and (not 1 < i < 4 or name[: i - 1] in words))
            or (bare and not any(known(name[k:]) for k in range(i)))
        ):
            return rest
    return name


def _town(name: str, known: Known) -> str:
    """``name`` without the known place that it begins with, if a town of two or more characters is left: 三都水族自治县中和镇."""
    if name[-1:] not in "镇乡":
        return name
    outer = next((i for i in range(len(name) - 3, 1, -1) if known(name[:i])), None)
    return name if outer is None else f"{name[outer:-1]}"


def _known_end(name: str, known: Known) -> str:
    """``name`` without the words before a known place (讯白银市 → 白银市); whole if they end as a place does."""
    if known(name):
        return name
    ends = (i for i in range(1, len(name) - 2) if known(name[i:]))
    start = next(ends, 0)
    return name if re.search(r"[省市县区州盟旗]$", name[:start]) else name[start:]


def find_region(head: Head, opening: str, folded: str, known: Known) -> str | None:
    """Longest name the head gives, or else the opening; for a bare 市, what the rest of the text settles; or None.

    ``known`` tells whether a name is that of a unit (townships are in no table, so that an unknown name may be one).
    """
    opening = opening[:OPENING]
    lines = [
        x
        for line in _under(head.lines, known)
        for x in re.split(r"——|\s{1,}(?=[\u4e00-\u9fff]{6})", LABEL.sub("", line))
    ]
    titled, told = (
        [n for piece in zone for n in _named_regions(NOISE.sub("", piece), known, folded, zone is lines)]
        for zone in (lines, [opening])
    )
    for found, zone in ((titled, lines), (told, [opening])):
        if found:
            least = next((n for n in titled + told if _only_longer_by_words(found[0], n, known)), found[0])
            longer = [n for n in titled + told if n.endswith(least) and not _only_longer_by_words(n, least, known)]
            return max(longer, key=len)
        plain = re.sub(r"\s", "", "".join(zone))
        if NATIONAL.search(plain) and not LOCAL.search(plain):
            return "全国"
    return _settled(folded, NOISE.sub("", "".join(lines)), known)


def _under(lines: tuple[str, ...], known: Known) -> Iterator[str]:
    """The lines of a title; a county alone on its line stands before the town on the next one, a town before its organ."""
    above = ""
    for line in lines:
        name = NOISE.sub("", line)
        below = above and (ORGAN_ALONE.match(name) or (known(above) and TOWN.match(name)))
        yield above + line if below else line
        above = name if known(name) or PLACE_ALONE.fullmatch(name) else ""


def _only_longer_by_words(name: str, short: str, known: Known) -> bool:
    """Whether unknown ``name`` is ``short`` behind words that are no place (赵六作青溪县 and 青溪县)."""
    words = name.removesuffix(short)
    if words in ("", name) or not re.search(r"[市县省州盟旗]$", name) or re.search(r"[省市县区州盟旗]$", words):
        return False
    return not known(name)


def _settled(folded: str, titles: str, known: Known) -> str | None:
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
    if not fitting and (f"我{kind}" in folded or f"全{kind}" in folded):
        return _source(folded, kind, known)
    ranked = sorted(fitting, key=lambda n: (-fitting[n], n))
    if not ranked or (len(ranked) > 1 and fitting[ranked[1]] * 2 > fitting[ranked[0]]):
        return None
    return ranked[0]


def _source(folded: str, kind: str, known: Known) -> str | None:
    """The place whose own site printed the page, if it is of the kind that the text speaks as."""
    names = {m.group("name") for m in SOURCE.finditer(folded[:OPENING])}
    fitting = [n for n in names if n.endswith(kind) and known(n)]
    return fitting[0] if len(names) == len(fitting) == 1 else None
