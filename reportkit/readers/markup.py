"""What a parser of markup does not take: elements with attributes without end, texts and attributes over its limit, depth."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportkit.errors import ReportkitError

# A tag with its attributes as a browser counts them, which need no value; in quotation marks a value may hold brackets.
# The code of scripts and styles and what stands in comments is passed over; each is left by one step, whatever it holds.
TAG = re.compile(
    r"""<!--(?:-?>|.*?--!?>|.*)
    | <(?:(script|style)(?=[\s/>]) | [A-Za-z][^\s/>]*+)
      (?P<attributes> (?:[\s/]++ | [^\s/>][^\s/>=]*+ (?:\s*+=\s*+(?:"[^"]*+" | '[^']*+' | [^\s>]++)?+)?+)*+ )
      (?(1)(?:.*?</\1|.*))
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""[^\s/>][^\s/>=]*+ (?:\s*+=\s*+(?:"[^"]*+" | '[^']*+' | [^\s>]++)?+)?+""", re.VERBOSE)
# A parser takes quadratic time for the attributes of one element.
MOST_ATTRIBUTES = 1000
# What libxml2 says, in its versions since 2.12; other messages quote the page, but do not begin so.
LIMIT = re.compile(
    r"Resource limit exceeded|xmlSAX2Characters: huge|Memory allocation failed : Huge|attribute value too long|AttValue length too"
)
DEPTH = re.compile("Excessive depth")
SAVE = "save its text as .txt"


def most_attributes(source: str) -> int:
    """How many attributes the element has that has most of them; elements with few are not counted."""
    stretches = (match["attributes"] or "" for match in TAG.finditer(source))
    return max((len(ATTRIBUTE.findall(x)) for x in stretches if len(x) > 2 * MOST_ATTRIBUTES), default=0)


def stopped(what: str, messages: Iterable[str]) -> ReportkitError | None:
    """The error for ``what`` where a parser's ``messages`` say that it stopped at a limit of its own, else None.

    What stands behind would be lost in silence.
    """
    for message in messages:
        if DEPTH.match(message):
            return ReportkitError(f"is {what} nested too deeply to be read", stage="read", hint=SAVE)
        if LIMIT.match(message):
            told = f"is {what} with a paragraph or an attribute of more than 10 MB, which its parser does not read"
            return ReportkitError(told, stage="read", hint=f"one report a file, without pictures, or {SAVE}")
    return None


def endless(what: str) -> ReportkitError:
    """The error for ``what`` with an element of too many attributes."""
    message = f"is {what} with an endless element, of more than {MOST_ATTRIBUTES:,} attributes"
    return ReportkitError(message, stage="read", hint=SAVE)
