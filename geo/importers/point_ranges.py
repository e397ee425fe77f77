"""Number ranges of a stretch, made from the houses that stand along it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry import LineString, Point

from records import NumberRange, Parity, Spot

# A parity is a side's own if that share of its houses stands there; the rest is drawn askew.
TIDY = 0.75


@dataclass(frozen=True, slots=True)
class Along:
    """A house beside a line: metres along it, and to its left (negative: right)."""

    number: int
    metres: float
    aside: float


def beside(line: LineString, number: int, spot: Spot) -> Along:
    """Return a house as it stands beside a line, all in metres on one plane."""
    point = Point(spot)
    metres = float(line.project(point))
    start, end = (line.interpolate(m) for m in (max(metres - 1, 0), metres + 1))
    turn = (end.x - start.x) * (spot[1] - start.y) - (end.y - start.y) * (spot[0] - start.x)
    length = ((end.x - start.x) ** 2 + (end.y - start.y) ** 2) ** 0.5
    return Along(number, metres, turn / (length or 1))


def ranges_from_houses(
    houses: Sequence[Along],
) -> tuple[NumberRange | None, NumberRange | None]:
    """Return the left and the right range of the houses beside a line.

    Where even and odd numbers keep to a side each, or both to one, single houses on the wrong side
    do not count. Else each side has the parity of what stands there, mixed if it is mixed.
    """
    groups = [[h for h in houses if h.number % 2 == odd] for odd in (0, 1)]
    sides = [_side_of(group) for group in groups]
    if None not in sides:
        left = [h for g, side in zip(groups, sides, strict=True) if side == 1 for h in g]
        right = [h for g, side in zip(groups, sides, strict=True) if side == -1 for h in g]
    else:
        left = [house for house in houses if house.aside >= 0]
        right = [house for house in houses if house.aside < 0]
    return _range(left), _range(right)


def _side_of(group: Sequence[Along]) -> int | None:
    """Return 1 if a group stands on the left, -1 on the right, 0 for none, None for both."""
    if not group:
        return 0
    share = sum(house.aside >= 0 for house in group) / len(group)
    if max(share, 1 - share) < TIDY:
        return None
    return 1 if share >= 0.5 else -1


def _range(houses: Sequence[Along]) -> NumberRange | None:
    if not houses:
        return None
    numbers = [house.number for house in houses]
    parities = {number % 2 for number in numbers}
    parity = Parity.MIXED if len(parities) > 1 else Parity.ODD if 1 in parities else Parity.EVEN
    return NumberRange(min(numbers), max(numbers), parity, reversed=_falls(houses))


def _falls(houses: Sequence[Along]) -> bool:
    """Tell whether numbers fall along the line."""
    mean_number = sum(house.number for house in houses) / len(houses)
    mean_metres = sum(house.metres for house in houses) / len(houses)
    return sum((h.number - mean_number) * (h.metres - mean_metres) for h in houses) < 0
