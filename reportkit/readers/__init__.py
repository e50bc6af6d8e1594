"""Files to text, one module a format.

A format is a ``Reader``: name and media type, the extensions and first bytes that tell it, and a function from bytes
to text. To add one, write its module and list it in ``registry.py``.
"""

from reportkit.readers.base import Reader, Text
from reportkit.readers.registry import extensions, pick

__all__ = ["Reader", "Text", "extensions", "pick"]
