"""Things by name: equal but for spelling, equal but for articles, or a letter or two apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from records.spelling import name_key

_ARTICLES = "de du des d la le les l a au aux the of"
ARTICLES = frozenset(_ARTICLES.split())


class NameTable:
    """Ids by name. `own` are (name, id); `other` (alias, id), which yield to an own name."""

    def __init__(self, own: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> None:
        self._exact = {**_by_key(other), **_by_key(own)}
        self._loose = defaultdict[str, set[str]](set)
        self._near = defaultdict[str, set[str]](set)
        for key, ids in self._exact.items():
            self._loose[without_articles(key)] |= ids
            for shorter in _shortened(key):
                self._near[shorter].add(key)

    def items(self) -> Iterator[tuple[str, set[str]]]:
        """Yield (key, ids) of every name."""
        return iter(self._exact.items())

    def exact(self, key: str) -> tuple[str, ...]:
        """Return the ids of a name's key (see `records.spelling.name_key`), sorted."""
        return tuple(sorted(self._exact.get(key, ())))

    def loose(self, key: str) -> tuple[str, ...]:
        """Return the ids of names that are equal but for articles, sorted."""
        return tuple(sorted(self._loose.get(without_articles(key), ())))

    def find(self, name: str) -> tuple[str, ...]:
        """Return the ids of a name as people write it, sorted; empty if there is none."""
        key = name_key(name)
        return self.exact(key) or self.loose(key)

    def near(self, key: str) -> list[tuple[int, str]]:
        """Return (letters apart, key) of names one or, if long, two letters away; nearest first."""
        candidates = {k for shorter in _shortened(key) for k in self._near.get(shorter, ())}
        most = 1 if len(key) < 9 else 2
        found = ((letters_apart(key, other, most), other) for other in candidates)
        return sorted(pair for pair in found if pair[0] <= most)

    def alike(self, key: str) -> list[tuple[int, str]]:
        """Return (letters apart, key) of names that share three letters in four; nearest first.

        Reads every name, some 20 ms a thousand names: for a query that found nothing.
        """
        bare = without_articles(key)
        most = len(bare) // 4
        keys = ((without_articles(other), other) for other in self._exact if other[:1] == key[:1])
        found = ((letters_apart(bare, other, most), whole) for other, whole in keys)
        return sorted(pair for pair in found if pair[0] <= most)


def without_articles(key: str) -> str:
    """Return a key without articles and prepositions ("rue de la paix" -> "rue paix")."""
    return " ".join(word for word in key.split() if word not in ARTICLES) or key


def letters_apart(one: str, other: str, most: int) -> int:
    """Return the optimal string alignment distance of two short texts, `most` + 1 if above."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]


def _by_key(names: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    table = defaultdict[str, set[str]](set)
    for name, target in names:
        table[name_key(name)].add(target)
    return dict(table)


def _shortened(key: str) -> set[str]:
    return {key, *(key[:i] + key[i + 1 :] for i in range(len(key)))}
