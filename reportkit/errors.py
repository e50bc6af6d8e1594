"""The one error that reaches a user."""

from __future__ import annotations


class ReportkitError(Exception):
    """What is wrong with one input, where, and what to try.

    ``stage`` names the step that failed: find, read, decode, extract, validate, write; usage for a wrong call.
    """

    def __init__(self, message: str, *, path: str | None = None, stage: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.stage = stage
        self.hint = hint

    def at(self, path: str) -> ReportkitError:
        """The same error, with the path of the file unless it has one."""
        if self.path is None:
            self.path = path
        return self

    def to_dict(self) -> dict[str, str | None]:
        """The error as plain JSON types: what a line of ``--errors`` holds."""
        return {"path": self.path, "stage": self.stage, "message": self.message, "hint": self.hint}

    def __str__(self) -> str:
        line = f"{self.path}: {self.message}" if self.path else self.message
        if self.hint:
            line = f"{line}; try: {self.hint}"
        return " ".join(line.split())

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not survive pickling (a worker process) on their own.
        return _restore, (self.message, self.path, self.stage, self.hint)


def _restore(message: str, path: str | None, stage: str, hint: str) -> ReportkitError:
    return ReportkitError(message, path=path, stage=stage, hint=hint)
