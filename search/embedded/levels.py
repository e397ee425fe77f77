"""Where the full text of a filled file stands among what is written later.

FTS5 keeps segments on levels and merges four of a level into one of the next, so that the level of
a segment tells its size. What `optimize` leaves stands on the second, however large it is: some
hundred commits later all of it is merged anew, within one of them (74 s among ten million items).
No command puts it higher, so its level is written into FTS5's note of its structure, whose form is
part of SQLite's file format ("structure record" in fts5_index.c).
"""

import sqlite3
from collections.abc import Iterable

_HIGH = 10  # four to that power: as many commits until it is merged again
_NOTE = 10  # the row of fts_data that holds the note
_COOKIE = 4  # bytes in front of the note, which stay
_EMPTY = [0, 0]  # a level: how many of its segments are being merged, how many it has
_ONE = [0, 1]  # the same of one segment, whose three numbers follow


def raise_level(connection: sqlite3.Connection) -> None:
    """Put the only segment of the full text on a high level; leave what is not as expected.

    The connection must not have looked at the full text yet: it would remember the old level.
    """
    (note,) = connection.execute("SELECT block FROM fts_data WHERE id = ?", (_NOTE,)).fetchone()
    levels, segments, pages_written, *rest = _numbers(note[_COOKIE:])
    segment = rest[-3:]
    if segments != 1 or rest != [*_EMPTY * (levels - 1), *_ONE, *segment]:
        return
    raised = [_HIGH + 1, segments, pages_written, *_EMPTY * _HIGH, *_ONE, *segment]
    connection.execute(
        "UPDATE fts_data SET block = ? WHERE id = ?", (note[:_COOKIE] + _varints(raised), _NOTE)
    )


def _numbers(varints: bytes) -> list[int]:
    """Return numbers below 2**56 that are spelled as SQLite does."""
    numbers, number = [], 0
    for byte in varints:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(number)
            number = 0
    return numbers


def _varints(numbers: Iterable[int]) -> bytes:
    spelled = bytearray()
    for number in numbers:
        digits = [number & 0x7F]
        while number := number >> 7:
            digits.append(number & 0x7F | 0x80)
        spelled += bytes(reversed(digits))
    return bytes(spelled)
