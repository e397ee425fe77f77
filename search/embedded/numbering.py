"""The numbers under which documents stand in full text: in the order of feeds, but only roughly.

A feed key has room for 4,096 items a second, and full text spells the way from one to the next in
each of its entries. So a document has a number too: as many as there are seconds, and those of one
stretch of time (four and a half hours) one after another as they come in. That takes two bytes of
five from each entry; who reads by number sorts stretch by stretch.

Where more items come than a stretch has room for, they spill into the next one: a number is never
of an earlier stretch than its feed key, and at most `spill` stretches later.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush

_BITS = 14
_ROOM = 1 << _BITS
_KEY_SHIFT = 12 + _BITS  # a feed key's last 12 bits tell items of one second apart

# Feed key, kind, topics, number (in full text, else 0); whether its spot counts, and the spot.
Entry = tuple[int, ...]


def stretch_of(feed_key: int) -> int:
    """Return the stretch of time that a feed key lies in."""
    return feed_key >> _KEY_SHIFT


class Numbering:
    """Gives out numbers in one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._free: dict[int, int] = {}  # by stretch
        self.spill = 0  # the most that a number given out came after its stretch

    def assign(self, feed_keys: Sequence[int], kept: Mapping[int, int]) -> dict[int, int]:
        """Return a number for each feed key; `kept` are those that some have already."""
        for number in (kept[key] for key in feed_keys if key in kept):
            stretch = number >> _BITS
            self._free[stretch] = max(self._next(stretch), number + 1)
        return {key: kept[key] if key in kept else self._give(key) for key in feed_keys}

    def _give(self, feed_key: int) -> int:
        first = stretch = stretch_of(feed_key)
        while self._next(stretch) == (stretch + 1) << _BITS:
            stretch += 1
        self.spill = max(self.spill, stretch - first)
        number = self._next(stretch)
        self._free[stretch] = number + 1
        return number

    def _next(self, stretch: int) -> int:
        if stretch not in self._free:
            start = stretch << _BITS
            last = self._connection.execute(
                "SELECT max(number) FROM doc WHERE number >= ? AND number < ?",
                (start, start + _ROOM),
            ).fetchone()[0]
            self._free[stretch] = start if last is None else last + 1
        return self._free[stretch]


def bounds(low: int | None, high: int | None, spill: int) -> tuple[int, int]:
    """Return the first number, and the one after the last, of feed keys from `low` to `high`.

    `low` is included, `high` is not; None is without end.
    """
    first = 0 if low is None else stretch_of(low) << _BITS
    end = 1 << 62 if high is None else (stretch_of(high) + spill + 1) << _BITS
    return first, end


def newest_first(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Yield entries that come by descending number (their fourth field) by descending feed key."""
    held: list[tuple[int, Entry]] = []
    for entry in entries:
        # What comes later is of this stretch or an earlier one.
        end = entry[3] >> _BITS << _KEY_SHIFT
        while held and -held[0][0] >> _KEY_SHIFT << _KEY_SHIFT > end:
            yield heappop(held)[1]
        heappush(held, (-entry[0], entry))
    while held:
        yield heappop(held)[1]
