"""Bringing invented items into an index: as the worker does day by day, and as a rebuild does."""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from benchmarks.search.asking import Times
from benchmarks.search.items import Items
from jobs.index_changes import AT_ONCE
from search.document import Document, Put, analyse
from search.index import Generation, Index

_TOLD_EVERY = 500_000
_SIZE_AGE_S = 11  # Elasticsearch tells sizes that may be ten seconds old


@dataclass(slots=True)
class Drawn:
    """Documents, and the seconds that drawing them took: no engine's own time."""

    documents: Iterator[Document]
    number: int = 0
    seconds: float = 0.0

    def __iter__(self) -> Iterator[Document]:
        return self

    def __next__(self) -> Document:
        begun = time.perf_counter()
        try:
            document = next(self.documents)
        finally:
            self.seconds += time.perf_counter() - begun
        self.number += 1
        if self.number % _TOLD_EVERY == 0:
            print(f"{self.number:,} items", file=sys.stderr, flush=True)
        return document


def draw(items: Items, first: int, last: int, analysed: bool = False) -> Drawn:
    """Return the documents of some items, not drawn yet; their words analysed if that is asked."""
    documents = (sketch.document() for sketch in items.sketches(first, last))
    return Drawn(map(analyse, documents) if analysed else documents)


def apply(into: Generation, documents: Iterable[Document], checkpoint: int) -> Times:
    """Apply documents as the worker does; return what each batch took."""
    rest, times = iter(documents), Times()
    while batch := [Put(document) for document in islice(rest, AT_ONCE)]:
        times.found += len(batch)
        begun, cpu = time.perf_counter(), time.thread_time()
        into.apply(batch, checkpoint + times.found)
        times.wall.append(time.perf_counter() - begun)
        times.cpu.append(time.thread_time() - cpu)
    times.seconds = sum(times.wall)
    return times


def fill(index: Index, documents: Drawn) -> float:
    """Fill a new generation, promote it and drop the older ones; return items a second.

    What drawing took is not counted.
    """
    older = index.generations()
    name = index.create_generation()
    generation = index.into(name)
    begun = time.perf_counter()
    generation.fill(documents)
    seconds = time.perf_counter() - begun - documents.seconds
    generation.close()
    index.promote(name)
    for old in older:
        index.drop(old)
    return documents.number / seconds


def bytes_an_item(index: Index, is_server: bool) -> float:
    """Return what an index weighs by item."""
    time.sleep(_SIZE_AGE_S if is_server else 0)
    health = index.health()
    return health.size / max(health.documents, 1)
