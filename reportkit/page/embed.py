"""What goes into a page: data that cannot end its element, and the policy that lets only the page's own script and style run."""

from __future__ import annotations

import base64
import re
from hashlib import sha256
from typing import Any

import orjson

# In JSON these stand in strings only, where an escape means the same: no </script>, no <!--, no line that JavaScript ends.
HARMFUL = {
    b"<": b"\\u003c",
    b">": b"\\u003e",
    b"&": b"\\u0026",
    b"\xe2\x80\xa8": b"\\u2028",
    b"\xe2\x80\xa9": b"\\u2029",
}
LONE = re.compile("[\ud800-\udfff]")


def embedded(value: Any) -> str:
    """``value`` as JSON that may stand in a ``<script type="application/json">`` whatever it holds."""
    data = orjson.dumps(value)
    for found, given in HARMFUL.items():
        data = data.replace(found, given)
    return data.decode("utf-8")


def plain(text: str) -> str:
    """``text`` with halves of a character, which UTF-8 cannot write, given as U+FFFD: offsets stay."""
    return LONE.sub("\ufffd", text)


def policy(script: str, style: str) -> str:
    """The content-security policy of a page with this one script and this one style: nothing else runs, nothing is fetched."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(source: str) -> str:
    return f"sha256-{base64.b64encode(sha256(source.encode('utf-8')).digest()).decode('ascii')}"
