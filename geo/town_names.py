"""The names that the finder of mentions looks for in texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.street_types import split_type
from records import Area, AreaKind, Landmark, Name, NameKind, Street, TownData
from records.spelling import name_keys

# A postcode in a text is the tail of an address, and the boundary is the town itself.
_SILENT = (AreaKind.POSTCODE, AreaKind.TOWN, AreaKind.PARK)
_SHORTEST_BASE = 3
Spelt = tuple[Street | Landmark | Area, str, str]  # a thing, one of its names, that name's key
Keyed = Iterator[tuple[str, Name]]  # with its text's key


def names_of(data: TownData) -> tuple[Name, ...]:
    """Return each spelling once a kind, in the order streets, places, areas, towns."""
    streets = list(_spelt(data.streets))
    split = {key: split_type(key) for _, _, key in streets}
    bases = {base for _, base in split.values()}
    found = {
        (key, name.kind): name
        for key, name in reversed(
            [
                *_streets(streets, split),
                *_bases(streets, split),
                *_places(data),
                *_areas(data, bases),
                *_towns(data),
            ]
        )
    }
    return tuple(reversed(found.values()))


def _spelt(
    things: Iterable[Street | Landmark | Area],
) -> Iterator[Spelt]:
    """Yield (thing, text, its key) of each name and alias; the name itself comes first."""
    pairs = [(thing, text) for thing in things for text in (thing.name, *thing.aliases)]
    keys = name_keys([text for _, text in pairs])
    return ((thing, text, key) for (thing, text), key in zip(pairs, keys, strict=True))


def _streets(spelt: Iterable[Spelt], split: dict[str, tuple[str, str]]) -> Keyed:
    for street, text, key in spelt:
        yield key, Name(text, NameKind.STREET, street.id, needs_cue=not split[key][0])


def _bases(spelt: Iterable[Spelt], split: dict[str, tuple[str, str]]) -> Keyed:
    """Yield names without their type ("Oxford"), as they stand in "Oxford and Kirkland Streets"."""
    for street, text, key in spelt:
        base = split[key][1]
        is_own = text == street.name
        if is_own and base != key and len(base) >= _SHORTEST_BASE and not base.isdigit():
            yield base, Name(base, NameKind.STREET, street.id, needs_cue=True)


def _places(data: TownData) -> Keyed:
    """Yield landmarks and parks, which people speak of alike."""
    parks = (area for area in data.areas if area.kind is AreaKind.PARK)
    for place, text, key in _spelt((*data.landmarks, *parks)):
        yield key, Name(text, NameKind.PLACE, place.id, needs_cue=" " not in key)


def _areas(data: TownData, bases: set[str]) -> Keyed:
    """Yield areas; one that shares its only word with a street (Baldwin, Riverside) needs a cue."""
    for area, text, key in _spelt(area for area in data.areas if area.kind not in _SILENT):
        yield key, Name(text, NameKind.AREA, area.id, needs_cue=key in bases)


def _towns(data: TownData) -> Keyed:
    own = (data.town.name, *data.town.aliases)
    for text, key in zip(own, name_keys(own), strict=True):
        yield key, Name(text, NameKind.CITY, data.town.id)
    others = data.town.neighbours
    for text, key in zip(others, name_keys(others), strict=True):
        yield key, Name(text, NameKind.OTHER_TOWN, "")
