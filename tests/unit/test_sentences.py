"""What an item of a list asks for, and what only heads others."""

from __future__ import annotations

import pytest

from reportkit.outline.sentences import asks_for


@pytest.mark.parametrize(
    "words",
    [
        "对县水利局开展工作评议。",
        "听取县政府关于饮水安全的报告。",
        "检查《水法》实施情况。",
    ],
)
def test_an_item_that_names_what_is_looked_into_asks_for_it(words: str) -> None:
    assert asks_for(words)


@pytest.mark.parametrize("words", ["关于评议工作。", "关于检查和视察。", "听取和审议专项工作报告。", "加强自身建设。"])
def test_what_names_only_a_kind_of_work_heads_others(words: str) -> None:
    assert not asks_for(words)
