"""What reprints of a text share with it, and what tells notices of one pattern apart.

Pairs of words are sketched by MinHash (Broder 1997), whose values in bands are what candidates are
looked up by (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", ch. 3); those of the
beginning have bands of their own, by which teasers are found. Numbers, days and names are facts:
records/same_story.py compares them.
"""

from bisect import bisect_left
from struct import pack
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDX
from spacy.tokens import Doc

from enrich.mentions.phrases import MENTIONS
from enrich.remembered import Remembered
from enrich.tokens import bare, words_of
from records import Fingerprint, Mention
from records.fingerprint import MOST_FACTS, MOST_PAIRS
from records.spelling import fold, norm

FINGERPRINT = "fingerprint"  # where a Doc keeps it, in user_data
FEWEST_WORDS = 12  # shorter texts are no reprints unless they are equal
_LEAD = 40  # words behind the title
_BANDS, _LEAD_ROWS = 14, 16  # two rows make a band
_KEPT = 200_000  # tokens of which the code is remembered

_KINDS = 8  # bits of a code that say what kind of word it is
_WORD, _NUMBER, _DAY, _CAPITAL, _TURN, _STOP, _LONG, _BREAK = (1 << bit for bit in range(_KINDS))
_TELLING = _NUMBER | _DAY
_LAST = 0xFF  # the position of all words further behind
_LINE = _STOP | _BREAK  # the code of a line feed
# Without months and weekdays in English, which have a capital; with what follows a house number.
_SAID_DAYS = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin "
    "juillet aout septembre octobre novembre decembre demain midi minuit matin soir tomorrow "
    "tonight noon midnight deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt "
    "trente two three four five seven eight nine ten eleven twelve fifteen twenty thirty 1er "
    "bis ter quater second seconde deuxieme troisieme third"
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

_Hashes = NDArray[np.uint32]
_FIRST, _SECOND = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77)
_HALF = np.uint32(15)
_FUNCTIONS = np.random.Generator(np.random.PCG64(1)).integers(
    1 << 32, size=(2, 2 * _BANDS), dtype=np.uint32
) | np.uint32(1)
_NUMBERS: _Hashes = np.array(range(_BANDS + _LEAD_ROWS // 2), dtype=np.uint32)


class FingerprintMaker:
    """Component: puts a text's Fingerprint into doc.user_data[FINGERPRINT], if it has words enough.

    The same words give the same fingerprint in every process.
    """

    def __init__(self) -> None:
        self._codes = Remembered(_code, _KEPT)

    def __call__(self, doc: Doc) -> Doc:
        """Make the fingerprint."""
        codes = list(map(self._codes.__getitem__, words_of(doc)))
        at = [place for place, code in enumerate(codes) if code & _WORD]
        if len(at) >= FEWEST_WORDS:
            words = [codes[place] for place in at]
            titled = bisect_left(at, codes.index(_LINE)) if _LINE in codes else 0
            facts = _facts(codes, at, titled, _named(doc, codes))
            doc.user_data[FINGERPRINT] = _make(words, titled, facts)
        return doc


def _code(token: str) -> int:
    """Return a token's hash, and below it what kind of word it is."""
    word = norm(bare(token))
    if not any(map(str.isalnum, word)):
        return _LINE if "\n" in token else _STOP if any(sign in _STOPS for sign in token) else 0
    plain = fold(bare(token))
    kinds = {
        _WORD: True,
        _NUMBER: any(map(str.isdigit, word)),
        _DAY: plain in _DAYS or word in _DAYS,
        _CAPITAL: token[0].isupper(),
        _TURN: plain in _TURNS,
        _LONG: len(word) > 3,
    }
    return crc32(word.encode()) << _KINDS | sum(kind for kind, is_so in kinds.items() if is_so)


def _named(doc: Doc, codes: list[int]) -> set[int]:
    """Return the tokens by which mentions name places: their capitals, else all longer words."""
    mentions: list[Mention] = doc.user_data[MENTIONS]
    if not mentions:
        return set()
    starts, named = doc.to_array(IDX).tolist(), set[int]()
    for mention in mentions:
        first, last = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
        capitals = [at for at in range(first, last) if codes[at] & _CAPITAL]
        named.update(capitals or (at for at in range(first, last) if codes[at] & _LONG))
    return named


def _facts(codes: list[int], at: list[int], titled: int, named: set[int]) -> dict[int, int]:
    """Return the words that are facts, by their number: the code of each.

    They are numbers, days, names of places, and words with a capital amid a sentence; a title most
    of whose words have one says nothing by them.
    """
    shouted = sum(codes[place] & _CAPITAL > 0 for place in at[:titled])
    first = titled if 2 * shouted > titled else 0
    return {
        number: code
        for number, place in enumerate(at)
        if (code := codes[place]) & _TELLING
        or place in named
        or (code & _CAPITAL and number >= first and place and not codes[place - 1] & _STOP)
    }


def _make(words: list[int], titled: int, facts: dict[int, int]) -> Fingerprint:
    """Return the fingerprint of a text from its words' codes."""
    hashes = (np.array(words, dtype=np.uint64) >> np.uint64(_KINDS)).astype(np.uint32)
    until = titled + _LEAD  # where its beginning ends
    pairs, told = _mix(hashes[:-1], hashes[1:]), _told(facts)
    said = {code >> _KINDS for code in words if code & _CAPITAL}
    return Fingerprint(
        length=len(words),
        title=crc32(hashes[:titled].tobytes()),
        pairs=_bytes(np.sort(pairs)[:MOST_PAIRS]),
        lead=_bytes(np.sort(pairs[: until - 1])[:MOST_PAIRS]),
        facts=_sketch(told),
        lead_facts=_sketch(_told({n: code for n, code in facts.items() if n < until})),
        said=_sketch(said.union([code >> _KINDS for code in facts.values()])),
        turns=_turns(words),
        bands=_bands(pairs, until - 1),
    )


def _told(facts: dict[int, int]) -> set[int]:
    """Return the hashes of facts, and of each number together with a fact beside it."""
    told = {code >> _KINDS for code in facts.values()}
    for number in [number for number, code in facts.items() if code & _NUMBER]:
        for one, other in ((number - 1, number), (number, number + 1)):
            if one in facts and other in facts:
                told.add(crc32(b"%d %d" % (facts[one] >> _KINDS, facts[other] >> _KINDS)))
    return told


def _turns(words: list[int]) -> bytes:
    """Return the words that turn the news around, with their positions."""
    turning = [(at, code >> _KINDS) for at, code in enumerate(words) if code & _TURN]
    return _sketch({word & ~_LAST | min(at, _LAST) for at, word in turning})


def _bands(pairs: _Hashes, lead: int) -> bytes:
    """Return the numbers by which alike texts are looked up; `lead` pairs are of the beginning.

    The least value of a hash function over two sets is as likely equal as the sets are alike.
    """
    factors, terms = _FUNCTIONS
    values = pairs[:, None] * factors + terms
    least: _Hashes = np.concatenate((values.min(axis=0), values[:lead, :_LEAD_ROWS].min(axis=0)))
    return _bytes(_mix(least[::2], least[1::2]) + _NUMBERS)


def _mix(first: _Hashes, second: _Hashes) -> _Hashes:
    """Return one hash for each two."""
    mixed = (first ^ (first >> _HALF)) * _FIRST + second
    mixed = (mixed ^ (mixed >> _HALF)) * _SECOND
    return mixed ^ (mixed >> _HALF)


def _sketch(hashes: set[int]) -> bytes:
    least = sorted(hashes)[:MOST_FACTS]
    return pack(f"<{len(least)}I", *least)


def _bytes(hashes: _Hashes) -> bytes:
    return hashes.astype("<u4", copy=False).tobytes()
