"""The embedded index: its current generation, and the means to replace it."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path
from typing import TypeVar

from records import Facets, Hits, IndexDown, Query
from search.document import Document, Op
from search.embedded.folder import Folder
from search.embedded.generation import EmbeddedGeneration
from search.index import Generation, Health
from search.waiting import wait_for

Answer = TypeVar("Answer")
_ASKED = 100  # items of an index without a note, of which the record knows one if it is its own


class EmbeddedIndex:
    """A search.index.Index in one folder. Each call looks up which generation is current."""

    def __init__(self, path: Path, record_id: str = "") -> None:
        self._folder = Folder(path, record_id)
        self._folder.ensure_current()
        self._lock = threading.Lock()
        self._generation: EmbeddedGeneration | None = None

    def apply(self, ops: Sequence[Op], checkpoint: int) -> None:
        """See Generation.apply; a promotion waits for it, so that no change goes astray."""
        with self._folder.held(exclusive=False):
            self._open(self._folder.current()).apply(ops, checkpoint)

    def fill(self, documents: Iterable[Document]) -> None:
        """See Generation.fill: the current generation is in use."""
        raise ValueError("the current generation is in use: fill a new one")

    def version(self) -> str:
        """See Index.version."""
        return self._ask(EmbeddedGeneration.version)

    def checkpoint(self) -> int:
        """See Generation.checkpoint."""
        return self._ask(EmbeddedGeneration.checkpoint)

    def wait_visible(self, seq: int, timeout: float) -> bool:
        """See Generation.wait_visible."""
        return wait_for(self.checkpoint, seq, timeout)

    def search(self, query: Query, after: int | None = None, limit: int = 30) -> Hits:
        """See Generation.search."""
        return self._ask(lambda generation: generation.search(query, after, limit))

    def facets(self, query: Query) -> Facets:
        """See Generation.facets."""
        return self._ask(lambda generation: generation.facets(query))

    def count(self, query: Query) -> int:
        """See Generation.count."""
        return self._ask(lambda generation: generation.count(query))

    def versions(self) -> Iterator[tuple[str, int]]:
        """See Generation.versions; of the generation that is current when it is asked."""
        return self._ask(EmbeddedGeneration.versions)

    def health(self) -> Health:
        """See Generation.health."""
        return self._ask(EmbeddedGeneration.health)

    def close(self) -> None:
        """See Generation.close."""
        with self._lock:
            if self._generation is not None:
                self._generation.close()

    def claim(self, knows: Callable[[Sequence[str]], bool]) -> None:
        """See Index.claim."""
        if not self._folder.owner.is_missing():
            return
        some = [item_id for item_id, _ in islice(self.versions(), _ASKED)]
        if some and not knows(some):
            raise self._folder.owner.foreign("this index holds nothing of this record (database)")
        self._folder.claim()

    def create_generation(self) -> str:
        """See Index.create_generation."""
        return self._folder.create()

    def into(self, generation: str) -> Generation:
        """See Index.into."""
        return EmbeddedGeneration(self._folder.path_of(generation))

    def promote(self, generation: str) -> None:
        """See Index.promote."""
        self._folder.promote(generation)

    def hurried(self, seconds: float) -> AbstractContextManager[None]:
        """See Index.hurried: there is no server."""
        return nullcontext()

    def drop(self, generation: str) -> None:
        """See Index.drop; who still reads it goes on until the end of the call."""
        self._folder.drop(generation)

    def generations(self) -> tuple[str, ...]:
        """See Index.generations."""
        return self._folder.names()

    def _ask(self, question: Callable[[EmbeddedGeneration], Answer]) -> Answer:
        while True:
            name = self._folder.current()
            try:
                return question(self._open(name))
            except IndexDown:
                # Unless it was superseded, and perhaps dropped, since its name was read.
                if self._folder.current() == name:
                    raise

    def _open(self, name: str) -> EmbeddedGeneration:
        with self._lock:
            if self._generation is None or self._generation.name != name:
                if self._generation is not None:
                    self._generation.close()
                self._generation = EmbeddedGeneration(self._folder.path_of(name))
            return self._generation
