"""The documents of all that the record lists, made by other processes while an index takes them.

Reading and analysing costs as much as filing them, so that the second core halves the time. Pages
are handed out a few ahead, in the order of feed keys: memory stays the same however many there are.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

import msgspec

from records import StoreDown
from search.document import Document, analyse, document_of
from store.database import Database, open_database
from store.listed import listed_findables, next_feed_key

PAGE = 250  # items: half a megabyte on its way between processes
SMALL = 20_000  # items: beyond, a second process is worth its start

Bound = tuple[int, int]
Made = TypeVar("Made")
_DECODER = msgspec.msgpack.Decoder(list[Document])


@dataclass(frozen=True, slots=True)
class Listed:
    """What the record lists, as it was at the change `seq`; `url` leads to it for others."""

    database: Database
    url: str
    seq: int
    analysed: bool = False  # whether other processes analyse the words as well

    def documents(self, total: int, workers: int | None = None) -> Generator[Document, None, None]:
        """Yield the documents of what has not changed since, by feed key, each once.

        `total` is about how many there are. `workers` are the processes that make them, 0 for this
        one alone; None: as many as there are cores to spare. Raises StoreDown.
        """
        if workers is None:
            workers = max(1, len(os.sched_getaffinity(0)) - 1) if total > SMALL else 0
        with _reading(self, workers) as pages:
            for page in pages:
                yield from page

    def bounds(self) -> Iterator[Bound]:
        """Yield where each page begins (out) and ends (in), by feed key."""
        after: int | None = 0
        while after is not None:
            with self.database.read() as db:
                until = next_feed_key(db, after, PAGE)
            if until is not None:
                yield after, until
            after = until


@contextmanager
def _reading(listed: Listed, workers: int) -> Iterator[Iterator[list[Document]]]:
    if not workers:
        yield (_read(listed.database, listed.seq, bound) for bound in listed.bounds())
        return
    # Not forked: this process has threads and connections that a copy of it must not have.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_serve)
    try:
        begun = (
            pool.submit(_make, listed.url, listed.seq, bound, listed.analysed)
            for bound in listed.bounds()
        )
        yield map(_DECODER.decode, _in_turn(begun, ahead=workers + 1))
    except BrokenProcessPool as error:
        raise StoreDown(f"a process that read the record was ended: {error}") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_turn(begun: Iterator[Future[Made]], ahead: int) -> Iterator[Made]:
    """Yield results in the order of their beginning, with `ahead` of them under way."""
    waiting: deque[Future[Made]] = deque()
    for one in begun:
        waiting.append(one)
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _read(database: Database, seq: int, bound: Bound) -> list[Document]:
    with database.read() as db:
        return [document_of(found) for found in listed_findables(db, *bound, seq)]


def _make(url: str, seq: int, bound: Bound, analysed: bool) -> bytes:
    """Read documents in another process; packed, since pickled they take three times as long."""
    documents = _read(_opened(url), seq, bound)
    return msgspec.msgpack.encode([analyse(one) for one in documents] if analysed else documents)


@lru_cache(maxsize=1)
def _opened(url: str) -> Database:
    return open_database(url)


def _serve() -> None:
    """Prepare a process to make documents: it ends with the one that it makes them for.

    What a terminal interrupts is up to that one, too.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # it would look again and again at what refers to nothing that refers back
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A pool's process waits for ever where its parent was killed.
    if parent := parent_process():
        parent.join()
        os._exit(1)
