"""The sentence of a record, and the words to cite it with."""

from __future__ import annotations

import re

from reportkit.models import Report
from reportkit.models.sentences import Sentences

__all__ = ["Sentences", "cite"]

BREAKS = re.compile(r"[ \t\u00a0\u3000]*[\r\n\u2028\u2029\x0b\x0c\x85][\s\u3000]*")


def cite(words: str, report: Report, start: int) -> str:
    """``words`` of ``report`` ready to be pasted: 「……」, title, date, address, and the place of the character ``start``.

    Line breaks in the words are left out, and so is what is not known of the report. Without a title the path is named.
    """
    title = report.meta.title
    named = f"《{title}》" if title else report.source.path
    parts = (f"「{BREAKS.sub('', words)}」", named, report.meta.date, report.source.url, f"第{start + 1}字")
    return "，".join(part for part in parts if part)
