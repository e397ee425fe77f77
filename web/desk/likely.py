"""Items that perhaps tell the same as one: of the same days, with alike words or at its place."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from heapq import nlargest
from itertools import chain

from records import CorrectionKind, Item, Precision, Query, Reach, ReachKind, plain_terms
from records.same_story import STORY_WINDOW, Likeness, compare, spots_of
from records.spelling import fold
from store.story_bands import look_up
from store.story_links import Links, links_of
from web.desk.session import DeskVisit
from web.listing import find_some

MOST = 5
_LOOKED_AT = 20  # of each question to the index
_WORDS, _BLOCKS = 3, 2  # words of the title, and places, that the index is asked for
_BEGINNING = 400  # characters
_WORD = re.compile(r"[^\W\d_]{4,}")
_FEW = 4  # words; with fewer of them, one that both have says little
_ALIKE, _ALIKE_THERE = 0.5, 0.25  # shares of words; the less where both are at one place
_A_DAY = timedelta(days=1)


def likely_mates(visit: DeskVisit, item: Item) -> tuple[Item, ...]:
    """Return at most five items that perhaps tell the same and are of other stories.

    What editors took apart from it is not offered again, nor a source's own notices of one pattern,
    nor what is at other places or on other days.
    """
    links = links_of(visit.db, [item.id])
    asked = chain(look_up(visit.db, item).items, _found(visit, item))
    found = {other.id: other for other in asked if _may_be(visit, item, other, links)}
    likeness = {other.id: _likeness(item, other) for other in found.values()}
    best = nlargest(MOST, found.values(), key=lambda other: (likeness[other.id], other.feed_key))
    return tuple(other for other in best if likeness[other.id] > 0)


def _found(visit: DeskVisit, item: Item) -> Iterator[Item]:
    """Yield what the index has of the same days, at the item's blocks or with its title's words."""
    town = Query(
        visit.town.id,
        Reach(ReachKind.CITY, visit.town.id),
        published_from=item.published_at - STORY_WINDOW,
        published_to=item.published_at + STORY_WINDOW,
    )
    blocks = dict.fromkeys(
        i for p in item.about if p.place.precision.is_point for i in p.place.block_ids
    )
    for block_id in list(blocks)[:_BLOCKS]:
        there = replace(town, reach=Reach(ReachKind.BLOCK, block_id))
        yield from find_some(visit, there, _LOOKED_AT)
    for word in sorted(_words(item.title), key=lambda word: (-len(word), word))[:_WORDS]:
        yield from find_some(visit, replace(town, terms=plain_terms(word)), _LOOKED_AT)


def _may_be(visit: DeskVisit, item: Item, other: Item, links: Links) -> bool:
    if other.story_id == item.story_id or not other.is_shown(visit.now):
        return False
    if abs(other.published_at - item.published_at) > STORY_WINDOW:
        return False
    if links.get(frozenset((item.id, other.id))) is CorrectionKind.OTHER_STORY:
        return False
    if other.source_id == item.source_id and compare(item, other) is Likeness.APART:
        return False
    return _may_happen_together(item, other)


def _may_happen_together(item: Item, other: Item) -> bool:
    """Tell whether no two things are known of when and where they are that can't both be."""
    starts = {each.starts_at for each in (item, other) if each.starts_at}
    if len(starts) == 2 and abs(min(starts) - max(starts)) >= _A_DAY:
        return False
    mine, theirs = (spots_of(each, Precision.PLACE) for each in (item, other))
    return not (mine and theirs and mine.isdisjoint(theirs))


def _likeness(item: Item, other: Item) -> float:
    """Return which share of the words that the shorter one begins with both have; 0 if too few."""
    few, many = sorted((_words(_beginning(item)), _words(_beginning(other))), key=len)
    share = len(few & many) / max(len(few), _FEW)
    is_there = not spots_of(item, Precision.PLACE).isdisjoint(spots_of(other, Precision.PLACE))
    return share if share >= (_ALIKE_THERE if is_there else _ALIKE) else 0.0


def _beginning(item: Item) -> str:
    return item.words[:_BEGINNING]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
