"""Did you mean: names near to what a query says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.gazetteer import Gazetteer
from geo.name_table import NameTable
from geo.other_towns import is_in_other_town
from geo.query_reading import read_query
from geo.resolvers.address import house_name
from records import Mention
from records.spelling import name_key

_SHORTEST_BEGINNING = 3


def suggest(query: str, gazetteer: Gazetteer, limit: int = 5) -> tuple[str, ...]:
    """Return at most `limit` names that a query may mean, nearest first; empty if none is near.

    A house number stays before the street's name. Never says what the query says already.
    """
    if is_in_other_town(query, gazetteer):
        return ()
    for search in (_near, _alike):
        names = dict.fromkeys(
            name
            for mention in read_query(query, gazetteer)
            for name in _names(mention, search(mention.parts[0], gazetteer), gazetteer)
            if name_key(name) != name_key(query)
        )
        if names:
            return tuple(names)[:limit]
    return ()


def _names(mention: Mention, near: Iterable[str], gazetteer: Gazetteer) -> Iterator[str]:
    for name in near:
        if not mention.numbers:
            yield name
        elif gazetteer.street_names.find(name):
            yield house_name(mention.numbers[0], "".join(mention.suffixes[:1]), name)


def _near(words: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield names a letter or two away from the words, then those that begin with them."""
    key = name_key(words)
    tables: tuple[NameTable, ...] = (
        gazetteer.street_names.table,
        gazetteer.landmark_names,
        gazetteer.area_names,
    )
    for _, ids in sorted(
        (apart, table.exact(k)) for table in tables for apart, k in table.near(key)
    ):
        yield from _shown(ids, gazetteer)
    if len(key) >= _SHORTEST_BEGINNING:
        for table in tables:
            beginning = (other for other, _ in table.items() if other.startswith(key))
            for other in sorted(beginning):
                yield from _shown(table.exact(other), gazetteer)


def _alike(words: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield names that look like the words as a whole: "cambridge strt", "rue de la republic"."""
    key = name_key(words)
    named = (gazetteer.landmark_names, gazetteer.area_names)
    places = [(apart, table.exact(k)) for table in named for apart, k in table.alike(key)]
    for _, ids in sorted(gazetteer.street_names.alike(key) + places):
        yield from _shown(ids, gazetteer)


def _shown(ids: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[str]:
    for target in ids:
        thing = gazetteer.street(target) or gazetteer.landmark(target) or gazetteer.area(target)
        if thing is not None:
            yield thing.name
