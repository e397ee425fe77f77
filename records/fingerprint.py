"""What of a publisher's words is compared to find reprints, as hashes that can't be read back."""

from dataclasses import dataclass
from struct import unpack

# The most hashes of each kind that are kept: the smallest ones, so that two texts keep the same of
# what they share ("bottom-k sketch", Broder 1997).
MOST_PAIRS, MOST_FACTS = 128, 96
FORM = 1  # of fingerprints that are made now; those of another one can't be compared with them
_ALL = 1 << 32
_BEGINNING = 48  # words: a title and some sentences


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of a text's words, of 32 bits each, lowest byte first.

    Where there are too many the least ones are kept, ascending as `pairs`, `lead`, `facts` are.

    `length` is how many words there are, `title` the hash of those of the title. `pairs` are of any
    two words in a row, `lead` of those in the title and the first forty words. `facts` are numbers,
    days and names, with what stands beside a number: what tells one notice from the next that is
    written by the same pattern; `lead_facts` are those of the lead. `said` are other words with a
    capital. `turns` are words that turn the news around ("cancelled"), with their position in the
    lowest 8 bits, 255 at most. `bands` are numbers of which alike texts share some.
    `form` is the way in which all this was made.
    """

    length: int
    title: int
    pairs: bytes
    lead: bytes
    facts: bytes
    lead_facts: bytes
    said: bytes
    turns: bytes
    bands: bytes
    form: int = 0


def hashes_of(sketch: bytes) -> tuple[int, ...]:
    """Return the hashes of a sketch, in its order."""
    return unpack(f"<{len(sketch) // 4}I", sketch)


def containment(sketch: bytes, other: bytes) -> float:
    """Return the share, 0 to 1, of the smaller set of pairs that the other one has; 0 if empty.

    Of sets too large to be kept whole the smallest hashes stand for all.
    """
    mine, theirs = hashes_of(sketch), hashes_of(other)
    limit = min(_limit(mine, MOST_PAIRS), _limit(theirs, MOST_PAIRS))
    few, many = ({n for n in hashes if n < limit} for hashes in (mine, theirs))
    return len(few & many) / (min(len(few), len(many)) or 1)


def lacking(there: Fingerprint, facts: bytes) -> set[int]:
    """Return those of these facts that a text does not say, as far as can be told."""
    known, said = hashes_of(there.facts), hashes_of(there.said)
    limit = min(_limit(known, MOST_FACTS), _limit(said, MOST_FACTS))
    return {n for n in set(hashes_of(facts)).difference(known, said) if n < limit}


def turns_differ(few: Fingerprint, many: Fingerprint) -> bool:
    """Tell whether one text begins by turning its news around and the other never does.

    Of the longer one no more counts than what the shorter one can have.
    """
    mine, theirs = hashes_of(few.turns), hashes_of(many.turns)
    reach = min(few.length, _BEGINNING)
    return not (_until(mine, reach) <= _until(theirs) and _until(theirs, reach) <= _until(mine))


def _until(turns: tuple[int, ...], reach: int = 256) -> set[int]:
    return {n >> 8 for n in turns if n & 0xFF < reach}


def _limit(hashes: tuple[int, ...], most: int) -> int:
    """Return the hash below which a set was kept whole."""
    return hashes[-1] + 1 if len(hashes) >= most else _ALL
