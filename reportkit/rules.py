"""The rules as people see them: the words by meaning, the named rules of the code, and the lint of both."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from reportkit.lexicon.lint import FEATURES, Problem, label, lint
from reportkit.lexicon.vocabulary import FILES, LISTS, Vocabulary, load, read_groups
from reportkit.numerals.scan import Scanner
from reportkit.outline.cues import CUES
from reportkit.records.figures.rules import RULES as FIGURE_RULES

# Rules that stand in code: the name a record carries → what it says.
RULES = {rule.name: rule.says for rule in FIGURE_RULES} | {
    "meeting.counted": "a figure of category meeting",
    "meeting.named": "a meeting said to have been held, without a count",
    "suggestion.counted": "a figure of category suggestion",
    "law.inspection": "a law whose implementation was checked",
    "law.report": "a law whose implementation was reported on and deliberated",
    "law.follow_up": "a law whose inspection was followed up",
    "law.survey": "a law whose implementation was surveyed",
    "mention.inspected": "a law mentioned that was inspected, or that a bundle inspected names",
    "mention.enacted": "a law mentioned that was made, changed, approved or repealed",
    "mention.reviewed": "a law mentioned that was deliberated or commented on; a draft of which nothing else is said",
    "mention.studied": "a law mentioned that was studied",
    "mention.publicised": "a law mentioned that was made known to the public",
    "mention.cited": "a law mentioned: carried out, followed, or no more than named",
    "oversight.heard": "a report or briefing heard: its object up to 报告 or 汇报",
    "oversight.before": "the matter stands before the form: 开展…专题调研, 对…进行视察",
    "oversight.behind": "the matter stands behind the form: 视察…, 跟踪监督…",
    "oversight.around": "the matter is that of 围绕… in a clause before the form",
    "oversight.fronted": "the matter opens the clause that says what was done with it: A、B也做了专题调研",
    "oversight.listed": "the matters stand behind a colon: 开展专题调研:A,B",
    "oversight.chosen": "the matter is made the subject of the act: 把A作为视察的重点",
    "oversight.shared": "two forms share the matters before them: 对…开展视察和调研",
    "oversight.carried": "a form without a matter takes up that of the act before it: 听取…报告,并开展满意度测评",
    "oversight.row": "a row of a plan: 关于…情况的报告, or a noun under 专题调研",
    "oversight.title": "the title of a survey report",
    "oversight.law": "an inspected law is a matter too",
    "plan.carried": "a task that goes on with the plan: nothing in it or in its heading says so",
    "shortcomings.carried": "a weakness that goes on with those before it: nothing in it or in its heading says so",
}
# And what a person set, of records that reportkit review has put corrections to.
PEOPLE = {
    "review.accepted": "a person says that the record is right (reportkit review)",
    "review.changed": "a person changed the record, or what it hangs together with",
    "review.added": "a person added the record",
}


def lint_data() -> list[Problem]:
    """Problems of the package's own vocabulary."""
    data = resources.files("reportkit.lexicon") / "data"
    sources = {name: (data / name).read_text(encoding="utf-8") for name in FILES}
    return lint(sources, load(), _units_of)


def lint_pack(path: str) -> list[Problem]:
    """Problems of a user's pack; its examples are read with the package's vocabulary and the pack on top."""
    try:
        source = Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return [Problem(path, "", "is not UTF-8")]
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return [Problem(path, "", f"cannot be read ({reason})")]
    problems = lint({path: source}, load(), lambda _vocabulary, _text: ())
    if any(not p.place or p.place.startswith("group ") for p in problems):
        return problems
    own = [
        Problem(path, f"{f} {v}", "words of this feature are the package's own")
        for f, v, _ in read_groups(source)
        if f in LISTS
    ]
    return own + lint({path: source}, load((path,)), _units_of)


def _units_of(vocabulary: Vocabulary, text: str) -> set[str]:
    return {n.unit for n in Scanner(vocabulary).scan(text) if n.kind == "figure" and n.unit}


def listing(kind: str | None, packs: tuple[str, ...] = ()) -> Iterator[str]:
    """Lines that list words by feature and meaning with their examples, then the rules of the code."""
    data = resources.files("reportkit.lexicon") / "data"
    sources = [(data / name).read_text(encoding="utf-8") for name in FILES]
    groups = [
        g for source in (*sources, *(Path(p).read_text(encoding="utf-8") for p in packs)) for g in read_groups(source)
    ]
    for feature, (told, values) in FEATURES.items():
        if kind not in (None, feature):
            continue
        yield f"# {feature}: {told}"
        for value in values:
            rows = [
                (word, example)
                for f, v, words in groups
                if (f, v) == (feature, value)
                for word, example in words.items()
            ]
            if rows:
                yield f"\n{feature} = {value} {label(feature, value)}".rstrip()
                yield from (f"  {word}\t{example}" for word, example in rows)
        yield ""
    if kind in (None, "cues"):
        yield "# cues: what speaks for a part of a report, and how strongly; the strongest is the rule of a task or shortcoming"
        for cue in CUES:
            yield f"  {cue.name}\t{cue.part.value} +{cue.weight}\t{cue.says}\t{cue.example}\tnot: {cue.near_miss}"
        yield ""
    if kind in (None, "categories"):
        yield "# categories: what gives a figure its category, in the order of their strength"
        yield from (f"  {rule.name}\t{rule.says}\t{rule.example}\tnot: {rule.near_miss}" for rule in FIGURE_RULES)
        yield ""
    if kind in (None, "rules"):
        yield "# rules: named rules in code, as the field rule of a record gives them"
        yield from (f"  {name}\t{told}" for name, told in (RULES | PEOPLE).items())
