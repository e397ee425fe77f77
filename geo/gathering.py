"""An item's placements taken together: each place once, and the finer one counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from records import Placement, Precision, Role
from records.reach import distance_m
from records.spelling import name_key

SAME_POINT_M = 60.0


def gather(placements: Iterable[Placement]) -> tuple[Placement, ...]:
    """Return placements best first: about before mentioned, then by score, then the finer one.

    Words that say a place twice give one placement. A street or an area that only says where a
    finer place is becomes merely mentioned; the town itself is then left out.
    """
    once: list[Placement] = []
    for placement in placements:
        same = next((i for i, other in enumerate(once) if _is_same(placement, other)), None)
        if same is None:
            once.append(placement)
        else:
            once[same] = _better(once[same], placement)
    finest = [_in_the_light_of(once, placement) for placement in once]
    about = [p for p in finest if p.role is Role.ABOUT and p.place.precision is not Precision.CITY]
    kept = [p for p in finest if not about or p.place.precision is not Precision.CITY]
    return tuple(sorted(kept, key=_rank))


def _rank(placement: Placement) -> tuple[bool, float, int]:
    is_mentioned = placement.role is Role.MENTIONED
    return is_mentioned, -placement.score, placement.place.precision.rank


def _is_same(one: Placement, other: Placement) -> bool:
    a, b = one.place, other.place
    if (name_key(a.name), a.block_ids) == (name_key(b.name), b.block_ids):
        return a.area_ids == b.area_ids or a.precision.is_point == b.precision.is_point
    wordless = one.method == "coordinates" or other.method == "coordinates"
    is_near = distance_m((a.lon, a.lat), (b.lon, b.lat)) <= SAME_POINT_M
    shares_block = not set(a.block_ids).isdisjoint(b.block_ids)
    points = a.precision.is_point and b.precision.is_point
    return wordless and points and is_near and shares_block


def _better(one: Placement, other: Placement) -> Placement:
    """Return the placement with words rather than without, then the higher score."""
    best = max((one, other), key=lambda p: (p.method != "coordinates", p.score))
    is_about = Role.ABOUT in (one.role, other.role)
    return replace(best, role=Role.ABOUT) if is_about else best


def _in_the_light_of(all_of_them: Sequence[Placement], placement: Placement) -> Placement:
    finer = (
        other
        for other in all_of_them
        if other.role is Role.ABOUT and other.place.precision.rank < placement.place.precision.rank
    )
    if any(_holds(placement, other) for other in finer):
        return replace(placement, role=Role.MENTIONED)
    return placement


def _holds(coarse: Placement, fine: Placement) -> bool:
    if coarse.place.precision is Precision.STREET:
        return not set(coarse.place.block_ids).isdisjoint(fine.place.block_ids)
    if coarse.place.precision is Precision.AREA:
        return not set(coarse.place.area_ids).isdisjoint(fine.place.area_ids)
    return False
