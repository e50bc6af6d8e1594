"""The name of the place that a report is of, as the text gives it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportkit.lexicon.placenames import like_a_place, words_before_places
from reportkit.lexicon.wordlists import first_of, phrases
from reportkit.outline.head import Head
from reportkit.text.marks import is_han
from reportkit.text.said import any_in, closed_by, opened_by

# What a name of a place ends in; what of 市市, 州市, 乡县 is none.
KINDS = re.compile(r"特别行政区|自治区|自治州|自治县|地区|省|市(?!市)|[州乡](?![市县])|盟|县|区|旗|镇|街道|苏木")
NAME_MAX = 24  # characters before that, of one name or several
ORGAN = re.compile(
    r"(?:第?[一二三四五六七八九十百\d]+届|(?:19|20)\d\d年(?:度)?)?"
    r"(?:人民代表大会|人大|政协|委员会|(?:中级|高级)?人民法院|人民检察院|人民政府|政府|行政公署|行署|工作委员会|工委)"
)
CPPCC_TERM = re.compile(r"第[一二三四五六七八九十百]+届")
CPPCC = re.compile(
    r"(?:第[一二三四五六七八九十百]+届)?(?:委员会|常委会|常务委员会)|[一二三四五六七八九十]+届[一二三四五六七八九十]+次"
)
CPPCC_NAMES = ("中国人民政治协商会议", "政协")
STANDING, STREET_MAX = ("人大常委会", "人大常务委员会"), 10
STREET_ORGANS = phrases(("", "人大"), ("工委", "工作委员会"))
OWN_LAW = re.compile(r"《(?P<title>[^《》]+(?:条例|办法|规定|细则|决定))》")
OUTER_AND_KIND = phrases(("省", "自治区", "市"), ("城市", "市", "县", "区"))  # 浙江省城市… is no city
PARTS_OF_TOWNS = phrases(("主城", "城", "市", "山", "景", "开发", "高新", "新", "郊"), ("区",))
NAME_FOLLOWS = ("在", "于", "受", "向", "对", "代表", "政协", "届", "会议", "我", *"0123456789,。:、“”")
HELD = ("受", "代表", "在")  # what stands behind these holds the office
INTRODUCED = ("关于", "在", "对")
DATE_PARTS = ("年度", "年", "月", "日讯", "日电", "日")
WEAK, LONG = -25, 3
GOVERNED = tuple("省市县区州盟旗")
KIND = frozenset((*GOVERNED, "镇", "乡", "街道", *phrases(("自治",), tuple("州县区旗"))))
LEVELS = frozenset("全各省市县区旗乡镇级街道")
TOWN_AREAS = ("城区", "郊区", "矿区", "东区", "西区")
BEFORE_COUNTY = frozenset("年全我本各该此某邻外省市区州县几数两多每到一二三四五六七八九十")
LEADING = phrases(("委",), ("", "的"), ("", "坚强", "正确", "统一", "有力"), ("领导下",))
NATIONAL = phrases(("全国",), ("人民代表大会", "人大", "政协", "委员会"))
NOT_NATIONAL = ("代表", "委员", "会议", "机关")
CONGRESS = ("人大", "人民代表大会")
OPENING = 4000  # characters of the opening in which a name is looked for
NOISE = {ord(char): None for char in "#*—()"}
NAMED_PIECE, LABEL_MAX = 6, 10
# What no name of a place holds, unless it is known as one: 陈志明作县, but 焦作市.
NO_PLACE = (
    *"是的了并被请该此这及使届",
    *("会议", "代表", "委员", "常委", "报告", "审议", "听取"),
    *phrases(("各",), tuple("级省市县区州旗乡镇街")),
)
NO_PLACE_ENDS = ("乡镇", "县市", "县区", *phrases(tuple("作任选讯电持对为给赴从据让"), tuple("省市县区州旗乡镇")))
MADE = ("出台", "制定", "修订", "修改", "调整", "完善", "审议")
SITES = ("人民政府", "政府", "人大", "政协")
Known = Callable[[str], bool]


def _places_before(text: str, fits: Callable[[str, int], bool]) -> Iterator[tuple[int, int]]:
    """Spans of Han characters that end as a name of a place does and behind which what is asked for ``fits``, none overlapping."""
    last = 0
    for kind in KINDS.finditer(text):
        start, end = kind.span()
        if not fits(text, end):
            continue
        low = max(last, start - NAME_MAX)
        while start > low and is_han(text[start - 1]):
            start -= 1
        said = opened_by(text, INTRODUCED, start)
        start += len(said) if start + len(said) < kind.start() else 0
        if start < kind.start():
            yield start, end
            last = end


def _place_at(text: str, start: int, fits: Callable[[str, int], bool]) -> int:
    """Where the first name of a place ends that begins at ``start`` and behind which what is asked for fits; 0 where none does."""
    for kind in KINDS.finditer(text, start + 1, start + 2 * NAME_MAX):
        if kind.start() - start > NAME_MAX or not is_han(text[start : kind.start()]):
            break
        if fits(text, kind.end()):
            return kind.end()
    return 0


def _is_organ(text: str, at: int) -> bool:
    return ORGAN.match(text, at) is not None


def _is_cppcc(text: str, at: int) -> bool:
    return CPPCC.match(text, at) is not None


def _is_party(text: str, at: int) -> bool:
    return text.startswith("委", at) and not text.startswith("委员", at)


def _is_site(text: str, at: int) -> bool:
    return text.startswith(SITES, at)


def _streets(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans of places before their street's committee, and the street: 区人大常委会湖南路街道工委."""
    for start, end in _places_before(text, lambda text, at: text.startswith(STANDING, at)):
        street = text[end + len(opened_by(text, STANDING, end)) :]
        stop = street.find("街道", 1, STREET_MAX) + 2
        if stop > 1 and is_han(street[:stop]) and street.startswith(STREET_ORGANS, stop):
            yield start, end, street[:stop]


def _cppcc_places(text: str) -> Iterator[tuple[int, int]]:
    """Spans of places behind 政协: 政协第八届青岚县委员会."""
    at = 0
    while (found := first_of(text, CPPCC_NAMES, at)) is not None:
        at = found[1]
        term = CPPCC_TERM.match(text, at)
        start = term.end() if term else at
        if end := _place_at(text, start, _is_cppcc):
            yield start, end
            at = end


def _named_regions(clean: str, known: Known, folded: str, titled: bool) -> list[str]:
    """Names of places that stand before an organ, at the beginning or after 在, 受, 代表 and the like.

    In prose (not ``titled``) one that no table knows must be named more than once in ``folded``, or be like a name.
    """
    streets = _streets(clean) if "街道" in clean else ()
    found = [name + street for start, end, street in streets if (name := _own_name(clean[start:end], known))]
    for start, end in (*_cppcc_places(clean), *_places_before(clean, _is_organ)):
        before, whole = clean[:start], _behind_term(clean[start:end])
        if before[-1:].isdigit():
            whole = whole.removeprefix(opened_by(whole, DATE_PARTS))
        name = _own_name(whole, known)
        if name is None or not (len(name) < len(whole) or not before or before.endswith(NAME_FOLLOWS)):
            continue
        if known(name) or _likely(name, whole, titled, known) or folded.count(name) > 1:
            found.append(name)
    return found


def _behind_term(words: str) -> str:
    """``words`` behind the last 届 that is not that of 届时."""
    at = words.rfind("届")
    while at >= 0 and words.startswith("届时", at):
        at = words.rfind("届", 0, at)
    return words[at + 1 :]


def _likely(name: str, words: str, titled: bool, known: Known) -> bool:
    """Whether a ``name`` that no table knows, at the end of ``words``, is one by what stands before it or by its characters."""
    if any(known(name[:i]) for i in range(2, len(name) - 1)):
        return True
    stem = next((piece for piece in reversed(KINDS.split(name)) if piece), "")
    if not stem:  # 自治州自治县
        return False
    weight, held = like_a_place(stem), words.removesuffix(name).endswith(HELD)
    return weight >= 0 or (titled and len(stem) > LONG) or bool((titled or held) and weight >= WEAK)


def _own_name(words: str, known: Known) -> str | None:
    """The name that ``words``, which end as one does, end in; None when they only say what kind of place (交由市, 我县)."""
    name = _known_end(_without_words(words, known), known)
    return None if _is_bare(name) or not (known(name) or _may_be_place(_town(name, known))) else name


def _is_bare(name: str) -> bool:
    """Whether ``name`` only says what kind of place it is: 我县, 全市, 各乡镇."""
    if len(name) <= 2 and name.endswith(("县", *GOVERNED, "镇", "乡")) and not name.endswith("盟"):
        in_county = name == "县" or name[:1] in BEFORE_COUNTY
        if in_county if name.endswith("县") else name not in TOWN_AREAS:
            return True
    return LEVELS.issuperset(name) or (name.startswith("自治") and name in KIND)


def _may_be_place(name: str) -> bool:
    return not any_in(name, NO_PLACE) and not name.endswith(NO_PLACE_ENDS)


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
        bare, told = rest in KIND, known(rest)
        joined = told and len(rest) == 2 and words.get(rest[0]) == "joint"  # 人大和县人民政府 speaks of no 和县
        if before and (len(rest) > 2 or bare or told) and not (joined and "organ" in before):
            return rest
        if word is None or (word == "joint" and (i == 1 or (bare and _joins_in_name(name, i)))):
            continue
        if (
            told
            or (len(rest) > 2 and (not 1 < i < 4 or name[: i - 1] in words))
            or (bare and not any(known(name[k:]) for k in range(i)))
        ):
            return rest
    return name


def _joins_in_name(name: str, end: int) -> bool:
    """Whether the two characters before ``end`` may begin a name: 太和镇, 云和区, but 人大和县."""
    return end == 2 or name.endswith(GOVERNED, 0, max(0, end - 2))


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
    return name if name.endswith(GOVERNED, 0, start) else name[start:]


def find_region(head: Head, opening: str, folded: str, known: Known) -> str | None:
    """Longest name the head gives, or else the opening; for a bare 市, what the rest of the text settles; or None.

    ``known`` tells whether a name is that of a unit (townships are in no table, so that an unknown name may be one).
    """
    opening = opening[:OPENING]
    lines = [piece for line in _under(head.lines, known) for piece in _pieces(_without_label(line))]
    titled, told = (
        [n for piece in zone for n in _named_regions(_bare(piece), known, folded, zone is lines)]
        for zone in (lines, [opening])
    )
    for found, zone in ((titled, lines), (told, [opening])):
        if found:
            least = next((n for n in titled + told if _only_longer_by_words(found[0], n, known)), found[0])
            longer = [n for n in titled + told if n.endswith(least) and not _only_longer_by_words(n, least, known)]
            return max(longer, key=len)
        if _is_national("".join("".join(zone).split())):
            return "全国"
    return _settled(folded, _bare("".join(lines)), known)


def _bare(text: str) -> str:
    return "".join(text.split()).translate(NOISE)


def _without_label(line: str) -> str:
    """A line without (受权发布), 【两会】 before a title."""
    words = line.lstrip(" \t#*")
    end = min((at for mark in "】])" if (at := words.find(mark)) > 0), default=0)
    return words[end + 1 :] if words[:1] in tuple("【[(") and 2 <= end <= LABEL_MAX + 1 else line


def _pieces(line: str) -> Iterator[str]:
    """What dashes part in a line, and blanks before some words."""
    for part in line.split("——"):
        at, last = 0, 0
        for word in part.split():
            at = part.index(word, at)
            if at and len(word) >= NAMED_PIECE and is_han(word[:NAMED_PIECE]):
                yield part[last:at]
                last = at
            at += len(word)
        yield part[last:]


def _is_national(plain: str) -> bool:
    """Whether ``plain`` speaks of the national congress or conference, and of no local organ."""
    told = any(not rest.startswith(NOT_NATIONAL) for words in NATIONAL for rest in plain.split(words)[1:])
    return told and not any(char in KIND and _is_organ(plain, at + 1) for at, char in enumerate(plain))


def _under(lines: tuple[str, ...], known: Known) -> Iterator[str]:
    """The lines of a title; a county alone on its line stands before the town on the next one, a town before its organ."""
    above = ""
    for line in lines:
        name = _bare(line)
        below = above and (_is_organ(name, 0) or (known(above) and _is_town(name)))
        yield above + line if below else line
        above = name if known(name) or _is_place(name) else ""


def _is_place(name: str) -> bool:
    """Whether a line is a name of a place by its form."""
    kinds = [kind.span() for kind in KINDS.finditer(name)]
    return bool(kinds) and kinds[-1][1] == len(name) and 1 <= kinds[-1][0] <= NAME_MAX and is_han(name)


def _is_town(name: str) -> bool:
    """Whether a line begins with a town and its organ: 太和镇人大, 青山乡第十九届."""
    kind = first_of(name, ("镇", "乡"), 1)
    return kind is not None and kind[1] <= 7 and is_han(name[: kind[0]]) and name.startswith(("第", *CONGRESS), kind[1])


def _only_longer_by_words(name: str, short: str, known: Known) -> bool:
    """Whether unknown ``name`` is ``short`` behind words that are no place (赵六作青溪县 and 青溪县)."""
    words = name.removesuffix(short)
    if words in ("", name) or not name.endswith(tuple("市县省州盟旗")) or words.endswith(GOVERNED):
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
        name = _place_of_law(match.group("title"), kind)
        if not name or name.endswith(OUTER_AND_KIND):
            continue
        near = folded[max(0, match.start() - 14) : match.start()]
        made = any_in(near, (f"{kind}政府", f"我{kind}", f"{kind}人大", *MADE))
        scores[name] = scores.get(name, 0) + (3 if made else 1)
        behind = folded[match.end() : match.end() + 12].partition(f"在我{kind}")
        if behind[1] and not any_in(behind[0], ("。", ";", "《")):
            outer.add(name)
    for name, leads in _before_party(folded):
        scores[name] = scores.get(name, 0) + (5 if leads else 1)
    fitting = {n: s for n, s in scores.items() if n.endswith(kind) and n not in outer and not _is_bare(n)}
    if not fitting and (f"我{kind}" in folded or f"全{kind}" in folded):
        return _source(folded, kind, known)
    ranked = sorted(fitting, key=lambda n: (-fitting[n], n))
    if not ranked or (len(ranked) > 1 and fitting[ranked[1]] * 2 > fitting[ranked[0]]):
        return None
    return ranked[0]


def _place_of_law(title: str, kind: str) -> str:
    """The place of the given ``kind`` with which the title of a law begins, without a part of a town; "" where none does."""
    at = title.find(kind, 1)
    while at >= 0 and title.startswith("市", at + 1):
        at = title.find(kind, at + 1)
    name = title[: at + 1] if 0 < at < NAME_MAX and is_han(title[:at]) else ""
    return name.removesuffix(closed_by(name, PARTS_OF_TOWNS))


def _before_party(folded: str) -> Iterator[tuple[str, bool]]:
    """Names of places before their Party committees, and whether it is said to lead."""
    at = folded.find("中共")
    while at >= 0:
        end = _place_at(folded, at + 2, _is_party)
        if end:
            yield folded[at + 2 : end], folded.startswith(LEADING, end)
        at = folded.find("中共", max(end, at + 2))


def _source(folded: str, kind: str, known: Known) -> str | None:
    """The place whose own site printed the page, if it is of the kind that the text speaks as."""
    names, text = set[str](), folded[:OPENING]
    for behind in text.split("来源:")[1:]:
        words = behind[: 2 * NAME_MAX].lstrip()
        if end := _place_at(words, 0, _is_site):
            names.add(words[:end])
    fitting = [n for n in names if n.endswith(kind) and known(n)]
    return fitting[0] if len(names) == len(fitting) == 1 else None
