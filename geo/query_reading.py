"""What one clean query may say, as mentions: the forms of addresses and crossings, fr and en."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.plain_query import read_plain
from geo.query_pieces import cut, without_town
from records import Mention, MentionKind

LONGEST = 300  # characters of a query; what it may say grows with the square of its length
_SUFFIX = r"(?:\s?(?:bis|ter|quater)\b|[a-z]\b|\s1/2|\s?½)"
_NUMBER = rf"(?:n[°º]\s*)?(\d{{1,5}})(?!\d)(?!(?:st|nd|rd|th|er|e|ème|eme)\b)({_SUFFIX})?"
_TO, _OR = r"-|–|to|à|au|jusqu'au", r"or|ou|and|et|&|/"
_ADDRESS = re.compile(
    rf"(?:du\s+)?{_NUMBER}(?:\s*({_TO}|{_OR})\s*{_NUMBER})?\s*,?\s+(?!(?:block|blk)\b)(.+)",
    re.I,
)
_HOUSE = r"\d{1,5}[^\W\d_]?"
_LIST = re.compile(
    rf"({_HOUSE}(?:\s*,\s*{_HOUSE})+(?:\s*,?\s*(?:or|ou|and|et|&)\s*{_HOUSE})?)\s+(\D.*)", re.I
)
_LETTERED = re.compile(r"(\d{1,5}) ([a-z]) (.+)", re.I)  # 12 B Oak St; but 12 E Kendall St
_FLAT = re.compile(r"(\d{1,5}) (.+) (?:\d[\w/]*|[a-z])", re.I)  # 81 Oak St 3
_TRAILING_RANGE = re.compile(
    rf"(\D.*?)\s+(?:(?:du|de|from|num[ée]ros?|n[°º]s?)\s+)*{_NUMBER}\s*(?:{_TO})\s*{_NUMBER}", re.I
)
_TRAILING = re.compile(rf"(\D.*?)\s+{_NUMBER}", re.I)
_BLOCK = re.compile(r"(\d{1,5}|unit)(?:\s*-\s*(\d{1,5}))?\s+(?:block|blk)\s+(?:of\s+)?(.+)", re.I)
_CORNER = re.compile(
    r"(?:(?:à|a) l['’])?(?:corner|intersection|junction|angle|coin|croisement|carrefour)"
    r"(?:\s+(?:of|de|des|du|entre))?\s+(?:the\s+|la\s+|l['’])?(.+)",
    re.I,
)
_AND = re.compile(r"\s*(?:&|/|@|\b(?:and|et|at)\b)\s*", re.I)
_PLURAL_FIRST = re.compile(r"(rue|avenue|boulevard|place)s\s+(.+)", re.I)
_PLURAL_LAST = re.compile(r"(.+\b(?:street|st|avenue|ave|road|rd))s", re.I)


def read_query(query: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield what a query may say, likeliest first; all offsets span the whole query.

    One query is often several readings ("8 mai 1945" is no house number): the gazetteer decides.
    One of more than LONGEST characters is no address and says nothing.
    """
    if len(query) > LONGEST:
        return
    plain = read_plain(query, gazetteer)
    if plain:
        yield plain
        if gazetteer.landmark_names.find(query):  # a house may be called after its address
            yield replace(plain, kind=MentionKind.PLACE, parts=(query,), numbers=(), suffixes=())
        return
    pieces, town = cut(query, gazetteer)
    shorter = (without_town(piece, gazetteer) for piece in pieces)
    for piece in (*pieces, *filter(None, shorter)):
        for form in _FORMS:
            for kind, parts, numbers, suffixes in form(piece, gazetteer):
                yield Mention(
                    kind, 0, len(query), query, parts, numbers, suffixes, town, found_by="query"
                )


Saying = tuple[MentionKind, tuple[str, ...], tuple[int, ...], tuple[str, ...]]


def _addresses(piece: str, _: Gazetteer) -> Iterator[Saying]:
    if found := _ADDRESS.fullmatch(piece):
        first, suffix, joint, last, last_suffix, street = found.groups(default="")
        if last:
            numbers = int(first), _whole(int(first), int(last))
            is_range = re.fullmatch(_TO, joint, re.I) and numbers[0] < numbers[1]
            kind = MentionKind.RANGE if is_range else MentionKind.ADDRESS
            yield kind, (street,), numbers, (suffix.strip(), last_suffix.strip())
        else:
            yield MentionKind.ADDRESS, (street,), (int(first),), (suffix.strip(),)
    if found := _LETTERED.fullmatch(piece):
        yield MentionKind.ADDRESS, (found[3],), (int(found[1]),), (found[2],)
    if found := _FLAT.fullmatch(piece):
        yield MentionKind.ADDRESS, (found[2],), (int(found[1]),), ("",)


def _whole(first: int, last: int) -> int:
    """Return the last number of a range in full: 1350-54 means 1354."""
    return last if last >= first else int(str(first)[: -len(str(last))] + str(last))


def _lists(piece: str, _: Gazetteer) -> Iterator[Saying]:
    if found := _LIST.fullmatch(piece):
        houses = re.findall(r"(\d+)([a-z]?)", found[1], re.I)
        numbers = tuple(int(number) for number, _ in houses)
        yield MentionKind.ADDRESS, (found[2],), numbers, tuple(suffix for _, suffix in houses)


def _trailing(piece: str, _: Gazetteer) -> Iterator[Saying]:
    if found := _TRAILING_RANGE.fullmatch(piece):
        numbers = int(found[2]), _whole(int(found[2]), int(found[4]))
        yield MentionKind.RANGE, (found[1],), numbers, ("", "")
    elif found := _TRAILING.fullmatch(piece):
        yield MentionKind.ADDRESS, (found[1],), (int(found[2]),), ((found[3] or "").strip(),)


def _blocks(piece: str, _: Gazetteer) -> Iterator[Saying]:
    if found := _BLOCK.fullmatch(piece):
        numbers = tuple(int(n) for n in found.groups()[:2] if n and n.isdigit()) or (0,)
        yield MentionKind.BLOCK, (found[3],), numbers, ()


def _crossings(piece: str, gazetteer: Gazetteer) -> Iterator[Saying]:
    corner = _CORNER.fullmatch(piece)
    names = _AND.split(corner[1] if corner else piece)
    if len(names) == 2 and all(names):
        yield MentionKind.INTERSECTION, _singular(names[0], names[1]), (), ()
    elif corner and len(names) == 1:
        for pair in _two_streets(names[0], gazetteer):
            yield MentionKind.INTERSECTION, pair, (), ()


def _singular(one: str, other: str) -> tuple[str, str]:
    """Return both names with their type: "rues A et B", "A and B Streets"."""
    if found := _PLURAL_FIRST.fullmatch(one):
        return f"{found[1]} {found[2]}", f"{found[1]} {other}"
    if found := _PLURAL_LAST.fullmatch(other):
        return one, found[1]
    return one, other


def _two_streets(words: str, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut words into two known streets: "angle rue A rue B"."""
    parts = words.split()
    for i in range(1, len(parts)):
        pair = " ".join(parts[:i]), " ".join(parts[i:])
        if all(gazetteer.street_names.find(name) for name in pair):
            yield pair


def _bare(piece: str, _: Gazetteer) -> Iterator[Saying]:
    for kind in (MentionKind.PLACE, MentionKind.STREET, MentionKind.AREA):
        yield kind, (piece,), (), ()


_FORMS: tuple[Callable[[str, Gazetteer], Iterator[Saying]], ...] = (
    _addresses,
    _lists,
    _blocks,
    _crossings,
    _trailing,
    _bare,
)
