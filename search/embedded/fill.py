"""A new generation's file made at once from many documents: several times as fast as in batches.

It is made beside the one that it replaces, without a journal: what is interrupted is deleted, and
nobody ever opens it. Full text and words are appended as they come; membership rows, which belong
all over their tables, wait in a file of their own and go in sorted.
"""

import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from search.document import Document
from search.embedded.damage import told_as_index_down
from search.embedded.durable import sync
from search.embedded.known import Connection
from search.embedded.levels import raise_level
from search.embedded.numbering import Numbering
from search.embedded.rows import rows_of
from search.embedded.schema import create_tables
from search.embedded.writer import COLUMNS, insert_rows

log = logging.getLogger(__name__)

_BATCH = 5_000
_CACHE_KB = 262_144
_HASH_BYTES = 64 << 20  # of full text that are kept in memory before they are written
_MOST_PIECES = 1_000  # of full text; SQLite can hold 2,000
_USUAL = {"hashsize": 1 << 20, "automerge": 4, "crisismerge": 16}  # SQLite's defaults
_WAITING = {  # and the order in which they go in
    "area_doc": "key, feed_key",
    "cell_doc": "key, feed_key",
    "item": "item_id",
}


def fill_file(path: Path, documents: Iterable[Document], checkpoint: int) -> None:
    """Put a file of these documents in the place of an empty generation; raises IndexDown."""
    made, waiting = beside(path)
    with told_as_index_down(made):
        try:
            with closing(_open(made, waiting)) as connection:
                _fill(connection, documents, checkpoint)
            with closing(sqlite3.connect(made, isolation_level=None)) as connection:
                raise_level(connection)
                connection.execute("PRAGMA journal_mode = WAL")
            sync(made)
            made.replace(path)
            sync(path.parent)
        finally:
            made.unlink(missing_ok=True)
            waiting.unlink(missing_ok=True)


def beside(path: Path) -> tuple[Path, Path]:
    """Return the files in which a generation is made: its own, and that of rows that wait."""
    return path.with_suffix(".filling"), path.with_suffix(".waiting")


def _open(made: Path, waiting: Path) -> Connection:
    for file in (made, waiting):
        file.unlink(missing_ok=True)
    connection = sqlite3.connect(made, isolation_level=None, factory=Connection)
    connection.execute("ATTACH ? AS waiting", (str(waiting),))
    for name in ("main", "waiting"):
        connection.execute(f"PRAGMA {name}.journal_mode = OFF")
        connection.execute(f"PRAGMA {name}.synchronous = OFF")
        connection.execute(f"PRAGMA {name}.locking_mode = EXCLUSIVE")
    connection.execute(f"PRAGMA main.cache_size = -{_CACHE_KB}")
    connection.execute("PRAGMA threads = 2")  # that sort
    return connection


def _fill(connection: Connection, documents: Iterable[Document], checkpoint: int) -> None:
    create_tables(connection)
    connection.execute("BEGIN")
    for table in _WAITING:
        connection.execute(f"CREATE TABLE waiting.{table}({COLUMNS[table]})")
    # Many pieces of full text, all merged once at the end instead of some of them again and again.
    _configure(connection, hashsize=_HASH_BYTES, automerge=0, crisismerge=_MOST_PIECES)
    numbering = Numbering(connection)
    rest = iter(documents)
    while batch := list(islice(rest, _BATCH)):
        _add(connection, numbering, batch)
    connection.execute("INSERT INTO fts(fts) VALUES('optimize')")
    _configure(connection, **_USUAL)
    for table, order in _WAITING.items():
        connection.execute(
            f"INSERT INTO main.{table}({COLUMNS[table]})"
            f" SELECT {COLUMNS[table]} FROM waiting.{table} ORDER BY {order}"
        )
    state = (checkpoint, numbering.spill)
    connection.execute("UPDATE state SET seq = ?, changes = 1, spill = ?", state)
    connection.execute("COMMIT")


def _configure(connection: Connection, **options: int) -> None:
    for name, value in options.items():
        connection.execute("INSERT INTO fts(fts, rank) VALUES(?, ?)", (name, value))


def _add(connection: Connection, numbering: Numbering, batch: Iterable[Document]) -> None:
    documents = list(_placeable(connection, batch))
    numbers = numbering.assign(sorted(document.feed_key for document in documents), {})
    rows = rows_of(connection, documents, numbers)
    for table in COLUMNS:
        into = "waiting" if table in _WAITING else "main"
        insert_rows(connection, table, getattr(rows, table), into)


def _placeable(connection: Connection, batch: Iterable[Document]) -> Iterator[Document]:
    """Yield the documents whose feed keys are free.

    While items change, one may be read at another's old place: the comparison with the record that
    follows a fill puts it in.
    """
    documents = list(batch)
    rows = connection.execute(
        "SELECT feed_key FROM doc WHERE feed_key IN (SELECT value FROM json_each(?))",
        (json.dumps([document.feed_key for document in documents]),),
    )
    taken = {feed_key for (feed_key,) in rows}
    for document in documents:
        if document.feed_key in taken:
            log.warning("feed_key_taken", extra={"item_id": document.item_id})
            continue
        taken.add(document.feed_key)
        yield document
