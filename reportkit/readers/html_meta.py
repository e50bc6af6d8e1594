"""What a page says of itself: the meta tags of state sites, the canonical address, Open Graph."""

from __future__ import annotations

from typing import Any

# Names in lower case, the first that has a value counts.
URL = ("url", "og:url")
PUBLISHER = ("contentsource", "og:site_name", "sitename")
PUBLISHED = ("pubdate", "publishdate", "article:published_time", "og:article:published_time")
TITLE = ("articletitle",)
LONGEST = 500


def told_of(root: Any) -> tuple[dict[str, str], str]:
    """``url``, ``publisher`` and ``published`` as far as the page tells them, and the title of its article or empty."""
    tags: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = (tag.get("name") or tag.get("property") or "").strip().lower()
        value = _clean(tag.get("content") or "")
        if name and value:
            tags.setdefault(name, value)
    found = {"publisher": _first(tags, PUBLISHER), "published": _first(tags, PUBLISHED)}
    links = (link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    urls = (*map(_clean, links), *(tags.get(name, "") for name in URL))
    found["url"] = next((url for url in urls if url.lower().startswith(("http://", "https://"))), "")
    return {name: value for name, value in found.items() if value}, _first(tags, TITLE)


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str:
    return next((tags[name] for name in names if name in tags), "")


def _clean(value: str) -> str:
    """One printable line."""
    line = " ".join(value.split())
    return "".join(char for char in line if char.isprintable())[:LONGEST]
