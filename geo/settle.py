"""Places that an editor chose: out of a click, and in the gazetteer as it is today.

A correction outlives imports: streets are split and renumbered, block ids change. What stays is
the spot, so a place whose blocks are gone is found again by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from geo.candidate import areas_of
from geo.gazetteer import Gazetteer
from geo.given import EXACT_ACCURACY_M
from geo.resolve import OUTSIDE_M
from geo.resolvers.named import town_place
from geo.resolvers.street import street_place
from records import AreaKind, Block, Place, Precision, Spot

# An id that leads further away from the place is another block's by now. Publishers' points may
# be 200 m from the block that their words name (geo/given.py).
SAME_ID_M = 250.0
AT_ONE_CROSSING_M = 1.0
ROUNDED_ACCURACY_M = 100.0  # half a long city block
_DECIMALS = 3  # of a degree: about 100 m, where no block is near
_HOUSES = (Precision.EXACT, Precision.ADDRESS)
_HAS_NUMBER = re.compile(r"\d")


def place_at(lon: float, lat: float, gazetteer: Gazetteer) -> Place | None:
    """Return the place of a point that an editor put on the map, in degrees.

    It stands on the nearest block within 60 m and is called after its street, else after the park
    or neighbourhood around it. None outside of the town.
    """
    if not gazetteer.ground.is_in_town(lon, lat, OUTSIDE_M):
        return None
    nearest = gazetteer.nearest_block(lon, lat)
    blocks = (nearest[0],) if nearest else ()
    areas = gazetteer.areas_at(lon, lat) or areas_of(blocks)
    name = _name(blocks, areas, gazetteer)
    ids = tuple(block.id for block in blocks)
    spot = (lon, lat)
    return Place(name, *spot, Precision.EXACT, EXACT_ACCURACY_M, ids, areas, (spot,))


def settle_place(place: Place, gazetteer: Gazetteer, to_block: bool) -> Place:
    """Return an editor's place with today's blocks and areas; settling twice is settling once.

    Blocks that are there still stay, others are found again by the spot, within 60 m; what lies
    where no block is any more is kept as it was said, without blocks. With `to_block` a house or a
    point is rounded to its block, for sources whose house numbers may not be published.
    """
    if place.precision is Precision.STREET:
        place = _whole_street(place, gazetteer)
    blocks = _blocks(place, gazetteer)
    if to_block and place.precision in _HOUSES:
        place = _round(place, blocks, gazetteer)
    elif to_block and place.precision is Precision.BLOCK and _HAS_NUMBER.search(place.name):
        # A house whose number the street does not have is its block already, by a name that tells.
        place = replace(place, name=_name(blocks, place.area_ids, gazetteer))
    ids = tuple(block.id for block in blocks)
    return replace(place, block_ids=ids, area_ids=_areas(place, blocks, gazetteer))


def _whole_street(place: Place, gazetteer: Gazetteer) -> Place:
    """Return a street with all the blocks that it has today, if it lost one of those it had."""
    if all(_same(i, place, gazetteer) for i in place.block_ids):
        return place
    nearest = gazetteer.nearest_block(place.lon, place.lat)
    return (
        replace(street_place(nearest[0].street_id, gazetteer), name=place.name)
        if nearest
        else place
    )


def _blocks(place: Place, gazetteer: Gazetteer) -> tuple[Block, ...]:
    """Return the blocks that a place was on, as they are today."""
    there = {i: block for i in place.block_ids if (block := _same(i, place, gazetteer))}
    if len(there) == len(set(place.block_ids)):
        return tuple(there.values())
    found = dict[str, Block]()
    for spot in _spots(place):
        here = _around(spot, place, gazetteer)
        known = [block for block in here if block.id in there]
        found |= {block.id: block for block in known or here}
    return tuple((found | there).values())


def _same(block_id: str, place: Place, gazetteer: Gazetteer) -> Block | None:
    """Return the block of an id if it is still the one that was meant."""
    block = gazetteer.block(block_id)
    if block is None or place.precision is Precision.PLACE:  # a big one's address may be far off
        return block
    near = (b for spot in _spots(place) for b, _ in gazetteer.blocks_within(*spot, SAME_ID_M))
    return block if any(b.id == block_id for b in near) else None


def _around(spot: Spot, place: Place, gazetteer: Gazetteer) -> list[Block]:
    """Return the block nearest to a spot; of a crossing, all that meet there."""
    nearest = gazetteer.nearest_block(*spot)
    if nearest is None:
        return []
    if place.precision is not Precision.CROSSING:
        return [nearest[0]]
    reach = nearest[1] + AT_ONE_CROSSING_M
    return [block for block, _ in gazetteer.blocks_within(*spot, reach)]


def _spots(place: Place) -> tuple[Spot, ...]:
    return place.spots or ((place.lon, place.lat),)


def _areas(place: Place, blocks: Iterable[Block], gazetteer: Gazetteer) -> tuple[str, ...]:
    if place.precision is Precision.CITY:
        return town_place(gazetteer).area_ids
    if place.precision is Precision.AREA:
        still = tuple(i for i in place.area_ids if gazetteer.area(i))
        return still or tuple(gazetteer.area_names.find(place.name))
    of_blocks = areas_of(blocks)
    if place.precision in (Precision.STREET, Precision.BLOCK) and of_blocks:
        return of_blocks
    at = (area for spot in _spots(place) for area in gazetteer.areas_at(*spot))
    return tuple(dict.fromkeys(at)) or of_blocks


def _round(place: Place, blocks: tuple[Block, ...], gazetteer: Gazetteer) -> Place:
    """Return a house as its block; where none is near, as about where it is, without a name."""
    near = (round(place.lon, _DECIMALS), round(place.lat, _DECIMALS))
    spots = tuple(gazetteer.middle(block.id) for block in blocks) or (near,)
    return Place(
        _name(blocks, gazetteer.areas_at(*near), gazetteer),
        *spots[0],
        Precision.BLOCK,
        max(place.accuracy_m, ROUNDED_ACCURACY_M),
        spots=spots,
    )


def _name(blocks: tuple[Block, ...], area_ids: Iterable[str], gazetteer: Gazetteer) -> str:
    """Return the name of a block's street, else of the park, else of the first area."""
    street = gazetteer.street(blocks[0].street_id) if blocks else None
    if street is not None:
        return street.name
    areas = [area for i in area_ids if (area := gazetteer.area(i))]
    parks = [area for area in areas if area.kind is AreaKind.PARK]
    return next((area.name for area in (*parks, *areas)), gazetteer.town.name)
