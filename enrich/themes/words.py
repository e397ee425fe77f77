"""The words that say what a text is about, and the buckets by which the theme model knows them."""

from bisect import bisect_left
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from enrich.mentions.phrases import MENTIONS
from enrich.remembered import Remembered
from enrich.tokens import starts_of, token_norm, words_of
from records import Mention

BUCKETS = 1 << 14  # with one byte a theme and bucket the model is 0.4 MB
_PREFIX = 5  # letters that words of one family share
_KEPT = 300_000  # words of which the buckets are remembered
_TELLING = "telling_words"  # where a Doc keeps them, in user_data

Features = NDArray[np.uint16]


def telling_words(doc: Doc) -> list[str]:
    """Return a Doc's words, those that are part of a mention blank.

    A place's name says where and not what: a concert in the Fire Station is no fire.
    """
    known: list[str] | None = doc.user_data.get(_TELLING)
    if known is not None:
        return known
    words = words_of(doc)
    mentions: list[Mention] = doc.user_data[MENTIONS]
    if mentions:
        words = words.copy()
        starts = starts_of(doc)
        for mention in mentions:
            first, end = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
            words[first:end] = [""] * (end - first)
    doc.user_data[_TELLING] = words
    return words


def features_of(doc: Doc) -> Features:
    """Return the buckets of a text's words, each word once, and those of their beginnings.

    The same in every process: nothing depends on Python's own hashes.
    """
    words = {*map(_BUCKETS.__getitem__, telling_words(doc))}
    words.discard(_SIGN)
    return np.fromiter(words, np.uint32, len(words)).view(np.uint16)


def _buckets(word: str) -> int:
    """Return the buckets of a word's norm and of its beginning, put into one number."""
    norm = token_norm(word)
    if not norm[:1].isalpha():
        return _SIGN
    return _bucket(norm) << 16 | _bucket(f"{norm[:_PREFIX]}-")


def _bucket(text: str) -> int:
    return crc32(text.encode()) % BUCKETS


_SIGN = (1 << 32) - 1  # no word has these: buckets are less
_BUCKETS = Remembered(_buckets, _KEPT)
