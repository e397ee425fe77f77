"""Ids of subscriptions and their numbers, in two arrays: a dict of a million takes three times it.

An id's number is found by hashing with linear probing: `_slots` holds numbers, `_names` what each
number is called. Who is of one group has numbers in a row: what is looked at for an item lies close
in memory then, and the way there is much of what finding takes.
"""

from __future__ import annotations

import sys
from array import array
from binascii import crc32
from collections import Counter
from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray

from alerts.matching.postings import Bytes

_EMPTY = 0xFFFFFFFF  # no number
_FEW = 8  # slots of a new table; doubled whenever half of them are taken

_RUN = 16  # numbers in a row for one group, at least; as many again as it has, if it needs more,
_LONGEST = 4_096  # but no more than so many, of which the last ones may stay unused

_DECODER = msgspec.msgpack.Decoder(tuple[int, bytes, bytes, list[str]])


class Ids:
    """Numbers from 0 on for ids; who leaves lets its number free when it is released."""

    def __init__(self) -> None:
        """Make one that knows none."""
        self._width = 1  # bytes of the longest id and a zero
        self._names = bytearray()  # by number, filled up with zeros; all zeros: nobody's
        self._slots = array("I", [_EMPTY] * _FEW)
        self._groups: list[str] = []  # of each run of numbers
        self._free: dict[str, list[int]] = {}  # numbers by group
        self._sizes = Counter[str]()  # runs by group
        self._known = 0

    def __len__(self) -> int:
        return self._known

    def number(self, name: str) -> int | None:
        """Return the number of an id, None if it has none."""
        found = self._slots[self._slot(name.encode())]
        return None if found == _EMPTY else found

    def add(self, name: str, group: str = "") -> int:
        """Return a number for an id that has none, next to those of the same group.

        Raises ValueError if it is empty or has a zero character, which stand for nobody here.
        """
        key = name.encode()
        if not key or b"\0" in key:
            raise ValueError(f"{name!r} can be nobody's id")
        self._widen(len(key) + 1)
        if 2 * (self._known + 1) > len(self._slots):
            self._grow()
        number = self._next_of(group)
        self._call(number, key)
        self._slots[self._slot(key)] = number
        self._known += 1
        return number

    def remove(self, name: str) -> int | None:
        """Forget an id and return the number that it had, which is not given again yet."""
        hole = self._slot(name.encode())
        number = self._slots[hole]
        if number == _EMPTY:
            return None
        self._empty(hole)
        self._call(number, b"")
        self._known -= 1
        return number

    def release(self, numbers: Iterable[int]) -> None:
        """Let numbers of removed ids be given again."""
        for number in numbers:
            self._free[self._groups[number // _RUN]].append(number)

    def names(self, numbers: NDArray[np.uint32]) -> tuple[str, ...]:
        """Return the ids of numbers."""
        return tuple(filter(None, self._table().take(numbers).tobytes().decode().split("\0")))

    def to_bytes(self) -> bytes:
        """Return all as bytes; who was removed must have been released."""
        return msgspec.msgpack.encode(
            (self._width, self._names, self._slots.tobytes(), self._groups)
        )

    @classmethod
    def from_bytes(cls, data: Bytes) -> Ids:
        """Return what `to_bytes` was called on."""
        ids = cls()
        ids._width, names, slots, groups = _DECODER.decode(data)
        ids._names = bytearray(names)
        ids._slots = array("I")
        ids._slots.frombytes(slots)
        ids._groups = list(map(sys.intern, groups))
        ids._sizes.update(ids._groups)
        ids._free = {group: [] for group in ids._sizes}
        unused = np.flatnonzero(ids._table() == b"")[::-1].tolist()
        ids.release(unused)
        ids._known = len(ids._names) // ids._width - len(unused)
        return ids

    def _next_of(self, group: str) -> int:
        free = self._free.setdefault(group, [])
        if not free:
            first = len(self._groups) * _RUN
            runs = min(max(self._sizes[group], 1), _LONGEST // _RUN)
            self._sizes[group] += runs
            self._groups += [group] * runs
            self._names += bytes(runs * _RUN * self._width)
            free += reversed(range(first, first + runs * _RUN))
        return free.pop()

    def _table(self) -> NDArray[np.bytes_]:
        return np.frombuffer(self._names, f"S{self._width}")

    def _call(self, number: int, key: bytes) -> None:
        begin = number * self._width
        self._names[begin : begin + self._width] = key.ljust(self._width, b"\0")

    def _slot(self, key: bytes) -> int:
        """Return the slot that has the number of a key, or the empty one that it belongs in."""
        names, width, slots = self._names, self._width, self._slots
        padded, mask = key.ljust(width, b"\0"), len(slots) - 1
        slot = crc32(key) & mask
        while (number := slots[slot]) != _EMPTY:
            if names[number * width : (number + 1) * width] == padded:
                break
            slot = (slot + 1) & mask
        return slot

    def _empty(self, hole: int) -> None:
        """Empty a slot, and move up who would no longer be found behind it."""
        mask, slot = len(self._slots) - 1, hole
        while (number := self._slots[slot := (slot + 1) & mask]) != _EMPTY:
            begin = number * self._width
            name = self._names[begin : begin + self._width].rstrip(b"\0")
            if (slot - crc32(name)) & mask >= (slot - hole) & mask:
                self._slots[hole] = number
                hole = slot
        self._slots[hole] = _EMPTY

    def _grow(self) -> None:
        numbers = [number for number in self._slots if number != _EMPTY]
        keys = self._table().take(numbers).tolist()
        self._slots = array("I", [_EMPTY]) * (2 * len(self._slots))
        for number, key in zip(numbers, keys, strict=True):
            self._slots[self._slot(key)] = number

    def _widen(self, width: int) -> None:
        """Make room for longer ids than there were."""
        if width > self._width:
            self._names = bytearray(self._table().astype(f"S{width}").tobytes())
            self._width = width
