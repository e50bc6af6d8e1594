"""Clauses and frames: what is counted, by which verb, in which part of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportkit.frames.numerals import Numeral, Scanner
from reportkit.lexicon.vocabulary import Token, Vocabulary
from reportkit.outline.sentences import Sentence
from reportkit.text.joined import Joined

EDGE = re.compile(r"[,;。:!?()]|——")
LIST = re.compile(r"^(?:、|和|及|与|以及|或|或者|、?并|,)$")
GLUE = re.compile(
    r"^[”’》)\s]*(?:等|活动|工作|的|共计?|总计|合计|累计|总数|总量|达到?|约|为|是|有|了|已|先后|分别|各|均|:|件数|次数|人数|共有|超|计|进行|金额|数量|总额|已有|多达|高达|就有|总共|一共|、)*[“(\s]*$"
)


@dataclass(slots=True)
class Frame:
    """A figure within its sentence.

    ``left``/``right`` are the words of its clause before and behind the numeral; ``head`` is the thing
    counted with ``side`` "right" (12个项目), "left" (项目12个) or "" when the clause names none;
    ``first`` is the first of a mixed list (视察、调研12次) and ``pooled`` says that it is one.
    """

    numeral: Numeral
    sentence: Sentence
    begin: int
    stop: int
    left: list[Token]
    right: list[Token]
    left_text: str
    right_text: str
    head: Token | None = None
    side: str = ""
    first: Token | None = None
    pooled: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph read once: its words, its numerals and the frames of its figures."""

    joined: Joined
    sentences: list[Sentence]
    tokens: list[Token]
    numerals: list[Numeral]
    frames: list[Frame] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[Token]:
        """Words that lie in ``start:end``."""
        return [t for t in self.tokens if t.start >= start and t.end <= end]


def counts(token: Token) -> bool:
    """Whether a word can be the thing that is counted."""
    features = token.features
    return "noun" in features or "kind" in features or "weak" in features or "body" in features


def read_paragraph(sentences: list[Sentence], vocabulary: Vocabulary, scanner: Scanner) -> Paragraph:
    """Words, numerals and frames of the paragraph that ``sentences`` make up."""
    joined = sentences[0].joined
    text = joined.text
    paragraph = Paragraph(joined, sentences, vocabulary.find(text), scanner.scan(text))
    figures = [n for n in paragraph.numerals if n.kind == "figure"]
    edges = [(m.start(), m.end()) for m in EDGE.finditer(text)] if figures else []
    for i, numeral in enumerate(figures):
        sentence = next((s for s in sentences if s.start <= numeral.num < s.end), None)
        if sentence is None:
            continue
        before = figures[i - 1] if i else None
        after = figures[i + 1] if i + 1 < len(figures) else None
        paragraph.frames.append(_frame(paragraph, numeral, sentence, before, after, edges))
    return paragraph


def _frame(
    paragraph: Paragraph,
    numeral: Numeral,
    sentence: Sentence,
    before: Numeral | None,
    after: Numeral | None,
    edges: list[tuple[int, int]],
) -> Frame:
    text = paragraph.joined.text
    begin = max([sentence.start, *(e for s, e in edges if e <= numeral.start and e > sentence.start)])
    if before is not None and before.end > begin:
        begin = before.end
    stop = min([sentence.end, *(s for s, e in edges if s >= numeral.end and s < sentence.end)])
    if after is not None and after.start < stop:
        stop = _split(text, numeral.end, after.start)
    frame = Frame(
        numeral,
        sentence,
        begin,
        stop,
        paragraph.within(begin, numeral.start),
        paragraph.within(numeral.end, stop),
        text[begin : numeral.start],
        text[numeral.end : stop],
    )
    _find_head(frame, text)
    return frame


def _split(text: str, start: int, stop: int) -> int:
    """Where the words of one figure end when another stands in the same clause: at the last 、 between them."""
    between = text.rfind("、", start, stop)
    return between if between >= 0 else stop


def _find_head(frame: Frame, text: str) -> None:
    """Sets head, side, first and pooled."""
    numeral = frame.numeral
    behind = [t for t in frame.right if counts(t)]
    ahead = [t for t in frame.left if counts(t)]
    near = ahead[-1] if ahead and GLUE.match(text[ahead[-1].end : numeral.start]) else None
    starts_noun = bool(frame.right_text) and frame.right_text[0] not in "、和及与 "
    if behind and starts_noun and _reaches(text, numeral.end, behind[0].start, frame, near):
        i = 0
        while i + 1 < len(behind) and behind[i].end == behind[i + 1].start and "action" not in behind[i + 1].features:
            i += 1
        frame.head, frame.side = behind[i], "right"
        frame.first = behind[0] if i == 0 else behind[i]
        frame.pooled = i + 1 < len(behind) and bool(LIST.match(text[behind[i].end : behind[i + 1].start]))
    elif near is not None:
        frame.head, frame.side, frame.first = near, "left", near
        i = len(ahead) - 1
        while i > 0 and LIST.match(text[ahead[i - 1].end : ahead[i].start]):
            i -= 1
            frame.pooled = True
        frame.first = ahead[i]
    elif ahead and frame.side == "":
        frame.head, frame.side, frame.first = ahead[-1], "far", ahead[-1]


def _reaches(text: str, start: int, stop: int, frame: Frame, near: Token | None) -> bool:
    """Whether the first noun behind the numeral is what it counts, and not the object of a verb between."""
    gap = text[start:stop]
    if near is not None and (len(gap) > 3 or re.match(r"[,。]", gap)):
        return False
    if len(gap) > 16:
        return False
    return not re.search(r"(?:已经?|均|都|由|被|得到|转[为作]|进行|开展|听取|提出|参加|参与|深入|列入|完成|实现|组织|获|为|是)", gap)
