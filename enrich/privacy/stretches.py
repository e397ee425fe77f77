"""Stretches of a text that are hidden or stay, as code points (start, end)."""

from bisect import bisect_left
from collections.abc import Sequence


def touches(stretches: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch touches one of those that are in order and do not overlap."""
    before = bisect_left(stretches, (end,))
    return before > 0 and stretches[before - 1][1] > start
