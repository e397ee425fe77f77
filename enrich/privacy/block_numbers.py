"""House numbers that are rounded to their block, in words and in places."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from enrich.privacy.stretches import touches
from records import Mention, MentionKind, Place, Precision

Spot = tuple[float, float]
Middle = Callable[[str], Spot | None]
NUMBERED = frozenset((MentionKind.ADDRESS, MentionKind.RANGE))
_BLOCK_ACCURACY_M = 100.0  # half a long city block
_ADDRESS_LENGTH = 200  # characters; none is longer
_DECIMALS = 3  # of a degree: about 100 m, where a block's middle is not known
# Not a year ("novembre 2026, rue X") nor minutes ("14 h 15, rue X").
_NUMBER_BEFORE = re.compile(
    r"(?<!\d h )(?<!\d[:h.])\b(?!(?:19|20)\d\d,)\d{1,4}\s?(?:bis|ter|quater|[A-Za-z])?,?\s+$",
    re.IGNORECASE,
)
_LEADING_NUMBERS = re.compile(r"^\W*\d+\s?(?:bis|ter|quater|[A-Za-z]\b)?(?:[\s,–-]+\d+\w?)*[\s,]+")


def numbered(
    words: str, found: Iterable[Mention], given: Iterable[str]
) -> Iterator[tuple[Mention, int]]:
    """Yield the mentions that say a house number, each with where it or its number begins.

    `given` are addresses as the publisher gave them beside the words, which may repeat them in a
    spelling that no finder knows.
    """
    mentions = set(found)
    for mention in {*mentions, *_repeated(words, given, mentions)}:
        begin = _start_of_number(words, mention.start)
        if mention.kind in NUMBERED or begin < mention.start:
            yield mention, begin


def readable(text: str, most: int) -> str:
    """Return a text as far as what must be hidden in it can be found: its first characters.

    A longer one ends before the first number near its end, whose street may be cut off, else with
    the last whole sentence.
    """
    if len(text) <= most:
        return text
    start = max(most - _ADDRESS_LENGTH, 0)
    head, tail = text[:start], text[start:most]
    if number := re.search(r"\d", tail):
        return head + tail[: number.start()]
    ends = max(tail.rfind(end) for end in (". ", ".\n", "\n"))
    return head + tail[: ends + 1]


def on_block(mention: Mention, lang: str) -> Mention:
    """Return what stands in a numbered mention's stead: "… rue X", "100 block of Oak St"."""
    if mention.kind not in NUMBERED:
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


def round_place(place: Place, mention: Mention | None, middle: Middle) -> Place:
    """Return a place no finer than its block, under a name that says no house.

    `middle` gives (lon, lat) of a block's middle, None if unknown.
    """
    if place.precision is Precision.BLOCK:  # of a house that is known by its street only
        return replace(place, name=_name_without_number(place, mention))
    if place.precision not in (Precision.EXACT, Precision.ADDRESS):
        return place
    spots = [spot for block_id in place.block_ids if (spot := middle(block_id)) is not None]
    lon, lat = spots[0] if spots else (round(place.lon, _DECIMALS), round(place.lat, _DECIMALS))
    return replace(
        place,
        name=mention.parts[0] if mention else without_number(place.name),
        lon=lon,
        lat=lat,
        precision=Precision.BLOCK,
        accuracy_m=max(place.accuracy_m, _BLOCK_ACCURACY_M),
        spots=((lon, lat),),
    )


def without_number(address: str) -> str:
    """Return an address without the house number that it begins with."""
    return _LEADING_NUMBERS.sub("", address)


def _repeated(words: str, given: Iterable[str], found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield given addresses that stand in the words where nothing was found."""
    spans = sorted((m.start, m.end) for m in found)
    for text in given:
        street = without_number(text)
        if street == text:
            continue
        for match in re.finditer(re.escape(text), words):
            if not touches(spans, *match.span()):
                yield Mention(MentionKind.ADDRESS, *match.span(), text, (street,))


def _start_of_number(words: str, start: int) -> int:
    """Return where a number begins that stands right before a mention, else the mention's start.

    Its finder did not take it for a house number ("4 bis rue X" in an English text); it may be one.
    """
    near = max(start - 20, 0)
    line = words[max(words.rfind("\n", near, start) + 1, near) : start]
    number = _NUMBER_BEFORE.search(line)
    return start - len(line) + number.start() if number else start


def _name_without_number(place: Place, mention: Mention | None) -> str:
    """Return a block's name; "100 block of Oak St" and "Oak St from Elm to Ash" say no house."""
    if mention is not None:
        return mention.parts[0] if mention.kind in NUMBERED else place.name
    return place.name if " block of " in place.name else without_number(place.name)
