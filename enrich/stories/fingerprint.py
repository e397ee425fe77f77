"""What reprints of a text share with it, and what tells notices of one pattern apart.

Pairs of words are sketched by the least of their hashes (Broder 1997): the least ones of all, and
the least one in each of some equal ranges, which are put into bands by which candidates are looked
up (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", ch. 3; one permutation hashing: Li,
Owen, Zhang 2012; empty ranges: Shrivastava, Li 2014). The beginning has bands of its own, by which
teasers are found. Numbers, days and names are facts: records/same_story.py compares them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy import count_nonzero
from numpy.typing import NDArray
from spacy.attrs import SHAPE
from spacy.tokens import Doc

from enrich.mentions.phrases import MENTIONS
from enrich.stories.word_code import CAPITAL, FACT, KINDS, LINE, LONG, NUMBER, STOP, TURN, WORD
from enrich.tokens import starts_of
from records import Fingerprint, Mention
from records.fingerprint import FORM, MOST_FACTS, MOST_PAIRS

FINGERPRINT = "fingerprint"  # where a Doc keeps it, in user_data
FEWEST_WORDS = 12  # shorter texts are no reprints unless they are equal
_LEAD = 40  # words behind the title
_BANDS, _LEAD_BANDS = 14, 8
_LAST = 0xFF  # the position of all words further behind

_Hashes = NDArray[np.uint32]
_Kinds = NDArray[np.uint8]
_Flags = NDArray[np.bool_]
_ABOVE = np.uint64(KINDS)
_FIRST, _SECOND = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77)  # odd, with bits all over


class FingerprintMaker:
    """Component: puts a text's Fingerprint into doc.user_data[FINGERPRINT], if it has words enough.

    A lexeme's SHAPE is its `word_code`. The same words give the same fingerprint in every process.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Make the fingerprint."""
        codes = np.asarray(doc.to_array(SHAPE), np.uint64)
        marks = bytearray(codes.astype(np.uint8))
        kinds: _Kinds = np.frombuffer(marks, np.uint8)
        at = (kinds & WORD).nonzero()[0]
        if len(at) >= FEWEST_WORDS:
            line = max(marks.find(LINE), 0)
            titled = int(at.searchsorted(line))
            if doc.user_data[MENTIONS]:
                _mark_names(marks, doc.user_data[MENTIONS], starts_of(doc))
            words = (codes[at] >> _ABOVE).astype(np.uint32)
            facts = _facts(kinds, line, titled)[at]
            doc.user_data[FINGERPRINT] = _make(words, kinds[at], facts, titled)
        return doc


def _mark_names(marks: bytearray, mentions: Iterable[Mention], starts: Sequence[int]) -> None:
    """Mark tokens by which mentions name places as facts: their capitals, else all longer words."""
    for mention in mentions:
        first = bisect_left(starts, mention.start)
        last = bisect_left(starts, mention.end, first)
        capitals = [at for at in range(first, last) if marks[at] & CAPITAL]
        for at in capitals or [at for at in range(first, last) if marks[at] & LONG]:
            marks[at] |= FACT


def _facts(kinds: _Kinds, line: int, titled: int) -> _Flags:
    """Tell of each token whether it is a fact; the title ends before the token at `line`.

    Facts are numbers, days, names of places, and words with a capital amid a sentence; a title most
    of whose words have one says nothing by them.
    """
    capitals = kinds & CAPITAL
    amid = capitals[1:] > (kinds & STOP)[:-1]  # STOP is the greater number
    if 2 * count_nonzero(capitals[:line]) > titled:
        amid[: line - 1] = False
    facts: _Flags = kinds & FACT != 0
    facts[1:] |= amid
    return facts


def _make(words: _Hashes, kinds: _Kinds, facts: _Flags, titled: int) -> Fingerprint:
    """Return the fingerprint of a text from its words' hashes and kinds and which are facts."""
    until = titled + _LEAD  # where its beginning ends
    pairs = _mix(words[:-1], words[1:])
    numbers = kinds & NUMBER != 0
    # A number is told by the fact beside it, too.
    beside = (numbers[:-1] & facts[1:]) | (facts[:-1] & numbers[1:])
    alone, together = words[facts], pairs[beside]
    lead_alone, lead_together = count_nonzero(facts[:until]), count_nonzero(beside[: until - 1])
    ordered, lead = np.sort(pairs), np.sort(pairs[: until - 1])
    return Fingerprint(
        length=len(words),
        title=crc32(words[:titled].tobytes()),
        pairs=_bytes(ordered[:MOST_PAIRS]),
        lead=_bytes(lead[:MOST_PAIRS]),
        facts=_sketch(np.concatenate((alone, together))),
        lead_facts=_few(np.concatenate((alone[:lead_alone], together[:lead_together]))),
        said=_few(words[(kinds & CAPITAL != 0) & ~facts]),
        turns=_turns(words, (kinds & TURN).nonzero()[0]),
        bands=_bands(ordered, lead),
        form=FORM,
    )


def _turns(words: _Hashes, at: NDArray[np.intp]) -> bytes:
    """Return the words that turn the news around, with their positions."""
    if not len(at):
        return b""
    return _few(words[at] & ~np.uint32(_LAST) | np.minimum(at, _LAST).astype(np.uint32))


def _bands(pairs: _Hashes, lead: _Hashes) -> bytes:
    """Return the numbers by which alike texts are looked up, from sorted hashes.

    The least hash within a range is as likely equal as the sets are alike; a range without one has
    that of the next.
    """
    of_all = pairs.take(pairs.searchsorted(_STARTS), mode="wrap")
    of_lead = lead.take(lead.searchsorted(_LEAD_STARTS), mode="wrap")
    least = np.concatenate((of_all, of_lead))
    return _bytes(_mix(least[::2], least[1::2]) + _NUMBERS)


def _starts(bands: int) -> _Hashes:
    """Return where ranges begin, two for each band, far from each other."""
    ranges = np.arange(2 * bands).reshape(2, bands).T.ravel()
    return (ranges * (1 << 32) // (2 * bands)).astype(np.uint32)


_STARTS, _LEAD_STARTS = _starts(_BANDS), _starts(_LEAD_BANDS)
_NUMBERS: _Hashes = np.arange(_BANDS + _LEAD_BANDS, dtype=np.uint32)


def _mix(first: _Hashes, second: _Hashes) -> _Hashes:
    """Return one hash for each two."""
    return first * _FIRST + second * _SECOND


def _few(hashes: _Hashes) -> bytes:
    """Return the hashes as they stand, or their sketch if there are too many."""
    return _bytes(hashes) if len(hashes) < MOST_FACTS else _sketch(hashes)


def _sketch(hashes: _Hashes) -> bytes:
    """Return the least of the hashes, each once."""
    ordered = np.sort(hashes)
    is_new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return _bytes(ordered[is_new][:MOST_FACTS])


def _bytes(hashes: _Hashes) -> bytes:
    return hashes.astype("<u4", copy=False).tobytes()
