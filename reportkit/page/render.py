"""Templates, style and script put together to a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any

from reportkit.page.embed import embedded, policy
from reportkit.page.words import words

# In the order in which the one needs the other.
STYLES = ("base.css", "report.css", "corpus.css", "print.css")
SCRIPTS = (
    *("base.js", "data.js", "marks.js", "text.js", "list.js", "card.js", "find.js", "panels.js"),
    *("corrections.js", "add.js", "report.js"),
    *("table.js", "compare.js", "charts.js", "work.js", "queue.js", "main.js"),
)


class Shell:
    """Style, script, policy and template of all pages, and what the ``rules`` that made the records say, by name."""

    def __init__(self, rules: Mapping[str, str]) -> None:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup

        environment = Environment(
            loader=PackageLoader("reportkit.page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._markup = Markup
        self._template = environment.get_template("page.html.j2")
        self._style = "\n".join(map(_static, STYLES))
        self._script = f'"use strict";\n(() => {{\n{"".join(map(_static, SCRIPTS))}}})();\n'
        self._policy = policy(self._script, self._style)
        self._words = Markup(embedded(words() | {"rules": dict(rules)}))  # noqa: S704 (escaped)

    def page(self, title: str, corpus: dict[str, Any] | None, blocks: Iterable[tuple[str, Any]]) -> Iterator[str]:
        """A page in pieces: ``corpus`` is the data of the corpus, ``blocks`` are other data by the id of their element."""
        markup = self._markup
        yield from self._template.generate(
            title=title,
            policy=self._policy,
            style=markup(self._style),
            script=markup(self._script),
            words=self._words,
            corpus=None if corpus is None else markup(embedded(corpus)),
            blocks=((name, markup(embedded(value))) for name, value in blocks),
        )


def _static(name: str) -> str:
    return (resources.files("reportkit.page") / "static" / name).read_text(encoding="utf-8")
