"""Streams merged into one, newest first, each item once, read only as far as it is asked for."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from heapq import merge
from sqlite3 import Cursor

from search.embedded.known import Connection
from search.embedded.numbering import Entry, newest_first
from search.embedded.streams import Stream, Streams


@contextmanager
def merged(connection: Connection, asked: Streams) -> Iterator[Iterator[Entry]]:
    """Open the streams and give their entries; they are closed at the end of the block."""
    with ExitStack() as stack:
        cursors = [
            (stack.enter_context(closing(_open(connection, stream))), stream)
            for stream in asked.streams
        ]
        # Many items stand on the same few spots: each is checked once.
        holds = cache(lambda *spot: asked.plan.holds((spot,)))
        opened = [_entries(cursor, stream, holds) for cursor, stream in cursors]
        yield _once(merge(*opened, reverse=True))


def _open(connection: Connection, stream: Stream) -> Cursor:
    number = ", fts.rowid" if stream.by_number else ""
    spot = ", m.lon, m.lat" if stream.checked else ""
    order = "fts.rowid" if stream.by_number else "m.feed_key"
    return connection.execute(
        f"SELECT m.feed_key, m.kind, m.topics{number}{spot} {stream.source} ORDER BY {order} DESC",
        stream.values,
    )


def _entries(
    cursor: Cursor, stream: Stream, holds: Callable[[float, float], bool]
) -> Iterator[Entry]:
    entries: Iterator[Entry] = cursor
    if stream.checked:
        entries = (row[:-2] for row in cursor if holds(row[-2], row[-1]))
    return newest_first(entries) if stream.by_number else entries


def _once(entries: Iterator[Entry]) -> Iterator[Entry]:
    last = None
    for entry in entries:
        if entry[0] != last:
            last = entry[0]
            yield entry
