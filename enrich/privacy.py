"""Hiding house numbers where a source must not give them away."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from records import Item, Mention, MentionKind, Place, Placement, Precision, Privacy, Source

Spot = tuple[float, float]
_NUMBERED = frozenset((MentionKind.ADDRESS, MentionKind.RANGE))
_BLOCK_ACCURACY_M = 100.0  # half a long city block
_DECIMALS = 3  # of a degree: about 100 m, where a block's middle is not known
_LEADING_NUMBERS = re.compile(r"^\W*\d+\s?(?:bis|ter|quater|[A-Za-z]\b)?(?:[\s,–-]+\d+\w?)*[\s,]+")


def protect(
    item: Item, source: Source, middle: Callable[[str], Spot | None] = lambda block_id: None
) -> Item:
    """Return the item as its source's privacy rule allows it to be shown.

    Under Privacy.BLOCK an address is rounded to its block and its numbers leave title and text:
    "12 rue X" becomes "rue X", in English "112 Oak St" becomes "100 block of Oak St". Mentions
    follow the changed words. `middle` gives (lon, lat) of a block's middle, None if unknown.
    """
    if source.privacy is not Privacy.BLOCK:
        return item
    mentions = {p.mention for p in (*item.placements, *item.refusals) if p.mention is not None}
    changes = sorted(_change(m, item.lang) for m in mentions if m.kind in _NUMBERED)
    words = _Words(item.words, changes)
    title, _, text = words.text.partition("\n")
    hidden = {change.mention: change.hidden for change in changes}
    placements = tuple(_protect_placement(p, hidden, words, middle) for p in item.placements)
    refusals = tuple(
        replace(r, mention=r.mention and words.move(hidden.get(r.mention, r.mention)))
        for r in item.refusals
    )
    return replace(item, title=title, text=text, placements=placements, refusals=refusals)


class _Change(NamedTuple):
    start: int
    end: int
    text: str
    mention: Mention
    hidden: Mention


class _Words:
    """A text after its changes, and where its offsets went."""

    def __init__(self, words: str, changes: list[_Change]) -> None:
        pieces = []
        at = 0
        for change in changes:
            pieces += (words[at : change.start], change.text)
            at = change.end
        self.text = "".join((*pieces, words[at:]))
        self._starts = [change.start for change in changes]
        grown = (len(c.text) - (c.end - c.start) for c in changes)
        self._grown = [0, *accumulate(grown)]

    def move(self, mention: Mention) -> Mention:
        """Return a mention at its new place; the words in it must be up to date."""
        start = mention.start + self._grown[bisect_right(self._starts, mention.start - 1)]
        return replace(mention, start=start, end=start + len(mention.text))


def _change(mention: Mention, lang: str) -> _Change:
    """Work out what stands in a numbered mention's stead."""
    street = mention.parts[0]
    hundred = mention.numbers[0] // 100 * 100 if mention.numbers else 0
    if lang == "en":
        text = f"{hundred} block of {street}" if hundred else f"unit block of {street}"
        kind, numbers, suffixes = MentionKind.BLOCK, (hundred,), ("",)
    else:
        text = street
        kind, numbers, suffixes = MentionKind.STREET, (), ()
    hidden = replace(mention, kind=kind, text=text, numbers=numbers, suffixes=suffixes)
    return _Change(mention.start, mention.end, text, mention, hidden)


def _protect_placement(
    placement: Placement,
    hidden: Mapping[Mention, Mention],
    words: _Words,
    middle: Callable[[str], Spot | None],
) -> Placement:
    mention = placement.mention
    place = _round(placement.place, mention, middle)
    moved = words.move(hidden.get(mention, mention)) if mention else None
    return replace(placement, place=place, mention=moved)


def _round(place: Place, mention: Mention | None, middle: Callable[[str], Spot | None]) -> Place:
    """Return a place no finer than its block."""
    if place.precision not in (Precision.EXACT, Precision.ADDRESS):
        return place
    spots = [spot for block_id in place.block_ids if (spot := middle(block_id)) is not None]
    lon, lat = spots[0] if spots else (round(place.lon, _DECIMALS), round(place.lat, _DECIMALS))
    name = mention.parts[0] if mention else _LEADING_NUMBERS.sub("", place.name)
    return replace(
        place,
        name=name,
        lon=lon,
        lat=lat,
        precision=Precision.BLOCK,
        accuracy_m=max(place.accuracy_m, _BLOCK_ACCURACY_M),
        spots=((lon, lat),),
    )
