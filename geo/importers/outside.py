"""Streets and houses that lie too far from their town to belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TypeVar

import shapely

from geo.importers.drafts import House, Segment
from geo.importers.ledger import Ledger
from geo.plane import Plane, plane_around
from records import Polygon, Spot
from records.reach import distance_m

T = TypeVar("T", Segment, House)

FAR_M = 2000.0  # publishers give a little of the next town too, as far as their map sheet goes
STRAY_M = 100_000.0  # from the middle of what there is: wider than any town or county


def without_far_ones(
    segments: Sequence[Segment], boundary: Sequence[Polygon], ledger: Ledger
) -> list[Segment]:
    """Return the segments that come within `FAR_M` of the town.

    Of a town without boundary those within `STRAY_M` of the others' middle.
    """
    if not boundary:
        ledger.lack(
            "areas: no area of kind town: results outside can't be refused, "
            "but those far from every street"
        )
        among = _near_the_others([segment.line[0] for segment in segments])
        return _kept(segments, among, ["far from all other streets"] * len(segments), ledger)
    plane = plane_around([spot for polygon in boundary for spot in polygon[0]])
    town = _shape(boundary, plane)
    shapely.prepare(town)
    lines = plane.lines([segment.line for segment in segments])
    why = "outside the town: lon/lat swapped?"
    near = shapely.dwithin(town, lines, FAR_M).tolist()
    return _kept(segments, near, [why] * len(segments), ledger)


def near_houses(
    houses: Sequence[House], boundary: Sequence[Polygon], ledger: Ledger
) -> list[House]:
    """Return the houses that are at most `FAR_M` from the town, or `STRAY_M` as above."""
    names = [f"{house.number}{house.suffix} {house.street}" for house in houses]
    if not boundary:
        among = _near_the_others([(house.lon, house.lat) for house in houses])
        return _kept(houses, among, [f"{name} is far from all others" for name in names], ledger)
    plane = plane_around([spot for polygon in boundary for spot in polygon[0]])
    points = [shapely.Point(plane.flatten(house.lon, house.lat)) for house in houses]
    town = _shape(boundary, plane)
    shapely.prepare(town)
    near = shapely.dwithin(town, points, FAR_M).tolist()
    return _kept(houses, near, [f"{name} is far outside the town" for name in names], ledger)


def _near_the_others(spots: Sequence[Spot]) -> list[bool]:
    """Tell of each spot whether it is within `STRAY_M` of the median one."""
    if not spots:
        return []
    lons, lats = zip(*spots, strict=True)
    middle = (median(lons), median(lats))
    return [distance_m(spot, middle) <= STRAY_M for spot in spots]


def _kept(
    things: Sequence[T], near: Sequence[bool], reasons: Sequence[str], ledger: Ledger
) -> list[T]:
    """Return the things that are near; the others are skipped, each with its reason."""
    for thing, is_near, why in zip(things, near, reasons, strict=True):
        if not is_near:
            ledger.skip(thing.path, thing.row, why)
    return [thing for thing, is_near in zip(things, near, strict=True) if is_near]


def _shape(boundary: Sequence[Polygon], plane: Plane) -> shapely.Geometry:
    flat = ([[plane.flatten(*spot) for spot in ring] for ring in polygon] for polygon in boundary)
    return shapely.union_all([shapely.Polygon(outer, holes) for outer, *holes in flat])
