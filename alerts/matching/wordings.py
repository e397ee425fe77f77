"""What readers want to read in an item: looked up by one word of it, then held against all of it.

Who asks for several words stands under the longest of them, which few items have; that the others
are there, and none that is banned, is asked of those few by `Asked.holds`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import msgspec
from pyroaring import BitMap

from alerts.matching.postings import ANY, Bytes, Postings
from records import Asked, Item, Said, Term
from records.asked import Reading

_BEGINNING = 6  # letters of a beginning that are looked up: few ask for more
_SHARED = 10_000  # many readers ask for the same words: as many readings of terms are kept at hand

_Packed = tuple[list[memoryview], dict[int, Asked]]
_DECODER = msgspec.msgpack.Decoder(_Packed)


@dataclass(frozen=True, slots=True)
class Analysis:
    """How texts and terms are read: the functions of that name of `search.text`."""

    said_by: Callable[[str, str], Said]
    read_terms: Callable[[Iterable[Term]], Asked]


class _Keys(NamedTuple):
    """What readers stand under, and what an item has of it; a language stands for all its items."""

    stems: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


class Wordings:
    """Readers' terms, by the readers' numbers."""

    def __init__(self, analysis: Analysis) -> None:
        self._said_by = analysis.said_by
        self._read_terms = lru_cache(_SHARED)(analysis.read_terms)
        self._silent = Postings()  # under ANY, who asks for no words
        self._under = [Postings() for _ in _Keys._fields]
        self._asked: dict[int, Asked] = {}  # of those whose keys do not decide
        self._asking = BitMap()  # who they are

    def put(self, number: int, terms: tuple[Term, ...]) -> None:
        """Keep what somebody asks for; no terms: nothing in particular."""
        if not terms:
            self._silent.add(number, (ANY,))
            return
        asked = self._read_terms(terms)
        for reading in asked.readings:
            for postings, keys in zip(self._under, _rarest(asked, reading), strict=True):
                postings.add(number, keys)
        if not _is_decided(asked):
            self._asked[number] = asked
            self._asking.add(number)

    def hearing(self, found: BitMap, item: Item) -> BitMap:
        """Return those in `found` whose terms the item holds."""
        heard = found & self._silent.under((ANY,))
        rest = found - heard
        if not rest:
            return heard
        said = self._said_by(item.words, item.lang)
        for postings, keys in zip(self._under, _keys_of(said), strict=True):
            heard |= postings.under(keys) & rest
        verdicts: dict[int, bool] = {}
        for number in heard & self._asking:
            asked = self._asked[number]
            if id(asked) not in verdicts:
                verdicts[id(asked)] = asked.holds(said)
            if not verdicts[id(asked)]:
                heard.discard(number)
        return heard

    def forget(self, gone: BitMap) -> None:
        """Strike out readers, and give back what memory can be given back."""
        for postings in (self._silent, *self._under):
            postings.forget(gone)
        for number in gone & self._asking:
            del self._asked[number]
        self._asking -= gone

    def to_bytes(self) -> bytes:
        """Return all as bytes."""
        postings = [each.to_bytes() for each in (self._silent, *self._under)]
        return msgspec.msgpack.encode((postings, self._asked))

    @classmethod
    def from_bytes(cls, analysis: Analysis, data: Bytes) -> Wordings:
        """Return what `to_bytes` was called on."""
        wordings = cls(analysis)
        packed, asked = _DECODER.decode(data)
        wordings._silent, *wordings._under = map(Postings.from_bytes, packed)
        shared: dict[Asked, Asked] = {}
        wordings._asked = {number: shared.setdefault(each, each) for number, each in asked.items()}
        wordings._asking = BitMap(asked)
        return wordings


def _keys_of(said: Said) -> _Keys:
    words = frozenset(said.words)
    starts = frozenset(word[:length] for word in words for length in range(1, _BEGINNING + 1))
    return _Keys(said.tokens, words, starts, frozenset({said.lang}))


def _rarest(asked: Asked, reading: Reading) -> _Keys:
    """Return keys, one of which every item of that language has that holds what is asked."""
    options = [_Keys(stems=forms) for forms in reading.needed]
    words = (word for phrase in asked.phrases for word in phrase)
    options += [_Keys(words=frozenset({word})) for word in words]
    options += [_Keys(starts=frozenset({prefix[:_BEGINNING]})) for prefix in asked.prefixes]
    return max(options, key=_length, default=_Keys(languages=frozenset({reading.lang})))


def _length(keys: _Keys) -> int:
    """Return the length of the shortest of keys, a stem's without its language."""
    return min(len(key) for some in keys for key in some) - 2 * bool(keys.stems)


def _is_decided(asked: Asked) -> bool:
    """Tell whether an item that has one of the keys holds what is asked, without a look."""
    if asked.banned or asked.phrases or asked.banned_phrases or asked.banned_prefixes:
        return False
    short = [len(prefix) <= _BEGINNING for prefix in asked.prefixes]
    return all(short) and all(len(each.needed) + len(short) == 1 for each in asked.readings)
