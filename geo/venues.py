"""A venue and its address are one place: "Lantern Hall, 35 rue X"; "12 Oak St (Town Hall)"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer import Gazetteer
from records import MentionKind, Place, Placement, Precision, Role
from records.reach import distance_m
from records.spelling import name_key

BESIDE = 3  # characters that may stand between a venue and its address: ", " or " – "
ONE_PLACE_M = 200.0  # a register's point may lie at the far end of a school's ground
_ADDRESSES = frozenset(
    (MentionKind.ADDRESS, MentionKind.RANGE, MentionKind.BLOCK, MentionKind.STREET)
)


def join_venues(placements: Sequence[Placement], gazetteer: Gazetteer) -> list[Placement]:
    """Return placements with the addresses of venues as merely mentioned.

    The venue keeps its name; where its address is on another block, it stands at its address.
    """
    joined, addresses = list(placements), _Addresses(placements)
    for i, venue in enumerate(placements):
        if venue.place.precision is not Precision.PLACE:
            continue
        for j in addresses.that_may_be_of(venue, gazetteer):
            if _is_near(venue, placements[j]):
                joined[i] = replace(joined[i], place=_at(venue.place, placements[j]))
                joined[j] = replace(joined[j], role=Role.MENTIONED)
    return joined


class _Addresses:
    """Which placements are addresses, by where they stand and by name."""

    def __init__(self, placements: Sequence[Placement]) -> None:
        self._starts = defaultdict[int, list[int]](list)
        self._ends = defaultdict[int, list[int]](list)
        self._called = defaultdict[str, list[int]](list)
        for i, placement in enumerate(placements):
            mention = placement.mention
            if mention is not None and mention.kind in _ADDRESSES:
                self._starts[mention.start].append(i)
                self._ends[mention.end].append(i)
                self._called[name_key(placement.place.name)].append(i)

    def that_may_be_of(self, venue: Placement, gazetteer: Gazetteer) -> list[int]:
        """Return those beside a venue's words, or that the gazetteer gives it; in order."""
        found = set[int]()
        if venue.mention is not None:
            for gap in range(BESIDE + 1):
                found.update(self._starts.get(venue.mention.end + gap, ()))
                found.update(self._ends.get(venue.mention.start - gap, ()))
        if venue.role is Role.ABOUT:
            for key in _registered(venue.place, gazetteer):
                found.update(self._called.get(key, ()))
        return sorted(found)


def _is_near(venue: Placement, address: Placement) -> bool:
    if not set(venue.place.block_ids).isdisjoint(address.place.block_ids):
        return True
    spots = ((p.place.lon, p.place.lat) for p in (venue, address))
    return address.place.precision.is_point and distance_m(*spots) <= ONE_PLACE_M


def _registered(venue: Place, gazetteer: Gazetteer) -> set[str]:
    """Return the keys of the addresses that the gazetteer gives a venue."""
    known = (gazetteer.landmark(i) for i in gazetteer.landmark_names.find(venue.name))
    return {name_key(one.address) for one in known if one}


def _at(venue: Place, address: Placement) -> Place:
    """Return the venue where its address says; a register's point is finer than a whole block."""
    is_sure = address.place.precision in (Precision.EXACT, Precision.ADDRESS)
    if not is_sure or not set(venue.block_ids).isdisjoint(address.place.block_ids):
        return venue
    return replace(address.place, name=venue.name)
