"""Files that hold several texts, taken apart into items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportkit.errors import ReportkitError
from reportkit.io.globs import EVERYTHING, Globs
from reportkit.io.item import STDIN, Item
from reportkit.io.limits import DEFAULT, Limits
from reportkit.io.load import fetched

# Extensions that are looked for in folders beside those of the readers.
EXTENSIONS: tuple[str, ...] = ()


def expand(item: Item) -> Iterator[Item | ReportkitError]:
    """The texts that ``item`` holds, in their order, one at a time; an item that is no container is given back.

    Nothing is raised: what cannot be read is an error in its place, and the rest goes on.
    """
    yield item


def items(
    found: Iterable[Item | ReportkitError], globs: Globs = EVERYTHING, limits: Limits = DEFAULT
) -> Iterator[Item | ReportkitError]:
    """What is to be read: standard input with its content, every container taken apart in its place.

    Of what lies in an archive only that is given whose name in it ``globs`` want.
    """
    for item in found:
        if isinstance(item, ReportkitError):
            yield item
            continue
        try:
            whole = fetched(item, limits) if item.path == STDIN else item
        except ReportkitError as error:
            yield error
            continue
        for part in expand(whole):
            inner = "" if isinstance(part, ReportkitError) else part.name.removeprefix(f"{item.name}!")
            if isinstance(part, ReportkitError) or inner == part.name or globs.wants(inner):
                yield part
