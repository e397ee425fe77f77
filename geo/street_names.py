"""Streets by name: however they are abbreviated, with or without article, type or last letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from geo.directed_names import DirectedNames, split_direction
from geo.kept_answers import KeptAnswers
from geo.misspelt import respelt
from geo.name_table import NameTable, without_articles
from geo.near_keys import NearKeys
from geo.spelt_names import Spelt
from geo.street_types import UNMISTAKABLE, base_of, split_type, type_of
from records.spelling import name_key

# How far a kind of match is to be believed. Fuzzy stays at 0.6: when the true street is absent it
# accepts another one in a quarter to a half of the cases.
EXACT, ARTICLELESS, BASE, OTHER_TYPE, FUZZY = 1.0, 0.98, 0.9, 0.6, 0.6
# By what happened to its compass direction: "South Main St" where the register has Main St only is
# another street as often as not.
DIRECTIONS = {"moved": 0.95, "left_out": 0.88, "added": 0.7}
_LONG = 8  # letters of a name's base in which two may be wrong
_LEFT_OVER = " rue"
_NUMBER = re.compile(r"\d+")
_DISTINCT = 6  # letters that say enough without a type: "Brodway"
_KEPT = 20_000  # answers, some 5 MB: one query asks for its street several times


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Streets that a name may mean, and how: exact, article, base, other_type or fuzzy.

    Where only the compass direction differs: direction_moved, direction_left_out, direction_added.
    """

    street_ids: tuple[str, ...]
    how: str
    score: float


class StreetNames:
    """Finds streets by name; `table` has their full names and aliases."""

    def __init__(self, names: Iterable[Spelt]) -> None:
        self.table = NameTable(names)
        self._keys_of_base = defaultdict[str, tuple[str, ...]](tuple)
        for key, _ in self.table.items():
            self._keys_of_base[base_of(key)] += (key,)
        self._found = KeptAnswers[str, NameMatch | None](_KEPT)
        self._guessed = KeptAnswers[str, NameMatch | None](_KEPT)

    def find(self, name: str) -> NameMatch | None:
        """Return the streets of this name, None if none is called so.

        A name without its type means each street of that base name.
        """
        return self._found.get(name, self._look_up)

    def guess(self, name: str) -> NameMatch | None:
        """Return the streets that a name may mean, though none is called so.

        They have another type, or one of their type is a letter or two away; None if none is, or
        if several are equally near.
        """
        return self._guessed.get(name, self._look_near)

    def family(self, name: str) -> NameMatch | None:
        """Return the streets of a typed name's base, whatever their type ("Oxford St/Ave").

        None for types that are not mixed up: a park or a turnpike is no street of its name.
        """
        kind, base = split_type(name_key(name))
        if not kind or kind in UNMISTAKABLE:
            return None
        keys = self._keys_of_base.get(base, ())
        ids = self._ids_of(key for key in keys if type_of(key) not in UNMISTAKABLE)
        return NameMatch(ids, "other_type", OTHER_TYPE) if ids else None

    def alike(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        """Return (letters apart, ids) of streets whose base shares three letters in four."""
        bases = self._bases.within(base_of(key), len(base_of(key)) // 4)
        return [(apart, self._ids_of(self._keys_of_base[base])) for apart, base in bases]

    def is_called(self, name: str) -> bool:
        """Tell whether a street is called so but for spelling, by name or alias."""
        match = self.find(name)
        return match is not None and match.how == "exact"

    def is_name(self, key: str) -> bool:
        """Tell whether a street is called exactly so, by name or alias."""
        return bool(self.table.exact(key))

    @cached_property
    def _bases(self) -> NearKeys:
        return NearKeys(self._keys_of_base)

    @cached_property
    def _directed(self) -> DirectedNames:
        return DirectedNames(self.table.items())

    def _look_up(self, name: str) -> NameMatch | None:
        key = name_key(name)
        if ids := self.table.exact(key):
            return NameMatch(ids, "exact", EXACT)
        if ids := self.table.loose(key):
            return NameMatch(ids, "article", ARTICLELESS)
        if ids := self._ids_of(self._keys_of_base.get(without_articles(key), ())):
            return NameMatch(ids, "base", BASE)
        ids, how = self._directed.find(key)
        return NameMatch(ids, f"direction_{how}", DIRECTIONS[how]) if ids else None

    def _look_near(self, name: str) -> NameMatch | None:
        near = self._nearest(name_key(name))
        family = self.family(name)
        if not near:
            return family
        ids = {*self._ids_of(near), *(family.street_ids if family else ())}
        return NameMatch(tuple(sorted(ids)), "fuzzy", FUZZY)

    def _nearest(self, key: str) -> set[str]:
        """Return the keys of the one nearest street, none if two are equally near."""
        if key.endswith(_LEFT_OVER):  # "la Main d'r": one letter of a word, no "r." for rue
            key = key.removesuffix("ue")
        kind, base = split_type(key)
        most = 1 if len(base) < _LONG else 2
        if not kind and len(base) < _DISTINCT:
            return set()
        near = [pair for pair in self._within(key, most) if _digits(pair[1]) == _digits(key)]
        for other in respelt(key):
            near += [(apart + 1, found) for apart, found in self._within(other, most - 1)]
        least = min((apart for apart, _ in near), default=0)
        keys = {found for apart, found in near if apart == least}
        is_one = len({self.table.exact(found) for found in keys}) == 1
        return keys if is_one else set()

    def _within(self, key: str, most: int) -> list[tuple[int, str]]:
        """Return (letters apart, key) of names of the same type and direction so far away."""
        if most == 0:
            return [(0, key)] if self.table.exact(key) else []
        kind = _kind_of(key)
        return [pair for pair in self.table.within(key, most) if _kind_of(pair[1]) == kind]

    def _ids_of(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({i for key in keys for i in self.table.exact(key)}))


def _digits(key: str) -> list[str]:
    """Return a name's numbers, in which no letter is wrong: 42nd Street is not 2nd Street."""
    return _NUMBER.findall(key)


def _kind_of(key: str) -> tuple[str, str]:
    direction, rest = split_direction(key)
    return direction, type_of(rest)
