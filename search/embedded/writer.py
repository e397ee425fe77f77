"""Bringing changes into a generation: newest revision wins, old rows leave no trace."""

import json
import logging
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from itertools import chain

from search.document import Delete, Document, Op, Put
from search.embedded.names import number_keys, number_kinds, number_topics
from search.embedded.rows import Numbers, Row, keys_of, kind_of, rows_of

Connection = sqlite3.Connection
log = logging.getLogger(__name__)


def apply_ops(connection: Connection, ops: Sequence[Op], checkpoint: int) -> None:
    """Bring ops in and move the checkpoint; the caller's transaction makes it both or none."""
    fresh = _fresh(connection, ops)
    documents = _distinct(op.document for op in fresh if isinstance(op, Put))
    _take_out(connection, [op.item_id for op in fresh])
    _make_room(connection, documents)
    _put_in(connection, documents)
    _bury(connection, [op for op in fresh if isinstance(op, Delete)])
    connection.execute("UPDATE checkpoint SET seq = max(seq, ?)", (checkpoint,))


def _fresh(connection: Connection, ops: Sequence[Op]) -> list[Op]:
    """Return the newest op of each item, but for those older than what is known of it."""
    newest: dict[str, Op] = {}
    for op in ops:
        if op.item_id not in newest or op.revision >= newest[op.item_id].revision:
            newest[op.item_id] = op
    known = dict(
        connection.execute(
            "WITH asked AS (SELECT value AS item_id FROM json_each(?))"
            " SELECT item_id, revision FROM asked JOIN doc USING(item_id)"
            " UNION ALL SELECT item_id, revision FROM asked JOIN tombstone USING(item_id)",
            (json.dumps(list(newest)),),
        )
    )
    return [op for op in newest.values() if op.revision >= known.get(op.item_id, op.revision)]


def _distinct(documents: Iterable[Document]) -> list[Document]:
    """Return the documents with the last one only of each feed key (see _make_room)."""
    return list({document.feed_key: document for document in documents}.values())


def _take_out(connection: Connection, item_ids: Iterable[str]) -> None:
    """Remove every row of these items, tombstones too."""
    asked = (json.dumps(list(item_ids)),)
    rows = connection.execute(
        "SELECT feed_key, keys, tokens FROM doc JOIN told USING(feed_key)"
        " WHERE item_id IN (SELECT value FROM json_each(?))",
        asked,
    ).fetchall()
    spans = [(keys, feed_key) for feed_key, keys, _ in rows]
    for table in ("area_doc", "cell_doc"):
        connection.executemany(
            f"DELETE FROM {table} WHERE key IN (SELECT value FROM json_each(?)) AND feed_key = ?",
            spans,
        )
    connection.executemany(
        "INSERT INTO fts(fts, rowid, tokens) VALUES('delete', ?, ?)",
        [(feed_key, zlib.decompress(tokens).decode()) for feed_key, _, tokens in rows],
    )
    for table in ("doc", "told"):
        connection.executemany(
            f"DELETE FROM {table} WHERE feed_key = ?", [(feed_key,) for feed_key, _, _ in rows]
        )
    connection.execute(
        "DELETE FROM tombstone WHERE item_id IN (SELECT value FROM json_each(?))", asked
    )


def _make_room(connection: Connection, documents: Sequence[Document]) -> None:
    """Take out items that hold a newcomer's feed key.

    The record gives a key to one item at a time, so that the holder here is out of date: its own
    change is still to come, and the audit finds it if it does not.
    """
    rows = connection.execute(
        "SELECT item_id FROM doc WHERE feed_key IN (SELECT value FROM json_each(?))",
        (json.dumps([document.feed_key for document in documents]),),
    ).fetchall()
    for (item_id,) in rows:
        log.warning("feed_key_taken_over", extra={"item_id": item_id})
    _take_out(connection, [item_id for (item_id,) in rows])


def _put_in(connection: Connection, documents: Sequence[Document]) -> None:
    numbers = Numbers(
        keys=number_keys(connection, chain.from_iterable(map(keys_of, documents))),
        kinds=number_kinds(connection, map(kind_of, documents)),
        topics=number_topics(connection, (document.themes for document in documents)),
    )
    rows = rows_of(documents, numbers)
    _insert(
        connection, "doc(feed_key, kind, topics, starts, ends, item_id, revision, keys)", rows.doc
    )
    _insert(connection, "area_doc(key, feed_key, maybe, kind, topics, starts, ends)", rows.area_doc)
    _insert(
        connection,
        "cell_doc(key, feed_key, maybe, kind, topics, starts, ends, lon, lat)",
        rows.cell_doc,
    )
    _insert(connection, "fts(rowid, tokens)", list(rows.tokens.items()))
    told = [(key, zlib.compress(tokens.encode(), 1)) for key, tokens in rows.tokens.items()]
    _insert(connection, "told(feed_key, tokens)", told)


def _insert(connection: Connection, columns: str, rows: Sequence[Row]) -> None:
    marks = ", ".join("?" * (columns.count(",") + 1))
    # In the order of their keys, so that each page of a table is touched once.
    connection.executemany(f"INSERT INTO {columns} VALUES({marks})", sorted(rows))


def _bury(connection: Connection, deletes: Sequence[Delete]) -> None:
    connection.executemany(
        "INSERT INTO tombstone VALUES(?, ?)", [(op.item_id, op.revision) for op in deletes]
    )
