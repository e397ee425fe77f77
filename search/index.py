"""What every index does, whatever engine is behind it; tests/search/contract.py holds them to it.

An index is a copy of the record that can be rebuilt at any time. It answers with ids only: pages
are filled from the record, so that what is taken down is gone at once.

A generation is one complete copy. One is current and read by all; another can be filled beside it
and promoted, without a moment in which nothing is found.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from records import Facets, Hits, Query
from search.document import Document, Op


@dataclass(frozen=True, slots=True)
class Health:
    """How a generation stands: its name, documents, last change seen, bytes on disk."""

    generation: str
    documents: int
    checkpoint: int
    size: int


class Generation(Protocol):
    """One copy of the record. Every method raises IndexDown if the engine can't be reached.

    Safe to use from several threads, and from several processes at a time.
    """

    def apply(self, ops: Sequence[Op], checkpoint: int) -> None:
        """Bring the ops in, and note that all changes up to `checkpoint` are in.

        On return it is durable and every later search sees it. An interruption may leave some ops
        in, never the note without all of them: apply them again. An op with an older revision than
        the index knows of the item changes nothing, also after a deletion; the same revision again
        is done again (a story's leader comes and goes without a revision of its own). Of several
        ops on an item the newest counts, among equals the last. `checkpoint` never goes back.
        """
        ...

    def fill(self, documents: Iterable[Document]) -> None:
        """Put many documents into a generation that is new, not current, and nobody else's.

        No two of one item. On return they are durable and found; the checkpoint stays. What is
        interrupted is to be dropped. Raises ValueError if the generation is current.
        """
        ...

    def checkpoint(self) -> int:
        """Return the last change (Change.seq) that is in, 0 for none."""
        ...

    def wait_visible(self, seq: int, timeout: float) -> bool:
        """Wait until change `seq` is in, at most `timeout` seconds; False if it is not by then."""
        ...

    def search(self, query: Query, after: int | None = None, limit: int = 30) -> Hits:
        """Return up to `limit` (1 or more) items after the cursor `after`, newest first.

        Publication dates are compared to the second. The town counts by the plan of the reach
        alone: a radius may look across a border.
        """
        ...

    def facets(self, query: Query) -> Facets:
        """Count a query's items by theme, type and source, exactly; takes time by their number."""
        ...

    def count(self, query: Query) -> int:
        """Return how many items a query finds, exactly; takes time by their number."""
        ...

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield (item id, revision) of every document, by item id, to compare with the record."""
        ...

    def health(self) -> Health:
        """Return how it stands."""
        ...

    def close(self) -> None:
        """Let go of files and connections; safe to call twice."""
        ...


class Index(Generation, Protocol):
    """The current generation, and the means to replace it."""

    def claim(self, knows: Callable[[Sequence[str]], bool]) -> None:
        """Note that the index is this record's, where nothing says whose it is; quick.

        For an index that was made before this was noted; `knows` tells whether the record has any
        of some items. Raises IndexDown, and notes nothing, if the index holds items and it has not.
        """
        ...

    def create_generation(self) -> str:
        """Return the name of a new, empty generation; nobody reads it until it is promoted."""
        ...

    def into(self, generation: str) -> Generation:
        """Open a generation by name, to fill it or look at it; the caller closes it.

        Raises IndexDown if there is no such generation.
        """
        ...

    def version(self) -> str:
        """Return what changes whenever an answer may: quick, since each feed asks for it."""
        ...

    def promote(self, generation: str) -> None:
        """Make a generation current: every process reads it from its next call on."""
        ...

    def hurried(self, seconds: float) -> AbstractContextManager[None]:
        """Return a block in which servers have so many seconds in all; IndexDown after that.

        For who holds up others meanwhile. It goes for generations opened by this index too, and
        for all threads.
        """
        ...

    def drop(self, generation: str) -> None:
        """Delete a generation, nothing if it is gone; ValueError if it is the current one."""
        ...

    def generations(self) -> tuple[str, ...]:
        """Return the names of all generations, oldest first."""
        ...
