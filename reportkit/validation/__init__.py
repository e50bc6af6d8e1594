"""Rules that no schema can say, for files written earlier."""

from reportkit.validation.stream import Summary, check_stream

__all__ = ["Summary", "check_stream"]
