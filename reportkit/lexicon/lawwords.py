"""Words beside laws: what was done with a law, and where its name begins when no 《》 says so."""

from __future__ import annotations

import re

from reportkit.lexicon.signalwords import SignalWords

# What ends a name, and what ends the topic of a bundle, which may be a list: the last run of other characters.
NAME = re.compile(r"[^,;。:!?()、…\s]*\Z")
TOPIC = re.compile(r"[^,;。:!?()》\s]*\Z")
NAME_LENGTH, TOPIC_LENGTH = 26, 30


class LawWords:
    """``roles`` are words by role; ``borders`` are words before names by edge, joint or inside; ``acts`` tell of inspecting,
    ``parts`` of who had the initiative.
    """

    def __init__(
        self, roles: dict[str, str], borders: dict[str, str], acts: dict[str, str], parts: dict[str, str]
    ) -> None:
        self.roles, self.borders = SignalWords(roles), SignalWords(borders)
        self.acts, self.parts = SignalWords(acts), SignalWords(parts)

    def name_begins(self, text: str, stop: int, end: int) -> int:
        """Where the name begins whose last word (条例) is ``stop:end``."""
        low = _after(NAME, text, max(0, stop - NAME_LENGTH), stop)
        return self._behind(text, low, stop, end, ("edge", "joint"))

    def topic_begins(self, text: str, stop: int) -> int:
        """Where the topic of the bundle at ``stop`` begins."""
        low = _after(TOPIC, text, max(0, stop - TOPIC_LENGTH), stop)
        return self._behind(text, low, stop, stop, ("edge",))

    def _behind(self, text: str, low: int, stop: int, end: int, kinds: tuple[str, ...]) -> int:
        begin = low
        for _, last, kind in self.borders.meant(text, low, end):
            if kind in kinds and last <= stop:
                begin = last
        return begin


def _after(run: re.Pattern[str], text: str, low: int, stop: int) -> int:
    match = run.search(text, low, stop)
    return match.start() if match else low
