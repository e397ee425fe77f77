"""The names that the finder of mentions looks for in texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.spelt_names import Spelt, SpeltNames
from geo.street_types import split_type
from records import Area, AreaKind, Name, NameKind, Town
from records.spelling import name_keys

# A postcode in a text is the tail of an address, and the boundary is the town itself.
_SILENT = (AreaKind.POSTCODE, AreaKind.TOWN, AreaKind.PARK)
_SHORTEST_BASE = 3


def names_of(town: Town, spelt: SpeltNames) -> tuple[Name, ...]:
    """Return each spelling once a kind, in the order streets, places, areas, towns."""
    split = {street.key: split_type(street.key) for street in spelt.streets}
    bases = {base for _, base in split.values()}
    names = [
        *_streets(spelt.streets, split),
        *_bases(spelt.streets, split),
        *_places(spelt),
        *_areas(spelt.areas, bases),
        *_towns(town),
    ]
    found = {(name.key, name.kind): name for name in reversed(names)}
    return tuple(reversed(found.values()))


def _streets(spelt: Iterable[Spelt], split: dict[str, tuple[str, str]]) -> Iterator[Name]:
    for street, text, key in spelt:
        yield Name(text, NameKind.STREET, street.id, not split[key][0], key)


def _bases(spelt: Iterable[Spelt], split: dict[str, tuple[str, str]]) -> Iterator[Name]:
    """Yield names without their type ("Oxford"), as they stand in "Oxford and Kirkland Streets"."""
    for street, text, key in spelt:
        base = split[key][1]
        is_own = text == street.name
        if is_own and base != key and len(base) >= _SHORTEST_BASE and not base.isdigit():
            yield Name(base, NameKind.STREET, street.id, True, base)


def _places(spelt: SpeltNames) -> Iterator[Name]:
    """Yield landmarks and parks, which people speak of alike."""
    for group in (spelt.landmarks, spelt.areas):
        for place, text, key in group:
            if not isinstance(place, Area) or place.kind is AreaKind.PARK:
                yield Name(text, NameKind.PLACE, place.id, " " not in key, key)


def _areas(spelt: Iterable[Spelt], bases: set[str]) -> Iterator[Name]:
    """Yield areas; one that shares its only word with a street (Baldwin, Riverside) needs a cue."""
    for area, text, key in spelt:
        if isinstance(area, Area) and area.kind not in _SILENT:
            yield Name(text, NameKind.AREA, area.id, key in bases, key)


def _towns(town: Town) -> Iterator[Name]:
    own = (town.name, *town.aliases)
    for text, key in zip(own, name_keys(own), strict=True):
        yield Name(text, NameKind.CITY, town.id, key=key)
    for text, key in zip(town.neighbours, name_keys(town.neighbours), strict=True):
        yield Name(text, NameKind.OTHER_TOWN, "", key=key)
    known = {*name_keys(own), *name_keys(town.neighbours)}
    for text, key in zip(town.cities, name_keys(town.cities), strict=True):
        if key not in known:
            yield Name(text, NameKind.OTHER_TOWN, "", True, key)
