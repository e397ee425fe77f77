"""Places, areas and the town itself, by their names."""

from __future__ import annotations

from collections.abc import Sequence

from geo.candidate import Candidate, Found
from geo.gazetteer import Gazetteer
from geo.resolvers.street import resolve_street
from records import AreaKind, Mention, Place, Precision, Refusal, Score
from records.reach import distance_m
from records.spelling import name_key

PLACE_NAMED, AREA_NAMED, TOWN_NAMED = 0.92, 0.95, 0.9
PLACE_ACCURACY_M = 60.0
ONE_PARK_M = 400.0
_GROUNDS = frozenset(("park", "playground", "garden", "pitch", "recreation_ground"))
# Finders of names that stand alone: in a text "the library" may be who speaks, not where.
_ALONE = ("query", "given")


def resolve_place(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the landmarks of the name, else areas, else streets (a square may be either)."""
    name = mention.parts[0]
    ids = gazetteer.landmark_names.find(name)
    if ids:
        said = "place_named" if mention.found_by in _ALONE else "place_in_text"
        return tuple(landmark_candidate(i, gazetteer, said) for i in _one_each(ids, gazetteer))
    if areas := _areas(name, gazetteer):
        return areas
    streets = resolve_street(mention, gazetteer)
    if isinstance(streets, Refusal):
        return Refusal(mention, "unknown_name", name)
    return streets


def _one_each(ids: Sequence[str], gazetteer: Gazetteer) -> Sequence[str]:
    """Return one id for a park that a register has twice: as itself and by its playground."""
    found = [landmark for landmark in map(gazetteer.landmark, ids) if landmark]
    first = (found[0].lon, found[0].lat)
    is_one = all(
        one.kind in _GROUNDS and distance_m(first, (one.lon, one.lat)) <= ONE_PARK_M
        for one in found
    )
    return ids[:1] if is_one else ids


def resolve_area(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the areas of the name, else the town, landmarks or streets (a square is any).

    A street must be called exactly so: the Port is no avenue du Port.
    """
    name = mention.parts[0]
    found = _areas(name, gazetteer) or resolve_city(mention, gazetteer)
    is_other = gazetteer.landmark_names.find(name) or gazetteer.street_names.is_called(name)
    return resolve_place(mention, gazetteer) if isinstance(found, Refusal) and is_other else found


def resolve_city(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the town; another town's name is refused."""
    key = name_key(mention.parts[0])
    if key not in gazetteer.own_keys:
        reason = "other_town" if key in gazetteer.neighbour_keys else "unknown_name"
        return Refusal(mention, reason, mention.parts[0])
    parts = (Score("town_named", TOWN_NAMED),)
    place = town_place(gazetteer)
    return (Candidate(place, "area", (*place.area_ids, gazetteer.town.id)[0], "area", parts),)


def landmark_candidate(
    landmark_id: str, gazetteer: Gazetteer, said: str = "place_named"
) -> Candidate:
    """Return a landmark as a candidate. Raises KeyError if it is unknown."""
    landmark = gazetteer.landmark(landmark_id)
    if landmark is None:
        raise KeyError(landmark_id)
    spot = (landmark.lon, landmark.lat)
    place = Place(
        landmark.name,
        *spot,
        Precision.PLACE,
        PLACE_ACCURACY_M,
        landmark.block_ids,
        landmark.area_ids,
        (spot,),
    )
    return Candidate(place, "place", landmark_id, "place", (Score(said, PLACE_NAMED),))


def area_place(area_id: str, gazetteer: Gazetteer) -> Place:
    """Return an area as a place: no block, no spot, filed under itself alone.

    Raises KeyError if it is unknown.
    """
    area = gazetteer.area(area_id)
    if area is None:
        raise KeyError(area_id)
    lon, lat, radius_m = gazetteer.view_of_area(area_id)
    return Place(area.name, lon, lat, Precision.AREA, radius_m, (), (area_id,))


def town_place(gazetteer: Gazetteer) -> Place:
    """Return the whole town as a place, filed under its boundary's area if it has one."""
    lon, lat, radius_m = gazetteer.view_of_town()
    areas = gazetteer.town_area_ids
    return Place(gazetteer.town.name, lon, lat, Precision.CITY, radius_m, (), areas)


def _areas(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return areas of the name; a park that is a landmark too is better told as that one."""
    found = (gazetteer.area(area_id) for area_id in gazetteer.area_names.find(name))
    hidden = {AreaKind.TOWN} | ({AreaKind.PARK} if gazetteer.landmark_names.find(name) else set())
    areas = [area for area in found if area and area.kind not in hidden]
    parts = (Score("area_named", AREA_NAMED),)
    return tuple(
        Candidate(
            area_place(area.id, gazetteer),
            "postcode" if area.kind is AreaKind.POSTCODE else "area",
            area.id,
            "area",
            parts,
        )
        for area in areas
    )
