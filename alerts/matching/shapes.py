"""Circles and outlines of subscriptions, asked many at a time whether they hold a spot."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from itertools import compress

import msgspec
import numpy as np
from pyroaring import BitMap

from alerts.matching.postings import Bytes
from records import Plan
from records.outline import Spot, edges
from records.reach import EARTH_RADIUS_M

# A circle in numbers: its middle as a unit vector and the chord of its radius in metres.
_CIRCLE = 4
_NONE = array("d", [0.0, 0.0, 0.0, -math.inf])  # nothing is as near as that
# Metres within which chords don't decide, but the plan itself: a millimetre is a million times what
# both may be wrong by.
_DOUBT_M = 0.001

_SIDE = 32  # bytes of a side

_DECODER = msgspec.msgpack.Decoder(tuple[bytes, bytes, dict[int, bytes]])


class Shapes:
    """What `Plan.holds` looks at, by a subscription's number."""

    def __init__(self) -> None:
        self._circles = array("d")
        self._drafts = array("d")  # of circles: lon, lat and radius as they were asked for
        self._sides: dict[int, bytes] = {}  # of outlines: x1, y1, x2, y2 of each, as doubles
        self._drawn = BitMap()  # who has an outline

    def put(self, number: int, plan: Plan) -> None:
        """Keep the circle or outline of a plan, if it has tiles to be checked."""
        begin = number * _CIRCLE
        more = number + 1 - len(self._circles) // _CIRCLE
        self._circles.extend(_NONE * more)
        self._drafts.extend((0.0, 0.0, 0.0) * more)
        if plan.edge and plan.outline:
            sides = edges(plan.outline)
            self._sides[number] = array("d", [x for a, b in sides for x in (*a, *b)]).tobytes()
            self._drawn.add(number)
        elif plan.edge:
            chord = 2 * EARTH_RADIUS_M * math.sin(min(plan.metres / EARTH_RADIUS_M, math.pi) / 2)
            circle = array("d", (*_unit(plan.centre), chord))
            self._circles[begin : begin + _CIRCLE] = circle
            self._drafts[3 * number : 3 * number + 3] = array("d", (*plan.centre, plan.metres))

    def holding(self, numbers: BitMap, spots: Sequence[Spot]) -> BitMap:
        """Return those of the numbers whose circle or outline holds one of the spots."""
        if not numbers:
            return BitMap()
        rows = np.frombuffer(numbers.to_array(), np.uint32)
        circles = np.frombuffer(self._circles).reshape(-1, _CIRCLE).take(rows, 0)
        x, y, z, chords = circles.T.copy()
        squares = [(x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2 for a, b, c in map(_unit, spots)]
        beyond = EARTH_RADIUS_M * np.sqrt(np.minimum.reduce(squares)) - chords
        found = BitMap(array("I", rows[beyond < -_DOUBT_M].tobytes()))
        for number in rows[np.abs(beyond) <= _DOUBT_M].tolist():
            lon, lat, metres = self._drafts[3 * number : 3 * number + 3]
            if Plan((), centre=(lon, lat), metres=int(metres)).holds(spots):
                found.add(number)
        found.update(self._enclosing((numbers & self._drawn).to_array(), spots))
        return found

    def forget(self, gone: BitMap) -> None:
        """Let the numbers stand for nothing."""
        for number in gone:
            self._circles[number * _CIRCLE : (number + 1) * _CIRCLE] = _NONE
            self._sides.pop(number, None)
        self._drawn -= gone

    def to_bytes(self) -> bytes:
        """Return all as bytes."""
        # In order, so that those of neighbours lie together in memory when they are read again.
        sides = dict(sorted(self._sides.items()))
        return msgspec.msgpack.encode((self._circles.tobytes(), self._drafts.tobytes(), sides))

    @classmethod
    def from_bytes(cls, data: Bytes) -> Shapes:
        """Return what `to_bytes` was called on."""
        shapes = cls()
        circles, drafts, shapes._sides = _DECODER.decode(data)
        shapes._circles.frombytes(circles)
        shapes._drafts.frombytes(drafts)
        shapes._drawn = BitMap(shapes._sides)
        return shapes

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


def _unit(spot: Spot) -> tuple[float, float, float]:
    """Return a spot as a vector from the middle of a ball of radius 1."""
    lon, lat = map(math.radians, spot)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
