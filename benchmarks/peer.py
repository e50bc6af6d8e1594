"""One peer in its own environment: texts (a JSON list) on standard input, what it finds in them and its time on standard output.

Started by ``peers.py``. A hit is a list: what, the text's number, start, end, value or None.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

Hit = tuple[str, int, int, Any]
Find = Callable[[str], Iterator[Hit]]


def jionlp() -> dict[str, Find]:
    """Times, sums of money, places."""
    import jionlp as jio

    def times(text: str) -> Iterator[Hit]:
        for hit in jio.ner.extract_time(text, time_base={"year": 2021}, with_parsing=True):
            told = (hit.get("detail") or {}).get("time")
            yield ("date", *hit["offset"], told[0] if isinstance(told, list) else str(told))

    def money(text: str) -> Iterator[Hit]:
        for hit in jio.ner.extract_money(text, with_parsing=True):
            value = (hit.get("detail") or {}).get("num")
            yield ("number", *hit["offset"], value[0] if isinstance(value, list) else value)

    def places(text: str) -> Iterator[Hit]:
        found = jio.recognize_location(text)["domestic"] or []
        for names, _count in found:
            yield ("place", 0, 0, "".join(filter(None, names.values())))

    return {"jionlp, times": times, "jionlp, money": money, "jionlp, places": places}


def recognizers() -> dict[str, Find]:
    """Numbers, numbers with units, dates and times."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
    )
    from recognizers_text import Culture

    def of(what: str, *recognizes: Callable[[str, str], list[Any]]) -> Find:
        def find(text: str) -> Iterator[Hit]:
            for recognize in recognizes:
                for hit in recognize(text, Culture.Chinese):
                    told = hit.resolution or {}
                    value = told.get("value") or next((v.get("value") for v in told.get("values") or ()), None)
                    yield what, hit.start, hit.end + 1, value

        return find

    return {
        "recognizers, number": of("number", recognize_number),
        "recognizers, number with unit": of("number", recognize_currency, recognize_dimension, recognize_age),
        "recognizers, date and time": of("date", recognize_datetime),
    }


def cn2an() -> dict[str, Find]:
    """The whole text with its Chinese numerals turned; it tells of no places."""
    import cn2an as library

    def transform(text: str) -> Iterator[Hit]:
        library.transform(text, "cn2an")
        yield from ()

    return {"cn2an, transform": transform}


def spacy() -> dict[str, Find]:
    """An empty Chinese pipeline with a ruler of three patterns, one token a character: spans without values."""
    import spacy as library

    pipeline = library.blank("zh")
    pipeline.max_length = 10_000_000
    ruler = pipeline.add_pipe("entity_ruler")
    number, unit = {"TEXT": {"REGEX": r"^[\d.]$"}, "OP": "+"}, {"TEXT": {"IN": list("次件项人名部家场条份个期篇%元")}}
    ruler.add_patterns(
        [
            {"label": "number", "pattern": [number, {"TEXT": {"IN": ["余", "多", "万", "亿"]}, "OP": "*"}, unit]},
            {"label": "date", "pattern": [number, {"TEXT": "年"}, number, {"TEXT": "月"}, number, {"TEXT": "日"}]},
            {"label": "law", "pattern": [{"TEXT": "《"}, {"TEXT": {"REGEX": "[^《》]"}, "OP": "+"}, {"TEXT": "》"}]},
        ]
    )

    def rule(text: str) -> Iterator[Hit]:
        for hit in pipeline(text).ents:
            day = (
                "-".join(f"{int(part):02}" for part in re.findall("[0-9]+", hit.text)) if hit.label_ == "date" else None
            )
            yield hit.label_, hit.start_char, hit.end_char, day

    return {"spaCy, blank zh with a ruler": rule}


def langextract() -> dict[str, Find]:
    """All but the model, which answers at once that there is nothing."""
    import langextract as lx
    from langextract.core import base_model, tokenizer, types

    class Silent(base_model.BaseLanguageModel):
        def infer(self, batch_prompts: Any, **_: Any) -> Iterator[list[types.ScoredOutput]]:
            for _prompt in batch_prompts:
                yield [types.ScoredOutput(score=1.0, output='{"extractions": []}')]

    said = lx.data.Extraction("figure", "8次")
    examples = [lx.data.ExampleData(text="全年共召开常委会会议8次。", extractions=[said])]

    def ask(text: str) -> Iterator[Hit]:
        lx.extract(
            text,
            prompt_description="Numbers with what they count.",
            examples=examples,
            model=Silent(),
            tokenizer=tokenizer.UnicodeTokenizer(),
            show_progress=False,
        )
        yield from ()

    return {"langextract, without a model": ask}


def reportkit() -> dict[str, Find]:
    """The package as it lies on the path."""
    import reportkit as library

    def read(text: str) -> Iterator[Hit]:
        report = library.extract(text).model_dump(mode="json")
        yield "date", 0, 0, report["meta"]["date"]
        yield "place", 0, 0, report["meta"]["region"]["name"]
        for figure in report["figures"]:
            yield "number", figure["evidence"]["start"], figure["evidence"]["end"], figure["value"]
        for mention in report["laws"]:
            yield "law", mention["evidence"]["start"], mention["evidence"]["end"], None

    return {"reportkit": read}


PEERS = {f.__name__: f for f in (reportkit, jionlp, recognizers, cn2an, spacy, langextract)}


def main() -> int:
    """Read, find, time (the best of some turns, none beyond a minute)."""
    warnings.simplefilter("ignore")
    answers = os.dup(1)
    os.dup2(2, 1)  # what libraries print is no answer
    texts = json.load(sys.stdin)
    began = time.perf_counter()
    ways = PEERS[sys.argv[1]]()
    loaded = time.perf_counter() - began
    told = []
    for name, find in ways.items():
        hits, best, spent = [], float("inf"), 0.0
        try:
            began = time.perf_counter()
            list(find(texts[-1]))
            first = time.perf_counter() - began
            for _ in range(5):
                began = time.process_time()
                found = [(what, i, *rest) for i, text in enumerate(texts) for what, *rest in find(text)]
                taken = time.process_time() - began
                hits, best, spent = found, min(best, taken), spent + taken
                if spent > 60:
                    break
            told.append({"name": name, "hits": hits, "seconds": best, "loaded": loaded + first})
        except Exception as error:  # noqa: BLE001 (whatever a peer raises is told in the table)
            told.append({"name": name, "failed": f"{type(error).__name__}: {error}"[:150]})
    with os.fdopen(answers, "w", encoding="utf-8") as out:
        json.dump(told, out, default=str)
    return 0


if __name__ == "__main__":
    sys.exit(main())
