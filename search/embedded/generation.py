"""One generation of the embedded index: one SQLite file that any number of processes may share."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from records import Facets, Hits, Query
from search.document import Document, Op
from search.embedded.connections import Connections
from search.embedded.fill import fill_file
from search.embedded.merge import merged
from search.embedded.streams import streams_of
from search.embedded.tally import count_facets, count_items
from search.embedded.writer import apply_ops
from search.index import Health
from search.waiting import wait_for

_VERSIONS_A_PAGE = 10_000


class EmbeddedGeneration:
    """A search.index.Generation in one file."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self._path = path
        self._connections = Connections(path)

    def apply(self, ops: Sequence[Op], checkpoint: int) -> None:
        """See Generation.apply; one transaction."""
        with self._connections.writing() as connection:
            apply_ops(connection, ops, checkpoint)

    def fill(self, documents: Iterable[Document]) -> None:
        """See Generation.fill; raises ValueError if it is not empty."""
        if self.health().documents:
            raise ValueError(f"{self.name} is not empty: fill a new generation")
        checkpoint = self.checkpoint()
        self._connections.close()
        fill_file(self._path, documents, checkpoint)

    def version(self) -> str:
        """See Index.version."""
        with self._connections.reading() as connection:
            changes = connection.execute("SELECT changes FROM state").fetchone()[0]
        return f"{self.name} {changes}"

    def checkpoint(self) -> int:
        """See Generation.checkpoint."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT seq FROM state").fetchone()
            return int(row[0])

    def wait_visible(self, seq: int, timeout: float) -> bool:
        """See Generation.wait_visible."""
        return wait_for(self.checkpoint, seq, timeout)

    def search(self, query: Query, after: int | None = None, limit: int = 30) -> Hits:
        """See Generation.search; the cursor is the feed key of the last item given."""
        with self._connections.reading() as connection:
            with merged(connection, streams_of(connection, query, after)) as entries:
                found = [entry[0] for entry in islice(entries, limit + 1)]
            page = found[:limit]
            ids = tuple(
                connection.execute("SELECT item_id FROM doc WHERE feed_key = ?", (key,)).fetchone()[
                    0
                ]
                for key in page
            )
        return Hits(ids, page[-1] if len(found) > limit else None)

    def facets(self, query: Query) -> Facets:
        """See Generation.facets."""
        with self._connections.reading() as connection:
            return count_facets(connection, query)

    def count(self, query: Query) -> int:
        """See Generation.count."""
        with self._connections.reading() as connection:
            return count_items(connection, query)

    def versions(self) -> Iterator[tuple[str, int]]:
        """See Generation.versions; read in pages, so that a slow audit holds up no writer."""
        last, page = "", [("", 0)]
        while page:
            with self._connections.reading() as connection:
                page = connection.execute(
                    "SELECT item_id, revision FROM item WHERE item_id > ? AND number IS NOT NULL"
                    " ORDER BY item_id LIMIT ?",
                    (last, _VERSIONS_A_PAGE),
                ).fetchall()
            yield from page
            last = page[-1][0] if page else last

    def health(self) -> Health:
        """See Generation.health."""
        with self._connections.reading() as connection:
            documents, seq = connection.execute(
                "SELECT (SELECT count(*) FROM doc), seq FROM state"
            ).fetchone()
            wal = self._path.with_name(self._path.name + "-wal")
            size = self._path.stat().st_size + (wal.stat().st_size if wal.exists() else 0)
        return Health(self.name, documents, seq, size)

    def close(self) -> None:
        """See Generation.close; what is asked of it later opens the file again."""
        self._connections.close()
