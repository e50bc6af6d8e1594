"""Keep what the rules of today give for labelled texts that nobody has opened: ``python -m training.collect SET…``.

Run it before the texts of a set are opened; its rows are added to those of the sets before.
"""

from __future__ import annotations

import sys
from pathlib import Path

from training.__main__ import texts_of
from training.examples import examples
from training.records import KEPT, kept_of, read, write


def main(names: list[str]) -> int:
    """Adds the records of the sets ``names``."""
    texts = [text for name in names for text in texts_of(name)]
    new = {text.name for text in texts}
    old = [row for row in read() if row.text not in new] if Path(KEPT).exists() else []
    counted, _ = examples(texts)
    write([*old, *map(kept_of, counted)])
    sys.stdout.write(f"{len(counted)} records of {len(texts)} texts kept, {len(old)} of before\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
