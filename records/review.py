"""Which items an editor should look at, and whose they are: pure functions of what is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from records.correction import Correction
from records.item import Item
from records.place import Precision
from records.placement import Placement, Role

# Refusals by which a place in town may have been lost; other towns and roads are none of it.
LOST = frozenset(
    (
        "ambiguous",
        "coordinates_disagree",
        "coordinates_invalid",
        "no_crossing",
        "number_out_of_range",
        "outside_boundary",
        "unknown_name",
        "unknown_street",
        "unsure",
    )
)


@dataclass(frozen=True, slots=True)
class Review:
    """One line of the desk's queue: an item with its lowest score and its open reports."""

    item_id: str
    score: float
    reports: int


def doubt_of(item: Item) -> float | None:
    """Return how sure we are, 0 to 1, of the least sure place that a listed item is about.

    0 if it names a place that could not be found, and nothing that it says puts it anywhere finer
    than the town.
    None if nothing is in doubt, also once an editor has said where it is.
    """
    if not item.is_listed:
        return None
    doubts = [p.score for p in item.about if p.approximate]
    if not doubts and _is_lost(item):
        doubts = [0.0]
    return min(doubts, default=None)


def _is_lost(item: Item) -> bool:
    is_placed = any(_is_found(placement) for placement in item.about)
    return not is_placed and any(refusal.reason in LOST for refusal in item.refusals)


def _is_found(placement: Placement) -> bool:
    """Tell whether words or a point put it there, not only where its publisher is at home."""
    return placement.place.precision is not Precision.CITY and placement.method != "source"


def area_ids_of(item: Item, corrections: Iterable[Correction] = ()) -> frozenset[str]:
    """Return the areas whose editors may correct an item, its town's id always among them.

    Where it is now, where the program had put it, and where those of its `corrections` that stand
    had put it: who moved an item out of their area may take that back.
    """
    placements = item.placements + (item.proposal.placements if item.proposal else ())
    for correction in corrections:
        placements += correction.placements if correction.undone_at is None else ()
    found = {area for p in placements if p.role is Role.ABOUT for area in p.place.area_ids}
    return frozenset({item.town_id, *found})
