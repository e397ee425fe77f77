"""Houses whose spot a register knows: what silences interpolation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from geo.house_suffix import suffix_key
from records import AddressPoint

# Of "14" between "12" and "16" the spot is known well, of "40" between "12" and "90" it is not.
NEIGHBOURS = 8  # numbers between two neighbours at most, on one side of a street


class HousePoints:
    """The known houses of a town by street and number; `points` are sorted by both."""

    def __init__(self, points: Sequence[AddressPoint]) -> None:
        by_street = groupby((p for p in points if p.block_id), key=lambda p: p.street_id)
        self._points = {street: tuple(group) for street, group in by_street}
        self._numbers = {
            street: [point.number for point in group] for street, group in self._points.items()
        }

    def has(self, street_id: str) -> bool:
        """Tell whether any house of a street is known."""
        return street_id in self._numbers

    def of_number(self, street_id: str, number: int) -> tuple[AddressPoint, ...]:
        """Return the known houses of a number, whatever their suffix; empty if none is known."""
        numbers = self._numbers.get(street_id)
        if numbers is None:
            return ()
        start = bisect_left(numbers, number)
        return self._points[street_id][start : bisect_left(numbers, number + 1, start)]

    def of_house(self, street_id: str, number: int, suffix: str) -> tuple[AddressPoint, ...]:
        """Return the known houses of just this number and suffix, one for each spot."""
        key = suffix_key(suffix)
        there = self.of_number(street_id, number)
        return tuple(point for point in there if suffix_key(point.suffix) == key)

    def around(self, street_id: str, number: int) -> tuple[AddressPoint, AddressPoint] | None:
        """Return the next lower and higher known house on the number's side, None if one is far."""
        numbers = self._numbers.get(street_id, [])
        at = bisect_left(numbers, number)
        lower = self._next(street_id, range(at - 1, -1, -1), number)
        higher = self._next(street_id, range(at, len(numbers)), number)
        if lower is None or higher is None or higher.number - lower.number > NEIGHBOURS:
            return None
        return lower, higher

    def _next(self, street_id: str, indices: range, number: int) -> AddressPoint | None:
        """Return the first house of the number's parity in a street's order, None if far."""
        points = self._points.get(street_id, ())
        for i in indices:
            apart = abs(points[i].number - number)
            if apart > NEIGHBOURS:
                return None
            if apart and apart % 2 == 0:
                return points[i]
        return None
