"""How far around a place: the vocabulary that feeds, alerts and every index share.

An item is filed under area keys; a reach is planned into the keys to look under. Feeds and
subscriptions use the very same plan, so that a digest holds what the page shows.

    city:<town>   every listed item of the town
    b:<block>     placed on that block (or on a section or street that has it)
    n:<area>      placed inside of that area, or on the whole of it
    w:<area>      placed on the whole of that area, nowhere finer
    c:<x>/<y>     has a spot in that web-mercator tile of zoom 17 (about 300 m at the equator)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product

from records.findable import Findable, FindablePlacement
from records.item import Item
from records.outline import Box, Outline, Spot, box_of, edges, encloses, touches
from records.place import Precision
from records.placement import Placement

ZOOM = 17
EARTH_RADIUS_M = 6_371_008.8  # mean radius, IUGG
_SLACK = 1e-9  # degrees: more than a tile's corners are off, calculated there and back


class ReachKind(StrEnum):
    """The forms of a reach."""

    BLOCK = "block"
    BLOCKS = "blocks"  # a block and those around it, crossing by crossing
    RADIUS = "radius"
    POLYGON = "polygon"
    STREET = "street"
    AREA = "area"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Reach:
    """A place and how far around it.

    `target_id` is a block, a street, an area or a town id; for RADIUS the id of what stands in the
    middle, "" if it is a bare point or a polygon. `lon`, `lat`, `metres` are for RADIUS only,
    `outline` for POLYGON. `block_ids` are for STREET all of its blocks, for BLOCKS those that are
    reached by passing at most `steps` crossings, the block itself among them.
    `whole_area_ids` are areas whose area-wide items belong to it too (leaf collection in all of
    the neighbourhood).
    """

    kind: ReachKind
    target_id: str
    lon: float = 0.0
    lat: float = 0.0
    metres: int = 0
    whole_area_ids: tuple[str, ...] = ()
    block_ids: tuple[str, ...] = ()
    steps: int = 0
    outline: Outline = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Keys to look under: those of `sure` need no check, those of `edge` need `holds`.

    What is checked is the `outline` if there is one, else the circle of `metres` around `centre`.
    """

    sure: tuple[str, ...]
    edge: tuple[str, ...] = ()
    centre: Spot = (0.0, 0.0)
    metres: int = 0
    outline: Outline = ()

    def holds(self, spots: Iterable[Spot]) -> bool:
        """Tell whether one of an item's spots is within the radius or the outline."""
        if self.outline:
            return any(encloses(self.outline, spot) for spot in spots)
        return any(distance_m(self.centre, spot) <= self.metres for spot in spots)


@dataclass(frozen=True, slots=True)
class Filing:
    """The keys that one item is filed under; a key stands in one of the two only.

    `sure` come from placements that are sure, `maybe` from approximate ones; `spots` are of both.
    """

    sure: frozenset[str]
    maybe: frozenset[str]
    spots: tuple[Spot, ...]


def distance_m(a: Spot, b: Spot) -> float:
    """Return the great-circle distance between two (lon, lat), metres (haversine)."""
    lat_a, lat_b = math.radians(a[1]), math.radians(b[1])
    h = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(h)))


def tile_of(spot: Spot) -> tuple[int, int]:
    """Return the web-mercator tile (x, y) of a (lon, lat) at zoom 17 (OSM slippy map scheme)."""
    side = 1 << ZOOM
    x = int((spot[0] + 180.0) / 360.0 * side)
    y = int((1.0 - math.asinh(math.tan(math.radians(spot[1]))) / math.pi) / 2.0 * side)
    return min(max(x, 0), side - 1), min(max(y, 0), side - 1)


def file_item(item: Item | Findable) -> Filing:
    """Return the keys of an item; only what it is about counts, not what it mentions."""
    sure, maybe, spots = {f"city:{item.town_id}"}, set[str](), dict[Spot, None]()
    for placement in item.about:
        (maybe if placement.approximate else sure).update(_keys(placement))
        spots.update(dict.fromkeys(placement.place.spots))
    return Filing(frozenset(sure), frozenset(maybe - sure), tuple(spots))


@lru_cache(maxsize=1_000)
def plan(reach: Reach, town_id: str) -> Plan:
    """Return the keys under which a reach finds its items."""
    wide = tuple(f"w:{area}" for area in reach.whole_area_ids)
    if reach.kind is ReachKind.BLOCK:
        return Plan((f"b:{reach.target_id}", *wide))
    if reach.kind in (ReachKind.STREET, ReachKind.BLOCKS):
        return Plan((*(f"b:{block}" for block in reach.block_ids), *wide))
    if reach.kind is ReachKind.AREA:
        return Plan((f"n:{reach.target_id}", *wide))
    if reach.kind is ReachKind.CITY:
        return Plan((f"city:{town_id}",))
    if reach.kind is ReachKind.POLYGON:
        inside, edge = _tiles_within(reach.outline)
        return Plan((*inside, *wide), edge, outline=reach.outline)
    inside, edge = _tiles_around((reach.lon, reach.lat), reach.metres)
    return Plan((*inside, *wide), edge, (reach.lon, reach.lat), reach.metres)


def _keys(placement: Placement | FindablePlacement) -> list[str]:
    place = placement.place
    keys = [f"b:{block}" for block in place.block_ids]
    keys += [f"n:{area}" for area in place.area_ids]
    if place.precision in (Precision.AREA, Precision.CITY):
        keys += [f"w:{area}" for area in place.area_ids]
    keys += ["c:{}/{}".format(*tile_of(spot)) for spot in place.spots]
    return keys


def _tiles_around(centre: Spot, metres: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return tile keys wholly inside of the circle, and those that its edge may cut."""
    dlat = math.degrees(metres / EARTH_RADIUS_M)
    dlon = dlat / max(math.cos(math.radians(centre[1])), 0.01)
    left, top = tile_of((centre[0] - dlon, centre[1] + dlat))
    right, bottom = tile_of((centre[0] + dlon, centre[1] - dlat))
    inside: list[str] = []
    edge: list[str] = []
    for x in range(left, right + 1):
        for y in range(top, bottom + 1):
            whole = all(distance_m(centre, corner) <= metres for corner in _corners(x, y))
            (inside if whole else edge).append(f"c:{x}/{y}")
    return tuple(inside), tuple(edge)


def _tiles_within(outline: Outline) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return tile keys wholly inside of an outline, and those that it may cut."""
    if not outline:
        return (), ()
    cut = {tile for side in edges(outline) for tile in _tiles_of(box_of(side)) if _cuts(side, tile)}
    others = (tile for tile in _tiles_of(box_of(outline)) if tile not in cut)
    inside = [tile for tile in others if encloses(outline, _corners(*tile)[0])]
    return _tile_keys(inside), _tile_keys(sorted(cut))


def _cuts(side: tuple[Spot, Spot], tile: tuple[int, int]) -> bool:
    (west, north), *_, (east, south) = _corners(*tile)
    return touches(side, (west - _SLACK, south - _SLACK, east + _SLACK, north + _SLACK))


def _tiles_of(box: Box) -> Iterator[tuple[int, int]]:
    """Yield the tiles that a box touches, column by column."""
    west, south, east, north = box
    left, top = tile_of((west - _SLACK, north + _SLACK))
    right, bottom = tile_of((east + _SLACK, south - _SLACK))
    return product(range(left, right + 1), range(top, bottom + 1))


def _tile_keys(tiles: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(f"c:{x}/{y}" for x, y in tiles)


@lru_cache(maxsize=50_000)  # neighbours' reaches have most of their tiles in common
def _corners(x: int, y: int) -> tuple[Spot, ...]:
    def spot(column: int, row: int) -> Spot:
        lat = math.atan(math.sinh(math.pi * (1 - 2 * row / (1 << ZOOM))))
        return column / (1 << ZOOM) * 360.0 - 180.0, math.degrees(lat)

    return tuple(spot(x + i, y + j) for i in (0, 1) for j in (0, 1))
