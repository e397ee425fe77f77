"""From names and the words around them to mentions.

The rules of a grammar run over the sketch, leftmost first, and never look back into what is taken:
so mentions never overlap.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from enrich.mentions.grammar import Grammar
from enrich.mentions.names import names_of
from enrich.mentions.sketch import Found, Sketch, sketch
from enrich.mentions.typed import LETTERS
from enrich.tokens import bare, stretch, words_of
from records import Mention, MentionKind, NameKind

MENTIONS = "mentions"  # where a Doc keeps its mentions, in user_data
_NAMED = "named"  # the rule for a name on its own
_NAMED_RULE = "[SPAJ]L?|[CO](?!X)|[acF][fdo]{0,2}Q|Q[acvF]|(?<=[lt])B|(?<=[lt]d)B"
_FIRST = (
    "(?=[SPAJCOQBq#Z0nkvacgI@~fuUhFbE])"  # letters that begin a rule: the others are passed fast
)
_NAME_CORE = re.compile("[SQBqPAJCOL]")
_ROAD_CORE = re.compile("[SBqPACOL@g#]")
_ROAD = re.compile("@|gn?#")
_NUMBER_CORE = re.compile("[SQBqPACOL#Z0EznuUg@]")
_BY_KIND = {
    NameKind.STREET: MentionKind.STREET,
    NameKind.PLACE: MentionKind.PLACE,
    NameKind.AREA: MentionKind.AREA,
    NameKind.CITY: MentionKind.CITY,
    NameKind.OTHER_TOWN: MentionKind.CITY,
}
_WITH_ROADS = frozenset((MentionKind.INTERSECTION, MentionKind.SEGMENT))
_WITH_NUMBERS = frozenset(
    (MentionKind.ADDRESS, MentionKind.RANGE, MentionKind.BLOCK, MentionKind.ROAD)
)
_HOUSE = re.compile(r"(\d+)(\w*)")
_NUMBER = re.compile(r"\d+")
_BARE = "bare"  # the group of a range without a word that says that houses are meant
_LAST_DAY = 31
_DIGITS = 9  # of a number: no street has one of more
_SPELT = ("One", "Two", "Three", "Four")
_STREET_LAST = re.compile("~[fd]{0,3}$")  # la section comprise entre A et B, rue C


class Piece(NamedTuple):
    """A stretch of a sketch that makes a mention; `town` is another town named behind it."""

    kind: MentionKind
    start: int
    end: int
    town: str


class PhraseFinder:
    """Component: composes mentions and puts them into doc.user_data[MENTIONS]."""

    def __init__(self, grammar: Grammar) -> None:
        groups = [f"(?P<{kind.value}>{'|'.join(patterns)})" for kind, patterns in grammar.rules]
        groups.append(f"(?P<{_NAMED}>{_NAMED_RULE})")
        self._rules = re.compile(f"{_FIRST}(?:{'|'.join(groups)})")
        self._town = re.compile(grammar.town_after)
        self._town_cue = grammar.town_cue
        self._squares = grammar.squares
        self._bare_range = re.compile(grammar.bare_range)

    def __call__(self, doc: Doc) -> Doc:
        """Compose mentions, in text order."""
        drawn = sketch(doc, doc.user_data[LETTERS], names_of(doc))
        mentions = []
        at = 0
        while match := self._rules.search(drawn.letters, at):
            piece, at = self._piece(doc, drawn, match)
            mentions.append(_mention(doc, drawn, piece))
        doc.user_data[MENTIONS] = mentions
        return doc

    def _piece(self, doc: Doc, drawn: Sketch, match: re.Match[str]) -> tuple[Piece, int]:
        """Return what a match means and where to go on."""
        rule = match.lastgroup or _NAMED
        cores = _core(rule)
        positions = [m.start() for m in cores.finditer(drawn.letters, *match.span())]
        start, end, stop = positions[0], positions[-1] + 1, match.end()
        if rule == MentionKind.RANGE and self._may_be_dates(doc, drawn, match):
            rule, end, stop = _NAMED, start + 1, start + 1
        kind = self._kind(doc, drawn.names[start]) if rule == _NAMED else MentionKind(rule)
        if kind is MentionKind.CITY:
            is_other = drawn.names[start].kind is NameKind.OTHER_TOWN
            town = _stretch(doc, drawn, start, end)[2] if is_other else ""
            return Piece(kind, start, end, town), stop
        town, at = self._town_behind(doc, drawn, stop)
        return Piece(kind, start, end, town), at

    def _may_be_dates(self, doc: Doc, drawn: Sketch, match: re.Match[str]) -> bool:
        """Tell whether the numbers of a range are hardly houses: "rue X du 12 au 18"."""
        if _BARE not in self._rules.groupindex or not match[_BARE]:
            return False
        words = _stretch(doc, drawn, *match.span(_BARE))[2]
        last = max(map(int, _NUMBER.findall(words)))
        return last <= _LAST_DAY or not self._bare_range.search(words)

    def _kind(self, doc: Doc, name: Found) -> MentionKind:
        """Return what a name on its own is; a square is an area, whatever it is filed as."""
        if bare(words_of(doc)[name.end - 1]).lower() in self._squares:
            return MentionKind.AREA
        return _BY_KIND[name.kind]

    def _town_behind(self, doc: Doc, drawn: Sketch, at: int) -> tuple[str, int]:
        """Return the other town named right behind a mention ("" if none) and where that ends."""
        match = self._town.match(drawn.letters, at)
        if match is None or match.lastgroup is None:
            return "", at
        if match.lastgroup.startswith("home"):
            return "", match.end()
        if match.lastgroup == "unknown":
            cue = words_of(doc)[drawn.firsts[match.start("unknown") - 1]]
            if cue.lower() != self._town_cue:  # "rue Gambetta au Zénith" is no town
                return "", at
        end = at if match.lastgroup.startswith("beside") else match.end()
        return _stretch(doc, drawn, *match.span(match.lastgroup))[2], end


def _mention(doc: Doc, drawn: Sketch, piece: Piece) -> Mention:
    names = [drawn.names[p] for p in range(piece.start, piece.end) if p in drawn.names]
    start, end, text = _stretch(doc, drawn, piece.start, piece.end)
    houses = _houses(doc, drawn, piece) if piece.kind in _WITH_NUMBERS else ()
    known = all(name.by == "gazetteer" for name in names)
    return Mention(
        kind=piece.kind,
        start=start,
        end=end,
        text=text,
        parts=_parts(doc, drawn, piece) or (text,),
        numbers=tuple(number for number, _ in houses),
        suffixes=tuple(suffix for _, suffix in houses),
        town=piece.town,
        found_by="gazetteer" if known and names else "grammar",
    )


def _core(rule: str) -> re.Pattern[str]:
    """Return what a mention of a rule begins and ends with."""
    if rule in _WITH_ROADS:
        return _ROAD_CORE
    return _NUMBER_CORE if rule in _WITH_NUMBERS else _NAME_CORE


def _parts(doc: Doc, drawn: Sketch, piece: Piece) -> tuple[str, ...]:
    """Return the names in a mention; a road's number is one where it crosses another."""
    names = {at: drawn.names[at] for at in range(piece.start, piece.end) if at in drawn.names}
    parts = {
        at: name.written or stretch(doc, name.start, name.end)[2] for at, name in names.items()
    }
    if piece.kind in _WITH_ROADS:
        for road in _ROAD.finditer(drawn.letters, piece.start, piece.end):
            parts[road.start()] = _stretch(doc, drawn, *road.span())[2]
    named = [parts[at] for at in sorted(parts)]
    if piece.kind is MentionKind.SEGMENT and _STREET_LAST.search(drawn.letters, 0, piece.start):
        named = [named[-1], *named[:-1]]
    return tuple(named)


def _houses(doc: Doc, drawn: Sketch, piece: Piece) -> tuple[tuple[int, str], ...]:
    """Return house numbers with their suffixes; of a block its hundreds, 0 for "unit block"."""
    if piece.kind is MentionKind.ROAD:
        return ()
    houses: list[tuple[int, str]] = []
    for position in range(piece.start, piece.end):
        letter = drawn.letters[position]
        text = bare(words_of(doc)[drawn.firsts[position]])
        if letter in "#Z0" and (match := _HOUSE.fullmatch(text)):
            houses.append((int(match[1][:_DIGITS]), _suffix(match[2])))
        elif letter == "E" and text in _SPELT:
            houses.append((_SPELT.index(text) + 1, ""))
        elif letter == "z" and houses:
            houses[-1] = (houses[-1][0], _suffix(text))
    if piece.kind is MentionKind.BLOCK:
        return tuple((number, "") for number in _hundreds([number for number, _ in houses]))
    return tuple(houses)


def _hundreds(numbers: Sequence[int]) -> tuple[int, ...]:
    """Return the hundred that a block is; if it is several, the first and the last number."""
    first = numbers[0] // 100 * 100 if numbers else 0
    last = numbers[-1] - 1 if numbers and numbers[-1] % 100 == 0 else max(numbers, default=0)
    return (first, last) if last > first + 99 else (first,)


def _suffix(text: str) -> str:
    if text == "½":
        return "1/2"
    return text.upper() if len(text) == 1 else text.lower()


def _stretch(doc: Doc, drawn: Sketch, first: int, last: int) -> tuple[int, int, str]:
    return stretch(doc, drawn.firsts[first], drawn.end_token(last - 1))
