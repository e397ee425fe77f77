"""What is asked of an index, half of it where most is found and half anywhere, with the goals."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from math import cos, pi, sin

import numpy as np

from benchmarks.search.asking import Question
from benchmarks.search.items import END, START, THEMES, Items
from benchmarks.search.town import ADDRESSES, BLOCKS, NEIGHBOURHOODS, Town, layout
from records import Query, Reach, ReachKind, Term, TermKind
from search.moments import first_feed_key

RADIUS_M = 500
BLOCKS_AROUND = 3
_CORNERS = 12
_M_A_DEGREE = (73_200.0, 111_200.0)


@dataclass(frozen=True, slots=True)
class Goal:
    """Milliseconds within which 99 of 100 answers are to be there, None if nobody set any."""

    to_a_million: float | None
    beyond: float | None

    def at(self, items: int) -> float | None:
        """Return the goal for so many items."""
        return self.to_a_million if items <= 1_500_000 else self.beyond


GOALS = {
    "block": Goal(5, 5),
    "blocks_3": Goal(5, 5),
    "area_two_themes": Goal(5, 5),
    "deep_page": Goal(5, 5),
    "town": Goal(5, 5),
    "radius_500": Goal(10, 10),
    "polygon_500": Goal(10, 10),
    "term_area": Goal(15, 15),
    "two_terms_area": Goal(30, 75),
    "phrase_area": Goal(30, 75),
    "prefix_area": Goal(30, 75),
    "banned_area": Goal(30, 75),
    "facets_area_30_days": Goal(10, 40),
}
COLD = Goal(30, 75)
LOAD_A_SECOND, FILL_A_SECOND, BYTES_AN_ITEM = 4_000, 10_000, 1_300


class Asker:
    """Draws questions of each kind."""

    def __init__(self, items: Items, seed: int) -> None:
        self._items = items
        self._random = np.random.default_rng([seed, 99])
        sample = items.sketches(0, min(items.number, 5_000))
        self._lines = [line for sketch in sample for line in sketch.text.split(". ")[1:-1]]

    def draw(self, kind: str) -> Question:
        """Draw a question of a kind of GOALS."""
        asked: Callable[[Town], Question] = getattr(self, f"_{kind}")
        return asked(self._items.towns[self._random.integers(len(self._items.towns))])

    def _block(self, town: Town) -> Question:
        return _page(town, Reach(ReachKind.BLOCK, town.block_id(self._some_block())))

    def _blocks_3(self, town: Town) -> Question:
        block = self._some_block()
        near = town.around(block, BLOCKS_AROUND)
        target, steps = town.block_id(block), BLOCKS_AROUND
        return _page(town, Reach(ReachKind.BLOCKS, target, block_ids=near, steps=steps))

    def _town(self, town: Town) -> Question:
        return _page(town, Reach(ReachKind.CITY, town.id))

    def _area_two_themes(self, town: Town) -> Question:
        return Question(Query(town.id, self._area(town), themes=self._two_themes()))

    def _deep_page(self, town: Town) -> Question:
        after = first_feed_key(START + (END - START) * self._random.random())
        return Question(Query(town.id, self._area(town), themes=self._two_themes()), after)

    def _radius_500(self, town: Town) -> Question:
        lon, lat = town.spot(self._some_block() * ADDRESSES)
        return _page(town, Reach(ReachKind.RADIUS, "", lon, lat, RADIUS_M))

    def _polygon_500(self, town: Town) -> Question:
        """Draw an outline by hand, as large as the circle: each corner 350 to 650 m away."""
        lon, lat = town.spot(self._some_block() * ADDRESSES)
        corners = []
        for n, share in enumerate(self._random.uniform(0.7, 1.3, _CORNERS)):
            angle, metres = 2 * pi * n / _CORNERS, share * RADIUS_M
            east, north = metres * cos(angle), metres * sin(angle)
            corners.append((lon + east / _M_A_DEGREE[0], lat + north / _M_A_DEGREE[1]))
        return _page(town, Reach(ReachKind.POLYGON, "", outline=tuple(corners)))

    def _term_area(self, town: Town) -> Question:
        return _page(town, self._area(town), Term(self._word()))

    def _two_terms_area(self, town: Town) -> Question:
        return _page(town, self._area(town), Term(self._word()), Term(self._word()))

    def _phrase_area(self, town: Town) -> Question:
        """Draw two or three words that stand somewhere one after another."""
        words: list[str] = []
        while len(words) < 3:
            words = self._lines[self._random.integers(len(self._lines))].split()
        begin, length = self._random.integers(len(words) - 2), self._random.integers(2, 4)
        text = " ".join(words[begin : begin + length])
        return _page(town, self._area(town), Term(text, TermKind.PHRASE))

    def _prefix_area(self, town: Town) -> Question:
        beginning = self._word()[: self._random.integers(3, 7)]
        return _page(town, self._area(town), Term(beginning, TermKind.PREFIX))

    def _banned_area(self, town: Town) -> Question:
        return _page(town, self._area(town), Term(self._word()), Term(self._word(), banned=True))

    def _facets_area_30_days(self, town: Town) -> Question:
        """Draw a month of a neighbourhood, in seven of ten cases the last one."""
        days = timedelta(days=30)
        end = END
        if self._random.random() > 0.7:
            end -= (END - START - days) * self._random.random()
        query = Query(town.id, self._area(town), published_from=end - days, published_to=end)
        return Question(query, counts=True)

    def _some_block(self) -> int:
        if self._random.random() < 0.5:
            return int(np.searchsorted(layout().shares, self._random.random()))
        return int(self._random.integers(BLOCKS))

    def _area(self, town: Town) -> Reach:
        area = int(self._random.integers(NEIGHBOURHOODS))
        if self._random.random() < 0.5:
            area = layout().areas[self._some_block()][0]
        return Reach(ReachKind.AREA, town.area_id(area))

    def _two_themes(self) -> frozenset[str]:
        return frozenset(self._random.choice(THEMES, 2, replace=False).tolist())

    def _word(self) -> str:
        return self._items.words["fr" if self._random.random() < 0.75 else "en"].term(self._random)


def _page(town: Town, reach: Reach, *terms: Term) -> Question:
    return Question(Query(town.id, reach, terms=terms))
