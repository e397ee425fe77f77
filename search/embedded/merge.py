"""Streams merged into one, newest first, each item once, read only as far as it is asked for."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from heapq import merge
from sqlite3 import Cursor

from records import Plan
from search.embedded.known import Connection
from search.embedded.numbering import Entry, newest_first
from search.embedded.streams import Stream, Streams


@contextmanager
def merged(connection: Connection, asked: Streams) -> Iterator[Iterator[Entry]]:
    """Open the streams and give their entries; they are closed at the end of the block."""
    with ExitStack() as stack:
        cursors = [
            (stack.enter_context(closing(_open(connection, stream, place))), stream)
            for place, stream in enumerate(asked.streams)
        ]
        entries = merge(*(_entries(cursor, stream) for cursor, stream in cursors), reverse=True)
        yield _once(_within(asked.plan, entries) if asked.plan.edge else entries)


def _open(connection: Connection, stream: Stream, place: int) -> Cursor:
    number = "fts.rowid" if stream.by_number else "0"
    spot = "1, m.lon, m.lat" if stream.checked else "0, 0, 0"
    order = "fts.rowid" if stream.by_number else "m.feed_key"
    return connection.execute(
        f"SELECT m.feed_key, m.kind, m.topics, {number}, {spot} {stream.source}"
        # Its place keeps it apart from others that are open: one that is in use is made again.
        f" ORDER BY {order} DESC -- {place}",
        stream.values,
    )


def _entries(cursor: Cursor, stream: Stream) -> Iterator[Entry]:
    return newest_first(cursor) if stream.by_number else cursor


def _within(plan: Plan, entries: Iterator[Entry]) -> Iterator[Entry]:
    """Leave out what stands under the edge but not within.

    Here and not stream by stream: a lively tile with nothing within would be read to its end before
    anything is found.
    """
    # Many items stand on the same few spots: each is checked once.
    holds = cache(lambda *spot: plan.holds((spot,)))
    return (entry for entry in entries if not entry[4] or holds(entry[5], entry[6]))


def _once(entries: Iterator[Entry]) -> Iterator[Entry]:
    last = None
    for entry in entries:
        if entry[0] != last:
            last = entry[0]
            yield entry
