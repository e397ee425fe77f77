"""Places as the publisher gave them: words, a point, or both, checked against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, repeat

from geo.candidate import Candidate, Found
from geo.gazetteer import Gazetteer
from geo.look_up import look_up_by_name
from geo.query_reading import read_query
from records import Place, Precision, RawPlace, Refusal, Score, Spot
from records.reach import distance_m

DISAGREE_M = 200.0
GIVEN_POINT, SWAPPED, FAR_FROM_BLOCKS = 0.95, 0.95, 0.92
DISAGREE, WITHOUT_POINT, OF_MANY_ITEMS = 0.62, 0.95, 0.6
EXACT_ACCURACY_M = 15.0
_OWN_WORDS = (Precision.EXACT, Precision.ADDRESS, Precision.CROSSING, Precision.PLACE)


@dataclass(frozen=True, slots=True)
class Given:
    """What a publisher named beside the words of an item.

    `items_at` are how many different items of its source lie at each of the places, in their
    order; empty if nobody counted.
    """

    places: tuple[RawPlace, ...] = ()
    items_at: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[tuple[RawPlace, int]]:
        """Yield each place with the number of items that lie there, 0 if nobody counted."""
        return zip(self.places, chain(self.items_at, repeat(0)), strict=False)


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class GivenPoint:
    """A publisher's coordinates in the right order, with what was doubtful about them."""

    spot: Spot
    parts: tuple[Score, ...]


def resolve_given(raw: RawPlace, gazetteer: Gazetteer, is_pile_up: bool = False) -> Found:
    """Return the place of a publisher's words and point; the words win where they disagree.

    With `is_pile_up` the point is where the publisher puts what it can't place: it counts only
    where words that are as fine agree with it.
    """
    words = read_words(raw.text, gazetteer) if raw.text.strip() else Refusal(None, "unknown_name")
    point = read_point(raw, gazetteer)
    if isinstance(point, Refusal):
        if isinstance(words, Refusal):
            return words if raw.lon is None and raw.text else point
        is_flawed = raw.lon is not None or raw.lat is not None
        return tuple(_without_point(c) if is_flawed else c for c in words)
    if isinstance(words, Refusal):
        if words.reason == "other_town":
            return words
        bare = _bare(point, gazetteer)
        return (bare.doubt("point_of_many_items", OF_MANY_ITEMS) if is_pile_up else bare,)
    if is_pile_up and not any(_agrees(candidate, point.spot, gazetteer) for candidate in words):
        return tuple(candidate.doubt("point_of_many_items_unused", 1.0) for candidate in words)
    nearest = min(words, key=lambda candidate: metres_apart(candidate, point.spot, gazetteer))
    return (_joined(nearest, point, gazetteer),)


def read_words(text: str, gazetteer: Gazetteer) -> Found:
    """Return the best reading of a publisher's words, or why there is none."""
    best: tuple[Candidate, ...] = ()
    refusals = []
    for mention in read_query(text, gazetteer):
        found = look_up_by_name(mention, gazetteer)
        if isinstance(found, Refusal):
            refusals.append(replace(found, mention=None, detail=found.detail or text))
        elif not best or found[0].score > best[0].score:
            best = found
    return best or (refusals[0] if refusals else Refusal(None, "unknown_name", text))


def read_point(raw: RawPlace, gazetteer: Gazetteer) -> GivenPoint | Refusal:
    """Return a publisher's coordinates, swapped back if that alone puts them into the town.

    Out of range, 0, 0 and half a pair are refused as coordinates_invalid.
    """
    lon, lat = raw.lon, raw.lat
    detail = f"lon {lon}, lat {lat}"
    if lon is None or lat is None or (lon, lat) == (0.0, 0.0):
        return Refusal(None, "coordinates_invalid", detail)
    if _is_on_earth(lon, lat) and gazetteer.ground.is_in_town(lon, lat):
        return GivenPoint((lon, lat), (Score("given_point", GIVEN_POINT),))
    if _is_on_earth(lat, lon) and gazetteer.ground.is_in_town(lat, lon):
        swapped = Score("coordinates_swapped", SWAPPED)
        return GivenPoint((lat, lon), (Score("given_point", GIVEN_POINT), swapped))
    if not _is_on_earth(lon, lat):
        return Refusal(None, "coordinates_invalid", detail)
    return GivenPoint((lon, lat), (Score("given_point", GIVEN_POINT),))


def _is_on_earth(lon: float, lat: float) -> bool:
    return -180 <= lon <= 180 and -90 <= lat <= 90


def _bare(point: GivenPoint, gazetteer: Gazetteer) -> Candidate:
    """Return a point without words, named after the street that it stands on."""
    nearest = gazetteer.nearest_block(*point.spot)
    areas = gazetteer.areas_at(*point.spot)
    if nearest is None:
        place = _exact("", point.spot, (), areas)
        return Candidate(place, "place", "", "coordinates", point.parts).doubt(
            "far_from_blocks", FAR_FROM_BLOCKS
        )
    block = nearest[0]
    street = gazetteer.street(block.street_id)
    place = _exact(street.name if street else "", point.spot, (block.id,), areas)
    return Candidate(place, "address", block.id, "coordinates", point.parts)


def _joined(words: Candidate, point: GivenPoint, gazetteer: Gazetteer) -> Candidate:
    """Return the point under the words' name, or the words' own place if they disagree."""
    if metres_apart(words, point.spot, gazetteer) > DISAGREE_M:
        return words.doubt("coordinates_disagree", DISAGREE)
    bare = _bare(point, gazetteer)
    if words.place.precision not in _OWN_WORDS:  # an area or a street is coarser than the point
        return replace(bare, place=replace(bare.place, name=words.place.name))
    blocks = words.place.block_ids or bare.place.block_ids
    place = _exact(words.place.name, point.spot, blocks, bare.place.area_ids)
    if words.place.precision is Precision.CROSSING:  # still a crossing, which is no one's house
        place = replace(place, precision=Precision.CROSSING)
    parts = (*words.parts, *(part for part in point.parts if part.name != "given_point"))
    return replace(words, place=place, parts=(*parts, Score("coordinates_agree", 1.0)))


def _agrees(words: Candidate, spot: Spot, gazetteer: Gazetteer) -> bool:
    is_fine = words.place.precision in _OWN_WORDS
    return is_fine and metres_apart(words, spot, gazetteer) <= DISAGREE_M


def _exact(name: str, spot: Spot, blocks: tuple[str, ...], areas: tuple[str, ...]) -> Place:
    return Place(name, *spot, Precision.EXACT, EXACT_ACCURACY_M, blocks, areas, (spot,))


def metres_apart(words: Candidate, spot: Spot, gazetteer: Gazetteer) -> float:
    """Return the metres between a place and a point, 0 inside of an area.

    For a street or a section only whether it is within DISAGREE_M counts.
    """
    place = words.place
    if place.precision in (Precision.AREA, Precision.CITY):
        inside = set(place.area_ids) & set(gazetteer.areas_at(*spot))
        return 0.0 if inside else distance_m(spot, (place.lon, place.lat))
    if place.precision in (Precision.STREET, Precision.BLOCK):
        near = gazetteer.blocks_within(*spot, DISAGREE_M)
        return min((m for b, m in near if b.id in place.block_ids), default=DISAGREE_M + 1)
    return distance_m(spot, (place.lon, place.lat))


def _without_point(candidate: Candidate) -> Candidate:
    return candidate.doubt("coordinates_invalid", WITHOUT_POINT)
