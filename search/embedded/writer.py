"""Bringing changes into a generation: newest revision wins, old rows leave no trace."""

import json
import logging
from collections.abc import Iterable, Mapping, Sequence

from search.document import Delete, Document, Op, Put
from search.embedded.alphabet import letters, read
from search.embedded.known import Connection
from search.embedded.numbering import Numbering
from search.embedded.rows import Row, keys_told, rows_of, tokens_of
from search.embedded.vocabulary import tokens_told

log = logging.getLogger(__name__)

COLUMNS = {
    "item": "item_id, revision, number",
    "doc": "number, feed_key, kind, topics, last_day, starts, ends, item_id",
    "area_doc": "key, feed_key, maybe, kind, topics, last_day",
    "cell_doc": "key, feed_key, maybe, kind, topics, last_day, lon, lat",
    "told": "number, lang, keys, narrow, words",
    "fts": "rowid, tokens",
}


def apply_ops(connection: Connection, ops: Sequence[Op], checkpoint: int) -> None:
    """Bring ops in and move the checkpoint; the caller's transaction makes it both or none."""
    fresh = _fresh(connection, ops)
    documents = _distinct(op.document for op in fresh if isinstance(op, Put))
    numbers = _take_out(connection, [op.item_id for op in fresh])
    _make_room(connection, documents)
    _put_in(connection, documents, numbers)
    _bury(connection, [op for op in fresh if isinstance(op, Delete)])
    connection.execute("UPDATE state SET seq = max(seq, ?), changes = changes + 1", (checkpoint,))


def insert_rows(
    connection: Connection, table: str, rows: Iterable[Row], into: str = "main"
) -> None:
    """Put rows into a table, in the order of their keys: each page of it is touched once."""
    marks = ", ".join("?" * (COLUMNS[table].count(",") + 1))
    connection.executemany(
        f"INSERT INTO {into}.{table}({COLUMNS[table]}) VALUES({marks})", sorted(rows)
    )


def _fresh(connection: Connection, ops: Sequence[Op]) -> list[Op]:
    """Return the newest op of each item, but for those older than what is known of it."""
    newest: dict[str, Op] = {}
    for op in ops:
        if op.item_id not in newest or op.revision >= newest[op.item_id].revision:
            newest[op.item_id] = op
    known = dict(
        connection.execute(
            "SELECT item_id, revision FROM item WHERE item_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(newest)),),
        )
    )
    return [op for op in newest.values() if op.revision >= known.get(op.item_id, op.revision)]


def _distinct(documents: Iterable[Document]) -> list[Document]:
    """Return the documents with the last one only of each feed key (see _make_room)."""
    return list({document.feed_key: document for document in documents}.values())


def _take_out(connection: Connection, item_ids: Sequence[str]) -> dict[int, int]:
    """Remove every row of these items; return the numbers that they had, by feed key."""
    asked = (json.dumps(item_ids),)
    rows = connection.execute(
        "SELECT number, feed_key, lang, keys, narrow, words"
        " FROM item JOIN doc USING(number) JOIN told USING(number)"
        " WHERE item.item_id IN (SELECT value FROM json_each(?)) ORDER BY number",
        asked,
    ).fetchall()
    if rows:
        _take_out_rows(connection, rows)
    connection.execute("DELETE FROM item WHERE item_id IN (SELECT value FROM json_each(?))", asked)
    return {feed_key: number for number, feed_key, *_ in rows}


def _take_out_rows(
    connection: Connection, rows: Sequence[tuple[int, int, str, str, str, str]]
) -> None:
    told = tokens_told(connection, [words for *_, words in rows])
    connection.executemany(
        "INSERT INTO fts(fts, rowid, tokens) VALUES('delete', ?, ?)",
        [
            (number, tokens_of(lang, keys_told(keys), tokens))
            for (number, _, lang, keys, _, _), tokens in zip(rows, told, strict=True)
        ],
    )
    spans = [
        (key, feed_key)
        for _, feed_key, _, keys, narrow, _ in rows
        for key in [number for number, _ in keys_told(keys)] + list(map(read, letters(narrow)))
    ]
    for table in ("area_doc", "cell_doc"):
        connection.executemany(f"DELETE FROM {table} WHERE key = ? AND feed_key = ?", spans)
    for table in ("doc", "told"):
        connection.executemany(
            f"DELETE FROM {table} WHERE number = ?", [(number,) for number, *_ in rows]
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
    if rows:
        _take_out(connection, [item_id for (item_id,) in rows])


def _put_in(connection: Connection, documents: Sequence[Document], kept: Mapping[int, int]) -> None:
    numbering = Numbering(connection)
    numbers = numbering.assign(sorted(document.feed_key for document in documents), kept)
    rows = rows_of(connection, documents, numbers)
    for table in COLUMNS:
        insert_rows(connection, table, getattr(rows, table))
    connection.execute("UPDATE state SET spill = max(spill, ?)", (numbering.spill,))


def _bury(connection: Connection, deletes: Sequence[Delete]) -> None:
    """Note up to which revision an item is out."""
    connection.executemany(
        "INSERT INTO item VALUES(?, ?, NULL)", [(op.item_id, op.revision) for op in deletes]
    )
