"""docs/VIEW.md tells the corrections as the page writes them."""

from __future__ import annotations

import json
import re
from pathlib import Path


def test_the_example_of_a_correction_has_the_keys_of_the_page(root: Path) -> None:
    page = (root / "docs" / "VIEW.md").read_text(encoding="utf-8")
    told = json.loads(page.split("```json\n")[1].split("```", maxsplit=1)[0])
    script = (root / "reportkit" / "page" / "static" / "corrections.js").read_text(encoding="utf-8")
    made = script.split("function correction(")[1].split("...more")[0].split("return {")[1]
    assert list(told) == re.findall(r"^\s+(\w+)[,:]", made, re.MULTILINE)
