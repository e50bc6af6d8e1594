"""How far a share that was counted may be from the true one (置信区间)."""

from __future__ import annotations

import math

Z = 1.959964  # 95 %


def interval(right: int, of: int) -> tuple[float, float]:
    """Between which shares the true one lies with 95 %, of ``right`` in ``of`` (Wilson's score interval)."""
    share, spread = right / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z * math.sqrt(share * (1 - share) / of + spread / of / 4) / (1 + spread)
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)


def weighted(strata: list[tuple[int, int, int]]) -> tuple[float, float, float]:
    """The share in the whole of which ``strata`` were drawn, and its interval of 95 %.

    A stratum is ``right`` in ``of`` that were judged, and how many it holds. The interval puts those of the strata together
    (Zou and Donner's method of variance estimates recovery).
    """
    total = sum(holds for _, _, holds in strata)
    share = low = high = 0.0
    for right, of, holds in strata:
        weight, part = holds / total, right / of
        below, above = interval(right, of)
        share += weight * part
        low += (weight * (part - below)) ** 2
        high += (weight * (above - part)) ** 2
    return round(share, 4), round(max(0.0, share - math.sqrt(low)), 4), round(min(1.0, share + math.sqrt(high)), 4)
