"""How much one document may cost before it is given up."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.errors import ReportkitError


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one document; a report has some 30 KB, 10,000 characters, and takes a few hundredths of a second.

    ``max_seconds`` (0 for none) holds where documents are read in worker processes, whatever code they are in.
    ``max_bytes`` is the size of the file (a device or an archive by mistake would fill the memory), ``max_chars`` that
    of the decoded text. ``max_memory`` (0 for none) is what a worker process may take, where the system can hold it to that.
    """

    max_seconds: float = 60.0
    max_bytes: int = 64 * 1024 * 1024
    max_chars: int = 2_000_000
    max_memory: int = 2 * 1024 * 1024 * 1024

    def too_many_bytes(self) -> ReportkitError:
        """The error for a file over ``max_bytes``."""
        size = f"{self.max_bytes / 1024 / 1024:.10g} MB" if self.max_bytes >= 1024 * 1024 else f"{self.max_bytes} bytes"
        hint = "one report a file, or raise --max-bytes"
        return ReportkitError(f"is larger than {size}", stage="limit", hint=hint)

    def too_many_chars(self, chars: int) -> ReportkitError:
        """The error for a text over ``max_chars``."""
        message = f"has {chars:,} characters, more than {self.max_chars:,}"
        return ReportkitError(message, stage="limit", hint="one report a file, or raise --max-chars")

    def too_long(self) -> ReportkitError:
        """The error for a document that took more than ``max_seconds``."""
        message = f"took longer than {self.max_seconds:g} s and was stopped"
        return ReportkitError(message, stage="limit", hint="raise --max-seconds, or report it as a bug")

    def too_much_memory(self) -> ReportkitError:
        """The error for a document that needs more than ``max_memory``."""
        message = f"needs more than {self.max_memory // 1024 // 1024} MB of memory"
        return ReportkitError(message, stage="limit", hint="raise --max-memory, or fewer --jobs")


DEFAULT = Limits()
