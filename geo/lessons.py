"""What editors taught a town: other names, words that name no place, sources' own places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from geo.gazetteer import Gazetteer
from records import (
    Area,
    Landmark,
    Lesson,
    LessonKind,
    Mention,
    MentionKind,
    Place,
    Precision,
    Refusal,
    Street,
    TownData,
)
from records.spelling import WORD, name_key, norm

NOT_A_PLACE = "not_a_place"
_NAMES = (LessonKind.ALIAS, LessonKind.MISSPELLING)
_HOUSES = (Precision.EXACT, Precision.ADDRESS, Precision.BLOCK)
_PLACES = (MentionKind.PLACE, MentionKind.AREA, MentionKind.CITY)
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


class Taught:
    """What lessons say of single items; made once for many."""

    def __init__(self, lessons: Iterable[Lesson] = ()) -> None:
        self._no_places = defaultdict[str, list[tuple[str, ...]]](list)
        self._defaults: dict[str, str] = {}
        for lesson in lessons:
            if lesson.kind is LessonKind.NEGATIVE:
                self._no_places[lesson.source_id].append(tuple(name_key(lesson.words).split()))
            elif lesson.kind is LessonKind.SOURCE_DEFAULT:
                self._defaults[lesson.source_id] = lesson.target_id

    def default_of(self, source_id: str) -> str:
        """Return the id of what a source's items are about if they name no place, "" if none."""
        return self._defaults.get(source_id, "")

    def refuse(
        self, words: str, mentions: Sequence[Mention], source_id: str
    ) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
        """Return the mentions that may be places, and the refusals of those that are none.

        A mention is none if it lies wholly inside of words that were taught to name no place.
        """
        taught = (*self._no_places.get("", ()), *self._no_places.get(source_id, ()))
        if not taught or not mentions:
            return tuple(mentions), ()
        spans = tuple(_spans(words, taught))
        kept = tuple(mention for mention in mentions if not _is_inside(mention, spans))
        refused = (mention for mention in mentions if _is_inside(mention, spans))
        return kept, tuple(Refusal(mention, NOT_A_PLACE, mention.text) for mention in refused)


def _spans(words: str, taught: Iterable[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) wherever one of the word sequences stands in a text."""
    by_first = defaultdict[str, list[tuple[str, ...]]](list)
    for sequence in taught:
        by_first[sequence[0]].append(sequence)
    found = tuple(WORD.finditer(words))
    keys = tuple(norm(match[0]) for match in found)
    for at, key in enumerate(keys):
        for sequence in by_first.get(key, ()):
            if keys[at : at + len(sequence)] == sequence:
                yield found[at].start(), found[at + len(sequence) - 1].end()


def _is_inside(mention: Mention, spans: Iterable[tuple[int, int]]) -> bool:
    # A mention may end with the full stop of its last abbreviation, which is no word.
    end = mention.start + len(mention.text.rstrip(" .,'’"))
    return any(start <= mention.start and end <= last for start, last in spans)


NOTHING_TAUGHT = Taught()
