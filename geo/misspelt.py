"""Common words with a letter wrong: "aveue", "boulvard", "generl", "sant"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from geo.near_keys import NearKeys
from geo.street_types import FIRST_TYPES, LAST_TYPES
from records.spelling import CONTRACTED, norm

_SHORTEST = 3
_WORDS = frozenset({*CONTRACTED, *FIRST_TYPES, *LAST_TYPES})
_NEAR = NearKeys(word for word in _WORDS if len(word) >= _SHORTEST)


def respelt(key: str) -> Iterator[str]:
    """Yield a name's key with one word taken for a common one that is a letter away.

    Keys hold such words contracted ("av", "gal", "st"), so that with a letter wrong in the long
    form they are far apart: "generl" is one letter from "general", three from "gal".
    """
    words = key.split(" ")
    for i, word in enumerate(words):
        for meant in _meant(word):
            yield " ".join([*words[:i], meant, *words[i + 1 :]])


@lru_cache(maxsize=20_000)
def _meant(word: str) -> tuple[str, ...]:
    """Return the contracted common words that a word may be with a letter wrong."""
    if word in _WORDS or len(word) < _SHORTEST - 1:
        return ()
    return tuple(dict.fromkeys(norm(near) for _, near in _NEAR.within(word, 1)))
