"""Whether two items tell the same: the guard that keeps apart what only looks alike.

Publishers write one notice after the other by the same pattern, so alike words say little alone:
two items are the same if their words are alike and they name the same numbers, days and names,
happen at the same time and at the same places. It stands here since the record asks it of
whatever is saved; what it compares is made in enrich/stories/fingerprint.py.
"""

from datetime import date, timedelta
from enum import Enum, auto

from records.fingerprint import Fingerprint, containment, hashes_of, lacking, turns_differ
from records.framing import are_names_around, facts_of, taken
from records.item import Item
from records.place import Precision
from records.wording import is_other_notice

# A notice that is repeated month after month is news again.
WINDOW = timedelta(days=30)
# Who rewords what another one wrote, or goes on from the same beginning, does so within days.
STORY_WINDOW = timedelta(days=3)
# The share of the shorter text's pairs of words that the other one has too. A text that was cut
# keeps nearly all of them; one that was reworded keeps fewer, but is about as long.
_CUT, _REWORDED, _LEAD = 0.75, 0.45, 0.6
_AS_LONG = 0.7  # of the longer text
# Of a text that was edited in more than one way; _TAKEN of its words but the title and a frame.
_EDITED, _TAKEN = 0.6, 0.8
_BEGINNING = 40  # words
_OWN_WORDS = 8  # and more are what a publisher adds of its own
# With few words or facts there is little in which two notices of one pattern could differ.
_SHORT, _FEW_WORDS, _FEW_FACTS, _NEARLY_ALL = 30, 60, 2, 0.9


class Likeness(Enum):
    """How two items compare."""

    SAME = auto()
    APART = auto()  # alike, but about something else: never in one story
    UNLIKE = auto()  # nothing speaks for it


def compare(one: Item, other: Item) -> Likeness:
    """Return how two items compare; which of them is named first counts for nothing."""
    if one.town_id != other.town_id:
        return Likeness.UNLIKE
    if abs(one.published_at - other.published_at) > WINDOW:
        return Likeness.APART
    if one.signature and one.signature == other.signature:
        return _same_if(_fits(one, other) and _days(one) == _days(other))
    mine, theirs = one.fingerprint, other.fingerprint
    if mine is None or theirs is None or mine.form != theirs.form:
        return Likeness.UNLIKE
    if mine.length <= theirs.length:
        return _compare_words(one, mine, other, theirs)
    return _compare_words(other, theirs, one, mine)


def _same_if(is_same: bool) -> Likeness:
    return Likeness.SAME if is_same else Likeness.APART


def _compare_words(one: Item, few: Fingerprint, other: Item, many: Fingerprint) -> Likeness:
    """Return how two items compare whose words differ; the one with fewer first."""
    is_soon = abs(one.published_at - other.published_at) <= STORY_WINDOW
    share = containment(few.pairs, many.pairs)
    if share >= _least(few, many, is_soon):
        is_told = not turns_differ(few, many) and _agree(one, few, other, many)
        is_told = is_told and (is_soon or one.source_id != other.source_id)
        is_told = is_told and _fits(one, other) and _days(one) <= _days(other)
        return _same_if(is_told and not is_other_notice(one, other))
    if share >= _EDITED and is_soon and _is_edited(one, few, other, many):
        return _same_if(not is_other_notice(one, other))
    if containment(few.lead, many.lead) < _LEAD:
        return Likeness.UNLIKE
    if turns_differ(few, many) or not _begin_alike(few, many) or not _fits(one, other):
        return Likeness.APART
    if is_other_notice(one, other, _BEGINNING):
        return Likeness.APART
    spots = spots_of(one, Precision.PLACE)
    is_there = bool(spots) and spots == spots_of(other, Precision.PLACE)
    return Likeness.SAME if is_soon and is_there else Likeness.UNLIKE


def _is_edited(one: Item, few: Fingerprint, other: Item, many: Fingerprint) -> bool:
    """Tell whether another publisher took over a text, cut it and gave it a title of its own."""
    if one.source_id == other.source_id or turns_differ(few, many):
        return False
    if not (_agree(one, few, other, many) and _fits(one, other) and _days(one) <= _days(other)):
        return False
    return taken(one, other).share >= _TAKEN


def _least(few: Fingerprint, many: Fingerprint, is_soon: bool) -> float:
    """Return the share of pairs of words from which two texts are near."""
    if many.length < _SHORT or len(hashes_of(few.facts)) < _FEW_FACTS:
        return _NEARLY_ALL
    is_long = few.length >= max(_FEW_WORDS, _AS_LONG * many.length)
    return _REWORDED if is_long and is_soon else _CUT


def _agree(one: Item, few: Fingerprint, other: Item, many: Fingerprint) -> bool:
    """Tell whether the shorter text says no fact that the other does not.

    Nor may the other say more, unless it is a longer text: who takes over another's words adds some
    lines of their own, or what was cut; one more street or hour is another notice.
    """
    more = lacking(many, few.facts)
    is_longer = many.length >= max(_FEW_WORDS, few.length + _OWN_WORDS)
    less = set[int]() if is_longer else lacking(few, many.facts)
    return not (more or less) or _is_framed(one, more, other, less)


def _is_framed(one: Item, more: set[int], other: Item, less: set[int]) -> bool:
    """Tell whether all facts that only one has are names around a text taken over, or were cut."""
    is_soon = abs(one.published_at - other.published_at) <= STORY_WINDOW
    if one.source_id == other.source_id or not is_soon or not are_names_around(one, more):
        return False
    mine = taken(one, other)
    if mine.share < _TAKEN or not more <= facts_of(mine.own):
        return False
    return not less or less <= facts_of(taken(other, one).cut)


def _begin_alike(few: Fingerprint, many: Fingerprint) -> bool:
    """Tell whether both texts say what the beginning of either of them does."""
    return not lacking(many, few.lead_facts) and not lacking(few, many.lead_facts)


def _fits(one: Item, other: Item) -> bool:
    """Tell whether two items happen at one time and place, as far as their publishers say.

    One publisher who gives two entries another title, start or place means two things, and so do
    records of a few words. Another publisher may just not know the start or the exact place.
    """
    mine, theirs = one.fingerprint, other.fingerprint
    if one.source_id == other.source_id or mine is None or theirs is None:
        is_titled = mine is None or theirs is None or mine.title == theirs.title
        return is_titled and one.starts_at == other.starts_at and spots_of(one) == spots_of(other)
    return _may_be_together(one, other) and _may_start_together(one, other)


def _may_be_together(one: Item, other: Item) -> bool:
    """Tell whether all places of the one with fewer are the other's; if both have none, areas."""
    for coarsest in (Precision.PLACE, Precision.AREA):
        few, many = sorted((spots_of(one, coarsest), spots_of(other, coarsest)), key=len)
        if many:
            return few <= many  # nothing said is no other place
    return True


def _may_start_together(one: Item, other: Item) -> bool:
    mine, theirs = one.starts_at, other.starts_at
    if mine is None or theirs is None or mine == theirs:
        return True
    later = theirs - mine if one.all_day else mine - theirs  # than the midnight of a whole day
    return one.all_day != other.all_day and timedelta(0) <= later < timedelta(days=1)


def spots_of(item: Item, coarsest: Precision = Precision.CITY) -> frozenset[str]:
    """Return the blocks that an item is about, and by name what has none; no coarser ones."""
    about = [p.place for p in item.about if p.place.precision.rank <= coarsest.rank]
    return frozenset(spot for place in about for spot in place.block_ids or (place.name,))


def _days(item: Item) -> frozenset[date]:
    """Return the days that an item's words name."""
    return frozenset(day for said in item.dates for day in (said.first, said.last) if day)
