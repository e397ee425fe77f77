"""What readers want to read in an item: looked up by one word of it, then narrowed by the others.

Who asks for several words is looked up by the longest of them, or by two words of a phrase, which
few items have. Who stands under what decides about other words and banned ones; about phrases and
long beginnings `Asked.holds_line` does, for the few that are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise

import msgspec
from pyroaring import BitMap

from alerts.matching.postings import Bytes, Postings
from records import Asked, Item, Said, Term
from records.asked import Reading, Words, line_of

Forms = frozenset[str]  # one of which must be there

_BEGINNING = 6  # letters of a beginning that are looked up: few ask for more
_SHARED = 10_000  # many readers ask for the same words: as many readings of terms are kept at hand

_KNOWN = 50_000  # words whose keys are kept at hand: some 10 MB

_Packed = tuple[bytes, memoryview, dict[str, list[memoryview]], memoryview, dict[int, Asked]]
_DECODER = msgspec.msgpack.Decoder(_Packed)


@dataclass(frozen=True, slots=True)
class Analysis:
    """How texts and terms are read: the functions of that name of `search.text`."""

    said_by: Callable[[str, str], Said]
    read_terms: Callable[[Iterable[Term]], Asked]


@dataclass(frozen=True, slots=True)
class _Wish:
    """Terms as they are taken up: whoever asks for the same shares one.

    `readings` have a language, the keys to look under and the other words that must be there;
    `line` is what is left to be held against the words in their order, if anything.
    """

    readings: tuple[tuple[str, Forms, tuple[Forms, ...]], ...]
    banned: Forms
    line: Asked | None


class _Keys(dict[str, tuple[str, ...]]):
    """The keys of a word, itself and its beginnings, that stand in postings; of many words."""

    def __init__(self, postings: Postings) -> None:
        super().__init__()
        self._postings = postings

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _KNOWN:
            self.clear()
        line = f" {word} "
        keys = {line, *(line[:length] for length in range(2, _BEGINNING + 2))}
        known = self[word] = tuple(key for key in keys if key in self._postings)
        return known


class Wordings:
    """Readers' terms, by the readers' numbers."""

    def __init__(self, analysis: Analysis) -> None:
        self._said_by = analysis.said_by
        self._read_terms = analysis.read_terms
        self._wish = lru_cache(_SHARED)(self._wish_of)
        self._speaking = BitMap()  # who asks for words at all
        self._under = Postings()
        self._keys = _Keys(self._under)
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
        self._keys.clear()
        self._speaking.add(number)
        for lang, rarest, others in wish.readings:
            self._under.add(number, rarest)
            more = self._more.setdefault(lang, [])
            more += [Postings() for _ in others[len(more) :]]
            for postings, stems in zip(more, others, strict=False):
                postings.add(number, stems)
        self._banned.add(number, wish.banned)
        if wish.line is not None:
            self._lines[number] = wish.line
            self._reading.add(number)

    def read(self, item: Item) -> Said | None:
        """Return what an item says, None if nobody asks for words."""
        return self._said_by(item.words, item.lang) if self._speaking else None

    def hearing(self, said: Said | None) -> BitMap:
        """Return who may want to read it, by one word each; `narrow` asks for the others."""
        if said is None:
            return BitMap()
        return self._under.under(self._keys_of(said))

    def narrow(self, found: BitMap, said: Said | None) -> None:
        """Strike out of `found` who hears, but asks for more than is said, or that it is not."""
        if said is None:
            return
        for postings in self._more.get(said.lang, ()):
            postings.narrow(found, said.tokens)
        self._banned.strike(found, said.tokens)
        reading = found & self._reading
        if reading:
            found -= BitMap(self._unread(reading, line_of(said.words)))

    def _keys_of(self, said: Said) -> set[str]:
        """Return the keys that an item has: its stems, and pieces of its line.

        Of its words those alone that somebody looks under.
        """
        keys = {*_pairs(said.words), *said.tokens, _any_of(said.lang)}
        return keys.union(*map(self._keys.__getitem__, said.words))

    def _unread(self, numbers: BitMap, line: str) -> Iterator[int]:
        """Yield whose phrases and beginnings the item does not hold."""
        verdicts: dict[int, bool] = {}
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
        self._keys.clear()
        self._reading -= gone

    def to_bytes(self) -> bytes:
        """Return all as bytes."""
        return msgspec.msgpack.encode(
            (
                self._speaking.serialize(),
                self._under.to_bytes(),
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
        wordings._under = Postings.from_bytes(under)
        wordings._keys = _Keys(wordings._under)
        wordings._more = {lang: list(map(Postings.from_bytes, each)) for lang, each in more.items()}
        wordings._banned = Postings.from_bytes(banned)
        shared: dict[Asked, Asked] = {}
        wordings._lines = {number: shared.setdefault(each, each) for number, each in lines.items()}
        wordings._reading = BitMap(lines)
        return wordings

    def _wish_of(self, terms: tuple[Term, ...]) -> _Wish:
        asked = self._read_terms(terms)
        return _Wish(
            tuple((reading.lang, *_split(asked, reading)) for reading in asked.readings),
            asked.banned,
            replace(asked, readings=(), banned=frozenset()) if _is_read(asked) else None,
        )

    def _postings(self) -> Iterator[Postings]:
        return chain((self._under, self._banned), *self._more.values())


def _split(asked: Asked, reading: Reading) -> tuple[Forms, tuple[Forms, ...]]:
    """Return keys, one of which every item has that holds what is asked, and the other words."""
    options = list(reading.needed)
    options += [frozenset({pair}) for phrase in asked.phrases for pair in _pairs(phrase)]
    options += [frozenset({f" {prefix[:_BEGINNING]}"}) for prefix in asked.prefixes]
    rarest = max(options, key=_length, default=frozenset({_any_of(reading.lang)}))
    return rarest, tuple(forms for forms in reading.needed if forms != rarest)


def _is_read(asked: Asked) -> bool:
    """Tell whether words in their order decide: not if a short beginning is all that is asked."""
    if asked.phrases or asked.banned_phrases or asked.banned_prefixes:
        return True
    words = [forms for reading in asked.readings for forms in reading.needed]
    long = any(len(prefix) > _BEGINNING for prefix in asked.prefixes)
    return long or bool(words and asked.prefixes) or len(asked.prefixes) > 1


def _pairs(words: Words) -> list[str]:
    """Return each word with the next, as they stand in a line; a word that is alone by itself."""
    if len(words) == 1:
        return [line_of(words)]
    return [f" {first} {second} " for first, second in pairwise(words)]


def _any_of(lang: str) -> str:
    """Return the key of all items of a language: no stem and no piece of a line has a stroke."""
    return f"/{lang}"


def _length(keys: Forms) -> int:
    return min(map(len, keys))
