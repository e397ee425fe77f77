"""Hiding house numbers where a source must not give them away."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from records import Item, Mention, MentionKind, Place, Placement, Precision, Privacy, Source

Spot = tuple[float, float]
_NUMBERED = frozenset((MentionKind.ADDRESS, MentionKind.RANGE))
_BLOCK_ACCURACY_M = 100.0  # half a long city block
_ADDRESS_LENGTH = 200  # characters; none is longer
_DECIMALS = 3  # of a degree: about 100 m, where a block's middle is not known
# Not a year ("novembre 2026, rue X") nor minutes ("14 h 15, rue X").
_NUMBER_BEFORE = re.compile(
    r"(?<!\d h )(?<!\d[:h.])\b(?!(?:19|20)\d\d,)\d{1,4}\s?(?:bis|ter|quater|[A-Za-z])?,?\s+$",
    re.IGNORECASE,
)
_LEADING_NUMBERS = re.compile(r"^\W*\d+\s?(?:bis|ter|quater|[A-Za-z]\b)?(?:[\s,–-]+\d+\w?)*[\s,]+")


def protect(
    item: Item,
    source: Source,
    middle: Callable[[str], Spot | None] = lambda block_id: None,
    mentions: Iterable[Mention] = (),
    given: Iterable[str] = (),
) -> Item:
    """Return the item as its source's privacy rule allows it to be shown.

    Under Privacy.BLOCK an address is rounded to its block and its numbers leave title and text:
    "12 rue X" becomes "… rue X", in English "112 Oak St" becomes "100 block of Oak St". Mentions
    follow the changed words. `middle` gives (lon, lat) of a block's middle, None if unknown.
    `mentions` are all that were found in the words: an address said twice is placed once, and must
    be hidden twice. `given` are addresses as the publisher gave them beside the words, which may
    repeat them in a spelling that no finder knows.
    """
    if source.privacy is not Privacy.BLOCK:
        return item
    found = {*mentions, *_mentions(item)}
    found |= set(_repeated(item.words, given, found))
    hidden = {
        m: _hide(m, item.lang)
        for m in found
        if m.kind in _NUMBERED or _start_of_number(item.words, m.start) < m.start
    }
    words = _Words(item.words, hidden)
    title, _, text = words.text.partition("\n")
    placements = tuple(_protect_placement(p, hidden, words, middle) for p in item.placements)
    refusals = tuple(
        replace(r, mention=r.mention and words.move(r.mention, hidden)) for r in item.refusals
    )
    return replace(item, title=title, text=text, placements=placements, refusals=refusals)


def readable(text: str, most: int) -> str:
    """Return a text as far as its house numbers can be found and hidden: its first characters.

    A longer one ends before the first number near its end, whose street may be cut off.
    """
    if len(text) <= most:
        return text
    tail = text[:most][-_ADDRESS_LENGTH:]
    number = re.search(r"\d", tail)
    return text[: most - len(tail) + (number.start() if number else len(tail))]


def _mentions(item: Item) -> set[Mention]:
    placed = {p.mention for p in item.placements if p.mention is not None}
    return placed | {r.mention for r in item.refusals if r.mention is not None}


def _repeated(words: str, given: Iterable[str], found: set[Mention]) -> Iterator[Mention]:
    """Yield given addresses that stand in the words where nothing was found."""
    spans = sorted((m.start, m.end) for m in found)
    for text in given:
        number = _LEADING_NUMBERS.match(text)
        if number is None:
            continue
        for match in re.finditer(re.escape(text), words):
            if not _is_among(spans, *match.span()):
                street = text[number.end() :]
                yield Mention(MentionKind.ADDRESS, *match.span(), text, (street,))


def _is_among(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch touches one of the spans, which are in order and do not overlap."""
    before = bisect_left(spans, (end,))
    return before > 0 and spans[before - 1][1] > start


class _Words:
    """A text in which mentions were replaced, and where its offsets went."""

    def __init__(self, words: str, hidden: Mapping[Mention, Mention]) -> None:
        # A mention of the publisher's place column does not stand in the words.
        changes = sorted(
            {
                (_start_of_number(words, m.start), m.end, h.text)
                for m, h in hidden.items()
                if _stands_in(words, m)
            }
        )
        pieces: list[str] = []
        at = 0
        for start, end, text in changes:
            pieces += (words[at:start], text)
            at = end
        self._before = words
        self.text = "".join((*pieces, words[at:]))
        self._starts = [start for start, _, _ in changes]
        grown = (len(text) - (end - start) for start, end, text in changes)
        self._grown = [0, *accumulate(grown)]

    def move(self, mention: Mention, hidden: Mapping[Mention, Mention]) -> Mention:
        """Return a mention as it stands now."""
        shown = hidden.get(mention, mention)
        if not _stands_in(self._before, mention):
            return shown
        begin = (
            _start_of_number(self._before, mention.start) if mention in hidden else mention.start
        )
        start = begin + self._grown[bisect_left(self._starts, begin)]
        return replace(shown, start=start, end=start + len(shown.text))


def _start_of_number(words: str, start: int) -> int:
    """Return where a number begins that stands right before a mention, else the mention's start.

    Its finder did not take it for a house number ("4 bis rue X" in an English text); it may be one.
    """
    near = max(start - 20, 0)
    line = words[max(words.rfind("\n", near, start) + 1, near) : start]
    number = _NUMBER_BEFORE.search(line)
    return start - len(line) + number.start() if number else start


def _stands_in(words: str, mention: Mention) -> bool:
    return words[mention.start : mention.end] == mention.text


def _hide(mention: Mention, lang: str) -> Mention:
    """Return what stands in a numbered mention's stead."""
    if mention.kind not in _NUMBERED:
        return replace(mention, text=f"… {mention.text}")
    street = mention.parts[0]
    if lang != "en":
        street_only = replace(mention, kind=MentionKind.STREET, numbers=(), suffixes=())
        # Whatever stands before it ("au", "devant le", "près du") goes on fitting, and it is seen
        # that something was withheld.
        return replace(street_only, text=f"… {street}")
    if not mention.numbers:
        return replace(mention, text=f"… {street}")
    hundred = mention.numbers[0] // 100 * 100
    text = f"{hundred} block of {street}" if hundred else f"unit block of {street}"
    block = replace(mention, kind=MentionKind.BLOCK, numbers=(hundred,), suffixes=("",))
    return replace(block, text=text)


def _protect_placement(
    placement: Placement,
    hidden: Mapping[Mention, Mention],
    words: _Words,
    middle: Callable[[str], Spot | None],
) -> Placement:
    mention = placement.mention
    place = _round(placement.place, mention, middle)
    moved = words.move(mention, hidden) if mention else None
    return replace(placement, place=place, mention=moved)


def _round(place: Place, mention: Mention | None, middle: Callable[[str], Spot | None]) -> Place:
    """Return a place no finer than its block, under a name that says no house."""
    if place.precision is Precision.BLOCK:  # of a house that is known by its street only
        return replace(place, name=_name_without_number(place, mention))
    if place.precision not in (Precision.EXACT, Precision.ADDRESS):
        return place
    spots = [spot for block_id in place.block_ids if (spot := middle(block_id)) is not None]
    lon, lat = spots[0] if spots else (round(place.lon, _DECIMALS), round(place.lat, _DECIMALS))
    return replace(
        place,
        name=mention.parts[0] if mention else _LEADING_NUMBERS.sub("", place.name),
        lon=lon,
        lat=lat,
        precision=Precision.BLOCK,
        accuracy_m=max(place.accuracy_m, _BLOCK_ACCURACY_M),
        spots=((lon, lat),),
    )


def _name_without_number(place: Place, mention: Mention | None) -> str:
    """Return a block's name; "100 block of Oak St" and "Oak St from Elm to Ash" say no house."""
    if mention is not None:
        return mention.parts[0] if mention.kind in _NUMBERED else place.name
    return place.name if " block of " in place.name else _LEADING_NUMBERS.sub("", place.name)
