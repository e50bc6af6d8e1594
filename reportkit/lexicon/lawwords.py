"""Words beside laws: what was done with a law, and where its name begins when no 《》 says so."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, MatchKind

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
        self.roles, self.borders = roles, borders
        self.acts, self.parts = SignalWords(acts), SignalWords(parts)
        self._role_order, self._border_order = tuple(roles), tuple(borders)
        self._roles = AhoCorasick(self._role_order, matchkind=MatchKind.LeftmostLongest)
        self._borders = AhoCorasick(self._border_order, matchkind=MatchKind.LeftmostLongest)

    def roles_in(self, text: str) -> list[tuple[int, int, str]]:
        """Words that say what was done with a law, with its role."""
        order, roles = self._role_order, self.roles
        return [(s, e, roles[order[i]]) for i, s, e in self._roles.find_matches_as_indexes(text)]

    def borders_in(self, text: str) -> list[tuple[int, int, str]]:
        """Words that end a name, or look as if they did, with edge, joint or inside."""
        order, borders = self._border_order, self.borders
        return [(s, e, borders[order[i]]) for i, s, e in self._borders.find_matches_as_indexes(text)]

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
        for _, last, kind in self.borders_in(text[low:end]):
            if kind in kinds and low + last <= stop:
                begin = low + last
        return begin


def _after(run: re.Pattern[str], text: str, low: int, stop: int) -> int:
    match = run.search(text, low, stop)
    return match.start() if match else low
