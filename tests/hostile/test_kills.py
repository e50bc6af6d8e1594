"""Forty kills at random moments (make slow)."""

from __future__ import annotations

import pytest

from tests.hostile.kills import main


@pytest.mark.slow
def test_killed_at_any_moment_the_output_is_the_same() -> None:
    assert main(40) == 0
