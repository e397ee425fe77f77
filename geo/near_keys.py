"""Keys of names that are a letter or two apart, found among a hundred thousand in a blink."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

# A wrong letter changes at most two of the letters that a key has at all.
_CHANGED = 2


class NearKeys:
    """Answers which keys are near to one.

    Keys stand by length, and the letters of each are the bits of one integer: what differs in more
    bits than its wrong letters can account for is never compared. That is 16 bytes a key, where a
    table of deletions takes 2 kB.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = sorted(filter(None, keys), key=len)
        self._lengths = np.array([len(key) for key in self._keys], dtype=np.int32)
        self._letters = _letters_of(self._keys, self._lengths)

    def within(self, key: str, most: int) -> list[tuple[int, str]]:
        """Return (letters apart, key) of the keys at most so far away, nearest first.

        Counts letters left out, put in, taken for another, or two that changed places (optimal
        string alignment).
        """
        ends = np.searchsorted(self._lengths, (len(key) - most, len(key) + most + 1)).tolist()
        if not key or ends[0] == ends[1]:
            return []
        letters = _letters_of([key], np.array([len(key)]))[0]
        differ = np.bitwise_count(self._letters[slice(*ends)] ^ letters)
        alike = np.flatnonzero(differ <= _CHANGED * most) + ends[0]
        others = [self._keys[i] for i in alike.tolist()]
        found = process.extract(key, others, scorer=OSA.distance, score_cutoff=most, limit=None)
        return sorted((int(apart), other) for other, apart, _ in found)


def letters_apart(one: str, other: str, most: int) -> int:
    """Return the optimal string alignment distance of two short texts, `most` + 1 if above."""
    return int(OSA.distance(one, other, score_cutoff=most))


def _letters_of(keys: Sequence[str], lengths: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Return which letters each key has, as bits; far letters may share one."""
    if not keys:
        return np.zeros(0, dtype=np.uint64)
    points = np.frombuffer("".join(keys).encode("utf-32-le"), dtype=np.uint32)
    bits = np.uint64(1) << (points.astype(np.uint64) & np.uint64(63))
    return np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths)
