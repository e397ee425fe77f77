"""Measuring one engine: building its index, asking it warm and cold, weighing it."""

import argparse
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from benchmarks.search.asking import Question, Times, ask, readers
from benchmarks.search.figures import Figures
from benchmarks.search.items import Items
from benchmarks.search.kept import Kept
from benchmarks.search.loading import apply, bytes_an_item, draw, fill
from benchmarks.search.places import forget, journal_mb, recall, server_memory
from benchmarks.search.questions import (
    BYTES_AN_ITEM,
    COLD,
    FILL_A_SECOND,
    GOALS,
    LOAD_A_SECOND,
    Asker,
)
from benchmarks.search.writing import COMMIT, Writing, writer
from search.index import Index
from search.open import SearchAddress, open_index

_ON_TIME = 0.95  # of what the writer is to bring, at least


@dataclass(slots=True)
class Measurement:
    """One engine at one place, what is asked of it, and what is known of it already."""

    asked: argparse.Namespace
    items: Items
    where: SearchAddress
    figures: Figures
    kept: Kept
    asker: Asker = field(init=False)

    def __post_init__(self) -> None:
        self.asker = Asker(self.items, self.kept.seed)

    def run(self) -> None:
        """Build the index if it isn't there yet, bring in some more, and ask it."""
        with closing(open_index(self.where)) as index:
            if self.figures.engine not in self.kept.filled:
                self._build(index)
            self._load(index, "load_on_top", self.kept.filled[self.figures.engine])
        self._ask_warm()
        self._ask_cold()
        with closing(open_index(self.where)) as index:
            self._weigh(index, "bytes_an_item_at_the_end")
        if self._is_server:
            for name, heap, memory in server_memory(self.where):
                self.figures.tell("node", name=name, heap_mb=heap, memory_mb=memory)

    @property
    def _is_server(self) -> bool:
        return self.where.url != "embedded"

    def _build(self, index: Index) -> None:
        """Load an empty index as the worker does, then make another one with everything."""
        if self.asked.load:
            self._load(index, "load_empty", 0)
            self._weigh(index, "bytes_an_item_loaded")
        # As jobs/rebuild.py hands them over: to a server with their words analysed.
        documents = draw(self.items, 0, self.items.number, analysed=self._is_server)
        self.figures.reached("fill_a_second", fill(index, documents), FILL_A_SECOND)
        self.figures.tell("drawing", a_second=documents.number / documents.seconds)
        self._weigh(index, "bytes_an_item_filled")
        self.kept.filled[self.figures.engine] = self.items.number

    def _load(self, index: Index, figure: str, first: int) -> None:
        """Load some items durably, from number `first` on."""
        last = first + min(self.asked.load, self.items.number)
        if first < last:
            times = apply(index, draw(self.items, first, last), index.checkpoint())
            self.figures.reached(f"{figure}_a_second", times.found / times.seconds, LOAD_A_SECOND)
            self.figures.timed(f"{figure}_batch", times, None)
        if first:
            self.kept.filled[self.figures.engine] = last

    def _weigh(self, index: Index, figure: str) -> None:
        weight = bytes_an_item(index, self._is_server)
        self.figures.reached(figure, weight, BYTES_AN_ITEM, at_most=True)

    def _ask_warm(self) -> None:
        """Ask with several readers at a time, while a writer brings changes."""
        recall(self.where)
        kept, engine = self.kept, self.figures.engine
        writing = Writing(kept.items, kept.seed, kept.towns, kept.filled[engine], self.asked.writer)
        with (
            writer(self.where, writing) as writers,
            readers(self.where, self.asked.readers, self.asked.pause / 1000) as connections,
        ):
            self._tell_memory("reader_at_start", _each(connections, []))
            for kind in self.asked.only:
                _each(connections, *self._drawn(kind, self.asked.rounds // 10 + 1))
                times = _each(connections, *self._drawn(kind, self.asked.rounds))
                self.figures.timed(kind, times, GOALS[kind].at(kept.items))
            self._tell_memory("reader_at_the_end", times)
            if writers:
                written = _each(writers, None)
                self.figures.timed(f"commit_of_{COMMIT}", written, None)
                rate, goal = written.found / written.seconds, self.asked.writer * _ON_TIME
                self.figures.reached("written_a_second", rate, goal)
                self.figures.tell("journal", mb=journal_mb(self.where))
                kept.filled[engine] += written.found

    def _ask_cold(self) -> None:
        """Ask alone, each time of an index that nobody has opened and nothing remembers."""
        total = Times()
        for kind in self.asked.only if self.asked.cold else ():
            times = Times()
            for question in self._drawn(kind, self.asked.cold)[0]:
                forget(self.where)
                with closing(open_index(self.where)) as index:
                    index.checkpoint()  # opens it
                    times.add(ask(index, [question]))
            times.seconds = sum(times.wall)
            self.figures.timed(f"{kind}_cold", times, None)
            total.add(times)
        if self.asked.cold:
            total.seconds = sum(total.wall)
            self.figures.timed("all_cold", total, COLD.at(self.kept.items))

    def _drawn(self, kind: str, number: int) -> list[list[Question]]:
        """Draw questions of a kind for each reader."""
        readers = range(self.asked.readers)
        return [[self.asker.draw(kind) for _ in range(number)] for _ in readers]

    def _tell_memory(self, figure: str, times: Times) -> None:
        resident, own = times.memory_mb
        self.figures.tell(figure, memory_mb=resident, own_mb=own)


def _each(connections: list[Connection], *sent: list[Question] | None) -> Times:
    """Send each process what it is to do, at the same time; return what all of them measured.

    One thing sent goes to all of them.
    """
    given = sent * len(connections) if len(sent) == 1 else sent
    for connection, own in zip(connections, given, strict=True):
        connection.send(own)
    times = Times()
    for connection in connections:
        times.add(connection.recv())
    return times
