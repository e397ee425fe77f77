"""Streets by name: however they are abbreviated, with or without article, type or last letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from geo.name_table import NameTable, letters_apart, without_articles
from records import Street
from records.spelling import name_key

# Words that say what kind of way it is, as `records.spelling.norm` shortens them. English writes
# them last, French first.
_LAST = (
    "st av bd pl sq rd dr ln ct ter pkwy hwy cir pk way row mews aly alley ext tpk turnpike bridge "
    "lndg landing"
)
_FIRST = (
    "rue av bd pl sq imp all ch rte fbg crs pas qu sentier villa cite voie venelle esplanade "
    "promenade pont rond ruelle mail"
)
LAST_TYPES, FIRST_TYPES = frozenset(_LAST.split()), frozenset(_FIRST.split())
# Types that nobody takes for another one: Central Park is not Central Square.
_UNMISTAKABLE = frozenset(["pk", "tpk", "turnpike", "bridge", "pont", "ext", "lndg", "landing"])

# How far a kind of match is to be believed. Fuzzy stays at 0.6: when the true street is absent it
# accepts another one in a quarter to a half of the cases.
EXACT, ARTICLELESS, BASE, OTHER_TYPE, FUZZY = 1.0, 0.98, 0.9, 0.6, 0.6
_KEPT = 20_000  # answers, some 5 MB: one query asks for its street several times


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Streets that a name may mean, and how: exact, article, base, other_type or fuzzy."""

    street_ids: tuple[str, ...]
    how: str
    score: float


class StreetNames:
    """Finds streets by name; `table` has their full names and aliases."""

    def __init__(self, streets: Iterable[Street]) -> None:
        streets = tuple(streets)
        self.table = NameTable(
            ((street.name, street.id) for street in streets),
            ((alias, street.id) for street in streets for alias in street.aliases),
        )
        self._find = lru_cache(_KEPT)(self._look_up)
        self._base = defaultdict[str, set[str]](set)
        self._families = defaultdict[str, set[str]](set)
        for key, ids in self.table.items():
            self._base[base_of(key)] |= ids
            if type_of(key) not in _UNMISTAKABLE:
                self._families[base_of(key)] |= ids

    def find(self, name: str) -> NameMatch | None:
        """Return the streets of this name, None if none is called so.

        A name without its type means each street of that base name.
        """
        return self._find(name)

    def _look_up(self, name: str) -> NameMatch | None:
        key = name_key(name)
        if ids := self.table.exact(key):
            return NameMatch(ids, "exact", EXACT)
        if ids := self.table.loose(key):
            return NameMatch(ids, "article", ARTICLELESS)
        if ids := self._of_base(without_articles(key)):
            return NameMatch(ids, "base", BASE)
        return None

    def guess(self, name: str) -> NameMatch | None:
        """Return the streets that a name with a type may mean, though none is called so.

        They have another type, or one of their type is a letter or two away; None if none is.
        """
        key = name_key(name)
        kind = type_of(key)
        near = [pair for pair in self.table.near(key) if type_of(pair[1]) == kind] if kind else []
        nearest = [other for distance, other in near if distance == near[0][0]]
        like = {i for other in nearest for i in self.table.exact(other)}
        family = self.family(name)
        ids = tuple(sorted(like.union(family.street_ids if family else ())))
        if not ids:
            return None
        return NameMatch(ids, "fuzzy", FUZZY) if like else family

    def family(self, name: str) -> NameMatch | None:
        """Return the streets of a typed name's base, whatever their type ("Oxford St/Ave").

        None for types that are not mixed up: a park or a turnpike is no street of its name.
        """
        key = name_key(name)
        if type_of(key) in _UNMISTAKABLE | {""}:
            return None
        ids = tuple(sorted(self._families.get(base_of(key), ())))
        return NameMatch(ids, "other_type", OTHER_TYPE) if ids else None

    def alike(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        """Return (letters apart, ids) of streets whose name or base looks like a key."""
        bare = without_articles(key)
        most = len(bare) // 4
        bases = ((letters_apart(bare, base, most), base) for base in self._base)
        return sorted(
            [(apart, self.table.exact(name)) for apart, name in self.table.alike(key)]
            + [(apart, self._of_base(base)) for apart, base in bases if apart <= most]
        )

    def is_called(self, name: str) -> bool:
        """Tell whether a street is called so but for spelling, by name or alias."""
        match = self.find(name)
        return match is not None and match.how == "exact"

    def is_name(self, key: str) -> bool:
        """Tell whether a street is called exactly so, by name or alias."""
        return bool(self.table.exact(key))

    def _of_base(self, base: str) -> tuple[str, ...]:
        return tuple(sorted(self._base.get(base, ())))


def type_of(key: str) -> str:
    """Return the word of a name's key that says what kind of way it is, "" if none does."""
    words = key.split()
    if len(words) > 1 and words[-1] in LAST_TYPES:
        return words[-1]
    return words[0] if len(words) > 1 and words[0] in FIRST_TYPES else ""


def base_of(key: str) -> str:
    """Return a key without its type and articles ("oxford st" -> "oxford")."""
    words = key.split()
    if len(words) > 1 and words[0] in FIRST_TYPES and words[-1] not in LAST_TYPES:
        words = words[1:]
    elif len(words) > 1 and words[-1] in LAST_TYPES:
        words = words[:-1]
    return without_articles(" ".join(words))
