"""Streams merged into one, newest first, each item once, read only as far as it is asked for."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from heapq import merge

from records import Plan
from search.embedded.streams import Stream, Streams

Entry = tuple[int, int, int]  # feed key, kind, topics


@contextmanager
def merged(connection: sqlite3.Connection, asked: Streams) -> Iterator[Iterator[Entry]]:
    """Open the streams and give their entries; they are closed at the end of the block."""
    with ExitStack() as stack:
        cursors = [
            (stack.enter_context(closing(_open(connection, stream))), stream)
            for stream in asked.streams
        ]
        yield _once(
            merge(
                *(_entries(cursor, stream, asked.plan) for cursor, stream in cursors), reverse=True
            )
        )


def _open(connection: sqlite3.Connection, stream: Stream) -> sqlite3.Cursor:
    spot = ", m.lon, m.lat" if stream.checked else ""
    return connection.execute(
        f"SELECT m.feed_key, m.kind, m.topics{spot} {stream.source} ORDER BY {stream.order} DESC",
        stream.values,
    )


def _entries(cursor: sqlite3.Cursor, stream: Stream, plan: Plan) -> Iterator[Entry]:
    if not stream.checked:
        return cursor
    return (row[:3] for row in cursor if plan.holds((row[3:],)))


def _once(entries: Iterator[Entry]) -> Iterator[Entry]:
    last = None
    for entry in entries:
        if entry[0] != last:
            last = entry[0]
            yield entry
