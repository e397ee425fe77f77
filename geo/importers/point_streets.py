"""Streets of which only houses are known: lines drawn through their points, as good as it gets.

The side with more houses, by number, is the backbone; where the other side has houses too, it is
moved half-way towards them, which is about the middle of the street.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import shapely

from geo.importers.drafts import House, Segment
from geo.importers.ledger import Ledger
from geo.plane import Plane
from records import Line, Spot

GAP_M = 200.0  # neighbours further apart are on two stretches: what is between them is not known
ACROSS_M = 60.0  # houses further apart do not face each other
NEAR_M = 100.0  # houses further from their street's line are on another stretch of it
SMOOTH_M = 8.0  # houses stand forward and back by that much
STUB_M = 5.0  # half the line of a street with a single house


def draw_streets(
    on_street: Mapping[str, Sequence[House]], names: Mapping[str, str], plane: Plane, ledger: Ledger
) -> list[Segment]:
    """Return lines for the houses of each street, by its key; `names` are those of known streets.

    A line is split where neighbours are more than `GAP_M` apart. Houses that are guesses draw none.
    """
    segments = []
    for key, everyone in on_street.items():
        houses = [house for house in everyone if not house.is_guess]
        if not houses:
            continue
        first, name = houses[0], names.get(key, houses[0].street)
        aliases = tuple(dict.fromkeys(alias for house in houses for alias in house.aliases))
        what = "goes on beyond its lines" if key in names else "has no line"
        ledger.mend(first.path, first.row, f"{name} {what}: drawn through {len(houses)} houses")
        segments += [
            Segment(first.path, first.row, name, line, "", aliases)
            for line in _lines(houses, plane)
        ]
    return segments


def _lines(houses: Sequence[House], plane: Plane) -> Iterator[Line]:
    """Yield lines until every house is near one: the other side may go on where the first ends."""
    rest = list(houses)
    while rest:
        other, backbone = sorted((_side(rest, odd, plane) for odd in (0, 1)), key=len)
        others = _stretches(other)
        drawn = [_simple(_towards(stretch, others)) for stretch in _stretches(backbone)]
        yield from (tuple(plane.unflatten(*spot) for spot in line) for line in drawn)
        whole = shapely.MultiLineString(drawn)
        points = shapely.points([plane.flatten(house.lon, house.lat) for house in rest])
        near = shapely.dwithin(whole, points, NEAR_M).tolist()
        rest = [house for house, is_near in zip(rest, near, strict=True) if not is_near]


def _side(houses: Iterable[House], odd: int, plane: Plane) -> list[Spot]:
    """Return the spots of the even or odd houses by number, in metres, each once."""
    side = sorted((h for h in houses if h.number % 2 == odd), key=lambda h: (h.number, h.suffix))
    return list(dict.fromkeys(plane.flatten(house.lon, house.lat) for house in side))


def _stretches(spots: Sequence[Spot]) -> list[list[Spot]]:
    stretches = [list(spots[:1])] if spots else []
    for one, other in pairwise(spots):
        if shapely.Point(one).distance(shapely.Point(other)) > GAP_M:
            stretches.append([])
        stretches[-1].append(other)
    return stretches


def _towards(stretch: Sequence[Spot], others: Sequence[Sequence[Spot]]) -> list[Spot]:
    """Return a stretch moved half-way to the houses across."""
    across = [shapely.LineString(o) if len(o) > 1 else shapely.Point(o[0]) for o in others]
    moved = []
    for x, y in stretch:
        here = shapely.Point(x, y)
        facing = min(across, key=here.distance, default=here)
        if here.distance(facing) <= ACROSS_M:
            there = shapely.get_point(shapely.shortest_line(here, facing), 1)
            x, y = (x + there.x) / 2, (y + there.y) / 2
        moved.append((x, y))
    return moved


def _simple(spots: Sequence[Spot]) -> list[Spot]:
    """Return a line of two spots and more, without the zigzag of single houses."""
    distinct = list(dict.fromkeys(spots))
    if len(distinct) == 1:
        x, y = distinct[0]
        return [(x - STUB_M, y), (x + STUB_M, y)]
    line = shapely.LineString(distinct).simplify(SMOOTH_M)
    return [(float(x), float(y)) for x, y in line.coords]
