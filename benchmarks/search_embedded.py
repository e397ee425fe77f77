"""Measure the embedded index on an invented town: `python -m benchmarks.search_embedded`.

Prints one JSON line a figure: milliseconds for questions, items a second for loading. The town has
5,000 blocks, 64 neighbourhoods and a few blocks that most items are about; words follow Zipf's
law. Everything is drawn from one seed, so that two runs ask the same.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice

from records import (
    Item,
    Place,
    Placement,
    Precision,
    Query,
    Reach,
    ReachKind,
    Theme,
    ThemeOrigin,
)
from search.document import Put, document_of
from search.index import Generation, Index
from search.open import SearchAddress, open_index

SIDE = 71  # blocks along the town's side
PITCH_M = 140.0
CORNER = (2.27, 48.81)
START = datetime(2020, 1, 1, tzinfo=UTC)
YEARS = 5
THEMES = [f"theme-{n}" for n in range(20)]
TYPES = ["news", "event", "notice", "alert"]
SOURCES = [f"demo/source-{n}" for n in range(40)]
WORDS_AN_ITEM = 120
BATCH = 500
_PARTS = "ba cor dé fi gol lan mar né pou ri sa tou ver zé chan bri lou mon pier ten vau"
_ENDS = "e es ement ation er eur ique s té ée"


def zipf(length: int, exponent: float = 1.0) -> list[float]:
    """Return cumulated weights of ranks 1.. by Zipf's law."""
    return list(accumulate((rank + 2) ** -exponent for rank in range(length)))


@dataclass(frozen=True)
class Town:
    """What items and questions are drawn from."""

    random: random.Random
    words: list[str]
    blocks: list[int]  # most talked of first

    @classmethod
    def drawn(cls, seed: int) -> "Town":
        """Draw a town."""
        draw = random.Random(seed)
        parts, ends = _PARTS.split(), _ENDS.split()
        drawn = ("".join(draw.choices(parts, k=3)) + draw.choice(ends) for _ in range(100_000))
        words = list(dict.fromkeys(drawn))
        blocks = list(range(SIDE * SIDE))
        draw.shuffle(blocks)
        return cls(draw, words, blocks)

    def some_block(self) -> int:
        """Draw a block: half of the time by how much it is talked of."""
        if self.random.random() < 0.5:
            return self.random.choices(self.blocks, cum_weights=_BLOCK_WEIGHTS)[0]
        return self.random.choice(self.blocks)

    def some_words(self, number: int) -> list[str]:
        """Draw words by their frequency."""
        weights = zipf(len(self.words))
        return self.random.choices(self.words, cum_weights=weights, k=number)


_BLOCK_WEIGHTS = zipf(SIDE * SIDE, 0.9)


def spot_of(block: int) -> tuple[float, float]:
    """Return the middle of a block."""
    east, north = block % SIDE * PITCH_M, block // SIDE * PITCH_M
    return CORNER[0] + east / 73_200, CORNER[1] + north / 111_200


def area_of(block: int) -> str:
    """Return the neighbourhood of a block."""
    return f"demo/area-{block % SIDE // 9}-{block // SIDE // 9}"


def placement_on(block: int) -> Placement:
    """Return a sure placement on a block."""
    spot = spot_of(block)
    areas = (area_of(block), "demo/town")
    place = Place("", *spot, Precision.ADDRESS, 10.0, (f"demo/block-{block}",), areas, (spot,))
    return Placement(place, "address", 0.9)


def draw_items(town: Town, number: int) -> Iterator[Item]:
    """Draw items in the order of their publication."""
    draw, step = town.random, timedelta(days=365.25 * YEARS) / number
    theme_weights, source_weights = zipf(len(THEMES), 0.8), zipf(len(SOURCES))
    words = iter(())
    for n in range(number):
        if n % 1000 == 0:
            words = iter(town.some_words(1000 * WORDS_AN_ITEM))
        at = START + n * step
        codes = set(draw.choices(THEMES, cum_weights=theme_weights, k=draw.choice((1, 1, 2, 3))))
        yield Item(
            id=f"{n:016x}",
            source_id=draw.choices(SOURCES, cum_weights=source_weights)[0],
            town_id="demo",
            type=draw.choice(TYPES),
            title=" ".join(islice(words, 9)),
            text=" ".join(islice(words, WORDS_AN_ITEM - 9)),
            lang="fr",
            url="",
            published_at=at,
            themes=tuple(Theme(code, 0.9, ThemeOrigin.LEXICON) for code in sorted(codes)),
            placements=tuple(
                placement_on(town.some_block()) for _ in range(draw.choice((1, 1, 2, 3)))
            ),
            feed_key=(int(at.timestamp()) << 12) + n % 4096,
            revision=1,
        )


def load(into: Generation, items: Iterator[Item]) -> tuple[int, float, float]:
    """Apply items in batches; return how many, seconds in apply, seconds in document_of."""
    done, applying, filing = 0, 0.0, 0.0
    while batch := list(islice(items, BATCH)):
        begun = time.perf_counter()
        puts = [Put(document_of(item)) for item in batch]
        filed = time.perf_counter()
        done += len(batch)
        into.apply(puts, checkpoint=done)
        filing += filed - begun
        applying += time.perf_counter() - filed
    return done, applying, filing


def questions(town: Town) -> dict[str, Callable[[], Query]]:
    """Return what is measured: each draws a question."""
    end = START + timedelta(days=365.25 * YEARS)

    def area() -> Reach:
        return Reach(ReachKind.AREA, area_of(town.some_block()))

    def radius(metres: int) -> Query:
        return Query("demo", Reach(ReachKind.RADIUS, "", *spot_of(town.some_block()), metres))

    def theme() -> frozenset[str]:
        return frozenset(town.random.sample(THEMES, 2))

    def word() -> str:
        return town.words[int(10 ** town.random.uniform(1, 4))]

    return {
        "block": lambda: Query("demo", Reach(ReachKind.BLOCK, f"demo/block-{town.some_block()}")),
        "city": lambda: Query("demo", Reach(ReachKind.CITY, "demo")),
        "area_two_themes": lambda: Query("demo", area(), themes=theme()),
        "area_type": lambda: Query("demo", area(), types=frozenset({"event"})),
        "radius_300": lambda: radius(300),
        "radius_800": lambda: radius(800),
        "term_area": lambda: Query("demo", area(), text=word()),
        "two_terms_area": lambda: Query("demo", area(), text=f"{word()} {word()}"),
        "term_city": lambda: Query("demo", Reach(ReachKind.CITY, "demo"), text=word()),
        "facets_area_30_days": lambda: Query(
            "demo", area(), published_from=end - timedelta(days=30)
        ),
        "facets_area": lambda: Query("demo", area()),
    }


def milliseconds(answer: Callable[[Query], object], query: Query) -> float:
    """Return how long a question takes."""
    begun = time.perf_counter()
    answer(query)
    return (time.perf_counter() - begun) * 1000


def measure(index: Index, town: Town, rounds: int) -> Iterator[dict[str, float | str | int]]:
    """Yield a figure a question, after a tenth of the rounds to warm up."""
    for name, drawn in questions(town).items():
        answer = index.facets if name.startswith("facets") else index.search
        times = [milliseconds(answer, drawn()) for _ in range(rounds)]
        times = sorted(times[rounds // 10 :])
        yield {
            "figure": name,
            "p50_ms": round(times[len(times) // 2], 2),
            "p99_ms": round(times[int(len(times) * 0.99)], 2),
            "rounds": len(times),
        }


def main() -> None:
    """Load a new index below a temporary folder and ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    town = Town.drawn(asked.seed)
    with tempfile.TemporaryDirectory() as home:
        index = open_index(SearchAddress("embedded", home))
        done, applying, filing = load(index, draw_items(town, asked.items))
        health = index.health()
        print(json.dumps({"figure": "load", "items_per_s": round(done / applying), "items": done}))
        print(json.dumps({"figure": "document_of", "items_per_s": round(done / filing)}))
        print(json.dumps({"figure": "size", "bytes_per_item": health.size // max(done, 1)}))
        for figure in measure(index, town, asked.rounds):
            print(json.dumps(figure), flush=True)
        index.close()


if __name__ == "__main__":
    main()
