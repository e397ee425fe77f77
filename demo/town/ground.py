"""How the straight plan lies on the land: the river bends, streets waver, metres become degrees."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, exp, hypot, radians, sin

from demo.town.plane import Point, between, distance, to_side

# Open sea between Brittany and Jersey: nobody lives there.
LON, LAT = -2.55, 48.93
_METRES_A_DEGREE = 111_320.0
_STEP = 34.0  # metres between the points that a bend is drawn with

# (metres, waves a metre east, waves a metre north, phase): long swells, everywhere
_SWELLS = ((30.0, 0.0031, 0.0012, 0.4), (22.0, -0.0017, 0.0042, 2.1), (9.0, 0.0081, 0.0057, 4.0))
# short ones in the old town, which nobody planned
_CROOKS = ((11.0, 0.019, 0.013, 1.0), (8.0, -0.017, 0.029, 5.2), (5.0, 0.041, -0.023, 2.7))


def on_land(point: Point) -> Point:
    """Return where a point of the plan lies, in metres. Smooth and one to one."""
    u, v = point
    old = exp(-((hypot(u, v - 240) / 430) ** 4))
    dx = _sway(u, v, 0.0) + old * _sway_short(u, v, 0.0)
    dy = _sway(u, v, 1.7) + old * _sway_short(u, v, 1.3)
    return (u + dx, v + dy + _river(u) / (1 + (v / 1500) ** 2))


def degrees(point: Point) -> Point:
    """Return lon and lat of a point in metres, to about a centimetre."""
    lat = LAT + point[1] / _METRES_A_DEGREE
    lon = LON + point[0] / (_METRES_A_DEGREE * cos(radians(LAT)))
    return (round(lon, 7), round(lat, 7))


def drawn(line: Sequence[Point]) -> tuple[Point, ...]:
    """Return a line of the plan as it lies on the land, in metres, with its bends.

    A line and its reverse give the same points, so neighbours share their border exactly.
    """
    if (line[-1], line[0]) < (line[0], line[-1]):
        return drawn(tuple(reversed(line)))[::-1]
    points = [on_land(line[0])]
    for p, q in pairwise(line):
        steps = max(1, round(distance(p, q) / _STEP))
        points += [on_land(between(p, q, i / steps)) for i in range(1, steps + 1)]
    return _without_straight(points)


def _sway(u: float, v: float, phase: float) -> float:
    return sum(m * sin(a * u + b * v + c + phase) for m, a, b, c in _SWELLS)


def _sway_short(u: float, v: float, phase: float) -> float:
    return sum(m * sin(a * u + b * v + c + phase) for m, a, b, c in _CROOKS)


def _river(u: float) -> float:
    return 170 * sin(u / 690 + 0.5) + 38 * sin(u / 250 + 1.1)


def _without_straight(points: list[Point]) -> tuple[Point, ...]:
    """Leave out points less than half a metre off the line of their neighbours."""
    kept = [points[0]]
    for point, following in pairwise(points[1:]):
        if to_side(point, kept[-1], following) > 0.5:
            kept.append(point)
    return (*kept, points[-1])
