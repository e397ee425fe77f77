"""The words that say what a text is about, and the numbers by which the theme model knows them."""

from bisect import bisect_left
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDX
from spacy.tokens import Doc

from enrich.mentions.phrases import MENTIONS
from enrich.remembered import Remembered
from enrich.tokens import token_norm, words_of
from records import Mention

HALF = 1 << 14  # buckets below are for words and their beginnings, those from here on for pairs
BUCKETS = 2 * HALF  # with one byte a theme and bucket the model is 0.8 MB
_PREFIX = 5  # letters that words of one family share
_KEPT = 300_000  # words of which the numbers are remembered
_TELLING = "telling_words"  # where a Doc keeps them, in user_data
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: Knuth's multiplicative hashing
_WORD, _BUCKET, _HALF, _TOP = np.uint64(32), np.uint64(HALF - 1), np.uint64(HALF), np.uint64(50)

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
        starts = doc.to_array(IDX).tolist()
        for mention in mentions:
            first, end = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
            words[first:end] = [""] * (end - first)
    doc.user_data[_TELLING] = words
    return words


def features_of(doc: Doc) -> Features:
    """Return the buckets, each once, of a text's words, their beginnings and pairs of words.

    The same in every process: nothing depends on Python's own hashes.
    """
    numbers = np.array([*map(_NUMBERS.__getitem__, telling_words(doc))], np.uint64)
    numbers = numbers[numbers != 0]
    words = numbers >> _WORD
    pairs = (words[:-1] * _MIX + words[1:]) * _MIX >> _TOP
    buckets = np.concatenate((words & _BUCKET, numbers & _BUCKET, pairs + _HALF)).astype(np.uint16)
    buckets.sort()  # what numpy's unique does takes four times as long
    is_new = np.ones(len(buckets), np.bool_)
    np.not_equal(buckets[1:], buckets[:-1], out=is_new[1:])
    return buckets[is_new]


def _numbers(word: str) -> int:
    """Return the hashes of a word's norm and of its beginning in one number; 0 for a sign."""
    norm = token_norm(word)
    if not norm[:1].isalpha():
        return 0
    return crc32(norm.encode()) << 32 | crc32(f"{norm[:_PREFIX]}-".encode())


_NUMBERS = Remembered(_numbers, _KEPT)
