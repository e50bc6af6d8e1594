"""What the names of files tell of the reports: ``{province}_{city}_{year}.txt``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from reportkit.errors import ReportkitError
from reportkit.link.facts import Facts
from reportkit.link.placed import LEVELS, written
from reportkit.models.enums import Organ

WORD = r"[^/!]+?"
YEAR = r"(?:19|20)[0-9]{2}"
# Organs by the words that people call them.
ORGANS = {
    "人大常委会": Organ.NPC_STANDING_COMMITTEE,
    "人大": Organ.NPC_STANDING_COMMITTEE,
    "政协": Organ.CPPCC_STANDING_COMMITTEE,
    "政府": Organ.GOVERNMENT,
    "法院": Organ.COURT,
    "检察院": Organ.PROCURATORATE,
    **{organ.value: organ for organ in Organ},
}
FIELDS = {
    **dict.fromkeys(LEVELS, WORD),
    "adcode": "[0-9]{6}",
    "organ": "|".join(map(re.escape, ORGANS)),
    **dict.fromkeys(("year", "review_year", "report_year"), YEAR),
}
PLACEHOLDER = re.compile(r"\{([^{}]*)\}|(\*)")


@dataclass(slots=True)
class Names:
    """A pattern of names; ``unfit`` counts the names that did not fit so far, ``first`` is the first of them."""

    pattern: re.Pattern[str]
    parts: int
    unfit: int = 0
    first: str = ""

    def facts(self, name: str) -> Facts:
        """What the name of a document tells; nothing where it does not fit.

        Of a document in a container the name in it counts, of a row of a table that of the table.
        """
        path = PurePosixPath(re.sub(r":[0-9]+$", "", name).rpartition("!")[2])
        found = self.pattern.fullmatch("/".join(path.parts[-self.parts :]))
        if found is None:
            if not self.unfit:
                self.first = name
            self.unfit += 1
            return Facts()
        values = {key: value for key, value in found.groupdict().items() if value is not None}
        told = values.get("review_year")
        reviewed = int(told) if told else int(values["report_year"]) - 1 if "report_year" in values else None
        organ = ORGANS[values["organ"]].value if "organ" in values else None
        year = int(values["year"]) if "year" in values else None
        return Facts(values.get("adcode"), organ, reviewed, written(values), year)


def names_of(pattern: str) -> Names:
    """The names that ``pattern`` stands for; raises ReportkitError for one that cannot be.

    Fields stand in braces, ``*`` is anything; a pattern without an extension fits any.
    """
    pieces, start, seen = list[str](), 0, set[str]()
    for match in PLACEHOLDER.finditer(pattern):
        pieces.append(re.escape(pattern[start : match.start()]))
        start, name = match.end(), match.group(1)
        if match.group(2):
            pieces.append("[^/]*?")
        elif name not in FIELDS or name in seen:
            what = "twice" if name in seen else f"(there are: {', '.join(FIELDS)})"
            raise _error(f"{pattern!r} has {{{name}}} {what}")
        else:
            seen.add(name)
            pieces.append(f"(?P<{name}>{FIELDS[name]})")
    if not seen:
        raise _error(f"{pattern!r} names no field")
    pieces.append(re.escape(pattern[start:]))
    ending = "" if re.search(r"\.[A-Za-z0-9*]{1,10}$", pattern) else r"(?:\.[A-Za-z0-9.]{1,20})?"
    return Names(re.compile("".join(pieces) + ending), pattern.count("/") + 1)


def _error(message: str) -> ReportkitError:
    hint = "--name-pattern '{province}_{city}_{year}.txt'"
    return ReportkitError(f"name pattern {message}", stage="usage", hint=hint)
