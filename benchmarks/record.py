"""From when on a record wants PostgreSQL: saving and reading items, beside one and four writers.

    [PG_URL=postgresql+psycopg://…] python -m benchmarks.record [--sizes 10000 30000 100000]

Invented items (benchmarks/search) are saved as `collect` saves them, 200 a transaction, while two
readers fetch the 30 items of a page, 20 ms after the last one: on SQLite and, where PG_URL names a
server (one with fsync on), on PostgreSQL, in a database of its own that is dropped at the end. One
JSON line a size that the record has grown to. Nothing is walked: this is the record's part of what
a worker does. No two items tell the same story.
"""

import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, func, make_url, select, text

from benchmarks.arguments import at_least, parser_of
from benchmarks.search.asking import Times, running
from benchmarks.search.figures import at
from benchmarks.search.items import END, SOURCES, Items
from benchmarks.search.sketch import id_of
from records import Publisher, Source
from store.database import open_database
from store.items import find_items, save_item
from store.sources import save_sources

BATCH = 200  # entries a transaction, as jobs/keep.py has them
PAGE = 30
PAUSE_S = 0.02  # before each page, so that readers leave writers their processor
READERS = 2
WRITERS = (1, 4)
_FIRST = 1_000  # items that are there before anything is measured
_TOWN = "town-0"


def main() -> None:
    """Measure each engine with each number of writers."""
    parser = parser_of("benchmarks.record", __doc__)
    size, sizes = at_least(_FIRST + 1), [10_000, 30_000, 100_000]
    parser.add_argument("--sizes", type=size, nargs="+", default=sizes)
    sizes = sorted(set(parser.parse_args().sizes))
    for writers in WRITERS:
        for engine, place in (("sqlite", _sqlite()), ("postgresql", _postgresql())):
            with place as url:
                for figure in _grown(url, writers, sizes) if url else ():
                    print(json.dumps({"engine": engine, "writers": writers, **figure}), flush=True)


def _grown(url: str, writers: int, sizes: list[int]) -> Iterator[dict[str, float]]:
    """Yield the figures of a new record at each size that it grows to."""
    with closing(open_database(url)) as database, database.write() as db:
        save_sources(db, _TOWN, map(_source, range(SOURCES)))
    with ExitStack() as stack:
        saving = stack.enter_context(running([(_save, (url, max(sizes)))] * writers))
        reading = stack.enter_context(running([(_read, (url,))] * READERS))
        there = _FIRST
        _told(saving[:1], [range(there)])
        for size in sizes:
            for connection in reading:
                connection.send(there)
            step = -(-(size - there) // writers)
            begun = time.perf_counter()
            saved = _told(saving, [range(n, min(n + step, size)) for n in range(there, size, step)])
            seconds = time.perf_counter() - begun
            read = _told(reading, [0] * READERS)
            there = size
            yield _figures(size, saved, read, seconds) | {"bytes_an_item": _size(url) / size}


def _figures(size: int, saved: Times, read: Times, seconds: float) -> dict[str, float]:
    values = {
        "items": size,
        "saved_a_second": saved.found / seconds,
        "transaction_p50_ms": 1000 * at(saved.wall, 0.5),
        "transaction_p99_ms": 1000 * at(saved.wall, 0.99),
        "pages_a_second": len(read.wall) / seconds,
        "page_p50_ms": 1000 * at(read.wall, 0.5),
        "page_p99_ms": 1000 * at(read.wall, 0.99),
        "page_cpu_ms": 1000 * at(read.cpu, 0.5),
    }
    return {name: round(value, 2) for name, value in values.items()}


def _told(connections: list[Connection], orders: list[range] | list[int]) -> Times:
    """Give each process an order, and return what all measured when they are done."""
    times = Times()
    for connection, order in zip(connections, orders, strict=False):
        connection.send(order)
    for connection in connections[: len(orders)]:
        times.add(connection.recv())
    return times


def _save(url: str, number: int, orders: Connection) -> None:
    """Save the items that are asked for, until nobody asks."""
    items = Items(number, 1, 1)
    with closing(open_database(url)) as database:
        for order in _orders(orders):
            times, sketches = Times(), items.sketches(order.start, order.stop)
            while batch := [sketch.item() for sketch in islice(sketches, BATCH)]:
                begun = time.perf_counter()
                with database.write() as db:
                    for item in batch:
                        save_item(db, replace(item, signature=item.id), END)
                times.found += len(batch)
                times.wall.append(time.perf_counter() - begun)
            orders.send(times)


def _read(url: str, orders: Connection) -> None:
    """Read pages of the first items, as many as told, until told something else."""
    with closing(open_database(url)) as database:
        for there in _orders(orders):
            times = Times()
            while not orders.poll(PAUSE_S):
                ids = [id_of(n) for n in random.sample(range(there), PAGE)]
                begun, cpu = time.perf_counter(), time.thread_time()
                with database.read() as db:
                    times.found += len(find_items(db, ids))
                times.wall.append(time.perf_counter() - begun)
                times.cpu.append(time.thread_time() - cpu)
            orders.recv()
            orders.send(times)


def _orders(orders: Connection) -> Iterator[Any]:
    """Yield what a process is told to do, until nobody is there to tell it."""
    while True:
        try:
            yield orders.recv()
        except EOFError:
            return


def _source(number: int) -> Source:
    slug = f"source-{number}"
    return Source(f"{_TOWN}/{slug}", _TOWN, slug, Publisher.GOVERNMENT, "rss_atom", f"/{slug}")


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/ilot.sqlite"


@contextmanager
def _postgresql() -> Iterator[str]:
    """Give the address of a database of our own, "" if there is no server."""
    if not os.environ.get("PG_URL"):
        yield ""
        return
    name = f"ilot_benchmark_{os.getpid()}"
    server = create_engine(os.environ["PG_URL"], isolation_level="AUTOCOMMIT")
    with server.connect() as db:
        db.execute(text(f"CREATE DATABASE {name}"))
    try:
        ours = make_url(os.environ["PG_URL"]).set(database=name)
        yield ours.render_as_string(hide_password=False)
    finally:
        with server.connect() as db:
            db.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


def _size(url: str) -> int:
    """Return what a record weighs on disk, bytes."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        path = Path(address.database or "")
        return sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*"))
    engine = create_engine(url)
    with engine.connect() as db:
        size = db.scalar(select(func.pg_database_size(address.database))) or 0
    engine.dispose()
    return int(size)


if __name__ == "__main__":
    main()
