"""The place that an id stands for."""

from __future__ import annotations

from geo.candidate import section
from geo.gazetteer import Gazetteer
from geo.resolvers.named import area_place, landmark_candidate
from geo.resolvers.street import street_place
from records import Block, Place


def place_of(target_id: str, gazetteer: Gazetteer) -> Place | None:
    """Return the place of an area, landmark, street or block; None if there is none of that id."""
    if gazetteer.area(target_id):
        return area_place(target_id, gazetteer)
    if gazetteer.landmark(target_id):
        return landmark_candidate(target_id, gazetteer).place
    if gazetteer.street(target_id):
        return street_place(target_id, gazetteer)
    block = gazetteer.block(target_id)
    return _block_place(block, gazetteer) if block else None


def _block_place(block: Block, gazetteer: Gazetteer) -> Place:
    street = gazetteer.street(block.street_id)
    return section(street.name if street else block.street_id, (block,), gazetteer)
