"""What reprints of a text share with it, and what tells notices of one pattern apart.

Pairs of words are sketched by MinHash (Broder 1997), whose values in bands are what candidates are
looked up by (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", ch. 3); those of the
beginning have bands of their own, by which teasers are found. Numbers, days and names are facts:
records/same_story.py compares them.
"""

from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDX
from spacy.tokens import Doc

from enrich.phrases import MENTIONS
from enrich.remembered import Remembered
from enrich.tokens import bare, words_of
from records import Fingerprint, Mention
from records.fingerprint import MOST_FACTS, MOST_PAIRS
from records.spelling import fold, norm

FINGERPRINT = "fingerprint"  # where a Doc keeps it, in user_data
FEWEST_WORDS = 12  # shorter texts are no reprints unless they are equal
_LEAD = 40  # words behind the title
_ROWS, _BANDS, _LEAD_BANDS = 2, 14, 8
_FEWEST_FACTS = 4  # that together tell one notice from all others
_KEPT = 200_000  # tokens of which the code is remembered

_WORD, _NUMBER, _DAY, _CAPITAL, _TURN, _STOP, _LONG = (1 << bit for bit in range(7))
# Without months and weekdays in English, which have a capital.
_SAID_DAYS = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin "
    "juillet aout septembre octobre novembre decembre demain midi minuit matin soir tomorrow "
    "tonight noon midnight deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt "
    "trente two three four five seven eight nine ten eleven twelve fifteen twenty thirty 1er "
    "second seconde deuxieme troisieme third"
)
# Of two opposites the rarer one: it is in the one text and not in the other.
_SAID_TURNS = (
    "annule annulee annules annulees annulation reporte reportee reportes reportees suspendu "
    "suspendue prolonge prolongee ferme fermee fermes fermees fermeture rouvre rouvert complet "
    "refuse refusee leve levee cancelled canceled cancellation postponed rescheduled suspended "
    "extended closed closes closure reopens reopened lifted denied rejected"
)
_DAYS, _TURNS = frozenset(_SAID_DAYS.split()), frozenset(_SAID_TURNS.split())
_STOPS = frozenset('.!?:;\n•*–—-«»"“”()/|')

_Hashes = NDArray[np.uint64]
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_FUNCTIONS = np.random.Generator(np.random.PCG64(1)).integers(
    1 << 63, size=(2, _ROWS * (_BANDS + _LEAD_BANDS)), dtype=np.uint64
) | np.uint64(1)
_NUMBERS: _Hashes = np.array(range(_BANDS + _LEAD_BANDS), dtype=np.uint64)


class FingerprintMaker:
    """Component: puts a text's Fingerprint into doc.user_data[FINGERPRINT], if it has words enough.

    The same words give the same fingerprint in every process.
    """

    def __init__(self) -> None:
        self._codes = Remembered(_code, _KEPT)

    def __call__(self, doc: Doc) -> Doc:
        """Make the fingerprint."""
        tokens = words_of(doc)
        codes = np.array([self._codes[token] for token in tokens], dtype=np.uint64)
        is_word = (codes & np.uint64(_WORD)) > 0
        if np.count_nonzero(is_word) >= FEWEST_WORDS:
            title_end = tokens.index("\n") if "\n" in tokens else 0
            titled = int(np.count_nonzero(is_word[:title_end]))
            is_fact = _facts(codes, _named(doc), title_end)
            doc.user_data[FINGERPRINT] = _make(codes[is_word], is_fact[is_word], titled)
        return doc


def _code(token: str) -> int:
    """Return a token's hash in the upper half, and what kind of word it is in the lower one."""
    word = norm(bare(token))
    if not any(map(str.isalnum, word)):
        return _STOP if any(sign in _STOPS for sign in token) else 0
    plain = fold(bare(token))
    kinds = {
        _WORD: True,
        _NUMBER: any(map(str.isdigit, word)),
        _DAY: plain in _DAYS or word in _DAYS,
        _CAPITAL: token[0].isupper(),
        _TURN: plain in _TURNS,
        _LONG: len(word) > 3,
    }
    return crc32(word.encode()) << 32 | sum(kind for kind, is_so in kinds.items() if is_so)


def _named(doc: Doc) -> NDArray[np.bool_]:
    """Return which tokens are part of a mention."""
    named = np.zeros(len(doc), dtype=np.bool_)
    mentions: list[Mention] = doc.user_data[MENTIONS]
    if mentions:
        starts = doc.to_array(IDX)
        ends = np.array([(mention.start, mention.end) for mention in mentions])
        for first, last in np.searchsorted(starts, ends).tolist():
            named[first:last] = True
    return named


def _facts(codes: _Hashes, named: NDArray[np.bool_], title_end: int) -> NDArray[np.bool_]:
    """Return which tokens are facts: numbers, days, names of places, and capitals amid a sentence.

    A title all of whose words have capitals says nothing by them.
    """
    capital = _are(codes, _CAPITAL)
    amid = np.zeros(len(codes), dtype=np.bool_)
    amid[1:] = ~_are(codes[:-1], _STOP)
    title = codes[:title_end]
    if 2 * np.count_nonzero(_are(title, _CAPITAL)) > np.count_nonzero(_are(title, _WORD)):
        amid[:title_end] = False
    is_name = named & _are(codes, _CAPITAL | _LONG)
    return _are(codes, _NUMBER | _DAY) | is_name | (capital & amid)


def _make(codes: _Hashes, is_fact: NDArray[np.bool_], titled: int) -> Fingerprint:
    """Return the fingerprint of a text from its words' codes."""
    words, until = codes >> _HALF, titled + _LEAD
    pairs, facts = _mix(words[:-1], words[1:]), np.where(is_fact)[0]
    lead_facts = facts[facts < until]
    said = words[is_fact | _are(codes, _CAPITAL)]
    turning = np.where(_are(codes[: min(until, 256)], _TURN))[0]
    found = _told(codes, is_fact, facts)
    return Fingerprint(
        length=len(words),
        title=crc32(words[:titled].tobytes()),
        pairs=_sketch(pairs, MOST_PAIRS),
        lead=_sketch(pairs[: until - 1], MOST_PAIRS),
        facts=_sketch(found, MOST_FACTS),
        lead_facts=_sketch(_told(codes, is_fact, lead_facts), MOST_FACTS),
        said=_sketch(said, MOST_FACTS),
        turns=_bytes(np.sort(words[turning] & np.uint64(0xFFFFFF00) | turning.astype(np.uint64))),
        bands=_bytes(_bands(pairs, pairs[: until - 1], found)),
    )


def _told(codes: _Hashes, is_fact: NDArray[np.bool_], at: NDArray[np.intp]) -> _Hashes:
    """Return the hashes of facts, and of each number together with a fact beside it."""
    words = codes >> _HALF
    numbers = at[_are(codes[at], _NUMBER)]
    after = numbers[numbers + 1 < len(codes)]
    after = after[is_fact[after + 1]]
    before = numbers[numbers > 0]
    before = before[is_fact[before - 1]]
    return np.concatenate(
        (words[at], _mix(words[after], words[after + 1]), _mix(words[before - 1], words[before]))
    )


def _bands(pairs: _Hashes, lead: _Hashes, facts: _Hashes) -> _Hashes:
    """Return the numbers by which alike texts are looked up."""
    split = _ROWS * _BANDS
    least = np.concatenate((_least(pairs, slice(split)), _least(lead, slice(split, None))))
    bands = _mix(least[::2], least[1::2]) + _NUMBERS
    if len(facts) < _FEWEST_FACTS:
        return bands & _LOW
    all_facts = np.array([crc32(np.unique(facts).tobytes())], dtype=np.uint64)
    bands = np.concatenate((bands, all_facts))
    return bands & _LOW


def _least(pairs: _Hashes, which: slice) -> _Hashes:
    """Return the least value of each of some hash functions over a set.

    Those of two sets are as likely equal as the sets are alike.
    """
    factors, terms = _FUNCTIONS[:, which]
    values: _Hashes = (pairs[:, None] * factors + terms) >> _HALF
    return np.asarray(values.min(axis=0))


def _mix(first: _Hashes, second: _Hashes) -> _Hashes:
    """Return one hash of 32 bits for each two."""
    mixed = first * _FIRST ^ (second + np.uint64(1)) * _SECOND
    mixed ^= mixed >> _HALF
    return mixed * _FIRST >> _HALF


def _are(codes: _Hashes, kinds: int) -> NDArray[np.bool_]:
    return (codes & np.uint64(kinds)) > 0


def _sketch(hashes: _Hashes, most: int) -> bytes:
    return _bytes(np.unique(hashes)[:most])


def _bytes(hashes: _Hashes) -> bytes:
    return hashes.astype("<u4").tobytes()
