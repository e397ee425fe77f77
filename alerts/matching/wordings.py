"""What readers want to read in an item: looked up by one word of it, then narrowed by the others.

Who asks for several words is looked up by the longest of them, which few items have. All but
phrases and long beginnings is decided by who stands under what; those are asked of the few that
are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import msgspec
from pyroaring import BitMap

from alerts.matching.postings import Bytes, Postings
from records import Asked, Item, Said, Term
from records.asked import Reading, line_of

_BEGINNING = 6  # letters of a beginning that are looked up: few ask for more
_SHARED = 10_000  # many readers ask for the same words: as many readings of terms are kept at hand

_Many = list[memoryview]
_Packed = tuple[bytes, _Many, dict[str, _Many], memoryview, dict[int, Asked]]
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


@dataclass(frozen=True, slots=True)
class _Wish:
    """Terms as they are taken up: whoever asks for the same shares one."""

    readings: tuple[tuple[str, _Keys, tuple[frozenset[str], ...]], ...]
    banned: frozenset[str]
    line: Asked | None


class Wordings:
    """Readers' terms, by the readers' numbers."""

    def __init__(self, analysis: Analysis) -> None:
        self._said_by = analysis.said_by
        self._read_terms = analysis.read_terms
        self._wish = lru_cache(_SHARED)(self._wish_of)
        self._speaking = BitMap()  # who asks for words at all
        self._under = [Postings() for _ in _Keys._fields]
        # By language, under the stems of a second word, of a third, ... that must be there as well.
        self._more: dict[str, list[Postings]] = {}
        self._banned = Postings()
        self._lines: dict[int, Asked] = {}  # of those for whom the words in their order decide
        self._reading = BitMap()  # who they are

    def put(self, number: int, terms: tuple[Term, ...]) -> None:
        """Keep what somebody asks for; no terms: nothing in particular."""
        if not terms:
            return
        wish = self._wish(terms)
        self._speaking.add(number)
        for lang, rarest, others in wish.readings:
            for postings, keys in zip(self._under, rarest, strict=True):
                postings.add(number, keys)
            more = self._more.setdefault(lang, [])
            more += [Postings() for _ in others[len(more) :]]
            for postings, stems in zip(more, others, strict=False):
                postings.add(number, stems)
        self._banned.add(number, wish.banned)
        if wish.line is not None:
            self._lines[number] = wish.line
            self._reading.add(number)

    def hearing(self, found: BitMap, item: Item) -> BitMap:
        """Return those in `found` whose terms the item holds."""
        asking = found & self._speaking
        if not asking:
            return found
        said = self._said_by(item.words, item.lang)
        heard = BitMap()
        for postings, keys in zip(self._under, _keys_of(said), strict=True):
            heard |= postings.under(keys) & asking
        for postings in self._more.get(said.lang, ()):
            heard -= postings.refusing(said.tokens)
        heard -= self._banned.under(said.tokens)
        heard -= BitMap(self._unread(heard & self._reading, said))
        return (found - asking) | heard

    def _unread(self, numbers: BitMap, said: Said) -> Iterator[int]:
        """Yield whose phrases and beginnings the item does not hold."""
        line, verdicts = line_of(said.words), dict[int, bool]()
        for number in numbers:
            asked = self._lines[number]
            if id(asked) not in verdicts:
                verdicts[id(asked)] = asked.holds_line(line)
            if not verdicts[id(asked)]:
                yield number

    def forget(self, gone: BitMap) -> None:
        """Strike out readers, and give back what memory can be given back."""
        for postings in self._postings():
            postings.forget(gone)
        for number in gone & self._reading:
            del self._lines[number]
        self._speaking -= gone
        self._reading -= gone

    def to_bytes(self) -> bytes:
        """Return all as bytes."""
        return msgspec.msgpack.encode(
            (
                self._speaking.serialize(),
                [each.to_bytes() for each in self._under],
                {lang: [each.to_bytes() for each in more] for lang, more in self._more.items()},
                self._banned.to_bytes(),
                self._lines,
            )
        )

    @classmethod
    def from_bytes(cls, analysis: Analysis, data: Bytes) -> Wordings:
        """Return what `to_bytes` was called on."""
        wordings = cls(analysis)
        speaking, under, more, banned, lines = _DECODER.decode(data)
        wordings._speaking = BitMap.deserialize(speaking)
        wordings._under = list(map(Postings.from_bytes, under))
        wordings._more = {lang: list(map(Postings.from_bytes, each)) for lang, each in more.items()}
        wordings._banned = Postings.from_bytes(banned)
        shared: dict[Asked, Asked] = {}
        wordings._lines = {number: shared.setdefault(each, each) for number, each in lines.items()}
        wordings._reading = BitMap(lines)
        return wordings

    def _wish_of(self, terms: tuple[Term, ...]) -> _Wish:
        return _wish(self._read_terms(terms))

    def _postings(self) -> Iterator[Postings]:
        return chain(self._under, *self._more.values(), (self._banned,))


def _wish(asked: Asked) -> _Wish:
    """Return how terms are taken up."""
    return _Wish(
        tuple((reading.lang, *_split(asked, reading)) for reading in asked.readings),
        asked.banned,
        replace(asked, readings=(), banned=frozenset()) if _is_read(asked) else None,
    )


def _split(asked: Asked, reading: Reading) -> tuple[_Keys, tuple[frozenset[str], ...]]:
    """Return keys, one of which every item has that holds what is asked, and the other words."""
    options = [_Keys(stems=forms) for forms in reading.needed]
    words = (word for phrase in asked.phrases for word in phrase)
    options += [_Keys(words=frozenset({word})) for word in words]
    options += [_Keys(starts=frozenset({prefix[:_BEGINNING]})) for prefix in asked.prefixes]
    rarest = max(options, key=_length, default=_Keys(languages=frozenset({reading.lang})))
    return rarest, tuple(forms for forms in reading.needed if forms != rarest.stems)


def _is_read(asked: Asked) -> bool:
    """Tell whether words in their order decide: not if a short beginning is all that is asked."""
    if asked.phrases or asked.banned_phrases or asked.banned_prefixes:
        return True
    words = [forms for reading in asked.readings for forms in reading.needed]
    long = any(len(prefix) > _BEGINNING for prefix in asked.prefixes)
    return long or bool(words and asked.prefixes) or len(asked.prefixes) > 1


def _keys_of(said: Said) -> _Keys:
    words = frozenset(said.words)
    starts = {word[:length] for word in words for length in range(1, _BEGINNING + 1)}
    return _Keys(said.tokens, words, frozenset(starts), frozenset({said.lang}))


def _length(keys: _Keys) -> int:
    """Return the length of the shortest of keys, a stem's without its language."""
    return min(len(key) for some in keys for key in some) - 2 * bool(keys.stems)
