"""Names that editors teach: given to a town's streets, areas and landmarks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from geo.gazetteer import Gazetteer
from geo.name_table import ARTICLES
from records import (
    Area,
    Landmark,
    Lesson,
    LessonKind,
    Mention,
    MentionKind,
    Place,
    Precision,
    Street,
    Town,
    TownData,
)
from records.spelling import WORD, fold, name_key

_NAMES = (LessonKind.ALIAS, LessonKind.MISSPELLING)
_HOUSES = (Precision.EXACT, Precision.ADDRESS, Precision.BLOCK)
_PLACES = (MentionKind.PLACE, MentionKind.AREA, MentionKind.CITY)
_PREPOSITIONS = (
    "at by for from in on to with and or chez dans en et ou par pour sous sur un une vers"
)
_NO_NAMES = frozenset([*ARTICLES, *_PREPOSITIONS.split()])
Named = TypeVar("Named", Street, Area, Landmark)


def apply_lessons(data: TownData, lessons: Iterable[Lesson]) -> TownData:
    """Return a town's ground whose streets, areas and landmarks have the names that were taught.

    A name whose target an import took away says nothing. Applying twice is applying once.
    """
    taught = defaultdict[str, list[str]](list)
    for lesson in lessons:
        if lesson.kind in _NAMES:
            taught[lesson.target_id].append(lesson.words)
    if not taught:
        return data
    return replace(
        data,
        streets=_named(data.streets, taught),
        areas=_named(data.areas, taught),
        landmarks=_named(data.landmarks, taught),
    )


def _named(things: tuple[Named, ...], taught: Mapping[str, Sequence[str]]) -> tuple[Named, ...]:
    return tuple(
        _with(thing, taught[thing.id]) if thing.id in taught else thing for thing in things
    )


def _with(thing: Named, names: Iterable[str]) -> Named:
    return replace(thing, aliases=tuple(dict.fromkeys((*thing.aliases, *names))))


def named_things(data: TownData) -> tuple[Street | Area | Landmark, ...]:
    """Return all that a name may be taught of."""
    return (*data.streets, *data.areas, *data.landmarks)


def targets_called(data: TownData, name: str) -> dict[str, str]:
    """Return name by id of the streets, areas and landmarks that have an id or a name."""
    key = name_key(name)
    return {
        thing.id: thing.name
        for thing in named_things(data)
        if thing.id == name or key in map(name_key, (thing.name, *thing.aliases))
    }


def why_unteachable(words: str, town: Town) -> str:
    """Return why nothing may be taught of words, as the end of "it is …"; "" if it may.

    Refused is what stands in any text: taught to be a place, or none, it would misplace most.
    """
    found = WORD.findall(fold(words))
    if "".join(found).isdigit():
        return "only a number"
    if len("".join(found)) == 1:
        return "only one letter"
    if _NO_NAMES.issuperset(found):
        return "only an article or a preposition"
    own = map(name_key, (town.name, *town.aliases))
    return "the town's own name" if name_key(words) in own else ""


def is_named(key: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a street, area or landmark is called just so, by `records.spelling.name_key`."""
    tables = (gazetteer.street_names.table, gazetteer.area_names, gazetteer.landmark_names)
    return any(table.exact(key) for table in tables)


def meant_by(place: Place, mention: Mention, gazetteer: Gazetteer) -> str:
    """Return the id of what a mention's name means if the mention is at a place, "" if unclear.

    A house or a block says its street, unless the words name a place; a crossing has two.
    """
    if place.precision is Precision.AREA:
        return place.area_ids[0] if place.area_ids and not mention.numbers else ""
    if place.precision is Precision.PLACE:
        found = gazetteer.landmark_names.find(place.name)
        return found[0] if len(found) == 1 and not mention.numbers else ""
    is_street = place.precision is Precision.STREET
    if not is_street and (place.precision not in _HOUSES or mention.kind in _PLACES):
        return ""
    blocks = filter(None, map(gazetteer.block, place.block_ids))
    streets = {block.street_id for block in blocks}
    return streets.pop() if len(streets) == 1 else ""
