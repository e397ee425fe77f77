"""Did you mean: names near to what a query says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from geo.gazetteer import Gazetteer
from geo.misspelt import respelt
from geo.name_table import NameTable
from geo.other_towns import is_in_other_town
from geo.query_reading import read_query
from geo.resolvers.address import house_name
from geo.street_types import base_of
from records import Mention
from records.spelling import name_key

_SHORTEST = 3  # letters that say something of a name
_LONG = 9  # letters in which two may be wrong


def suggest(query: str, gazetteer: Gazetteer, limit: int = 5) -> tuple[str, ...]:
    """Return at most `limit` names that a query may mean, nearest first; empty if none is near.

    A house number stays before the street's name. Never says what the query says already.
    """
    if is_in_other_town(query, gazetteer):
        return ()
    for search in (_near, _holding, _alike):
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
    most = 1 if len(key) < _LONG else 2
    near = [(apart, t.exact(k)) for t in _tables(gazetteer) for apart, k in t.within(key, most)]
    for _, ids in sorted(near):
        yield from _shown(ids, gazetteer)
    if len(key) >= _SHORTEST:
        yield from _those_where(lambda other: other.startswith(key), gazetteer)


def _holding(words: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield names that have all the words and more: "rue St Antoine", "rue du Fbg St-Antoine"."""
    wanted = set(base_of(name_key(words)).split(" "))
    longest = max(wanted, key=len)
    if len(longest) >= _SHORTEST:
        yield from _those_where(
            lambda other: longest in other and wanted <= set(other.split(" ")), gazetteer
        )


def _alike(words: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield names that share three letters in four with the words, be the type right or wrong."""
    key = name_key(words)
    found: list[tuple[int, tuple[str, ...]]] = []
    for spelt in (key, *respelt(key)):
        found += gazetteer.street_names.alike(spelt)
        found += [pair for table in _tables(gazetteer) for pair in table.alike(spelt)]
    for _, ids in sorted(found):
        yield from _shown(ids, gazetteer)


def _those_where(holds: Callable[[str], bool], gazetteer: Gazetteer) -> Iterator[str]:
    for table in _tables(gazetteer):
        for _, ids in sorted(pair for pair in table.items() if holds(pair[0])):
            yield from _shown(ids, gazetteer)


def _tables(gazetteer: Gazetteer) -> tuple[NameTable, ...]:
    return gazetteer.street_names.table, gazetteer.landmark_names, gazetteer.area_names


def _shown(ids: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[str]:
    for target in ids:
        thing = gazetteer.street(target) or gazetteer.landmark(target) or gazetteer.area(target)
        if thing is not None:
            yield thing.name
