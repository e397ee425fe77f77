"""Streets and houses that lie too far from their town to belong to it."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from geo.importers.drafts import House, Segment
from geo.importers.ledger import Ledger
from geo.plane import Plane, plane_around
from records import Polygon

FAR_M = 2000.0  # publishers give a little of the next town too, as far as their map sheet goes


def without_far_ones(
    segments: Sequence[Segment], boundary: Sequence[Polygon], ledger: Ledger
) -> list[Segment]:
    """Return the segments that come within `FAR_M` of the town; of a town without boundary, all."""
    if not boundary:
        ledger.lack(
            "areas: no area of kind town: results outside can't be refused, "
            "but those far from every street"
        )
        return list(segments)
    plane = plane_around([spot for polygon in boundary for spot in polygon[0]])
    town = _shape(boundary, plane)
    shapely.prepare(town)
    kept = []
    for segment in segments:
        if shapely.dwithin(town, plane.line(segment.line), FAR_M):
            kept.append(segment)
        else:
            ledger.skip(segment.path, segment.row, "outside the town: lon/lat swapped?")
    return kept


def near_houses(
    houses: Sequence[House], boundary: Sequence[Polygon], ledger: Ledger
) -> list[House]:
    """Return the houses that are at most `FAR_M` from the town; of one without boundary, all."""
    if not boundary or not houses:
        return list(houses)
    plane = plane_around([spot for polygon in boundary for spot in polygon[0]])
    points = shapely.points([plane.flatten(house.lon, house.lat) for house in houses])
    town = _shape(boundary, plane)
    shapely.prepare(town)
    kept = []
    for house, is_near in zip(houses, shapely.dwithin(town, points, FAR_M), strict=True):
        if is_near:
            kept.append(house)
        else:
            what = f"{house.number}{house.suffix} {house.street} is far outside the town"
            ledger.skip(house.path, house.row, what)
    return kept


def _shape(boundary: Sequence[Polygon], plane: Plane) -> shapely.Geometry:
    flat = ([[plane.flatten(*spot) for spot in ring] for ring in polygon] for polygon in boundary)
    return shapely.union_all([shapely.Polygon(outer, holes) for outer, *holes in flat])
