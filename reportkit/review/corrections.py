"""Files of corrections, read: one correction a line, by the text that each is of (更正文件)."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from pydantic import ValidationError

from reportkit.errors import ReportkitError
from reportkit.io.jsonl import dump, parse
from reportkit.io.userfiles import bytes_of
from reportkit.models.corrections import Correction

DIGEST = 12  # characters, as of the digest of the rules


@dataclass(frozen=True, slots=True)
class Said:
    """A correction and where it stands: ``FILE:LINE``."""

    correction: Correction
    place: str


@dataclass(slots=True)
class Corrections:
    """Corrections by the digest of their text, in the order of the files; ``problems`` are the lines that are none.

    ``digest`` is that of the bytes of all files, in their order.
    """

    by_text: dict[str, list[Said]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    digest: str = ""

    @property
    def count(self) -> int:
        """How many there are, lines that are none aside."""
        return sum(map(len, self.by_text.values()))


def read_corrections(paths: list[str]) -> Corrections:
    """The corrections of ``paths``; raises ReportkitError for a file that cannot be read or holds none."""
    found, digest = Corrections(), sha256()
    for path in paths:
        data = bytes_of(path)
        digest.update(data)
        for number, value in parse(data.split(b"\n"), path):
            said = value if isinstance(value, ReportkitError) else said_of(value, f"{path}:{number}")
            if isinstance(said, ReportkitError):
                found.problems.append(str(said))
            else:
                found.by_text.setdefault(said.correction.text_sha256, []).append(said)
    if not found.count and not found.problems:
        message, hint = "holds no corrections", "export them from the page, or reportkit schema corrections"
        raise ReportkitError(message, path=paths[0], stage="read", hint=hint)
    found.digest = digest.hexdigest()[:DIGEST]
    return found


def said_of(value: dict[str, object], place: str) -> Said | ReportkitError:
    """The correction of one line, or what is wrong with it."""
    try:
        return Said(Correction.model_validate_json(dump(value)), place)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        told = f"{where}: {message}" if where else message
        return ReportkitError(
            f"is no correction ({told})", path=place, stage="read", hint="reportkit schema corrections"
        )
