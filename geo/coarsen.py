"""The same place told less finely: its block, its street, its neighbourhood, the whole town."""

from __future__ import annotations

from enum import StrEnum

from geo.candidate import section
from geo.gazetteer import Gazetteer
from geo.resolvers.named import area_place, town_place
from geo.resolvers.street import street_place
from records import AreaKind, Block, Place, Precision


class Fineness(StrEnum):
    """How finely a place may be told."""

    SPOT = "spot"  # as it is
    BLOCK = "block"
    STREET = "street"
    AREA = "area"
    TOWN = "town"


def coarsen(place: Place, fineness: Fineness, gazetteer: Gazetteer) -> Place | None:
    """Return a place told no finer than that; None if it has no such block, street or area.

    What is coarser already has none: an area has no block.
    """
    if fineness is Fineness.SPOT:
        return place
    if fineness is Fineness.TOWN:
        return town_place(gazetteer)
    if fineness is Fineness.AREA:
        return _neighbourhood(place, gazetteer)
    blocks = _blocks(place, gazetteer)
    if not blocks:
        return None
    if fineness is Fineness.STREET:
        return street_place(blocks[0].street_id, gazetteer)
    if not place.precision.is_point:
        return None
    if place.precision is Precision.BLOCK:
        return place
    street = gazetteer.street(blocks[0].street_id)
    name = street.name if street and len(blocks) == 1 else place.name
    return section(name, blocks, gazetteer)


def _blocks(place: Place, gazetteer: Gazetteer) -> tuple[Block, ...]:
    """Return the blocks of a place, else the nearest one of a point."""
    known = tuple(filter(None, map(gazetteer.block, place.block_ids)))
    if known or not place.precision.is_point:
        return known
    nearest = gazetteer.nearest_block(place.lon, place.lat)
    return (nearest[0],) if nearest else ()


def _neighbourhood(place: Place, gazetteer: Gazetteer) -> Place | None:
    if place.precision is Precision.CITY:
        return None
    areas = filter(None, map(gazetteer.area, place.area_ids))
    found = next((area for area in areas if area.kind is AreaKind.NEIGHBOURHOOD), None)
    return area_place(found.id, gazetteer) if found else None
