"""Measure the engines of the index side by side: `python -m benchmarks.search_engines`.

Prints one JSON line a figure: milliseconds for questions, items a second for loading. Elasticsearch
is the one at ES_URL (ES_USER, ES_PASSWORD, ES_API_KEY, ES_CA); without ES_URL only the embedded
index is measured. Both are asked the same, in the same order.
"""

import argparse
import json
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from itertools import islice

from benchmarks.search_town import START, THEMES, YEARS, Town, area_of, draw_items, spot_of
from records import Item, Query, Reach, ReachKind, plain_terms
from search.document import Put, document_of
from search.elastic.access import connect
from search.index import Generation, Index
from search.open import SearchAddress, open_index

BATCH = 500
_SIZE_AGE_S = 11  # Elasticsearch tells sizes that may be ten seconds old


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
        "radius_500": lambda: radius(500),
        "radius_800": lambda: radius(800),
        "term_area": lambda: Query("demo", area(), terms=plain_terms(word())),
        "two_terms_area": lambda: Query("demo", area(), terms=plain_terms(f"{word()} {word()}")),
        "term_city": lambda: Query(
            "demo", Reach(ReachKind.CITY, "demo"), terms=plain_terms(word())
        ),
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


def places(home: str) -> dict[str, SearchAddress]:
    """Return an empty place for each engine that there is."""
    found = {"embedded": SearchAddress("embedded", home)}
    if os.environ.get("ES_URL"):
        names = ("ES_USER", "ES_PASSWORD", "ES_API_KEY", "ES_CA")
        access = (os.environ.get(name, "") for name in names)
        prefix = f"benchmark-{secrets.token_hex(4)}"
        found["elasticsearch"] = SearchAddress(os.environ["ES_URL"], home, prefix, *access)
    return found


def wipe(where: SearchAddress) -> None:
    """Delete what lies at a place, the current generation too."""
    if where.url == "embedded":
        return
    with closing(connect(where)) as client:
        for name in client.indices.get(index=f"{where.prefix}-*"):
            client.indices.delete(index=name)


def run(engine: str, index: Index, asked: argparse.Namespace) -> None:
    """Load a new index and ask it."""

    def tell(**figure: float | str) -> None:
        print(json.dumps({"engine": engine, **figure}), flush=True)

    town = Town.drawn(asked.seed)
    done, applying, filing = load(index, draw_items(town, asked.items))
    tell(figure="load", items_per_s=round(done / applying), items=done)
    tell(figure="document_of", items_per_s=round(done / filing))
    for figure in measure(index, town, asked.rounds):
        tell(**figure)
    time.sleep(_SIZE_AGE_S)
    tell(figure="size", bytes_per_item=index.health().size // max(done, 1))


def main() -> None:
    """Measure each engine in turn; what was put there is gone at the end."""
    parser = argparse.ArgumentParser(allow_abbrev=False, description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        for engine, where in places(home).items():
            index = open_index(where)
            try:
                run(engine, index, asked)
            finally:
                wipe(where)
            index.close()


if __name__ == "__main__":
    main()
