"""Invented readers by the million, the same on every run: who follows what in an invented town.

They live at every address alike, follow their block, what is around it, their neighbourhood or a
shape that they drew; who follows the whole town asks for something in particular there.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from math import cos, pi, sin

import numpy as np

from benchmarks.search.items import SOURCES, THEMES, TYPES, Items
from benchmarks.search.town import ADDRESSES, BLOCKS, Town, layout
from records import Frequency, Reach, ReachKind, Standing, Subscription, Term, TermKind

CONFIRMED = datetime(2025, 6, 1, tzinfo=UTC)
_KINDS = {
    ReachKind.BLOCK: 0.20,
    ReachKind.BLOCKS: 0.12,
    ReachKind.STREET: 0.05,
    ReachKind.RADIUS: 0.35,
    ReachKind.AREA: 0.18,
    ReachKind.POLYGON: 0.05,
    ReachKind.CITY: 0.05,
}
_METRES = (150, 300, 500, 1_000)
_METRES_SHARES = tuple(accumulate((0.3, 0.4, 0.25, 0.05)))
_CORNERS = 8
_M_A_DEGREE = (73_200.0, 111_200.0)
_THEMED, _TYPED, _SOURCED, _WORDED = 0.5, 0.1, 0.05, 0.2


class Readers:
    """Draws confirmed subscriptions."""

    def __init__(self, items: Items, seed: int) -> None:
        self._towns = items.towns
        self._random = random.Random(seed)
        draw = np.random.default_rng([seed, 7])
        vocabularies = [items.words["fr" if n % 4 else "en"] for n in range(40_000)]
        self._terms = [vocabulary.term(draw) for vocabulary in vocabularies]
        sample = items.sketches(0, min(items.number, 5_000))
        self._lines = [line for sketch in sample for line in sketch.text.split(". ")[1:-1]]
        self._kinds, self._shares = list(_KINDS), list(accumulate(_KINDS.values()))

    def draw(self, number: int) -> Iterator[Subscription]:
        """Yield so many readers."""
        for _ in range(number):
            yield self.one()

    def one(self) -> Subscription:
        """Draw the next reader."""
        luck = self._random.random
        town = self._random.choice(self._towns)
        [kind] = self._random.choices(self._kinds, cum_weights=self._shares)
        narrow = kind is ReachKind.CITY
        return Subscription(
            id=f"{self._random.getrandbits(128):032x}",
            email="reader@example.org",
            town_id=town.id,
            lang="fr",
            reach=self._reach(kind, town),
            label="Where I live",
            created_at=CONFIRMED,
            themes=self._some(THEMES) if luck() < _THEMED else frozenset(),
            types=self._some(TYPES) if luck() < _TYPED else frozenset(),
            sources=self._publishers(town) if luck() < _SOURCED else frozenset(),
            terms=self._words() if narrow or luck() < _WORDED else (),
            frequency=Frequency.DAILY,
            standing=Standing.CONFIRMED,
            confirmed_at=CONFIRMED,
        )

    def _reach(self, kind: ReachKind, town: Town) -> Reach:
        block = self._random.randrange(BLOCKS)
        spot = town.spot(block * ADDRESSES + self._random.randrange(ADDRESSES))
        middle = town.spot(block * ADDRESSES)  # a block's page is a circle around its middle
        wide, target = town.areas_of(block)[:-1], town.block_id(block)
        if kind is ReachKind.BLOCK:
            return Reach(kind, target, whole_area_ids=wide)
        if kind is ReachKind.BLOCKS:
            steps = self._random.randint(1, 4)
            near = town.around(block, steps)
            return Reach(kind, target, whole_area_ids=wide, block_ids=near, steps=steps)
        if kind is ReachKind.STREET:
            street = tuple(town.block_id(n) for n in range(block, min(block + 5, BLOCKS)))
            return Reach(kind, f"{town.id}/street-{block}", block_ids=street)
        if kind is ReachKind.RADIUS:
            [metres] = self._random.choices(_METRES, cum_weights=_METRES_SHARES)
            return Reach(kind, target, *middle, metres, wide)
        if kind is ReachKind.POLYGON:
            return Reach(kind, "", outline=self._outline(*spot), whole_area_ids=wide)
        if kind is ReachKind.AREA:
            return Reach(kind, town.area_id(self._random.choice(layout().areas[block])))
        return Reach(kind, town.id)

    def _outline(self, lon: float, lat: float) -> tuple[tuple[float, float], ...]:
        size = self._random.uniform(150, 600)
        corners = []
        for n in range(_CORNERS):
            angle, metres = 2 * pi * n / _CORNERS, size * self._random.uniform(0.7, 1.3)
            east, north = metres * cos(angle), metres * sin(angle)
            corners.append((lon + east / _M_A_DEGREE[0], lat + north / _M_A_DEGREE[1]))
        return tuple(corners)

    def _some(self, codes: list[str]) -> frozenset[str]:
        return frozenset(self._random.choices(codes, k=self._random.randint(1, 3)))

    def _publishers(self, town: Town) -> frozenset[str]:
        return frozenset({f"{town.id}/source-{self._random.randrange(SOURCES)}"})

    def _words(self) -> tuple[Term, ...]:
        """Draw what they want to read: mostly a word, also two, a phrase, a beginning, and not."""
        word, other = self._random.choices(self._terms, k=2)
        luck = self._random.random()
        if luck < 0.6:
            return (Term(word),)
        if luck < 0.75:
            return (Term(word), Term(other))
        if luck < 0.85:
            return (Term(word[: self._random.randint(3, 6)], TermKind.PREFIX),)
        if luck < 0.95:
            words = self._random.choice(self._lines).split()
            begin = self._random.randrange(max(len(words) - 2, 1))
            return (Term(" ".join(words[begin : begin + 3]), TermKind.PHRASE),)
        return (Term(word), Term(other, banned=True))
