"""An item's placements taken together: each place once, and the finer one counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from records import Place, Placement, Precision, Role
from records.reach import distance_m
from records.spelling import name_key

SAME_POINT_M = 60.0


def gather(placements: Iterable[Placement]) -> tuple[Placement, ...]:
    """Return placements best first: about before mentioned, then by score, then the finer one.

    Words that say a place twice give one placement. A street or an area that only says where a
    finer place is becomes merely mentioned; the town itself is then left out.
    """
    once = _Once()
    for placement in placements:
        once.add(placement)
    finest = _in_their_light(once.placements)
    about = [p for p in finest if p.role is Role.ABOUT and p.place.precision is not Precision.CITY]
    kept = [p for p in finest if not about or p.place.precision is not Precision.CITY]
    return tuple(sorted(kept, key=_rank))


class _Once:
    """Each place once; found by name and by block, so that many placements stay cheap."""

    def __init__(self) -> None:
        self._kept: dict[int, Placement] = {}
        self._seen = 0
        self._called = defaultdict[tuple[str, tuple[str, ...]], set[int]](set)
        self._points = defaultdict[str, set[int]](set)  # by block
        self._wordless = defaultdict[str, set[int]](set)  # by block

    @property
    def placements(self) -> list[Placement]:
        """What was taken, each place where it was first told."""
        return [self._kept[at] for at in sorted(self._kept)]

    def add(self, placement: Placement) -> None:
        """Take a placement, or what is better of it and of all that are the same place."""
        at = self._seen
        self._seen += 1
        while (same := self._first_same(placement)) is not None:
            # The better one may bear the other name, and be one with another place by it.
            placement = _better(self._kept.pop(same), placement)
            at = min(at, same)
        self._kept[at] = placement
        self._note(at)

    def _first_same(self, placement: Placement) -> int | None:
        near = sorted(set(self._near(placement)) & self._kept.keys())
        return next((at for at in near if _is_same(placement, self._kept[at])), None)

    def _near(self, placement: Placement) -> Iterator[int]:
        yield from self._called.get(_key(placement), ())
        if placement.place.precision.is_point:
            others = self._points if _is_wordless(placement) else self._wordless
            for block_id in placement.place.block_ids:
                yield from others.get(block_id, ())

    def _note(self, at: int) -> None:
        placement = self._kept[at]
        self._called[_key(placement)].add(at)
        if placement.place.precision.is_point:
            for block_id in placement.place.block_ids:
                self._points[block_id].add(at)
                if _is_wordless(placement):
                    self._wordless[block_id].add(at)


def _key(placement: Placement) -> tuple[str, tuple[str, ...]]:
    return name_key(placement.place.name), placement.place.block_ids


def _is_wordless(placement: Placement) -> bool:
    return placement.method == "coordinates"


def _rank(placement: Placement) -> tuple[bool, float, int]:
    is_mentioned = placement.role is Role.MENTIONED
    return is_mentioned, -placement.score, placement.place.precision.rank


def _is_same(one: Placement, other: Placement) -> bool:
    a, b = one.place, other.place
    if _key(one) == _key(other):
        return a.area_ids == b.area_ids or a.precision.is_point == b.precision.is_point
    wordless = _is_wordless(one) or _is_wordless(other)
    is_near = distance_m((a.lon, a.lat), (b.lon, b.lat)) <= SAME_POINT_M
    shares_block = not set(a.block_ids).isdisjoint(b.block_ids)
    points = a.precision.is_point and b.precision.is_point
    return wordless and points and is_near and shares_block


def _better(one: Placement, other: Placement) -> Placement:
    """Return the placement with words rather than without, then the higher score."""
    best = max((one, other), key=lambda p: (not _is_wordless(p), p.score))
    is_about = Role.ABOUT in (one.role, other.role)
    return replace(best, role=Role.ABOUT) if is_about else best


def _in_their_light(placements: list[Placement]) -> list[Placement]:
    """Return the same, streets and areas that hold a finer place as merely mentioned."""
    finest: dict[str, int] = {}  # precision by block and area
    for placement in placements:
        if placement.role is Role.ABOUT:
            rank = placement.place.precision.rank
            for unit in (*placement.place.block_ids, *placement.place.area_ids):
                finest[unit] = min(rank, finest.get(unit, rank))

    def is_passed(place: Place) -> bool:
        rank = place.precision.rank
        return any(finest.get(unit, rank) < rank for unit in _ground(place))

    return [replace(p, role=Role.MENTIONED) if is_passed(p.place) else p for p in placements]


def _ground(place: Place) -> tuple[str, ...]:
    """Return the blocks or areas of which something finer may speak."""
    if place.precision is Precision.STREET:
        return place.block_ids
    return place.area_ids if place.precision is Precision.AREA else ()
