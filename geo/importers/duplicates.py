"""Stretches of a street that a file gives twice, kept once with all their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from geo.importers.drafts import Segment
from geo.importers.ledger import Ledger
from records import NumberRange
from records.spelling import name_key

_Sides = tuple[NumberRange | None, NumberRange | None]


def without_duplicates(segments: Iterable[Segment], ledger: Ledger) -> list[Segment]:
    """Return the segments; those of one name and line are one, which has the numbers of all.

    Numbers that contradict one another are two blocks' on one line: both are kept.
    """
    kept = defaultdict[tuple[str, frozenset[tuple[float, float]]], list[Segment]](list)
    for segment in segments:
        spots = frozenset((round(lon, 6), round(lat, 6)) for lon, lat in segment.line)
        same = kept[name_key(segment.name), spots]
        first = next(
            (i for i, other in enumerate(same) if _agree(_along(segment, other), other)), None
        )
        if first is None:
            same.append(segment)
            if len(same) == 1:
                continue
        told = "kept once" if first is not None else "its numbers are others, so both are kept"
        row = same[first or 0].row
        ledger.mend(segment.path, segment.row, f"the same stretch as row {row}: {told}")
        if first is not None:
            same[first] = _joined(same[first], segment)
    return [segment for same in kept.values() for segment in same]


def _agree(sides: _Sides, other: Segment) -> bool:
    pairs = zip(sides, (other.left, other.right), strict=True)
    return all(mine is None or theirs in (None, mine) for mine, theirs in pairs)


def _joined(first: Segment, second: Segment) -> Segment:
    """Return the first with what it lacks; without any number it is the second that counts."""
    if not (first.left or first.right):
        return second
    left, right = _along(second, first)
    return replace(first, left=first.left or left, right=first.right or right)


def _along(segment: Segment, other: Segment) -> _Sides:
    """Return a segment's (left, right) as seen along the other's line, which has the same spots."""
    if _near(segment.line[0], other.line[0]) or not _near(segment.line[0], other.line[-1]):
        return segment.left, segment.right
    return _turned(segment.right), _turned(segment.left)


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(round(a, 6) == round(b, 6) for a, b in zip(one, other, strict=True))


def _turned(side: NumberRange | None) -> NumberRange | None:
    return side and replace(side, reversed=not side.reversed)
