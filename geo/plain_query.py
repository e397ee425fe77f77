"""The two plainest queries, which most are: "12 rue de Paris" and "Oak St & Elm St"."""

from __future__ import annotations

from geo.gazetteer import Gazetteer
from records import Mention, MentionKind

_JOINTS = (" & ", " and ", " et ", "/")
_LONGEST_NUMBER = 5


def read_plain(query: str, gazetteer: Gazetteer) -> Mention | None:
    """Return what a plain query says, None if it may say something else.

    It is plain if all but the number or the joint is a street's full name: `query_reading` would
    come to the same, with a dozen expressions tried.
    """
    if "," in query:
        return None
    is_called = gazetteer.street_names.is_called
    number, _, street = query.partition(" ")
    if number.isdecimal() and number.isascii() and len(number) <= _LONGEST_NUMBER:
        if is_called(street):
            return _said(MentionKind.ADDRESS, query, (street,), (int(number),))
        return None
    for joint in _JOINTS:
        one, found, other = query.partition(joint)
        if found and is_called(one) and is_called(other):
            return _said(MentionKind.INTERSECTION, query, (one.strip(), other.strip()), ())
    return None


def _said(
    kind: MentionKind, query: str, parts: tuple[str, ...], numbers: tuple[int, ...]
) -> Mention:
    suffixes = ("",) * len(numbers)
    return Mention(kind, 0, len(query), query, parts, numbers, suffixes, found_by="query")
