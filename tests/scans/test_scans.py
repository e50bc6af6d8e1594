"""Twenty scanned pages (make slow; needs the extra [ocr])."""

from __future__ import annotations

import pytest

from reportkit.readers import ocr
from tests.scans.measure import Count, measure


@pytest.mark.slow
@pytest.mark.skipif(not ocr.available(), reason="the extra [ocr] is not installed")
def test_figures_of_twenty_pages() -> None:
    found = list(measure().values())
    total = {name: sum(getattr(count, name) for count in found) for name in Count.__slots__}
    assert total["pages"] == 20
    assert total["printed"] > 150
    assert total["right"] >= 0.97 * total["printed"]
    assert total["wrong"] <= 0.01 * total["printed"]
    assert total["sure"] == 0
