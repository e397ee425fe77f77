"""Why an item is where it is, and what it names that was not used: in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from geo.geocode import geocode
from records import Item, MentionKind, Place, Placement, Precision, Withheld
from records.reach import distance_m
from records.spelling import name_key
from web.cards import source_of
from web.translate import gettext
from web.visit import TownVisit
from web.words import block_title, how_sure, place_name, read_as, refusal_reason, street_name

_SAME_HOUSE_M = 40.0


@dataclass(frozen=True)
class Reason:
    """Why an item is at one place: its words, how they were read, how sure."""

    words: str
    place: str
    read_as: str
    sure: str


def reasons_of(visit: TownVisit, item: Item) -> list[Reason]:
    """Return the reason for each place that an item is about, best first."""
    return [_reason(visit, placement, item) for placement in item.about]


def not_used(visit: TownVisit, item: Item) -> list[tuple[str, str]]:
    """Return words that were not used with the reason, also those that only pass by."""
    own = own_places(visit, item)
    passing = [
        (p.mention.text, why_passing(visit, p, item, own))
        for p in item.placements
        if p.mention and p not in item.about
    ]
    refused = [(r.mention.text if r.mention else "", refusal_reason(r)) for r in item.refusals]
    return list(dict.fromkeys([*passing, *refused]))


def _reason(visit: TownVisit, placement: Placement, item: Item) -> Reason:
    words = placement.mention.text if placement.mention else ""
    if not _is_withheld(placement, item):
        return Reason(words, place_name(placement), read_as(placement), how_sure(placement))
    said = gettext(
        "an address, shown as its block because such items' house numbers are not published"
    )
    block = next(filter(None, map(visit.gazetteer.block, placement.place.block_ids)), None)
    name = block_title(block, visit.gazetteer) if block else place_name(placement)
    return Reason(words, name, said, how_sure(placement))


def _is_withheld(placement: Placement, item: Item) -> bool:
    """Tell whether a house number was known and only its block may be shown."""
    is_block = placement.place.precision is Precision.BLOCK
    if Withheld.HOUSE_NUMBERS not in item.withheld or not is_block:
        return False
    mention = placement.mention
    is_hidden_range = mention is not None and mention.kind is MentionKind.STREET
    return is_hidden_range or placement.method in ("address", "coordinates")


def own_places(visit: TownVisit, item: Item) -> tuple[Place, ...]:
    """Return where an item's publisher has its offices."""
    source = source_of(visit, item.source_id)
    if source is None:
        return ()
    answers = (geocode(address, visit.gazetteer, 1) for address in source.own_addresses)
    return tuple(answer.place for found in answers for answer in found)


def why_passing(visit: TownVisit, placement: Placement, item: Item, own: Iterable[Place]) -> str:
    """Return why a place that is named is not what the item is about; `own` are its publisher's."""
    place = placement.place
    if place.precision is Precision.STREET and _is_part(visit, place, item):
        return gettext("part of the same place")
    if any(_is_same_spot(place, about.place) for about in item.about):
        return gettext("says the same place in other words")
    if any(_is_same_spot(place, office) for office in own):
        return gettext("the sender's own office")
    return gettext("only mentioned, it is not about it")


def _is_part(visit: TownVisit, street: Place, item: Item) -> bool:
    """Tell whether a street is one of a crossing's, a stretch's or a place's that is used."""
    names = {name_key(street.name)}
    for about in item.about:
        parts = about.mention.parts if about.mention else ()
        if not names.isdisjoint(map(name_key, (*parts, *_streets(visit, about.place)))):
            return True
    return False


def _streets(visit: TownVisit, place: Place) -> Iterable[str]:
    """Yield the names of the streets that a place lies on."""
    for block in filter(None, map(visit.gazetteer.block, place.block_ids)):
        yield street_name(block.street_id, visit.gazetteer)


def _is_same_spot(place: Place, other: Place) -> bool:
    """Tell whether two places are one to people: the same block, or a few steps apart."""
    if name_key(place.name) == name_key(other.name):
        return True
    if not (place.precision.is_point and other.precision.is_point):
        return False
    if not set(place.block_ids).isdisjoint(other.block_ids):
        return True
    return distance_m((place.lon, place.lat), (other.lon, other.lat)) <= _SAME_HOUSE_M
