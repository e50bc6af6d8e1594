"""Which meetings of a paragraph were held: each meeting under the verb that governs it (召开、举行的会议).

All positions are those of the paragraph's folded text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportkit.grammar.paragraph import Paragraph
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Body
from reportkit.outline.sentences import Sentence
from reportkit.text.spans import lying_in

Word = tuple[int, int, str]
JOINS = ("、", "以及", "和", "及", "与", "或", "暨")
OF, DONE = "的", "了"
STAGES = ("前", "中", "后")
MEETING = "会"
ENDINGS = ("会", "会议")
# 社会, 委员会, 人大常委会, 协会, 商会, 大学会, 博览会, 演唱会: words that end like the name of a meeting.
NO_MEETING = "委社员协机商学大晚览博洽运奥唱乐庙灯"
GAMES = "运动会"
DATES = frozenset("于至到—-~、0123456789零一二三四五六七八九十年月日号时上中下旬午晚初底今去同春夏秋冬季")
# What may stand between a name and the verb behind it, up to that verb: 在县城, 改以视频方式.
PLACE_OR_WAY = ("在", "于", "改", "以", "因", "推迟", "延期", "按", "由", "用", "采")
HOLDS = ("hold", "carry", "way")  # without one of these no meeting is held
VERBS = ("hold", "carry", "attend", "serve")
CONSULTS = (Body.CONSULTATION, Body.SYMPOSIUM)


@dataclass(slots=True, frozen=True)
class Held:
    """A meeting whose name begins at ``name`` and ends with ``token``; ``verb`` holds it, of ``listed`` ones that of the first.

    ``start:end`` is the evidence. ``passive``: the verb stands behind the name. ``described``: the verb only describes it
    (市政府召开的座谈会). ``form``: it is the form of another act (以联组会议形式).
    """

    sentence: Sentence
    name: int
    start: int
    end: int
    token: Token
    verb: Word
    passive: bool = False
    described: bool = False
    form: bool = False
    attended: bool = False


@dataclass(slots=True)
class Stretch:
    """Clauses read in one go: brackets within a name (县(市、区)政协) part it not. ``words`` are those beside meetings."""

    text: str
    sentence: Sentence
    start: int
    end: int
    border: str
    words: list[Word]
    tokens: list[Token]

    def last(self, *meanings: str, before: int) -> Word | None:
        """The last word of these ``meanings`` that ends at ``before`` at the latest."""
        return next((w for w in reversed(self.words) if w[1] <= before and w[2] in meanings), None)

    def governing(self, before: int) -> Word | None:
        """The last verb that holds or attends before a position; in 居民参加的座谈会 it only describes the meeting."""
        for word in reversed(self.words):
            if word[1] <= before and word[2] in VERBS:
                if word[2] == "attend" and self.text.startswith(OF, word[1]):
                    continue
                return word
        return None

    def has(self, start: int, end: int, *meanings: str) -> bool:
        """Whether a word of these ``meanings`` lies in ``start:end``, quotations left out."""
        return any(start <= s and e <= end and m in meanings and not self.quoted(s) for s, e, m in self.words)

    def at(self, position: int, *meanings: str) -> Word | None:
        """The word of these ``meanings`` that begins at ``position``."""
        return next((w for w in self.words if w[0] == position and w[2] in meanings), None)

    def quoted(self, position: int) -> bool:
        """Whether ``position`` stands in a quotation of the stretch."""
        return self.text.count("“", self.start, position) > self.text.count("”", self.start, position)


def stretches(paragraph: Paragraph, bodies: list[Token], roles: tuple[str, ...]) -> Iterator[Stretch | None]:
    """The stretches of the sentences of these ``roles``; None for one that holds neither one of ``bodies`` nor a word beside them.

    ``bodies`` are the words for meetings of the paragraph.
    """
    clauses, words = paragraph.clauses, paragraph.meetings
    at = word = body = 0
    while at < len(clauses):
        first = last = clauses[at]
        at += 1
        while at < len(clauses) and clauses[at].sentence is first.sentence and (last.border == "(" or last.aside):
            last = clauses[at]
            at += 1
        if first.sentence.role not in roles:
            continue
        start, end = first.start, last.end
        while word < len(words) and words[word][0] < start:
            word += 1
        while body < len(bodies) and bodies[body].start < start:
            body += 1
        if (word < len(words) and words[word][0] < end) or (body < len(bodies) and bodies[body].start < end):
            beside, tokens = lying_in(words, start, end), lying_in(bodies, start, end)
            yield Stretch(first.text, first.sentence, start, end, last.border, beside, tokens)
        else:
            yield None


def held_in(stretch: Stretch, before: Stretch | None, counted: set[tuple[int, int]], counts: list[int]) -> list[Held]:
    """Meetings said to be held in a stretch; ``before`` is the one before it in its sentence.

    ``counted`` are the places of meetings that have a number, ``counts`` the ends of numbers of times.
    """
    found: list[Held] = []
    tokens = sorted([*(_whole(stretch, token) for token in stretch.tokens), *_brief(stretch)])
    for token in tokens:
        if any(start == token.start and end <= token.end for start, end in counted):
            continue
        if stretch.quoted(token.start) and token.features["body"] != Body.CONSULTATION:
            continue
        held = _form(stretch, token) or _active(stretch, token, found, counts) or _passive(stretch, token)
        if held is None:
            continue
        if found and _same_object(found[-1], held):
            if not _lengthens(found[-1], held):
                continue  # 召开主席会议协商: what was done there
            held = replace(held, name=found[-1].name, start=found[-1].start)
            found.pop()
        found += _apart(stretch, held)
    if found and not found[-1].passive and not found[-1].form:
        found += _last_listed(stretch, found[-1], counts)
    if not tokens:
        found += _unknown(stretch, counts)
        if before is not None:
            found += _behind_colon(stretch, before, counted)
    return [held for held in found if not _only_part(stretch, held)]


def _whole(stretch: Stretch, token: Token) -> Token:
    """The word with the 会 that ends its name: 立法协商会, where the vocabulary has 立法协商."""
    text, end = stretch.text, token.end
    if token.word.endswith(ENDINGS):
        return token
    for ending in reversed(ENDINGS):
        stop = end + len(ending)
        if text.startswith(ending, end) and (stop == stretch.end or text.startswith((*JOINS, OF), stop)):
            return token._replace(end=stop, word=token.word + ending)
    return token


def _brief(stretch: Stretch) -> Iterator[Token]:
    """A body's name that stands for its meeting: 召开主席会、常委会."""
    text = stretch.text
    for start, end, meaning in stretch.words:
        if not meaning.startswith("of_") or not text.startswith(MEETING, end - 1):
            continue
        if any(token.start < end and start < token.end for token in stretch.tokens):
            continue
        opened = any(e == start or (e + 1 == start and text[e] == DONE) for _, e, m in stretch.words if m == "hold")
        joined = text.startswith(JOINS, start - 1) and any(t.end == start - 1 for t in stretch.tokens)
        closed = end == stretch.end or text.startswith(JOINS, end) or stretch.at(end, "study")
        if (opened or joined) and closed:
            yield Token(start, end, text[start:end], {"body": meaning.removeprefix("of_")})


def _form(stretch: Stretch, token: Token) -> Held | None:
    """以联组会议形式, 采取主席会议的形式."""
    behind = token.end + stretch.text.startswith(OF, token.end)
    way = stretch.at(behind, "way")
    by = stretch.last("by", before=token.start)
    if way is None or by is None or stretch.has(by[1], token.start, "hold", "carry", "attend", "study"):
        return None
    if stretch.text[way[0] : way[1]] not in ("形式", "方式"):
        return None
    return Held(stretch.sentence, by[1], by[1], token.end, token, by, form=True)


def _active(stretch: Stretch, token: Token, found: list[Held], counts: list[int]) -> Held | None:
    """A meeting behind the verb that holds it, or listed behind one that is."""
    text = stretch.text
    if found and not found[-1].passive and _joins(stretch, found[-1].token.end, token.start):
        name = next(found[-1].token.end + len(j) for j in JOINS if text.startswith(j, found[-1].token.end))
        return replace(found[-1], name=name, start=name, end=token.end, token=token)
    verb = stretch.governing(token.start)
    if verb is None or verb[2] in ("attend", "serve") or stretch.quoted(verb[0]):
        return None
    name = verb[1]
    numbers = [end for end in counts if name < end <= token.start]
    if numbers:
        join = next((j for j in JOINS if text.startswith(j, numbers[-1])), None)
        if join is None:
            return None
        name = numbers[-1] + len(join)
    described = text.startswith((OF, DONE + OF), name)
    name += 2 if text.startswith(DONE + OF, name) else text.startswith((OF, DONE), name)
    if not _fits(stretch, verb, name, token):
        return None
    attended = _attended(stretch, verb, described=described)
    start = verb[0] if not numbers else name
    return Held(stretch.sentence, name, start, token.end, token, verb, described=described, attended=attended)


def _fits(stretch: Stretch, verb: Word, name: int, token: Token) -> bool:
    """Whether the meeting is what the verb holds, and one that such a verb can hold."""
    body = Body(token.features["body"])
    bare = _bare(stretch, name, token)
    if bare and not (stretch.text.startswith(("活动", MEETING), token.end) and verb[2] == "carry"):
        return False
    if verb[2] == "hold":
        return True
    if stretch.text[verb[0] : verb[1]] == "组织":
        return body is Body.CONSULTATION
    return body in CONSULTS


def _bare(stretch: Stretch, name: int, token: Token) -> bool:
    """Whether the words of a name name none: 会议, 有关会议, 协商."""
    at = max(name, stretch.text.rfind("、", name, token.start) + 1)
    while (word := stretch.at(at, "vague")) is not None and word[1] <= token.start:
        at = word[1]
    if stretch.text.startswith(STAGES, at + 1):
        at += 2  # 会前协商, 办中协商
    bare = stretch.at(at, "bare")
    return bare is not None and bare[1] == token.end


def _attended(stretch: Stretch, verb: Word, *, described: bool) -> bool:
    """Whether the meeting that a verb holds is told of as one attended, prepared or served."""
    before = stretch.last("hold", "carry", "attend", "serve", before=verb[0])
    if before is None or before[2] not in ("attend", "serve"):
        return False
    gap = stretch.text[before[1] : verb[0]]
    if described:
        return True
    if stretch.text[before[0] : before[1]] == "筹备" and not gap:
        return False
    return "并" not in gap and "、" not in gap


def _passive(stretch: Stretch, token: Token) -> Held | None:
    """A meeting before the verb that holds it: 第29次会议1月13日召开."""
    text = stretch.text
    verb = next((w for w in stretch.words if w[0] >= token.end and w[2] == "hold"), None)
    if verb is None or not _ends_there(stretch, verb) or not _between(stretch, token.end, verb[0]):
        return None
    name = stretch.start
    before = stretch.governing(token.start)
    if before is not None and before[2] != "carry" and not text.startswith(OF, before[1]):
        return None
    described = text.rfind(OF, stretch.start, token.start) + 1
    return Held(stretch.sentence, max(name, described), name, verb[1], token, verb, passive=True)


def _ends_there(stretch: Stretch, verb: Word) -> bool:
    """Whether nothing that is held stands behind the verb."""
    rest = stretch.text[verb[1] : stretch.end].removeprefix(DONE)
    return not rest or rest.startswith("(") or stretch.at(verb[1], "study") is not None


def _between(stretch: Stretch, start: int, end: int) -> bool:
    """Whether only a time, a place, a way and adverbs stand in ``start:end``."""
    text = stretch.text
    at = start
    while at < end:
        if adverb := stretch.at(at, "adverb"):
            at = adverb[1]
        elif text.startswith(PLACE_OR_WAY, at):
            return not stretch.has(at, end, "study", "attend", "hold")
        elif text[at] in DATES:
            at += 1
        else:
            return False
    return True


def _behind_colon(stretch: Stretch, before: Stretch, counted: set[tuple[int, int]]) -> list[Held]:
    """第21次会议:4月2日召开: what the stretch before names alone is held in this one."""
    if not before.tokens or before.border not in ":," or before.tokens[-1].end != before.end:
        return []
    token = before.tokens[-1]
    verb = next((w for w in stretch.words if w[2] == "hold"), None)
    if verb is None or (token.start, token.end) in counted or before.text[token.end - 1] != "议":
        return []
    if not _ends_there(stretch, verb) or not _between(stretch, stretch.start, verb[0]):
        return []
    if before.has(before.start, before.end, "hold", "carry", "attend", "serve", "study"):
        return []
    start = before.start
    return [Held(stretch.sentence, start, start, before.end, token, verb, passive=True)]


def _unknown(stretch: Stretch, counts: list[int]) -> list[Held]:
    """A meeting whose kind the vocabulary does not know: 召开吐槽会."""
    text = stretch.text
    verb = next((w for w in reversed(stretch.words) if w[2] == "hold"), None)
    if verb is None or any(verb[1] < end for end in counts) or stretch.quoted(verb[0]):
        return []
    name = verb[1] + text.startswith(DONE, verb[1])
    for part in text[name : stretch.end].split("、"):
        end = name + len(part)
        if _names(part):
            token = Token(name, end, part, {"body": Body.OTHER})
            attended = _attended(stretch, verb, described=False)
            return [Held(stretch.sentence, name, verb[0], end, token, verb, attended=attended)]
        name = end + 1
    return []


def _apart(stretch: Stretch, held: Held) -> list[Held]:
    """A meeting after those listed before it, whose kind the vocabulary does not know: 举办吐槽会、第二届论坛."""
    text, name, found = stretch.text, held.name, list[Held]()
    while not held.passive and (at := text.find("、", name, held.token.start)) >= 0 and not stretch.quoted(at):
        part = text[name:at]
        if _names(part):
            token = Token(name, at, part, {"body": Body.OTHER})
            found.append(replace(held, name=name, start=name if found else held.start, end=at, token=token))
        elif not _no_meeting(part):
            break
        name = at + 1
    own = held if name == held.name else replace(held, name=name, start=name)
    return [*found, own]


def _last_listed(stretch: Stretch, held: Held, counts: list[int]) -> list[Held]:
    """The end of a list of meetings whose kind the vocabulary does not know: 座谈会和吐槽会."""
    text, start = stretch.text, held.token.end
    name = next((start + len(join) for join in JOINS if text.startswith(join, start)), None)
    if (
        name is None
        or stretch.end - name < 3
        or any(name < end for end in counts)
        or not _names(text[name : stretch.end])
    ):
        return []
    if stretch.has(name, stretch.end, *VERBS, "study"):
        return []
    token = Token(name, stretch.end, text[name : stretch.end], {"body": Body.OTHER})
    return [replace(held, name=name, start=name, end=stretch.end, token=token)]


def _names(words: str) -> bool:
    """Whether words end like the name of a meeting."""
    return len(words) > 2 and words.endswith(MEETING) and OF not in words and not _no_meeting(words)


def _no_meeting(words: str) -> bool:
    """Whether words that end with 会 name a body, a fair, a concert, games: 博览会, 演唱会, 运动会."""
    return words.endswith(MEETING) and (words[-2:-1] in NO_MEETING or words.endswith(GAMES))


def _joins(stretch: Stretch, start: int, end: int) -> bool:
    """Whether the words between two meetings make them one list."""
    return stretch.text.startswith(JOINS, start) and not stretch.has(start, end, "study", "hold", "carry", "attend")


def _same_object(before: Held, held: Held) -> bool:
    """Whether two words for meetings stand behind one verb without being listed."""
    return not before.passive and not held.passive and before.verb == held.verb and held.name <= before.token.end


def _lengthens(before: Held, held: Held) -> bool:
    """Whether a meeting's name goes on with the next word: 提案工作|座谈会."""
    return not before.token.word.endswith(ENDINGS) or held.token.word.endswith(ENDINGS)


def _only_part(stretch: Stretch, held: Held) -> bool:
    """Whether the name only says whereof something is (会议精神, 召开会议的方案), or the meeting is only a time (召开以来)."""
    text, end = stretch.text, held.end
    if held.form:
        return False
    if text.startswith(OF, end):
        return stretch.at(end + 1, "way") is None
    return stretch.at(end, "part", "matter") is not None
