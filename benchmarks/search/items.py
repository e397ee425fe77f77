"""Invented items by the million, the same on every run, drawn a chunk at a time.

What is drawn is what an engine may stumble over: hot blocks and empty ones, items at several
places, dates without a time, late arrivals, events, sources of very different sizes.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice

import numpy as np

from benchmarks.search.sketch import KEYS_A_SECOND, Sketch
from benchmarks.search.town import ADDRESSES, Town, layout
from benchmarks.search.words import Vocabulary
from records import Precision

START = datetime(2021, 1, 1, tzinfo=UTC)
END = datetime(2026, 1, 1, tzinfo=UTC)
THEMES = [f"theme-{n}" for n in range(20)]
TYPES = ["news", "notice", "event", "permit", "alert", "report", "record", "meeting"]
SOURCES = 300
TITLE = 9  # words
_CHUNK = 5_000
_DAY_S = 86_400
_LATE = 10  # one in so many of the later items ...
_DAYS_LATE = 3  # ... is up to so many days old
_SCATTER = 7_919  # a prime: late ones come in no order
_PRECISIONS = [Precision.ADDRESS, Precision.STREET, Precision.AREA, Precision.CITY]
_PRECISION_SHARES = [0.75, 0.10, 0.10, 0.05]
_UP_TO_THREE = [0.60, 0.28, 0.12]  # of one, two, three places or themes


class Items:
    """`number` items of five years, the oldest first and three times as many a day at the end.

    After them come later ones without end: one a second, but one in ten has come late.
    """

    def __init__(self, number: int, seed: int, towns: int) -> None:
        self.number = number
        self.towns = [Town(f"town-{n}", n) for n in range(towns)]
        self.words = {lang: Vocabulary.of(lang) for lang in ("fr", "en")}
        self._seed = seed

    @cached_property
    def _feed_keys(self) -> np.ndarray:
        """When each of the five years was published: 8 bytes an item."""
        return _feed_keys(np.random.default_rng(self._seed), self.number)

    def sketches(self, first: int, last: int | None = None) -> Iterator[Sketch]:
        """Yield the items from number `first` to before `last`, without end if it is None."""
        chunk, skipped = divmod(first, _CHUNK)
        wanted = self._from_chunk(chunk)
        return islice(wanted, skipped, None if last is None else last - chunk * _CHUNK)

    def _from_chunk(self, chunk: int) -> Iterator[Sketch]:
        while True:
            yield from self._chunk(chunk)
            chunk += 1

    def _chunk(self, chunk: int) -> Iterator[Sketch]:
        random = np.random.default_rng([self._seed, chunk])
        numbers = range(chunk * _CHUNK, (chunk + 1) * _CHUNK)
        towns = random.integers(0, len(self.towns), _CHUNK).tolist()
        french = (random.random(_CHUNK) < 0.75).tolist()
        types = random.choice(TYPES, _CHUNK, p=_zipf(len(TYPES), 0.9)).tolist()
        sources = random.choice(SOURCES, _CHUNK, p=_zipf(SOURCES, 1.0)).tolist()
        hours = random.integers(1, 720, _CHUNK).tolist()
        themes, places, texts = _themes(random), _places(random), self._texts(random, french)
        for n, number in enumerate(numbers):
            lang = "fr" if french[n] else "en"
            words = next(texts)
            yield Sketch(
                number=number,
                town=self.towns[towns[n]],
                feed_key=self._feed_key(number),
                lang=lang,
                title=" ".join(words[:TITLE]),
                text=" ".join(words[TITLE:]),
                type=types[n],
                source=sources[n],
                themes=themes[n],
                places=places[n],
                starts=hours[n] if types[n] in ("event", "meeting") else None,
            )

    def _feed_key(self, number: int) -> int:
        if number < self.number:
            return int(self._feed_keys[number])
        later, end = number - self.number, int(END.timestamp())
        if later % _LATE:
            return (end + later) * KEYS_A_SECOND
        # Another second each, and keys of it that no item has that came in time.
        turn, back = divmod(later // _LATE, _DAYS_LATE * _DAY_S)
        second = end - 1 - back * _SCATTER % (_DAYS_LATE * _DAY_S)
        return second * KEYS_A_SECOND + KEYS_A_SECOND // 2 + turn

    def _texts(self, random: np.random.Generator, french: list[bool]) -> Iterator[list[str]]:
        """Yield the words of each text, 120 +- 40."""
        lengths = np.clip(random.normal(120, 40, _CHUNK), 20, 400).astype(int) + TITLE
        is_french = np.array(french)
        own = {"fr": lengths[is_french].tolist(), "en": lengths[~is_french].tolist()}
        lines = {
            lang: _cut(words.text(random, sum(own[lang])), own[lang])
            for lang, words in self.words.items()
        }
        return (next(lines["fr" if one else "en"]) for one in french)


def _cut(words: list[str], lengths: list[int]) -> Iterator[list[str]]:
    begin = 0
    for length in lengths:
        yield words[begin : begin + length]
        begin += length


def _themes(random: np.random.Generator) -> list[frozenset[str]]:
    counts = random.choice([1, 2, 3], _CHUNK, p=_UP_TO_THREE).tolist()
    drawn = random.choice(THEMES, (_CHUNK, 3), p=_zipf(len(THEMES), 0.8)).tolist()
    return [frozenset(codes[:count]) for codes, count in zip(drawn, counts, strict=True)]


def _places(random: np.random.Generator) -> list[tuple[tuple[Precision, int, bool], ...]]:
    counts = random.choice([1, 2, 3], _CHUNK, p=_UP_TO_THREE).tolist()
    blocks = np.searchsorted(layout().shares, random.random((_CHUNK, 3)))
    addresses = (blocks * ADDRESSES + random.integers(0, ADDRESSES, (_CHUNK, 3))).tolist()
    kinds = random.choice(len(_PRECISIONS), (_CHUNK, 3), p=_PRECISION_SHARES).tolist()
    unsure = (random.random((_CHUNK, 3)) < 0.15).tolist()
    return [
        tuple((_PRECISIONS[kinds[n][i]], addresses[n][i], unsure[n][i]) for i in range(count))
        for n, count in enumerate(counts)
    ]


def _feed_keys(random: np.random.Generator, number: int) -> np.ndarray:
    """Return feed keys, the oldest first, each the first free one of its second."""
    start, length = START.timestamp(), (END - START).total_seconds()
    share = np.sqrt(0.25 + 2 * random.random(number)) - 0.5  # density grows from 1 to 3
    published = (start + share * length).astype(np.int64)
    published -= np.where(random.random(number) < 0.15, published % _DAY_S, 0)  # a date only
    published.sort()
    ordinal = np.arange(number)
    return np.asarray(np.maximum.accumulate(published * KEYS_A_SECOND - ordinal) + ordinal)


def _zipf(length: int, exponent: float) -> np.ndarray:
    """Return the shares of ranks 1.. by Zipf's law."""
    shares = (np.arange(length) + 1.0) ** -exponent
    return np.asarray(shares / shares.sum())
