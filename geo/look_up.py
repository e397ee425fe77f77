"""One mention to the places that it may mean: the table of resolvers, and the town it names."""

from __future__ import annotations

from collections.abc import Callable

from geo.candidate import Candidate, Found
from geo.gazetteer import Gazetteer
from geo.resolvers.address import resolve_address
from geo.resolvers.crossing import resolve_crossing
from geo.resolvers.named import resolve_area, resolve_city, resolve_place
from geo.resolvers.sections import resolve_hundred, resolve_range, resolve_segment
from geo.resolvers.street import resolve_road, resolve_street
from geo.town_words import is_ours, read_town
from records import Mention, MentionKind, Refusal
from records.spelling import name_key

RESOLVERS: dict[MentionKind, Callable[[Mention, Gazetteer], Found]] = {
    MentionKind.ADDRESS: resolve_address,
    MentionKind.RANGE: resolve_range,
    MentionKind.BLOCK: resolve_hundred,
    MentionKind.INTERSECTION: resolve_crossing,
    MentionKind.SEGMENT: resolve_segment,
    MentionKind.STREET: resolve_street,
    MentionKind.PLACE: resolve_place,
    MentionKind.AREA: resolve_area,
    MentionKind.CITY: resolve_city,
    MentionKind.ROAD: resolve_road,
}
OTHER_POSTCODE = 0.8
TOWN_NEAR, OTHER_TOWN_NEAR = "other_town_in_sentence", 0.8


def look_up(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the places that a mention may mean, or why there is none.

    A town named right after it refuses it unless it is ours; a postcode chooses among namesakes.
    """
    town = read_town(mention.town, gazetteer)
    if town.is_other:
        return Refusal(mention, "other_town", mention.town)
    found = RESOLVERS[mention.kind](mention, gazetteer)
    if isinstance(found, Refusal):
        return found
    if mention.town_near and not is_ours(name_key(mention.town_near), gazetteer):
        found = tuple(candidate.doubt(TOWN_NEAR, OTHER_TOWN_NEAR) for candidate in found)
    if not town.area_ids:
        return found
    inside = tuple(c for c in found if not set(town.area_ids).isdisjoint(c.place.area_ids))
    return inside or tuple(_doubted(candidate) for candidate in found)


def look_up_by_name(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the same, but nothing that would have to be called something else.

    In a text "Oxford Park" or "place de Paris" is another thing than Oxford St or rue de Paris.
    Only where two streets do meet was a type mixed up.
    """
    found = look_up(mention, gazetteer)
    if isinstance(found, Refusal):
        return found
    named = tuple(c for c in found if c.kind == "crossing" or not c.has("street_other_type"))
    if not named and gazetteer.street_names.is_called(mention.parts[0]):
        return Refusal(mention, "number_out_of_range", mention.text)
    return named or Refusal(mention, "unknown_street", mention.parts[0])


def _doubted(candidate: Candidate) -> Candidate:
    return candidate.doubt("postcode_disagrees", OTHER_POSTCODE)
