"""Landmarks out of points, polygons and tables, each set on its block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.importers.block_ids import thing_ids
from geo.importers.drafts import NamedPlace
from geo.importers.files import read_rows
from geo.importers.ledger import Ledger
from geo.importers.rows import Wanted
from records import Landmark, PlaceFile
from records.reach import distance_m
from records.spelling import name_key

SAME_PLACE_M = 200.0  # a park in one file and its playground of the same name in another
FAR_FROM_ADDRESS_M = 200.0


def read_places(files: Sequence[PlaceFile], folder: Path, ledger: Ledger) -> list[NamedPlace]:
    """Return the named places of all files. Raises ImportRefused for one that can't be used."""
    return [
        place
        for number, file in enumerate(files)
        for place in _read(file, folder / file.path, f"places[{number}]", ledger)
    ]


def settle_places(
    places: Sequence[NamedPlace], gazetteer: Gazetteer, ledger: Ledger
) -> tuple[Landmark, ...]:
    """Return the landmarks of the town by id, each on its block.

    `gazetteer` has the town's streets and areas. Same name and nearly the same spot is one.
    """
    inside = [place for place in places if _is_in_town(place, gazetteer, ledger)]
    landmarks = _once_each(inside, ledger)
    ids = thing_ids(gazetteer.town.id, (landmark.name for landmark in landmarks))
    town_id = gazetteer.town.id
    named = (replace(one, id=i, town_id=town_id) for i, one in zip(ids, landmarks, strict=True))
    return tuple(sorted((_placed(one, gazetteer) for one in named), key=lambda one: one.id))


def _read(file: PlaceFile, path: Path, key: str, ledger: Ledger) -> Iterator[NamedPlace]:
    columns = {f"{key}.address": file.address, f"{key}.aliases": file.aliases}
    asked = (f"{key}.name", file.name), columns
    wanted = Wanted(path, key, *asked, file.geometry, file.lon, file.lat)
    for row in read_rows(wanted, ledger):
        name = row.name(file.name) if name_key(row.name(file.name)) else ""
        flaw = row.flaw or ("" if name else "no name")
        if flaw:
            ledger.skip(path, row.number, flaw)
            continue
        point = row.geometry.representative_point()
        aliases = row.texts(file.aliases) if file.aliases else ()
        spot = (round(point.x, 7), round(point.y, 7))
        address = row.text(file.address)
        landmark = Landmark("", "", file.kind, name, *spot, aliases=aliases, address=address)
        yield NamedPlace(path, row.number, landmark)


def _is_in_town(place: NamedPlace, gazetteer: Gazetteer, ledger: Ledger) -> bool:
    landmark = place.landmark
    inside = gazetteer.ground.is_in_town(landmark.lon, landmark.lat)
    if not inside:
        has_boundary = bool(gazetteer.town.boundary)
        why = "outside of the town's boundary" if has_boundary else "far from every street"
        ledger.skip(place.path, place.row, f"{landmark.name} is {why}")
    return inside


def _once_each(places: Sequence[NamedPlace], ledger: Ledger) -> list[Landmark]:
    kept: list[Landmark] = []
    named = defaultdict[str, list[Landmark]](list)
    for place in places:
        landmark = place.landmark
        namesakes = named[name_key(landmark.name)]
        if any(_apart(landmark, other) <= SAME_PLACE_M for other in namesakes):
            ledger.mend(place.path, place.row, f"{landmark.name} is there already: kept once")
            continue
        namesakes.append(landmark)
        kept.append(landmark)
    return kept


def _placed(landmark: Landmark, gazetteer: Gazetteer) -> Landmark:
    """Return a landmark with its areas and block: the one of its address, else the nearest."""
    areas = gazetteer.areas_at(landmark.lon, landmark.lat)
    return replace(landmark, area_ids=areas, block_ids=_blocks(landmark, gazetteer))


def _blocks(landmark: Landmark, gazetteer: Gazetteer) -> tuple[str, ...]:
    for answer in geocode(landmark.address, gazetteer, 1) if landmark.address else ():
        spot = (answer.place.lon, answer.place.lat)
        is_near = distance_m(spot, (landmark.lon, landmark.lat)) <= FAR_FROM_ADDRESS_M
        if answer.kind == "address" and is_near and not answer.out_of_range:
            return answer.place.block_ids
    nearest = gazetteer.nearest_block(landmark.lon, landmark.lat)
    return (nearest[0].id,) if nearest else ()


def _apart(one: Landmark, other: Landmark) -> float:
    return distance_m((one.lon, one.lat), (other.lon, other.lat))
