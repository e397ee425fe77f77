"""Stretches of a street: between two crossings, from number to number, the 1200 block of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from geo.candidate import Candidate, Found, section
from geo.gazetteer import Gazetteer
from geo.landmark_corners import corners_at_landmark
from geo.resolvers.address import resolve_address
from geo.resolvers.street import streets_called
from geo.street_names import NameMatch
from records import Block, Mention, MentionKind, Refusal, Score

BETWEEN, HUNDRED, BOTH_ENDS, ONE_END = 0.95, 0.95, 0.95, 0.75
END_AT_LANDMARK = 0.7  # as a crossing at one
ONE_HOUSE = 10  # "23-25 Oak St": one building has several numbers
_STRETCH = re.compile(r"\d\w*(?: \w+)* (?:à|a|au|aux|to|through|et|and) ", re.I)  # du 3 au 9

Blocks = Callable[[str], tuple[tuple[Block, ...], float]]


def resolve_segment(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the blocks of a street from one crossing to another; both must be found.

    A square or a landmark is no sharp end: which corner it means is doubtful.
    """
    if len(mention.parts) < 3:
        return Refusal(mention, "no_crossing", "a section needs both of its ends")
    street, start, end = mention.parts[:3]

    def between(street_id: str) -> tuple[tuple[Block, ...], float]:
        first, last = (_nodes(street_id, name, gazetteer) for name in (start, end))
        return gazetteer.stretch(street_id, first, last), BETWEEN

    reason = ("no_crossing", f"{street} between {start} and {end}")
    found = _sections(mention, "segment", between, reason, gazetteer)
    sharp = all(gazetteer.street_names.find(name) for name in (start, end))
    if sharp or isinstance(found, Refusal):
        return found
    return tuple(candidate.doubt("end_at_landmark", END_AT_LANDMARK) for candidate in found)


def resolve_range(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the blocks that have numbers from the first to the last one, both sides."""
    low, high = min(mention.numbers), max(mention.numbers)
    if high - low <= ONE_HOUSE and not _STRETCH.search(mention.text):
        found = resolve_address(replace(mention, kind=MentionKind.ADDRESS), gazetteer)
        if not isinstance(found, Refusal):
            return tuple(_as_range(candidate) for candidate in found)

    def from_to(street_id: str) -> tuple[tuple[Block, ...], float]:
        blocks = _with_numbers(gazetteer.blocks_of(street_id), low, high)
        ends = sum(bool(_with_numbers(blocks, end, end)) for end in (low, high))
        return (blocks, BOTH_ENDS if ends == 2 else ONE_END) if ends else ((), 0.0)

    reason = ("number_out_of_range", f"{low} to {high} {mention.parts[0]}")
    return _sections(mention, "range", from_to, reason, gazetteer)


def _as_range(candidate: Candidate) -> Candidate:
    """Return a list of two houses as the stretch that it is: "23, 25 Oak St" is 23-25."""
    place = replace(candidate.place, name=candidate.place.name.replace(", ", "-", 1))
    return replace(candidate, place=place, method="range")


def resolve_hundred(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the blocks of a hundred: 1200 means 1200 to 1299, 0 and 1 the numbers below 100."""
    first = mention.numbers[0] // 100 * 100 if mention.numbers else 0
    last = mention.numbers[-1] if mention.numbers else 0
    if last % 100 == 0:  # from 0 to 100 is the first hundred
        last -= 1
    last = max(last, first + 99)

    def overlapping(street_id: str) -> tuple[tuple[Block, ...], float]:
        return _with_numbers(gazetteer.blocks_of(street_id), max(first, 1), last), HUNDRED

    reason = ("number_out_of_range", f"{first} block of {mention.parts[0]}")
    return _sections(mention, "range", overlapping, reason, gazetteer)


def _sections(
    mention: Mention,
    method: str,
    choose: Blocks,
    reason: tuple[str, str],
    gazetteer: Gazetteer,
) -> Found:
    match = streets_called(mention.parts[0], gazetteer)
    if match is None:
        return Refusal(mention, "unknown_street", mention.parts[0])
    found = tuple(
        _candidate(mention, method, match, chosen, gazetteer)
        for street_id in match.street_ids
        if (chosen := choose(street_id))[0]
    )
    return found or Refusal(mention, *reason)


def _candidate(
    mention: Mention,
    method: str,
    match: NameMatch,
    chosen: tuple[tuple[Block, ...], float],
    gazetteer: Gazetteer,
) -> Candidate:
    blocks, value = chosen
    is_open = mention.text.count("(") > mention.text.count(")")  # "rue X (entre A et B"
    place = section(f"{mention.text})" if is_open else mention.text, blocks, gazetteer)
    parts = (Score(f"street_{match.how}", match.score), Score(f"{method}_found", value))
    return Candidate(place, "address", blocks[0].id, method, parts)


def _nodes(street_id: str, name: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the crossings of a street with another one, or its crossing next to a landmark."""
    match = gazetteer.street_names.find(name)
    ids = match.street_ids if match else ()
    meetings = (m for other in ids for m in gazetteer.meetings.find(street_id, other))
    nodes = {node for meeting in meetings for node in meeting.crossing_ids}
    return frozenset(nodes or corners_at_landmark(street_id, name, gazetteer))


def _with_numbers(blocks: Iterable[Block], low: int, high: int) -> tuple[Block, ...]:
    return tuple(
        block
        for block in blocks
        if any(side.low <= high and low <= side.high for side in block.sides())
    )
