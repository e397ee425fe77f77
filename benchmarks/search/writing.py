"""The process that changes an index while others ask it, as a worker does."""

import random
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.connection import Connection

from benchmarks.search.asking import Times, running
from benchmarks.search.items import Items
from records import IndexDown
from search.document import Document, Op, Put
from search.open import SearchAddress, open_index

COMMIT = 20  # changes that the writer brings at once
_CHANGED = 0.1  # share of them that change an item which is there
_RECENT = 100


@dataclass(frozen=True, slots=True)
class Writing:
    """What the writer is to do: items from number `first` on, so many a second."""

    number: int
    seed: int
    towns: int
    first: int
    a_second: float


@contextmanager
def writer(where: SearchAddress, writing: Writing) -> Iterator[list[Connection]]:
    """Give the connection to a process that writes until it is sent None, then sends its Times."""
    wanted = [(_write, (where, writing))] if writing.a_second else []
    with running(wanted) as connections:
        for connection in connections:
            connection.recv()  # it has begun
        yield connections


def _write(where: SearchAddress, writing: Writing, asked: Connection) -> None:
    """Write on time until told to stop."""
    times, applied = Times(), 0
    changes = _changes(writing)
    with closing(open_index(where)) as index:
        checkpoint = index.checkpoint()
        ops = list(islice(changes, COMMIT))  # drawn before the clock runs
        asked.send(None)
        started = due = time.perf_counter()
        while not asked.poll(max(0.0, due - time.perf_counter())):
            due += COMMIT / writing.a_second
            applied += len(ops)
            begun, cpu = time.perf_counter(), time.thread_time()
            try:
                index.apply(ops, checkpoint + applied)
            except IndexDown:
                times.failed += 1
            times.wall.append(time.perf_counter() - begun)
            times.cpu.append(time.thread_time() - cpu)
            ops = list(islice(changes, COMMIT))
    times.found, times.seconds = applied, time.perf_counter() - started
    asked.send(times)


def _changes(writing: Writing) -> Iterator[Op]:
    """Yield new items, and between them new words, themes and places of one of the last ones."""
    items = Items(writing.number, writing.seed, writing.towns)
    luck, recent = random.Random(writing.seed), list[Document]()
    for sketch in items.sketches(writing.first):
        document = sketch.document()
        if recent and luck.random() < _CHANGED:
            n = luck.randrange(len(recent))
            old = recent[n]
            recent[n] = replace(
                document, item_id=old.item_id, feed_key=old.feed_key, revision=old.revision + 1
            )
            yield Put(recent[n])
            continue
        recent = [*recent[1 - _RECENT :], document]
        yield Put(document)
