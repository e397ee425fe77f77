"""Circles and outlines of subscriptions, asked many at a time whether they hold a spot."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from itertools import compress

import msgspec
import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from alerts.matching.postings import Bytes
from records import Plan
from records.outline import Spot, edges
from records.reach import EARTH_RADIUS_M

_NONE = -1  # the radius of what is no circle
# Metres within which numpy's sines don't decide, but the plan itself: they differ by less than a
# millionth of that from those that everything else calculates with.
_DOUBT_M = 1.0

_SIDE = 32  # bytes of a side

Rows = NDArray[np.uint32]
Flags = NDArray[np.bool_]
_Packed = tuple[bytes, bytes, bytes, dict[int, bytes]]
_DECODER = msgspec.msgpack.Decoder(_Packed)


class Shapes:
    """What `Plan.holds` looks at, by a subscription's number."""

    def __init__(self) -> None:
        self._lons = array("d")
        self._lats = array("d")
        self._metres = array("q")
        self._sides: dict[int, bytes] = {}  # of outlines: x1, y1, x2, y2 of each, as doubles

    def put(self, number: int, plan: Plan) -> None:
        """Keep a plan's circle or outline, if it has tiles to be checked."""
        missing = number + 1 - len(self._metres)
        if missing > 0:
            self._lons.extend([0.0] * missing)
            self._lats.extend([0.0] * missing)
            self._metres.extend([_NONE] * missing)
        self._sides.pop(number, None)
        self._metres[number] = _NONE
        if plan.edge and plan.outline:
            sides = edges(plan.outline)
            self._sides[number] = array("d", [x for a, b in sides for x in (*a, *b)]).tobytes()
        elif plan.edge:
            self._lons[number], self._lats[number] = plan.centre
            self._metres[number] = plan.metres

    def holding(self, numbers: BitMap, spots: Sequence[Spot]) -> BitMap:
        """Return those of the numbers whose circle or outline holds one of the spots."""
        if not numbers:
            return BitMap()
        rows = np.frombuffer(numbers.to_array(), np.uint32)
        surely, perhaps = self._circles(rows, spots)
        found = BitMap(rows[surely])
        doubtful = rows[perhaps & ~surely].tolist()
        found.update(number for number in doubtful if self._circle(number).holds(spots))
        drawn = [n for n in rows[self._metres_of(rows) == _NONE].tolist() if n in self._sides]
        found.update(self._enclosing(drawn, spots))
        return found

    def forget(self, gone: BitMap) -> None:
        """Let the numbers stand for nothing."""
        for number in gone:
            self._metres[number] = _NONE
            self._sides.pop(number, None)

    def to_bytes(self) -> bytes:
        """Return all as bytes."""
        numbers = (self._lons.tobytes(), self._lats.tobytes(), self._metres.tobytes())
        return msgspec.msgpack.encode((*numbers, self._sides))

    @classmethod
    def from_bytes(cls, data: Bytes) -> Shapes:
        """Return what `to_bytes` was called on."""
        shapes = cls()
        lons, lats, metres, shapes._sides = _DECODER.decode(data)
        shapes._lons.frombytes(lons)
        shapes._lats.frombytes(lats)
        shapes._metres.frombytes(metres)
        return shapes

    def _metres_of(self, rows: Rows) -> NDArray[np.int64]:
        return np.frombuffer(self._metres, np.int64)[rows]

    def _circles(self, rows: Rows, spots: Sequence[Spot]) -> tuple[Flags, Flags]:
        """Tell of each row's circle whether it surely holds a spot, and whether it might."""
        lons = np.radians(np.frombuffer(self._lons)[rows])
        lats = np.radians(np.frombuffer(self._lats)[rows])
        metres = self._metres_of(rows)
        cosines = np.cos(lats)
        surely, perhaps = np.zeros(len(rows), np.bool_), np.zeros(len(rows), np.bool_)
        for lon, lat in spots:
            x, y = math.radians(lon), math.radians(lat)
            h = np.sin((y - lats) / 2) ** 2 + cosines * math.cos(y) * np.sin((x - lons) / 2) ** 2
            beyond = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(h, 1.0))) - metres
            surely |= beyond < -_DOUBT_M
            perhaps |= beyond <= _DOUBT_M
        return surely, perhaps & (metres != _NONE)

    def _circle(self, number: int) -> Plan:
        centre = self._lons[number], self._lats[number]
        return Plan((), centre=centre, metres=self._metres[number])

    def _enclosing(self, drawn: Sequence[int], spots: Sequence[Spot]) -> Iterable[int]:
        """Return who drew a line around a spot: `records.outline.encloses`, step by step."""
        if not drawn:
            return ()
        packed = [self._sides[number] for number in drawn]
        x1, y1, x2, y2 = np.frombuffer(b"".join(packed)).reshape(-1, 4).T
        owners = np.repeat(np.arange(len(drawn)), [len(sides) // _SIDE for sides in packed])
        inside = np.zeros(len(drawn), np.bool_)
        for x, y in spots:
            cut = (y1 > y) != (y2 > y)  # no level side is, whose slope would be no number
            ax, ay, bx, by = x1[cut], y1[cut], x2[cut], y2[cut]
            crossed = x < (bx - ax) * (y - ay) / (by - ay) + ax
            inside |= np.bincount(owners[cut][crossed], minlength=len(drawn)) % 2 == 1
        return compress(drawn, inside)
