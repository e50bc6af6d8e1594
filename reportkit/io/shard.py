"""One part of a run among several that do not know of each other: 3/8, the third of eight (分片)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from reportkit.errors import ReportkitError
from reportkit.io.item import Item

FORM = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Shard:
    """The ``number``-th of ``count`` shards.

    To which of them a document belongs is told by its name alone (``source.path``), so that files that come or go change
    nothing for the others.
    """

    number: int
    count: int

    def of(self, items: Iterable[Item | ReportkitError]) -> Iterator[Item | ReportkitError]:
        """Those of ``items``, errors among them, that belong to this shard."""
        return (item for item in items if self._has(item))

    def _has(self, item: Item | ReportkitError) -> bool:
        name = (item.path if isinstance(item, ReportkitError) else item.name) or ""
        digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.count == self.number - 1


def shard_of(text: str) -> Shard:
    """The shard that ``text`` names; raises ReportkitError where it names none."""
    found = FORM.fullmatch(text)
    number, count = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= count:
        raise ReportkitError(
            f"{text!r} is no shard", stage="usage", hint="1/8 for the first of eight, 8/8 for the last"
        )
    return Shard(number, count)
