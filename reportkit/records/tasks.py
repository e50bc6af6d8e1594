"""Tasks of the plan part and shortcomings: records of whole sentences."""

from __future__ import annotations

import re

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.models.drafts import ShortcomingDraft, TaskDraft
from reportkit.models.enums import Role
from reportkit.outline.evidence import has
from reportkit.outline.lines import ITEM_ORDINAL, style_of
from reportkit.outline.sentences import Sentence, begins_act
from reportkit.text.said import any_in

YEARS = ("今年", "新的一年", "明年", "本年")
ALSO = ("既", "也", "正", "适逢", "又")
IS = ("是", "将迎来", "迎来", "恰逢", "适逢", "处在", "为")
ANNIVERSARY = ("之年", "周年")
WORKS, WEIGHTY = ("做好", "搞好", "完成"), ("意义重大", "责任重大", "至关重要", "十分重要")
DEMANDS = tuple(f"提出{aspect}{more}" for aspect in ("", "了") for more in ("新的", "更高"))
FACING = ("当前", "面对", "站在", "进入", "新时代", "踏上")
TIMES = ("关键时期", "关键阶段", "新起点", "新要求", "新形势", "新任务", "新期待", "机遇", "光荣", "重大")
GUIDING = (
    *("指导思想", "总体要求", "总体思路", "总体安排", "总体目标", "总体工作思路", "总的要求", "总的思路", "总的目标"),
    *("总要求", "总思路", "总目标", "工作思路是", "基本思路", "为指导", "主要安排是", "主要安排:"),
)
AIMS = ("指导思想", "总体要求", "总体思路", "总要求", "总的要求", "工作思路")
AIMS_REACH = 30
FOLLOWING = tuple(
    f"{how}{act}{of}"
    for how in ("重点", "着重")
    for act in ("做好", "抓好")
    for of in ("以下", *(f"{n}个" for n in "一二三四五六七八九十"))
)
INTENT = re.compile(r"将|拟|(?<![主重需必简摘])要(?![求点闻素])")
# What can be looked for when the year is over.
CONCRETE = (
    *(
        "听取",
        "审议",
        "检查",
        "视察",
        "调研",
        "评议",
        "询问",
        "督办",
        "督查",
        "走访",
        "走进",
        "走入",
        "举办",
        "召开",
        "票决",
    ),
    *("建立", "建成", "办好", "推出", "启动", "全覆盖"),
)
LOOSE, LOOSE_REACH = ("开展", "做好"), 8  # 开展监督工作 names no act
ORGANISE, NO_ACT = "组织", ("领导", "建设", "生活")
VAGUE = (
    *("坚持", "贯彻", "精神", "围绕", "高举", "紧扣", "聚焦", "为指导", "为统领", "为主线", "为目标", "为契机"),
    *("按照", "牢固", "努力", "奋斗", "不断", "工作要求"),
)
LISTED = tuple(
    f"{n}{what}" for n in "一二三四五六七八九十" for what in ("个方面", "个方面工作", "个方面的工作", "件事", "件大事")
)
BELOW, BELOW_REACH = "以下", 16
SPEAKERS, SAYS = ("习近平总书记", "总书记", "党的"), ("指出", "强调", "要求")
ADDRESSED, ADDRESS_MAX = ("各位代表", "各位委员", "同志们", "各位同志", "主任、", "朋友们"), 16
ANNEX = ("附件", "附:", "附表", "抄送", "抄报")
HOPES = ("我们相信", "我们坚信", "我们深信", "相信", "让我们")
PLANS_ITSELF = tuple(f"制{made}本{what}" for made in "定订" for what in ("计划", "要点", "方案", "安排"))
SAID = tuple(f"{says}{mark}" for says in ("说", "表示", "介绍", "说道") for mark in "。,")
BARE_MAX = 60  # characters of a sentence that says no more than that there are weaknesses
OWNING_MAX = 12
SOME = ("一些", "不少", "许多", "很多", "以下", "诸多", "若干", "几点", "几处", "几个")
WEAKNESSES = ("不足", "问题", "差距", "短板", "薄弱环节", "困难")
SOME_REACH = 20
FALLS_SHORT = (
    *(f"{much}{of}{far}" for much in ("一定", "不小", "较大", "不少") for of in ("", "的") for far in ("差距", "距离")),
    *(f"的{weakness}" for weakness in ("差距", "不足", "问题", "短板")),
)
AND_SO_ON = "等等"


def promises(text: str) -> bool:
    """Whether ``text`` says of a concrete act that it will be done: 将对就业开展专项监督. What opens with 将 governs the clauses behind it."""
    intent = INTENT.search(text)
    if intent is None:
        return False
    begin = max(text.rfind(mark, 0, intent.start()) for mark in ",;。:") + 1
    return any(_concrete(clause) and not any_in(clause, VAGUE) for clause in _clauses(text[begin:]))


def _clauses(text: str) -> list[str]:
    return text.replace(";", ",").replace("。", ",").replace(":", ",").split(",")


def _concrete(clause: str) -> bool:
    """Whether an act is named that can be looked for later: 开展专项监督, not 开展监督工作."""
    if any_in(clause, CONCRETE):
        return True
    loose = max(clause.rfind(word) for word in LOOSE)
    if loose >= 0 and not (clause.endswith("工作") and len(clause) - loose - 4 <= LOOSE_REACH):
        return True
    at = clause.find(ORGANISE)
    return at >= 0 and not clause.startswith(NO_ACT, at + len(ORGANISE))


def _guides(text: str) -> bool:
    """Whether the thought that guides the work is told, or the work announced: 总体要求是…, 重点做好以下工作."""
    if any_in(text, GUIDING) or any_in(text, FOLLOWING):
        return True
    ends = text.rstrip("。")
    announced = BELOW in ends[-10:] and ends.endswith(("工作", "任务", "方面"))
    return announced or text.endswith(("主要任务:", "主要任务是:"))


def read_tasks(paragraph: Paragraph, context: Context, intro: bool, preface: bool = False) -> list[TaskDraft]:
    """Tasks of a paragraph; ``intro`` when it stands before the first item of the plan part, ``preface`` before all headings."""
    sentences = [s for s in paragraph.sentences if s.role is Role.PLAN]
    if not sentences:
        return []
    whole = paragraph.joined.text[sentences[0].start : sentences[-1].end]
    if intro and _guides(whole[:400]) and not any(ITEM_ORDINAL.match(s.text) for s in sentences):
        return []
    if whole.lstrip()[:1] == "“" and any_in(whole, ("说。", "表示。", "说道")):
        return []
    records: list[TaskDraft] = []
    for sentence in sentences:
        intro = intro and not ITEM_ORDINAL.match(sentence.text)
        if preface and sentence.cue == "plan.genre" and not (promises(sentence.text) or begins_act(sentence.text)):
            continue  # a work plan begins with what led to it
        if not sentence.lead and not (intro and _introduces(sentence)) and not _no_task(sentence):
            records.append(_task(sentence, context))
    return records


def _introduces(sentence: Sentence) -> bool:
    """The thought that guides the work, without an act of its own."""
    return _guides(sentence.text) or (
        has(sentence.features, "guiding") and has(sentence.features, "intent") and not promises(sentence.text)
    )


def _no_task(sentence: Sentence) -> bool:
    text = sentence.text.strip()
    words = text[style_of(text)[1] :]
    if len(words) < 5 or words[-1] == "?" or any_in(words, PLANS_ITSELF):
        return True
    if words.startswith(ANNEX) or (words[0] == "(" and words[-1] == ")") or "日印发" in words:
        return True  # 附件:…目录; (共印120份)
    if words.startswith(ADDRESSED) and len(words) < ADDRESS_MAX:
        return True  # 各位代表!
    if (sentence.row is not None and sentence.row.total) or _announces(words) or _press(words):
        return True
    if words.startswith(HOPES) or (_is_background(words) and not promises(words)):
        return True
    first = words.replace(";", ",").split(",")[0]
    quoted = words.startswith(SPEAKERS) and any_in(first, SAYS)
    return quoted or (_guides(words) and any(0 <= words.find(aim) <= AIMS_REACH for aim in AIMS))


def _is_background(words: str) -> bool:
    """Whether a sentence tells what year or time it is, and not what shall be done: 2022年是换届之年."""
    ends = words.rstrip("。,;")
    if ends.endswith(ANNIVERSARY) or _of_a_year(words):
        return True
    if words.startswith(WORKS) and any_in(ends, WEIGHTY):
        return True
    if ends.endswith("要求") and any_in(ends[-16:], DEMANDS):
        return True
    return words.startswith(FACING) and "。" not in ends and any_in(ends[-30:], TIMES)


def _of_a_year(words: str) -> bool:
    """2022年,正是…; 今后五年是…."""
    year = next(
        (y for y in YEARS if words.startswith(y)), words[:5] if words[:4].isdigit() and words[4:5] == "年" else ""
    )
    rest = words[len(year) :]
    if not year and words.startswith(("今后", "未来")):
        rest = next((words[i + 1 :] for i, char in enumerate(words[:14]) if char in "年期" and i > 1), "")
    elif not year:
        return False
    rest = rest.lstrip(",、")
    rest = next((rest[len(also) :] for also in ALSO if rest.startswith(also)), rest)
    return rest.startswith(IS) if year else rest.startswith(("是", "将是"))


def _announces(words: str) -> bool:
    """Whether a sentence only says that a list follows: 重点做好以下几个方面工作。"""
    if any_in(words, ("听取", "检查", "视察", "调研")):
        return False
    ends = words.rstrip("。:;")
    return words[-1] == ":" or ends.endswith(("如下", "几个方面", *LISTED)) or BELOW in ends[-BELOW_REACH:]


def _press(words: str) -> bool:
    """Whether somebody is quoted, or a journalist speaks."""
    return "记者" in words or "通讯员" in words or (words[0] in '“"' and any_in(words, SAID))


def read_shortcomings(paragraph: Paragraph, context: Context) -> list[ShortcomingDraft]:
    """Sentences of a paragraph that name the organ's weaknesses; promises to mend them are left out."""
    sentences = [s for s in paragraph.sentences if s.role is Role.SHORTCOMINGS]
    named = [
        s
        for s in sentences
        if not ((s.lead and not has(s.features, "weak")) or _promises(s) or has(s.features, "thanks"))
        and s.text.rstrip("。;") != AND_SO_ON
    ]
    return [_shortcoming(s, context) for s in named if not _only_announces(s, s is named[0] and len(named) > 1)]


def _promises(sentence: Sentence) -> bool:
    """These need to be mended: what shall be done about it, without a weakness of its own."""
    features = sentence.features
    if has(features, "promise^"):  # 这些问题,有待今后解决
        return True
    if has(features, "weak"):
        return has(features, "promise") and has(features, "intent") and not has(features, "fault", "colon")
    # 应当反馈的15份审议意见,有的超过了时限
    return has(features, "promise", "ahead") or (has(features, "intent") and not has(features, "limited"))


def _only_announces(sentence: Sentence, followed: bool) -> bool:
    """我们也清醒地看到，工作中还存在一些不足。 names none; ``followed`` by sentences that name some."""
    features, text = sentence.features, sentence.text.rstrip()
    if text[-1:] in ":,":
        return True
    if not has(features, "lack", "problem") or has(features, "fault", "colon"):
        return False
    ends = text.rstrip("。;")
    if has(features, "owning") and ends.endswith(WEAKNESSES) and len(ends) <= OWNING_MAX:
        return True  # 报告也不回避短板。
    some = ends.endswith(WEAKNESSES) and any_in(ends[-SOME_REACH:], SOME)
    return followed or (len(text) < BARE_MAX and (some or ends.endswith(FALLS_SHORT)))


def _task(sentence: Sentence, context: Context) -> TaskDraft:
    joined, start, end = sentence.joined, sentence.start, sentence.end
    return TaskDraft(
        heading=sentence.heading,
        text=context.words(joined, start, end),
        section=sentence.section,
        rule=sentence.cue,
        evidence=context.evidence(joined, start, end),
    )


def _shortcoming(sentence: Sentence, context: Context) -> ShortcomingDraft:
    joined, start, end = sentence.joined, sentence.start, sentence.end
    return ShortcomingDraft(
        text=context.words(joined, start, end),
        section=sentence.section,
        rule=sentence.cue,
        evidence=context.evidence(joined, start, end),
    )
