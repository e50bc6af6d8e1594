"""Lint of the vocabulary and of users' packs: every word has a meaning, one, and an example that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tomli

from reportkit.lexicon.signalwords import SignalWords
from reportkit.lexicon.vocabulary import CLOSED, LISTS, Vocabulary, meanings_of, read_groups
from reportkit.models.enums import (
    Action,
    Actor,
    Body,
    Category,
    Form,
    Labelled,
    LawRole,
    Measure,
    Organ,
    SuggestionKind,
)
from reportkit.text.fold import fold

SIGNALS = (
    *("intent", "urge", "done", "limited", "but"),
    *("ahead", "back", "this_year", "second_half"),
    *("fault", "lack", "owning", "problem", "remains", "mainly", "found", "others", "self", "faced"),
    *(
        "mandate",
        "submit",
        "address",
        "appeal",
        "thanks",
        "credit",
        "lesson",
        "aside",
        "promise",
        "guiding",
        "background",
        "adopted",
    ),
    *("none",),
)
POLARITIES = ("not", "off", "late", "wait", "hold", "do", "harm", "counter", "none")
TENSES = (
    "intend",
    "ahead",
    "past",
    "before",
    "changed",
    "finished",
    "unfinished",
    "again",
    "verb",
    "manner",
    "moved",
    "none",
)
MEETINGS = (
    *("hold", "carry", "attend", "serve", "by", "way", "study"),
    *("part", "matter", "adverb", "vague", "bare", "none"),
    *(f"of_{body}" for body in ("standing_committee", "congress", "chairpersons", "party_group", "joint_group")),
)
GOVERNORS = (
    *("light", "weak", "track", "upon", "around", "push", "hone", "by", "out", "led"),
    *("take", "made", "speech", "leader", "verb", "own", "alike", "none"),
)
FOLLOWERS = ("name", "noun", "halt", "subject", "next", "means", "none")
PREDICATES = ("predicate", "event", "governor", "follower")  # looked up together
CHANGES = ("up", "down", "more", "less", "above", "below", "than", "new", "none")
PERIODS = ("year", "half_year", "quarter", "month", "week", "day", "each", "other", "total", "none")
WHENS = (
    *("whole", "coming", "term", "part", "edge", "last", "previous", "this", "same", "before_last", "next"),
    *("since", "total", "now", "until", "session", "none"),
)
BEHIND_TIME = ("thing", "standing", "state", "attains", "none")
LAW_ACTS = (
    *(
        "inspect",
        "look",
        "check",
        "follow",
        "opinions",
        "mend",
        "survey",
        "hear",
        "paper",
        "group",
        "light",
        "upon",
        "its",
    ),
    *("by", "other", "force", "carry", "past", "wish", "list", "fill", "firm", "none"),
)
INITIATIVES = ("commissioned", "assisting", "joint", "together", "instead", "visit", "arranged", "none")
BEFORE = (
    *("over", "under", "about", "lasts", "years", "days", "span", "verb", "makes", "rate", "list"),
    *("which", "most", "lacks", "other", "each", "often", "none"),
)
BEHIND = (
    *("over", "under", "about", "span", "issue", "clock", "unit", "word", "session", "act"),
    *("idiom", "speech", "quality", "trial", "none"),
)
FIELDS = ("court", "private", "public", "donor", "place", "means", "members")
HEADINGS = ("plan_head", "focus_head", "review_head", "weak_head", "theme", "serves")
# Feature → what it is for, and the meanings it can give.
FEATURES: dict[str, tuple[str, tuple[str, ...]]] = {
    "noun": ("a thing counted, and its category (计数对象)", tuple(Category)),
    "cue": ("an activity that gives a weak noun its category (活动)", tuple(Category)),
    "reach": ("what those who inspect do to the things counted (实地检查)", ("went", "found")),
    "weak": ("a thing counted that other words must explain (弱名词)", ("weak",)),
    "plain": ("a longer word that hides a shorter one and counts nothing (不计数)", ("plain",)),
    "body": ("a meeting, and the body that holds it (会议)", tuple(Body)),
    "kind": ("a motion, suggestion, proposal or opinion (议案建议)", (*SuggestionKind, "bare")),
    "action": ("what was done with suggestions (办理环节)", tuple(Action)),
    "unit": ("a measure word, and what it measures (量词)", tuple(Measure)),
    "measure": ("the last characters of a noun, and what is measured (计量对象)", tuple(Measure)),
    "predicate": ("a verb for an act of oversight; none for a longer word that hides one (监督形式)", (*Form, "none")),
    "event": ("a noun for an act of oversight, which takes nothing behind it (监督形式)", tuple(Form)),
    "governor": ("a word before such an act that says what it governs (支配词)", GOVERNORS),
    "follower": ("a word behind such an act that says what it is there (后接词)", FOLLOWERS),
    "lead": (
        "a word before a matter that does not name it; none for a longer word that does (议题前的词)",
        ("lead", "none"),
    ),
    "trail": ("a word behind a matter that does not name it (议题后的词)", ("trail",)),
    "head": ("how a matter ends that can stand alone before 和 (议题中心语)", ("head",)),
    "filler": ("a word beside such an act that names no matter, or only an aim (非议题)", ("filler", "aim")),
    "subject": ("who acts, and whose act it is (行为主体)", (*Actor, "none")),
    "name": ("a name or saying whose numerals count nothing (名称、口号)", ("name", "indefinite", "unclaimed")),
    "role": ("a verb that says what was done with a law (法规提及方式)", tuple(LawRole)),
    "lawact": ("a word that says that a law was inspected, or that it was not (执法检查用语)", LAW_ACTS),
    "initiative": ("a word that says who had a law inspected (检查发起方)", INITIATIVES),
    "border": ("a word that ends a law's name or is part of one (法规名边界)", ("edge", "joint", "inside")),
    "signal": ("a word that signals the part of a report it stands in; none for a longer word (部分的信号)", SIGNALS),
    "heading": ("a word of a heading that says what part it opens (标题用语)", HEADINGS),
    "polarity": ("a word that denies an act, or bounds what is denied (否定)", POLARITIES),
    "tense": ("a word that says whether what a clause tells lies ahead (时态)", TENSES),
    "meeting": ("a word beside a meeting that says how it came to be, or whose it is (会议用语)", MEETINGS),
    "change": ("a word that says that a number is a difference, or no difference (增减)", CHANGES),
    "per": ("a word that says that a number holds for each period or thing, or for all (每)", PERIODS),
    "when": ("a word that says when, with the numerals beside it (时间短语)", WHENS),
    "before_time": ("a word before a year that makes it that of a thing (年份前的词)", ("governs",)),
    "behind_time": ("a word behind a time that says what the time is of (时间后的词)", BEHIND_TIME),
    "verb": ("a verb that no name of a doer holds; none for a longer word (行为主体名称之外的动词)", ("verb", "none")),
    "before_doer": ("a word before a doer (行为主体前的词)", ("lead", "determiner")),
    "behind_doer": ("a word behind a doer that takes the act from it (行为主体后的词)", ("no_subject", "formed")),
    "push": ("a word that makes another act (推动、施事标记)", ("push", "rouse", "agent")),
    "opens": ("a word that opens a clause without a subject (承前分句的开头)", ("continues", "own_act", "receives")),
    "station": ("where deputies receive people (代表联络站点)", ("station",)),
    "public": ("what a place does, and as whom (全县新建)", ("public", "enacted", "act", "event")),
    "before": ("a word before a number, and what it says of it (数词前的词)", BEFORE),
    "behind": ("a word behind a number or its measure word, and what it says of it (数词后的词)", BEHIND),
    "title": (
        "a word of titles, and what a text so called is (标题用语)",
        (
            *("report", "summary", "plan", "outlook", "notice", "feature", "press", "extract", "work"),
            "paper",
        ),
    ),
    "organ": ("a word for an organ whose work a title or a text tells of (报告机关)", tuple(Organ)),
    "office": ("the end of the name of an office (职务)", ("office",)),
    "person": ("a surname of two characters, or a word that no name of a person holds (人名)", ("double", "none")),
    "page": ("a word that only a page prints around a text (页面用语)", ("anywhere",)),
    "page_line": ("how a line begins that a page prints around a text (页面行)", ("begins", "opens", "heads_others")),
    "page_label": ("what a page says of an article, or calls a collection (页面标签)", ("label", "alone", "collected")),
    "button": ("a word of which alone a line of buttons is made (按钮)", ("button",)),
    "field": ("a word that says of what field a number before or behind it is (领域)", FIELDS),
    "column": (
        "the last characters of a column's head in a table, and what stands in the column (表头)",
        ("serial", "rank", "code", "time", "form", "matter", "group", "doer", "count"),
    ),
}
APART = (
    "before",
    "behind",
    "name",
    "role",
    "border",
    "lawact",
    "initiative",
    "subject",
    *PREDICATES,
    "signal",
    "heading",
    "polarity",
    "tense",
    "meeting",
    "change",
    "per",
    *CLOSED,
)
EXAMPLE = range(2, 41)
UnitsOf = Callable[[Vocabulary, str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a word or a file."""

    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.message}" if self.place else f"{self.file}: {self.message}"


def lint(sources: dict[str, str], vocabulary: Vocabulary, units_of: UnitsOf) -> list[Problem]:
    """Problems of TOML texts by name, their examples read with ``vocabulary``.

    ``units_of`` gives the measure words that the numerals of a text carry.
    """
    problems: list[Problem] = []
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    for name, source in sources.items():
        wrong = list(_structure(name, source))
        problems.extend(wrong)
        if wrong:
            continue
        for feature, value, examples in read_groups(source):
            for word, example in examples.items():
                place = f"{feature} {value} {word}"
                messages = [
                    *_word(word),
                    *_repeated(seen, (feature, word), (name, value)),
                    *_example(vocabulary, units_of, (feature, value, word), example),
                ]
                problems.extend(Problem(name, place, message) for message in messages)
    return problems


def _structure(name: str, source: str) -> Iterator[Problem]:
    """What keeps a file from being read at all."""
    try:
        data: dict[str, Any] = tomli.loads(source)
    except tomli.TOMLDecodeError as error:
        yield Problem(name, "", f"is not TOML: {error}")
        return
    groups = data.get("group")
    if not isinstance(groups, list) or not groups or set(data) != {"group"}:
        yield Problem(name, "", "has to consist of [[group]] tables and nothing else")
        return
    for number, group in enumerate(groups, 1):
        place = f"group {number}"
        if set(group) not in ({"feature", "value", "words"}, {"gives", "words"}):
            yield Problem(name, place, "needs feature, value and words, or gives and words, and nothing else")
        elif "gives" in group and (not isinstance(group["gives"], dict) or not group["gives"]):
            yield Problem(name, place, 'gives has to be a table, { feature = "value" }')
        elif wrong := _unknown(meanings_of(group)):
            yield Problem(name, place, wrong)
        elif not isinstance(group["words"], dict) or not group["words"]:
            yield Problem(name, place, 'words has to be a table, [group.words] with lines "word" = "example"')
        elif not all(isinstance(example, str) for example in group["words"].values()):
            yield Problem(name, place, "an example is a text in quotes")


def _unknown(meanings: dict[str, str]) -> str:
    """What is wrong with features and their values; "" where nothing is."""
    for feature, value in meanings.items():
        if feature not in FEATURES:
            return f"feature {feature!r} is none of {', '.join(FEATURES)}"
        if value not in FEATURES[feature][1]:
            return f"value {value!r} of {feature} is none of {', '.join(FEATURES[feature][1])}"
    return ""


def _word(word: str) -> Iterator[str]:
    if not word.strip() or word != word.strip():
        yield "is empty or has space around it"
    elif fold(word) != word:
        yield f"is never found: texts are read with {word} folded to {fold(word)}; write that"


def _repeated(
    seen: dict[tuple[str, str], tuple[str, str]], key: tuple[str, str], entry: tuple[str, str]
) -> Iterator[str]:
    if (first := seen.get(key)) is None:
        seen[key] = entry
    else:
        same = first[1] == entry[1]
        yield f"stands in {first[0]} already" if same else f"has another meaning in {first[0]}: {first[1]}"


def _example(vocabulary: Vocabulary, units_of: UnitsOf, entry: tuple[str, str, str], example: str) -> Iterator[str]:
    """Whether the example finds its word with its meaning."""
    feature, value, word = entry
    text = fold(example)
    if not example:
        yield "has no example"
    elif word not in text:
        yield f"does not stand in its example {example}"
    elif len(example) not in EXAMPLE:
        yield f"example of {len(example)} characters; {EXAMPLE.start} to {EXAMPLE.stop - 1} are enough"
    elif feature == "unit":
        if word not in units_of(vocabulary, text):
            yield f"is not read as the unit of a numeral in {example}"
    elif feature == "measure":
        if vocabulary.measures.last(text) != value:
            yield f"does not decide what {example} measures: a longer ending does"
    elif feature == "column":
        if vocabulary.columns.ending(text) != word:
            yield f"does not decide what stands below {example}: a longer ending does"
    elif feature in APART:
        if (word, value) not in _apart(vocabulary, feature, text):
            yield f"is not found in {example}: a longer word is"
    elif feature in ("filler", "lead", "trail", "head") or feature in LISTS:
        return
    elif not any(t.word == word and t.features.get(feature) == value for t in vocabulary.find(text)):
        found = [t.word for t in vocabulary.find(text) if word in t.word or t.word in word]
        yield f"is not found in {example}: {'、'.join(found) or 'nothing'} is"


def _apart(vocabulary: Vocabulary, feature: str, text: str) -> set[tuple[str, str]]:
    """Words and meanings in a text of a feature that is looked up apart from the others."""
    if feature in PREDICATES:
        return vocabulary.predicates.spelled(feature, text)
    signalling = {
        "signal": vocabulary.signals,
        "heading": vocabulary.headings,
        "polarity": vocabulary.polarity,
        "tense": vocabulary.tenses,
        "meeting": vocabulary.meetings,
        "change": vocabulary.changes,
        "per": vocabulary.pers,
        "lawact": vocabulary.laws.acts,
        "initiative": vocabulary.laws.parts,
        "before": SignalWords(vocabulary.before.words),
        "behind": SignalWords(vocabulary.behind.words),
        "name": vocabulary.names,
        "role": vocabulary.laws.roles,
        "border": vocabulary.laws.borders,
        "subject": vocabulary.subjects,
    }
    if feature in signalling:
        return set(signalling[feature].spelled(text))
    return {(word, value) for word, value in vocabulary.closed[feature].words.items() if word in text}


def schema() -> dict[str, Any]:
    """JSON Schema of a vocabulary file or pack, as parsed from TOML."""
    words = {
        "type": "object",
        "description": "Word to example: a phrase that holds the word in this meaning (词 → 例)",
        "minProperties": 1,
        "propertyNames": {"minLength": 1},
        "additionalProperties": {"type": "string", "minLength": EXAMPLE.start, "maxLength": EXAMPLE.stop - 1},
    }
    groups = [
        {
            "type": "object",
            "description": told,
            "additionalProperties": False,
            "required": ["feature", "value", "words"],
            "properties": {"feature": {"const": name}, "value": {"enum": [str(v) for v in values]}, "words": words},
        }
        for name, (told, values) in FEATURES.items()
    ]
    gives = {name: {"enum": [str(v) for v in values]} for name, (_, values) in FEATURES.items()}
    groups.append(
        {
            "type": "object",
            "description": "words that give a meaning to each of several kinds of record (一词多用)",
            "additionalProperties": False,
            "required": ["gives", "words"],
            "properties": {
                "gives": {"type": "object", "additionalProperties": False, "minProperties": 1, "properties": gives},
                "words": words,
            },
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://reportkit.dev/schemas/1.0.0/lexicon.schema.json",
        "title": "Vocabulary",
        "description": "Words and what they mean (词表)",
        "type": "object",
        "additionalProperties": False,
        "required": ["group"],
        "properties": {"group": {"type": "array", "minItems": 1, "items": {"oneOf": groups}}},
    }


def label(feature: str, value: str) -> str:
    """Chinese name of a meaning, empty where it has none."""
    kinds = (member for member in FEATURES[feature][1] if isinstance(member, Labelled))
    return next((member.label for member in kinds if member == value), "")
