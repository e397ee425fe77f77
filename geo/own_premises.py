"""A publisher's own premises: where it speaks from, seldom what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from records import MentionKind, Place, Placement, Precision, Publisher, Role, Source
from records.reach import distance_m
from records.spelling import name_key

OWN_HOUSE_M = 40.0

# Who invites people to its own house. The others speak of the town from an office.
HOSTS = frozenset({Publisher.LIBRARY, Publisher.SCHOOL, Publisher.ASSOCIATION, Publisher.OTHER})

_KNOWN: WeakKeyDictionary[Gazetteer, dict[tuple[str, ...], tuple[Place, ...]]] = WeakKeyDictionary()


def in_own_light(
    placements: Sequence[Placement], source: Source, gazetteer: Gazetteer, is_lost: bool
) -> list[Placement]:
    """Return placements with the publisher's own premises as merely mentioned.

    They stay what the item is about where the publisher gave them as its place, and where a host
    (a library, an association) names no other. An area that the publisher is called after is
    merely mentioned where the item is about a finer place. With `is_lost` the item names such a
    place, which could not be found.
    """
    own = own_places(source.own_addresses, gazetteer)
    others = [p for p in placements if _is_elsewhere(p, own)]
    has_others = is_lost or bool(others)
    has_finer = is_lost or any(not _is_namesake(p.place, source) for p in others)

    def is_passed_by(placement: Placement) -> bool:
        if placement.mention is None:
            return False
        if not _is_own(placement.place, own):
            return has_finer and _is_namesake(placement.place, source)
        is_venue = placement.mention.kind is MentionKind.PLACE
        return source.publisher not in HOSTS or (has_finer if is_venue else has_others)

    return [replace(p, role=Role.MENTIONED) if is_passed_by(p) else p for p in placements]


def _is_namesake(place: Place, source: Source) -> bool:
    """Tell whether a publisher is called after an area: Northfield Residents' Association."""
    is_area = place.precision is Precision.AREA
    return is_area and f" {name_key(place.name)} " in f" {name_key(source.name)} "


def _is_elsewhere(placement: Placement, own: Sequence[Place]) -> bool:
    """Tell whether a placement is about other ground than the house, its street or the town."""
    place = placement.place
    if placement.role is not Role.ABOUT or place.precision is Precision.CITY:
        return False
    is_street = place.precision is Precision.STREET
    if is_street and any(not set(place.block_ids).isdisjoint(one.block_ids) for one in own):
        return False
    return not _is_own(place, own)


def own_places(addresses: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return where a publisher's offices are; looked up once a town, not once an item."""
    known = _KNOWN.setdefault(gazetteer, {})
    if addresses not in known:
        answers = (geocode(address, gazetteer, 1) for address in addresses)
        known[addresses] = tuple(answer.place for found in answers for answer in found)
    return known[addresses]


def _is_own(place: Place, own: Iterable[Place]) -> bool:
    return any(_is_same_house(place, one) for one in own)


def _is_same_house(place: Place, own: Place) -> bool:
    if name_key(place.name) == name_key(own.name):
        return True
    is_near = distance_m((place.lon, place.lat), (own.lon, own.lat)) <= OWN_HOUSE_M
    is_house = place.precision in (Precision.EXACT, Precision.PLACE)
    return is_house and is_near and not set(place.block_ids).isdisjoint(own.block_ids)
