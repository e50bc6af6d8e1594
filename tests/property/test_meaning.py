"""Rewriting that keeps the meaning keeps the records; a change of one fact changes that record alone.

Records are compared without ids, offsets and surface forms. All choices are seeded by the text's name.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest

from reportkit.io.load import load_file
from reportkit.pipeline import build
from reportkit.text.fold import fold
from tests.support import ROOT

GOLD = ROOT / "tests" / "gold"
# h-04 and h-05 are held back from those who write rules.
PATHS = {
    p.stem[:6]: p
    for folder in (ROOT / "seeds", GOLD / "texts", GOLD / "made-texts")
    for p in sorted(folder.glob("*-*.txt" if folder.name != "seeds" else "0*.txt"))
    if p.stem not in ("h-04", "h-05")
}
SURFACE = (
    "id",
    "section",
    "rule",
    "evidence",
    "figure",
    "figures",
    "base",
    "part_of",
    "name",
    "title",
    "subject",
    "verb",
    "heading",
    "confidence",  # of what stands around a record, too
)
MOVED = {"laws", "acts"}  # lists of words: compared through their own records
Records = dict[str, list[dict[str, Any]]]


@lru_cache(maxsize=32)
def text_of(name: str) -> str:
    return load_file(str(PATHS[name])).text


@lru_cache(maxsize=32)
def report_of(name: str) -> dict[str, Any]:
    return build(text_of(name), {})


def essence(report: dict[str, Any]) -> Records:
    """What the records say, by kind and in order."""
    kinds = ("figures", "meetings", "law_inspections", "suggestions", "tasks", "shortcomings", "oversight", "laws")
    return {kind: [_told(record) for record in report[kind]] for kind in kinds}


def _told(record: dict[str, Any]) -> dict[str, Any]:
    told = {k: v for k, v in record.items() if k not in SURFACE and k not in MOVED}
    if told.get("period"):
        told["period"] = {k: v for k, v in told["period"].items() if k != "text"}
    for key in ("text", "topic"):
        if told.get(key):
            told[key] = _plain(told[key])
    if "law" in told:
        told["law"] = _plain(told["law"]["name"])
    if told.get("unit"):
        told["unit"] = fold(told["unit"])
    return told


def _plain(words: str) -> str:
    words = re.sub(r"[\W_]", "", fold(words)).replace("举行", "召开")
    return re.sub("|".join(PLACES), "某", re.sub("|".join(PLACES.values()), "某", words))


def differing(before: Records, after: Records) -> list[str]:
    """Records gained (+) and lost (-), with the kind; empty when both say the same in the same order."""
    told = []
    for kind, rows in before.items():
        if rows == after[kind]:
            continue
        one, other = (
            Counter(json.dumps(r, ensure_ascii=False, sort_keys=True) for r in x) for x in (rows, after[kind])
        )
        told += [f"- {kind} {r}" for r in (one - other).elements()] + [
            f"+ {kind} {r}" for r in (other - one).elements()
        ]
        if one == other:
            told.append(f"! {kind} in another order")
    return told


HALF_TO_FULL = dict(zip(",;:()!?", "，；：（）！？", strict=True))
FULL_TO_HALF = {b: a for a, b in HALF_TO_FULL.items()}
DIGITS_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
DIGITS_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")


def punctuation_half(text: str, _: random.Random) -> str:
    return "".join(FULL_TO_HALF.get(c, c) for c in text)


def punctuation_full(text: str, _: random.Random) -> str:
    return re.sub(r"(?<!\d)[,;:()!?]|[,;:()!?](?!\d)", lambda m: HALF_TO_FULL[m.group()], text)


def digits_wide(text: str, _: random.Random) -> str:
    return text.translate(DIGITS_WIDE)


def digits_narrow(text: str, _: random.Random) -> str:
    return text.translate(DIGITS_NARROW)


def blank_lines_removed(text: str, _: random.Random) -> str:
    return re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n", text)


def blank_lines_added(text: str, _: random.Random) -> str:
    return re.sub(r"\n+", "\n\n\n", text)


def _in_sentences(text: str, chosen: random.Random, count: int) -> list[int]:
    """Places within long paragraphs, not behind a mark that ends or opens something."""
    places = []
    for match in re.finditer(r"[^\n]{90,}", text):
        if (
            re.search(r"(?:报告|总结|综述|要点)[^\n]{0,30}$|>>|[|｜]", match.group())
            or text[: match.start()].count("\n") < 4
        ):
            continue
        within = range(match.start() + 45, match.end() - 25)
        places += [
            at for at in within if text[at - 1] not in "。；;！!？?：:”）)》】… " and text[at] not in "，,、。；; "
        ]
    return _apart(places, chosen, count)


def _apart(places: list[int], chosen: random.Random, count: int) -> list[int]:
    """Some of the places, no two on the same page."""
    taken: list[int] = []
    for at in chosen.sample(places, len(places)):
        if all(abs(at - other) > 150 for other in taken):
            taken.append(at)
        if len(taken) == count:
            break
    return sorted(taken)


def _broken(text: str, places: list[int], inserted: Callable[[int], str]) -> str:
    pieces = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
    return "".join(p + (inserted(i) if i < len(places) else "") for i, p in enumerate(pieces))


def page_breaks(text: str, chosen: random.Random) -> str:
    return _broken(text, _in_sentences(text, chosen, 6), lambda _: "\n\n")


def page_counters(text: str, chosen: random.Random) -> str:
    return _broken(text, _in_sentences(text, chosen, 6), lambda i: f"\n\n— {i + 1} —\n\n")


def page_counters_of_all(text: str, chosen: random.Random) -> str:
    return _broken(text, _in_sentences(text, chosen, 6), lambda i: f"\n第 {i + 1} 页　共 7 页\n")


def breaks_inside_numbers(text: str, chosen: random.Random) -> str:
    long = [at for m in re.finditer(r"[^\n]{90,}", text) for at in range(m.start() + 45, m.end() - 25)]
    inside = [
        at for at in long if text[at - 1].isdigit() and text[at].isdigit() and not re.match(r"\d{0,3}年", text[at:])
    ]
    return _broken(text, _apart(inside, chosen, 5), lambda _: "\n")


def held_for_convened(text: str, _: random.Random) -> str:
    return text.replace("召开", "举行")


def convened_for_held(text: str, _: random.Random) -> str:
    return re.sub("举行(?=[^。；]{0,20}(?:会议|座谈会))", "召开", text)


PLACES = {
    "义乌": "诸暨", "柯城": "南浔", "衢州": "湖州", "温州": "台州", "永康": "东阳", "阳春": "化州", "阳江": "茂名",
    "石景山": "门头沟", "吉林": "辽宁", "临平": "余姚", "大庆": "鸡西", "临朐": "沂源", "凤冈": "湄潭", "花石": "茶恩",
    "湘潭": "湘乡", "沧州": "衡水", "舒城": "庐江", "平凉": "天水", "青云谱": "东安里", "大理": "楚雄",
}  # fmt: skip


def another_place(text: str, _: random.Random) -> str:
    return re.sub("|".join(PLACES), lambda m: PLACES[m.group()], text)


NEUTRAL = (
    "人民群众的信任和支持，是我们做好各项工作的力量源泉。大家心往一处想，劲往一处使，形成了干事创业的浓厚氛围。",
    "春华秋实，岁物丰成。这片土地上的每一点变化，都凝结着广大干部群众的心血和汗水。",
    "民之所盼，政之所向。我们始终牢记初心，把群众的冷暖放在心头，把肩上的担子化作脚下的步伐。",
)
REVIEWED = re.compile(r"^(?![#（(\d一二三四五六七八九十第]).{60,}[。]$")


def neutral_paragraphs(text: str, chosen: random.Random) -> str:
    """Put between two paragraphs of the review, where prose stands on both sides."""
    lines = text.split("\n")
    full = [i for i, line in enumerate(lines) if REVIEWED.match(line.strip())]
    full = [i for i in full if i < len(lines) * 0.55 and i > 4]
    for i in sorted(chosen.sample(full, min(3, len(full))), reverse=True):
        lines[i + 1 : i + 1] = (
            ["", chosen.choice(NEUTRAL), ""]
            if not lines[i + 1 : i + 2] or not lines[i + 1]
            else [chosen.choice(NEUTRAL)]
        )
    return "\n".join(lines)


REWRITINGS = (
    punctuation_half, punctuation_full, digits_wide, digits_narrow, blank_lines_removed, blank_lines_added, page_breaks,
    page_counters, page_counters_of_all, breaks_inside_numbers, held_for_convened, convened_for_held, another_place,
    neutral_paragraphs,
)  # fmt: skip
# What is not yet so, with the reason.
KNOWN: dict[tuple[str, str], str] = {
    ("neutral_paragraphs", "dev-18"): "a work plan reviews nothing: what is put between its items is one of them",
}


def _cases() -> list[Any]:
    cases = []
    for rewriting in REWRITINGS:
        for name in PATHS:
            reason = KNOWN.get((rewriting.__name__, name))
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            cases.append(pytest.param(rewriting, name, marks=marks, id=f"{rewriting.__name__}-{name}"))
    return cases


@pytest.mark.parametrize(("rewriting", "name"), _cases())
def test_rewriting_keeps_the_records(rewriting: Callable[[str, random.Random], str], name: str) -> None:
    rewritten = rewriting(text_of(name), random.Random(f"{rewriting.__name__} {name}"))
    assert differing(essence(report_of(name)), essence(build(rewritten, {}))) == []


HEAD = "某县人民代表大会常务委员会工作报告\n\n——2020年1月9日在某县第十五届人民代表大会第四次会议上\n\n各位代表：\n\n一、过去一年的工作\n\n"
ITEMS = (
    "召开常委会会议8次", "召开主任会议15次", "听取和审议专项工作报告21项", "开展执法检查4次", "组织代表视察9次",
    "作出决议决定6项", "任免国家机关工作人员43人次", "督办代表建议12件", "备案审查规范性文件23件", "开展专题询问2次",
    "接待来访群众397人次", "开展专题调研11次", "举办代表培训班3期", "召开座谈会13次",
)  # fmt: skip


def counted(records: Records) -> dict[str, Counter[str]]:
    return {k: Counter(json.dumps(r, ensure_ascii=False, sort_keys=True) for r in rows) for k, rows in records.items()}


def _timeless(records: Records, separator: str) -> Records:
    """A semicolon ends the sentence, and the year is that of its first item: which item that is may change."""
    if separator == "；":
        for rows in records.values():
            for row in rows:
                row.pop("period", None)
    return records


@pytest.mark.parametrize("separator", ["，", "；"])
@pytest.mark.parametrize("seed", range(12))
def test_order_of_items_with_their_own_verb_and_number_means_nothing(seed: int, separator: str) -> None:
    chosen = random.Random(seed)
    items = chosen.sample(ITEMS, 6)
    texts = [f"{HEAD}一年来，县人大常委会{separator.join(items)}。\n"]
    texts += [f"{HEAD}一年来，县人大常委会{separator.join(chosen.sample(items, 6))}。\n" for _ in range(3)]
    first, *others = [counted(_timeless(essence(build(text, {})), separator)) for text in texts]
    assert others == [first] * 3


def _changed(text: str, figure: dict[str, Any]) -> str | None:
    """The text with the first digits of a figure's numeral one higher, as many digits as before."""
    evidence = figure["evidence"]
    match = re.search(r"\d+", evidence["text"])
    if match is None or not re.fullmatch(r"\d+", evidence["text"][match.start() : match.end()]):
        return None
    digits = match.group()
    if figure["unit"] == "%" and int(digits) >= 100:
        return None  # more than all is no rate
    other = str(int(digits) + 1) if int(digits) > 1 else "2"
    if len(other) != len(digits):
        other = str(int(digits) - 1)
    if digits != str(int(digits)) or len(other) != len(digits) or int(other) == 100:
        return None
    at = evidence["start"] + match.start()
    return text[:at] + other + text[at + len(digits) :]


@pytest.mark.parametrize("name", PATHS)
def test_another_number_changes_its_record_alone(name: str) -> None:
    """8次 → 9次: the figure and the meeting or suggestion made of it, and nothing else."""
    text, report = text_of(name), report_of(name)
    before = essence(report)
    said = Counter((f["value"], f["unit"]) for f in report["figures"])
    # A number that is said twice is one fact said twice.
    once = [(i, f) for i, f in enumerate(report["figures"]) if said[f["value"], f["unit"]] == 1]
    places = [(i, changed) for i, f in once if (changed := _changed(text, f)) is not None]
    for i, changed in random.Random(name).sample(places, min(6, len(places))):
        after = essence(build(changed, {}))
        figure = report["figures"][i]
        views = {
            kind: {k for k, r in enumerate(report[kind]) if r.get("figure") == figure["id"]}
            for kind in ("meetings", "suggestions")
        } | {"figures": {i}}
        for kind, rows in before.items():
            assert len(after[kind]) == len(rows), (kind, figure["evidence"])
            told = {
                k for k, (a, b) in enumerate(zip(rows, after[kind], strict=True)) if _numberless(a) != _numberless(b)
            }
            assert told == set(), (kind, figure["evidence"])
            if kind in views:
                moved = {k for k, (a, b) in enumerate(zip(rows, after[kind], strict=True)) if a != b}
                assert moved == views[kind], (kind, figure["evidence"])


def _numberless(record: dict[str, Any]) -> dict[str, Any]:
    told = {k: v for k, v in record.items() if k not in ("value", "value_max", "count", "rate")}
    for key in ("text", "topic"):
        if told.get(key):
            told[key] = re.sub(r"\d+", "0", told[key])
    return told


DONE = (
    "常委会已对消防法开展执法检查，已组织代表视察3次。",
    "今年常委会已听取专项工作报告12项，已召开座谈会4次。",
    "所提建议中已有35件得到落实，已办结18件。",
)


@pytest.mark.parametrize("sentence", DONE)
def test_what_will_be_done_is_planned(sentence: str) -> None:
    """The second 已 → 将: the record of its clause is planned, the other is not."""
    at = sentence.rindex("已")
    before = essence(build(f"{HEAD}{sentence}\n", {}))["figures"]
    after = essence(build(f"{HEAD}{sentence[:at]}将{sentence[at + 1 :]}\n", {}))["figures"]
    assert [f["status"] for f in before] == ["done"] * len(before)
    assert after[:-1] == before[:-1]
    assert after[-1] == before[-1] | {"status": "planned"}
