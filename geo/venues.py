"""A venue and its address are one place: "Lantern Hall, 35 rue X"; "12 Oak St (Town Hall)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer import Gazetteer
from records import Mention, MentionKind, Place, Placement, Precision, Role
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
    joined = list(placements)
    for i, venue in enumerate(placements):
        if venue.place.precision is not Precision.PLACE:
            continue
        for j, address in enumerate(placements):
            if _is_its_address(venue, address, gazetteer):
                joined[i] = replace(joined[i], place=_at(venue.place, address))
                joined[j] = replace(joined[j], role=Role.MENTIONED)
    return joined


def _is_its_address(venue: Placement, address: Placement, gazetteer: Gazetteer) -> bool:
    mention = address.mention
    if mention is None or mention.kind not in _ADDRESSES or not _is_near(venue, address):
        return False
    if venue.mention is not None and _is_beside(venue.mention, mention):
        return True
    return venue.role is Role.ABOUT and _is_registered(venue.place, address.place, gazetteer)


def _is_near(venue: Placement, address: Placement) -> bool:
    if not set(venue.place.block_ids).isdisjoint(address.place.block_ids):
        return True
    spots = ((p.place.lon, p.place.lat) for p in (venue, address))
    return address.place.precision.is_point and distance_m(*spots) <= ONE_PLACE_M


def _is_beside(one: Mention, other: Mention) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return 0 <= second.start - first.end <= BESIDE


def _is_registered(venue: Place, address: Place, gazetteer: Gazetteer) -> bool:
    """Tell whether the gazetteer gives the venue just this address."""
    known = (gazetteer.landmark(i) for i in gazetteer.landmark_names.find(venue.name))
    return name_key(address.name) in {name_key(one.address) for one in known if one}


def _at(venue: Place, address: Placement) -> Place:
    """Return the venue where its address says; a register's point is finer than a whole block."""
    is_sure = address.place.precision in (Precision.EXACT, Precision.ADDRESS)
    if not is_sure or not set(venue.block_ids).isdisjoint(address.place.block_ids):
        return venue
    return replace(address.place, name=venue.name)
