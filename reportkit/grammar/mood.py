"""Done or planned: decided by the part of the report and by the words of the clause, in this one place (时态)."""

from __future__ import annotations

from reportkit.grammar.clause import Clause, How, Known, Mood
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Role
from reportkit.outline.sentences import Sentence
from reportkit.text.said import any_in, has_digit

HEAD = 3  # a word so near to the start of a clause governs all of it: 并将, 今年还要
TAIL = 12  # what stands behind the 的 of a clause that only describes: 将提请审议的事项,
SUBJECT = 8  # a doer so near to the start of a clause is its subject
OF = "的"
THINGS = ("报告", "意见", "结果", "情况")  # 将检查报告报…: 将 takes hold of a thing
HEARD = ("听取", "审查")  # 将听取报告: what is heard
SURE = (
    "力争",
    "要表彰",
    "要通报表",
    "拟",
    "打算",
    "原拟",
    "原计划",
    "拟定于",
    "拟订于",
    "拟定期",
    "拟制定",
    "须在",
)  # need no verb behind them
ANYWHERE = ("明年", "来年", "确保明年", "今后一年", "预安排")  # lie ahead wherever they stand; 今后 only as an opener
LIST = ("将", "还将", "也将", "均将", "都将", "拟")  # govern the whole list that they open
OTHERS = ("government", "other", "lower", "higher")
YEAR_HEAD = 6
CONTINUES = "继续"
TAKES = ("将", "把")
THRESHOLDS = ("以上的", "以下的")  # 计划投资5000万元以上的项目: what the things are like

ACTS = ("verb", "finished")
UNTIL = ("截至", "截止", "到", "至")  # 截至今年1月底: where what was done ends
COMPARED = ("比", "较")
RESUMES = (*ACTS, "moved")
UPON = ("对", "就", "把", "将", "跟踪")  # 对去年交办的96件: the past is that of the thing

Word = tuple[int, int, str]


def set_moods(clauses: list[Clause], words: list[Word], vocabulary: Vocabulary, plan_year: int | None) -> None:
    """Sets the moods of the clauses of one paragraph by its ``words``; what an intention opens goes on until something ends it."""
    if not words:
        return  # all of it is what its part is
    text = clauses[0].text
    following = f"{plan_year}年" if plan_year else None
    carried: Known[Mood] | None = None
    at = 0
    for clause in clauses:
        if clause.before is None or clause.before.sentence is not clause.sentence:
            carried = None
        while at < len(words) and words[at][0] < clause.start:
            at += 1
        stop = at
        while stop < len(words) and words[stop][1] <= clause.end:
            stop += 1
        mine = words[at:stop]
        plan = clause.sentence.role is Role.PLAN
        clause.carried = carried
        if plan:
            carried = _in_plan(clause, mine, vocabulary, carried) if mine or carried else carried
        elif clause.sentence.role is not Role.CLOSING:
            ahead = following is not None and text.find(following, clause.start, clause.start + YEAR_HEAD + 5) >= 0
            if mine or carried or ahead:
                carried = _in_review(clause, mine, vocabulary, carried, ahead=ahead)


def past_years(text: str, sentences: list[Sentence], plan_year: int) -> list[Word]:
    """The years before that of the plan with which its sentences begin, as words of tense: 2022年,召开会议8次; 对2022年交办的21件.

    A year that only tells which thing is meant (2022年被约谈的5名委员, a row of a table) leaves the plan as it is.
    """
    years: list[Word] = []
    for sentence in sentences:
        if sentence.role is not Role.PLAN or sentence.row is not None:
            continue
        upon = text.startswith(UPON, sentence.start)
        head = sentence.start + upon
        year = text[head : head + 4]
        if len(year) < 4 or not year.isdigit() or not text.startswith("年", head + 4) or int(year) >= plan_year:
            continue
        opening = text[head : sentence.end].partition(",")[0]
        if upon or OF not in opening or "已" in text[head : sentence.end]:
            years.append((head, head + 5, "before"))
    return years


def _said(mood: Mood, word: Word, rule: str) -> Known[Mood]:
    return Known(mood, How.SAID, word[0], word[1], rule)


def _carry(known: Known[Mood]) -> Known[Mood]:
    return Known(known.value, How.CARRIED, known.start, known.end, known.rule)


def _in_plan(
    clause: Clause, words: list[Word], vocabulary: Vocabulary, carried: Known[Mood] | None
) -> Known[Mood] | None:
    """A plan lies ahead but for what 去年 and its like put into the past; at the head of a clause also what follows it."""
    text = clause.text
    for word in words:
        planned = _said(Mood.PLANNED, word, "mood.again")
        start, end, meaning = word
        head = start - clause.start <= HEAD
        if meaning == "before" and text.endswith(COMPARED, clause.start, start):
            continue  # 指标比上年增加2篇
        if meaning == "before":
            done = _said(Mood.DONE, word, "mood.before")
            clause.turns = (*clause.turns, (start, done))
            if (again := _changed(clause, end, vocabulary)) is not None:
                clause.turns = (*clause.turns, (again, clause.of_part()))
            elif (resumed := _behind(clause, end, vocabulary, upon=text.startswith(UPON, start - 1))) is not None:
                clause.turns = (*clause.turns, (resumed, clause.of_part()))
            elif start == clause.start and text[start] in "去上过现12" and text[start:end] != "过去":
                carried = _carry(done)
        elif meaning == "intend" and clause.turns and _intends(clause, word, vocabulary):
            clause.turns = (*clause.turns, (end, planned))  # 去年计划视察6次
        elif text.endswith(UNTIL, clause.start, start):
            continue  # 截至今年1月底: what was done until then
        elif head and meaning in ("again", "ahead", "intend") and carried is not None:
            clause.turns = (*clause.turns, (end, planned))
            carried = None
    if carried is not None and CONTINUES in text[clause.start : clause.end]:
        clause.turns = (*clause.turns, (clause.start, clause.of_part()))  # 其余3条由对口工委继续督办
        carried = None
    return carried


def _in_review(
    clause: Clause, words: list[Word], vocabulary: Vocabulary, carried: Known[Mood] | None, *, ahead: bool
) -> Known[Mood] | None:
    """What was reviewed is done but for what an intention, or the year to come, puts ahead."""
    text = clause.text
    if carried is not None and _of_another(clause, vocabulary):
        carried = None
        clause.carried = None
    planned = carried
    for word in words:
        start, end, meaning = word
        if meaning == "ahead" and _opens(clause, start, end):
            planned = carried = _said(Mood.PLANNED, word, "mood.ahead")
            clause.turns = (*clause.turns, (end, planned))
        elif meaning == "intend" and (ahead or _intends(clause, word, vocabulary)):
            planned = _said(Mood.PLANNED, word, "mood.intend")
            clause.turns = (*clause.turns, (end, planned))
            if text[start] == "原" and (now := _changed(clause, end, vocabulary)) is not None:
                clause.turns = (*clause.turns, (now, _said(Mood.DONE, word, "mood.past")))
                planned = carried
                continue
            if text[start:end] in LIST and _acts(clause, end, vocabulary) and not _describes(clause, end):
                carried = planned
        elif meaning in ("past", "before") and (planned is not None or carried is not None):
            again = _resumed(clause, word, planned, vocabulary)
            done = _said(Mood.DONE, word, "mood.past")
            if again is not None and planned is not None:
                clause.turns = (*clause.turns, (start, done), (again, planned))
                continue
            if planned is not None and planned.start >= clause.start and OF in text[planned.end : start]:
                # 计划安排的|用地320亩已全部使用: what was intended is told of the thing; what is finished was done all of it.
                of = text.index(OF, planned.end)
                clause.turns = (*clause.turns, (planned.start if _finished(clause, end, vocabulary) else of, done))
            else:
                clause.turns = (*clause.turns, (start, done))
            planned = carried = None
    return _carry(carried) if carried is not None else None


def _opens(clause: Clause, start: int, end: int) -> bool:
    """Whether a time to come governs what follows it; in 票决了明年的5件 it is told of the thing."""
    text = clause.text
    if text[start:end] in ANYWHERE:
        return "了" not in text[clause.start : start]
    return start == clause.start or text[start - 1] == "、"


def _of_another(clause: Clause, vocabulary: Vocabulary) -> bool:
    """Whether the clause begins with another doer than the one that intends."""
    head = clause.text[clause.start : min(clause.end, clause.start + SUBJECT + 4)]
    return any(start <= SUBJECT and actor in OTHERS for start, _, actor in vocabulary.subjects.meant(head))


def _intends(clause: Clause, word: Word, vocabulary: Vocabulary) -> bool:
    """Whether an act follows the word: 将听取, not 将军; 将 that takes hold of a thing (将时限由90天缩短) intends nothing."""
    start, end, _ = word
    said = clause.text[start:end]
    if said in SURE:
        return (
            clause.text[start - 1] not in TAKES
        )  # 将拟撤并的72个乡镇调整为65个: what was planned is told of the thing
    if said == "计划" and any_in(clause.text[end : clause.end], THRESHOLDS):
        return False
    behind = vocabulary.tenses.find(clause.text, end, clause.end)
    if not behind or behind[0][0] > end or behind[0][2] not in ("verb", "finished", "manner", "ahead"):
        return False
    if said == "争取" and behind[0][2] in ACTS:
        return False
    if not said.endswith("将"):
        return True
    _, at, meaning = behind[0]
    thing = meaning == "verb" and clause.text.startswith(THINGS, at) and clause.text[end:at] not in HEARD
    return not thing and not any(meaning == "moved" for _, _, meaning in behind)


def _describes(clause: Clause, end: int) -> bool:
    """Whether the clause ends with what the intention describes: 将提请审议的事项."""
    of = clause.text.rfind(OF, end, clause.end)
    tail = clause.text[of : clause.end]
    return of >= 0 and len(tail) <= TAIL and not has_digit(tail)


def _acts(clause: Clause, at: int, vocabulary: Vocabulary) -> bool:
    """Whether an act stands behind ``at`` in the clause: 将重点听取, not 将在今年二审."""
    return any(meaning in ACTS for _, _, meaning in vocabulary.tenses.find(clause.text, at, clause.end))


def _resumed(clause: Clause, word: Word, planned: Known[Mood] | None, vocabulary: Vocabulary) -> int | None:
    """Where the intention goes on behind a relative clause that tells of the past: 将对已办结的25件|开展回头看."""
    if planned is None or planned.start < clause.start:
        return None
    return _behind(clause, word[1], vocabulary)


def _finished(clause: Clause, at: int, vocabulary: Vocabulary) -> bool:
    return any(meaning == "finished" for _, _, meaning in vocabulary.tenses.find(clause.text, at, clause.end))


def _changed(clause: Clause, at: int, vocabulary: Vocabulary) -> int | None:
    """Where the clause tells what a quantity became: 由去年的2次|增加到4次, 由原计划的86个|增加到102个."""
    found = vocabulary.tenses.find(clause.text, at, clause.end)
    return next((start for start, _, meaning in found if meaning == "changed"), None)


def _behind(clause: Clause, at: int, vocabulary: Vocabulary, *, upon: bool = False) -> int | None:
    """Where the first act stands behind the 的 that closes the relative clause at ``at``; ``upon`` a thing without 的 too."""
    of = at if upon else clause.text.find(OF, at, clause.end)
    if of < 0:
        return None
    behind = vocabulary.tenses.find(clause.text, of, clause.end)
    return next((start for start, _, meaning in behind if meaning in RESUMES), None)
