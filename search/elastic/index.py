"""The index in Elasticsearch: its current generation, and the means to replace it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime

from records import Facets, Hits, IndexDown, Query
from search.address import SearchAddress
from search.document import Document, Op
from search.elastic.generation import ElasticGeneration
from search.elastic.server import Server
from search.elastic.shelf import Shelf
from search.elastic.troubles import Missing
from search.index import Generation, Health
from search.waiting import wait_for


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ElasticIndex:
    """A search.index.Index under one prefix of a cluster; nothing is asked until it must be.

    Raises ConfigError if the address can't be meant. `now` is the clock, aware.
    """

    def __init__(self, where: SearchAddress, now: Callable[[], datetime] = _utc_now) -> None:
        self._server = Server(where)
        self._shelf = Shelf(self._server, where, now)
        self._is_ready = False

    def apply(self, ops: Sequence[Op], checkpoint: int) -> None:
        """See Generation.apply; if a promotion came in between, it is done again there."""
        self._see_that_there_is_one()
        while True:
            name = self._shelf.current()
            try:
                ElasticGeneration(self._server, name).apply(ops, checkpoint)
            except IndexDown:
                # Unless it was superseded, and perhaps dropped, since its name was read.
                if self._shelf.current() == name:
                    raise
            else:
                if self._shelf.current() == name:
                    return

    def fill(self, documents: Iterable[Document]) -> None:
        """See Generation.fill: the current generation is in use."""
        raise ValueError("the current generation is in use: fill a new one")

    def version(self) -> str:
        """See Index.version."""
        with self._current() as current:
            return current.version()

    def checkpoint(self) -> int:
        """See Generation.checkpoint."""
        with self._current() as current:
            return current.checkpoint()

    def wait_visible(self, seq: int, timeout: float) -> bool:
        """See Generation.wait_visible."""
        return wait_for(self.checkpoint, seq, timeout)

    def search(self, query: Query, after: int | None = None, limit: int = 30) -> Hits:
        """See Generation.search."""
        with self._current() as current:
            return current.search(query, after, limit)

    def facets(self, query: Query) -> Facets:
        """See Generation.facets."""
        with self._current() as current:
            return current.facets(query)

    def count(self, query: Query) -> int:
        """See Generation.count."""
        with self._current() as current:
            return current.count(query)

    def versions(self) -> Iterator[tuple[str, int]]:
        """See Generation.versions; of the generation that is current when it is asked."""
        self._see_that_there_is_one()
        return ElasticGeneration(self._server, self._shelf.current()).versions()

    def health(self) -> Health:
        """See Generation.health."""
        with self._current() as current:
            return current.health()

    def close(self) -> None:
        """See Generation.close."""
        self._server.close()

    def claim(self, knows: Callable[[Sequence[str]], bool]) -> None:
        """See Index.claim: each generation says it since it was made."""
        self._see_that_there_is_one()

    def create_generation(self) -> str:
        """See Index.create_generation."""
        return self._shelf.create()

    def into(self, generation: str) -> Generation:
        """See Index.into."""
        self._shelf.check(generation)
        return ElasticGeneration(self._server, generation)

    def promote(self, generation: str) -> None:
        """See Index.promote; one change of the cluster's state."""
        self._shelf.promote(generation)

    def hurried(self, seconds: float) -> AbstractContextManager[None]:
        """See Index.hurried."""
        return self._server.hurried(seconds)

    def drop(self, generation: str) -> None:
        """See Index.drop."""
        self._shelf.drop(generation)

    def generations(self) -> tuple[str, ...]:
        """See Index.generations."""
        return self._shelf.names()

    @contextmanager
    def _current(self) -> Iterator[ElasticGeneration]:
        """Lend the current generation to read from."""
        self._see_that_there_is_one()
        try:
            yield ElasticGeneration(self._server, self._shelf.read_alias)
        except Missing:
            self._is_ready = False
            raise

    def _see_that_there_is_one(self) -> None:
        """Look the first time, and again after it was missing: the server may have been emptied."""
        if not self._is_ready:
            self._shelf.ensure_current()
            self._is_ready = True
