"""The names that the finder of mentions looks for in texts."""

from __future__ import annotations

from collections.abc import Iterator

from geo.street_types import base_of, type_of
from records import Area, AreaKind, Landmark, Name, NameKind, TownData
from records.spelling import name_key

# A postcode in a text is the tail of an address, and the boundary is the town itself.
_SILENT = (AreaKind.POSTCODE, AreaKind.TOWN, AreaKind.PARK)
_SHORTEST_BASE = 3


def names_of(data: TownData) -> tuple[Name, ...]:
    """Return each spelling once a kind, in the order streets, places, areas, towns."""
    names = (*_streets(data), *_bases(data), *_places(data), *_areas(data), *_towns(data))
    return tuple({(name_key(name.text), name.kind): name for name in reversed(names)}.values())[
        ::-1
    ]


def _streets(data: TownData) -> Iterator[Name]:
    for street in data.streets:
        for text in (street.name, *street.aliases):
            yield Name(text, NameKind.STREET, street.id, needs_cue=not type_of(name_key(text)))


def _bases(data: TownData) -> Iterator[Name]:
    """Yield names without their type ("Oxford"), as they stand in "Oxford and Kirkland Streets"."""
    for street in data.streets:
        base = base_of(name_key(street.name))
        if base != name_key(street.name) and len(base) >= _SHORTEST_BASE and not base.isdigit():
            yield Name(base, NameKind.STREET, street.id, needs_cue=True)


def _places(data: TownData) -> Iterator[Name]:
    """Yield landmarks and parks, which people speak of alike."""
    parks = tuple(area for area in data.areas if area.kind is AreaKind.PARK)
    places: tuple[Landmark | Area, ...] = (*data.landmarks, *parks)
    for place in places:
        for text in (place.name, *place.aliases):
            yield Name(text, NameKind.PLACE, place.id, needs_cue=" " not in name_key(text))


def _areas(data: TownData) -> Iterator[Name]:
    """Yield areas; one that shares its only word with a street (Baldwin, Riverside) needs a cue."""
    bases = {base_of(name_key(street.name)) for street in data.streets}
    for area in data.areas:
        if area.kind in _SILENT:
            continue
        for text in (area.name, *area.aliases):
            yield Name(text, NameKind.AREA, area.id, needs_cue=name_key(text) in bases)


def _towns(data: TownData) -> Iterator[Name]:
    for text in (data.town.name, *data.town.aliases):
        yield Name(text, NameKind.CITY, data.town.id)
    for text in data.town.neighbours:
        yield Name(text, NameKind.OTHER_TOWN, "")
