"""Which items an editor should look at, and whose they are: pure functions of an item."""

from dataclasses import dataclass

from records.item import Item
from records.placement import Role


@dataclass(frozen=True, slots=True)
class Review:
    """One line of the desk's queue: an item with its lowest score and its open reports."""

    item_id: str
    score: float
    reports: int


def doubt_of(item: Item) -> float | None:
    """Return the lowest score, 0 to 1, of what places a listed item only approximately.

    None if nothing is in doubt, also once an editor has said where it is.
    """
    if not item.is_listed:
        return None
    return min((p.score for p in item.about if p.approximate), default=None)


def area_ids_of(item: Item) -> frozenset[str]:
    """Return the areas whose editors may correct an item, its town's id always among them.

    Both where it is now and where the program had put it: who moved an item out of their area
    may take that back.
    """
    placements = item.placements + (item.proposal.placements if item.proposal else ())
    found = {area for p in placements if p.role is Role.ABOUT for area in p.place.area_ids}
    return frozenset({item.town_id, *found})
