"""Circles and outlines of subscriptions, asked many at a time whether they hold a spot."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from records import Plan
from records.outline import Outline, Spot
from records.reach import EARTH_RADIUS_M

_NONE = -1  # the radius of what is no circle
# Metres within which numpy's sines don't decide, but the plan itself: they differ by less than a
# millionth of that from those that everything else calculates with.
_DOUBT_M = 1.0

_Packed = tuple[bytes, bytes, bytes, dict[int, Outline]]
_DECODER = msgspec.msgpack.Decoder(_Packed)


class Shapes:
    """What `Plan.holds` looks at, by a subscription's number."""

    def __init__(self) -> None:
        self._lons = array("d")
        self._lats = array("d")
        self._metres = array("q")
        self._outlines: dict[int, Outline] = {}

    def put(self, number: int, plan: Plan) -> None:
        """Keep a plan's circle or outline, if it has tiles to be checked."""
        missing = number + 1 - len(self._metres)
        if missing > 0:
            self._lons.extend([0.0] * missing)
            self._lats.extend([0.0] * missing)
            self._metres.extend([_NONE] * missing)
        self._outlines.pop(number, None)
        self._metres[number] = _NONE
        if plan.edge and plan.outline:
            self._outlines[number] = plan.outline
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
        doubtful = [*rows[perhaps & ~surely].tolist(), *self._drawn(rows)]
        found.update(number for number in doubtful if self._plan(number).holds(spots))
        return found

    def forget(self, gone: BitMap) -> None:
        """Let the numbers stand for nothing."""
        for number in gone:
            self._metres[number] = _NONE
            self._outlines.pop(number, None)

    def to_bytes(self) -> bytes:
        """Return all as bytes."""
        numbers = (self._lons.tobytes(), self._lats.tobytes(), self._metres.tobytes())
        return msgspec.msgpack.encode((*numbers, self._outlines))

    @classmethod
    def from_bytes(cls, data: bytes | memoryview) -> Shapes:
        """Return what `to_bytes` was called on."""
        shapes = cls()
        lons, lats, metres, shapes._outlines = _DECODER.decode(data)
        shapes._lons.frombytes(lons)
        shapes._lats.frombytes(lats)
        shapes._metres.frombytes(metres)
        return shapes

    def _circles(
        self, rows: NDArray[np.uint32], spots: Sequence[Spot]
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Tell of each row's circle whether it surely holds a spot, and whether it might."""
        lons = np.radians(np.frombuffer(self._lons)[rows])
        lats = np.radians(np.frombuffer(self._lats)[rows])
        metres = np.frombuffer(self._metres, np.int64)[rows]
        cosines = np.cos(lats)
        surely = np.zeros(len(rows), np.bool_)
        perhaps = np.zeros(len(rows), np.bool_)
        for lon, lat in spots:
            x, y = math.radians(lon), math.radians(lat)
            h = np.sin((y - lats) / 2) ** 2 + cosines * math.cos(y) * np.sin((x - lons) / 2) ** 2
            beyond = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(h, 1.0))) - metres
            surely |= beyond < -_DOUBT_M
            perhaps |= beyond <= _DOUBT_M
        return surely, perhaps & (metres != _NONE)

    def _drawn(self, rows: NDArray[np.uint32]) -> list[int]:
        if not self._outlines:
            return []
        others = rows[np.frombuffer(self._metres, np.int64)[rows] == _NONE]
        return [number for number in others.tolist() if number in self._outlines]

    def _plan(self, number: int) -> Plan:
        centre = self._lons[number], self._lats[number]
        outline = self._outlines.get(number, ())
        return Plan((), centre=centre, metres=self._metres[number], outline=outline)
