"""Corrections applied to reports as they come (逐份应用更正)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from reportkit.dataset.source import Sourced
from reportkit.models.corrections import Deed
from reportkit.review.apply import Applied, What, apply
from reportkit.review.corrections import Corrections


@dataclass(slots=True)
class Reviewing:
    """Applies ``corrections`` to one report after the other and has a person told (``tell``) what does not go by itself.

    ``quiet``: only of what is not applied. ``counts`` are corrections by what became of them, once though a text may come twice.
    """

    corrections: Corrections
    tell: Callable[[str], None]
    quiet: bool = False
    counts: Counter[What] = field(default_factory=Counter)
    _met: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for problem in self.corrections.problems:
            self.tell(problem)
        self.counts[What.REFUSED] += len(self.corrections.problems)

    def adds_to(self) -> frozenset[str]:
        """Digests of the texts that something is added to, so that they are needed."""
        by_text = self.corrections.by_text
        return frozenset(t for t, said in by_text.items() if any(s.correction.action is Deed.ADD for s in said))

    def of(self, sourced: Sourced) -> Applied:
        """The report with its corrections, the same data where there are none."""
        digest = sourced.report.source.text_sha256
        said = self.corrections.by_text.get(digest)
        if not said:
            return Applied(sourced.data, [])
        applied = apply(sourced.data, sourced.text, said, self.corrections.digest)
        if digest not in self._met:
            self.counts.update(outcome.what for outcome in applied.outcomes)
            for outcome in applied.outcomes:
                for line in outcome.lines if outcome.what is What.REFUSED or not self.quiet else ():
                    self.tell(line)
            before = sourced.report.generator.corrections
            if before not in (None, applied.data["generator"]["corrections"]) and not self.quiet:
                path = sourced.report.source.path or sourced.report.id
                self.tell(
                    f"{path}: was corrected before from other files ({before}), which it names no more; give all of them at once"
                )
        self._met.add(digest)
        return applied

    def finish(self) -> None:
        """Tell of the corrections whose text did not come, a line a text."""
        for digest, said in self.corrections.by_text.items():
            if digest not in self._met:
                rest = f" and {len(said) - 1} more" if len(said) > 1 else ""
                self.tell(f"{said[0].place}{rest}: no report has the text {digest[:16]}…")
                self.counts[What.REFUSED] += len(said)

    def line(self) -> str:
        """What became of all of them."""
        counts = self.counts
        total = sum(counts.values())
        told = ", ".join(f"{counts[what]} {what}" for what in What)
        return f"{total} correction{'' if total == 1 else 's'}: {told}"
