"""Things by name: equal but for spelling, equal but for articles, or a letter or two apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from geo.near_keys import NearKeys
from geo.spelt_names import Spelt
from records.spelling import name_key

_ARTICLES = "de du des d la le les l a au aux the of"
ARTICLES = frozenset(_ARTICLES.split())


class NameTable:
    """Ids by name. An alias yields to a thing's own name."""

    def __init__(self, names: Iterable[Spelt]) -> None:
        own: list[Spelt] = []
        aliases: list[Spelt] = []
        for name in names:
            (own if name.text == name.thing.name else aliases).append(name)
        self._exact = {**_by_key(aliases), **_by_key(own)}
        self._loose = defaultdict[str, tuple[str, ...]](tuple)  # of names with articles only
        for key, ids in self._exact.items():
            bare = without_articles(key)
            if bare != key:
                self._loose[bare] += ids

    def items(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (key, ids) of every name."""
        return iter(self._exact.items())

    def exact(self, key: str) -> tuple[str, ...]:
        """Return the ids of a name's key (see `records.spelling.name_key`), sorted."""
        return self._exact.get(key, ())

    def loose(self, key: str) -> tuple[str, ...]:
        """Return the ids of names that are equal but for articles, sorted."""
        bare = without_articles(key)
        return tuple(sorted({*self._loose.get(bare, ()), *self._exact.get(bare, ())}))

    def find(self, name: str) -> tuple[str, ...]:
        """Return the ids of a name as people write it, sorted; empty if there is none."""
        key = name_key(name)
        return self.exact(key) or self.loose(key)

    def within(self, key: str, most: int) -> list[tuple[int, str]]:
        """Return (letters apart, key) of the names at most so far away, nearest first."""
        return self._near.within(key, most)

    def alike(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        """Return (letters apart, ids) of names that share three letters in four, articles aside."""
        bare = without_articles(key)
        found = self._bare.within(bare, len(bare) // 4)
        return [(apart, self.loose(other)) for apart, other in found]

    @cached_property
    def _bare(self) -> NearKeys:
        return NearKeys(set(map(without_articles, self._exact)))

    @cached_property
    def _near(self) -> NearKeys:
        return NearKeys(self._exact)


def without_articles(key: str) -> str:
    """Return a key without articles and prepositions ("rue de la paix" -> "rue paix")."""
    words = key.split(" ")
    if ARTICLES.isdisjoint(words):
        return key
    return " ".join([word for word in words if word not in ARTICLES]) or key


def _by_key(names: Iterable[Spelt]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for thing, _, key in names:
        known = table.get(key)
        if known is None:
            table[key] = (thing.id,)
        elif thing.id not in known:
            table[key] = tuple(sorted((*known, thing.id)))
    return table
