"""Processes beside one another that ask an index, as those of a web server do."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection

from benchmarks.search.places import resident_mb
from records import IndexDown, Query
from search.index import Index
from search.open import SearchAddress, open_index

_PROCESSES = get_context("spawn")  # so that none begins with what another one has in memory


Task = tuple[Callable[..., None], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """A page of 30 after a cursor, or how many items there are of each kind."""

    query: Query
    after: int | None = None
    counts: bool = False


@dataclass(slots=True)
class Times:
    """Seconds that questions (or commits) took, by the clock and of the own processor.

    `found` is how many items were found, or written, in all; `failed` how often the index was down;
    `seconds` how long the one that took longest was at it.
    """

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    found: int = 0
    failed: int = 0
    seconds: float = 0.0
    memory_mb: tuple[float, float] = (0.0, 0.0)  # all, and what is nobody else's and no file's

    def add(self, other: "Times") -> None:
        """Take in what another process has measured."""
        self.wall += other.wall
        self.cpu += other.cpu
        self.found += other.found
        self.failed += other.failed
        self.seconds = max(self.seconds, other.seconds)
        self.memory_mb = max(self.memory_mb, other.memory_mb)


def ask(index: Index, questions: Sequence[Question], pause_s: float = 0.0) -> Times:
    """Ask one question after the other; what the index fails to answer is counted, not timed."""
    times, begun = Times(), time.perf_counter()
    for question in questions:
        time.sleep(pause_s)
        wall, cpu = time.perf_counter(), time.thread_time()
        try:
            times.found += _answered(index, question)
        except IndexDown:
            times.failed += 1
            continue
        times.wall.append(time.perf_counter() - wall)
        times.cpu.append(time.thread_time() - cpu)
    times.seconds = time.perf_counter() - begun
    return times


def _answered(index: Index, question: Question) -> int:
    if question.counts:
        return index.facets(question.query).total
    return len(index.search(question.query, question.after).item_ids)


@contextmanager
def readers(where: SearchAddress, number: int, pause_s: float) -> Iterator[list[Connection]]:
    """Give connections to processes that ask what they are sent, and end them."""
    with running([(_read, (where, pause_s)) for _ in range(number)]) as connections:
        yield connections


@contextmanager
def running(wanted: Sequence[Task]) -> Iterator[list[Connection]]:
    """Start processes, each a function with what it is given before its end of a pipe; end them."""
    pipes = [_PROCESSES.Pipe() for _ in wanted]
    processes = [
        _PROCESSES.Process(target=target, args=(*given, theirs), daemon=True)
        for (target, given), (_, theirs) in zip(wanted, pipes, strict=True)
    ]
    for process, (_, theirs) in zip(processes, pipes, strict=True):
        process.start()
        theirs.close()  # so that a process that ended is seen as that
    try:
        yield [ours for ours, _ in pipes]
    finally:
        for ours, _ in pipes:
            ours.close()
        for process in processes:
            process.join(timeout=30)
            process.kill()


def _read(where: SearchAddress, pause_s: float, asked: Connection) -> None:
    """Answer until nobody asks."""
    with closing(open_index(where)) as index:
        while True:
            try:
                questions = asked.recv()
            except EOFError:
                return
            times = ask(index, questions, pause_s)
            times.memory_mb = resident_mb(), resident_mb(what="RssAnon")
            asked.send(times)
