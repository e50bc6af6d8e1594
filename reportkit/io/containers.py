"""Files that hold several texts, taken apart into items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportkit.errors import ReportkitError
from reportkit.io.item import Item

# Extensions that are looked for in folders beside those of the readers.
EXTENSIONS: tuple[str, ...] = ()


def expand(item: Item) -> Iterator[Item | ReportkitError]:
    """The texts that ``item`` holds, in their order, one at a time; an item that is no container is given back.

    Nothing is raised: what cannot be read is an error in its place, and the rest goes on.
    """
    yield item


def items(found: Iterable[Item | ReportkitError]) -> Iterator[Item | ReportkitError]:
    """What is to be read, every container of ``found`` taken apart in its place."""
    for item in found:
        if isinstance(item, ReportkitError):
            yield item
        else:
            yield from expand(item)
