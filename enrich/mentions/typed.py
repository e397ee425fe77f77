"""Streets and places that the gazetteer lacks, known by the type in their name.

"12 rue des Inconnus" is a mention even if no register has the street: it is refused later with
a reason that an editor can read. "River Street Firehouse" is one place and not River Street.
"rues de Prony et Gounod" and "Elm and Oak Streets" are two streets each.
"""

import re

from spacy.tokens import Doc

from enrich.mentions.compass import with_direction
from enrich.mentions.grammar import Grammar
from enrich.mentions.lookalikes import Lookalikes
from enrich.mentions.names import NAMES, NameTable, names_of
from enrich.mentions.plurals import plural_streets
from enrich.mentions.sketch import DISTRICT, HYPHENS, Found, Letters, letters_of
from enrich.mentions.venue_lines import VenueLines
from enrich.tokens import bare, stretch, text_of, words_of
from records import NameKind

LETTERS = "letters"  # where a Doc keeps one letter a token, in user_data
_TYPES = re.compile("[TWVLFEIaYv]")
_NEVER = r"(?!)"
_FIRST = "(?=[^x,.|dfty])"  # no typed name begins with these: the others are passed fast


class TypedFinder:
    """Component: adds typed names to the known ones and puts the letters into doc.user_data."""

    def __init__(self, grammar: Grammar, table: NameTable) -> None:
        self._grammar = grammar
        self._known_streets = table.streets
        self._letters = Letters(grammar)
        self._venues = VenueLines(grammar.venue_lines)
        self._numbers = "#" if grammar.type_first else "#E"
        self._directions = frozenset(grammar.directions.split())
        self._lookalikes = Lookalikes(grammar, self._letters)
        self._streets = _compiled(grammar.typed_streets)
        self._shouted = re.compile(grammar.shouted or _NEVER)
        self._places = _compiled(grammar.typed_places)
        self._areas = _compiled(grammar.typed_areas)

    def __call__(self, doc: Doc) -> Doc:
        """Find names by type wherever a type's word is no part of a known street."""
        letters, shapes = letters_of(doc, self._letters)
        doc.user_data[LETTERS] = letters
        found = names_of(doc)
        starts = {name.start for name in found}
        known = [
            self._as_address(doc, letters, name)
            for name in found
            if not self._is_other_thing(doc, letters, name)
            and not self._lookalikes.is_known_one(doc, letters, name)
            and not (name.end not in starts and self._goes_on(doc, letters, name))
        ]
        if self._directions:
            known = with_direction(doc, letters, known, self._directions)
        doc.user_data[NAMES] = known
        streets = (name for name in known if name.kind is NameKind.STREET and not name.sign)
        covered = {at for street in streets for at in range(street.start, street.end)}
        known = doc.user_data[NAMES] = _merge(known, self._venues.find(doc, letters, known))
        if any(match.start() not in covered for match in _TYPES.finditer(letters)):
            plural = plural_streets(doc, shapes, self._grammar, self._known_streets)
            typed = self._typed_streets(doc, shapes) + self._typed_places(doc, shapes)
            areas = self._typed_areas(doc, shapes)
            doc.user_data[NAMES] = _merge(known, plural + typed + areas)
        return doc

    def _is_other_thing(self, doc: Doc, letters: str, name: Found) -> bool:
        """Tell whether the word at its side makes a name another.

        A street type does so with a bare name: "Broadway Place"; a tie with a street: "rue du
        Marché-aux-Veaux".
        """
        if name.kind is NameKind.STREET and not name.sign:
            is_tied = words_of(doc)[name.end - 1][-1] in HYPHENS
            return self._grammar.type_first and is_tied and letters[name.end] not in "TWVL"
        if not name.sign and name.kind not in (NameKind.AREA, NameKind.PLACE):
            return False
        if (
            letters[name.start] == "d"
            and not name.sign
            and words_of(doc)[name.end - 1][0].islower()
        ):
            return True  # "the port" is not The Port
        at = name.start - 1 if self._grammar.type_first else name.end
        if not (0 <= at < len(doc) and letters[at] in "TWV"):
            return False
        return self._grammar.type_first or words_of(doc)[at][0].isupper()

    def _goes_on(self, doc: Doc, letters: str, name: Found) -> bool:
        """Tell whether a street of one word is another street's beginning: "rue Abel Hovelacque".

        Most are: of 12,000 streets in Paris traffic orders none was followed by another capital.
        """
        if not self._grammar.type_first or name.kind is not NameKind.STREET or name.sign:
            return False
        if letters[name.end : name.end + 1] != "X" or letters[name.end + 1 : name.end + 2] == ":":
            return False
        words = [at for at in range(name.start + 1, name.end) if letters[at] not in "fdt"]
        return len(words) == 1 and not _in_capitals(doc, name.start)

    def _as_address(self, doc: Doc, letters: str, name: Found) -> Found:
        """Return a square behind a house number as the street that it is then: 60 Porter Square."""
        is_numbered = name.start > 0 and letters[name.start - 1] in self._numbers
        if is_numbered and bare(words_of(doc)[name.end - 1]).lower() in self._grammar.squares:
            return name._replace(kind=NameKind.STREET)
        return name

    def _typed_streets(self, doc: Doc, shapes: str) -> list[Found]:
        found = []
        for match in self._streets.finditer(shapes):
            start, end = match.span()
            if _in_capitals(doc, start):
                stricter = self._shouted.match(shapes, start)
                if stricter is None:
                    continue
                end = stricter.end()
            if self._grammar.type_first or not _is_plain_words(doc, shapes, start, end):
                found.append(Found(start, end, NameKind.STREET, "grammar"))
        is_none = self._lookalikes.is_typed_one
        return [name for name in found if not is_none(doc, shapes, name)]

    def _typed_areas(self, doc: Doc, shapes: str) -> list[Found]:
        found = []
        for match in self._areas.finditer(shapes):
            start, end = match.span()
            if not self._grammar.type_first and _begins_sentence(shapes, start):
                continue  # "Storage area", "Each neighborhood"
            name = stretch(doc, *match.span(match.lastindex or 0))[2]
            sign = DISTRICT if shapes.startswith("XY", start) else ""
            found.append(Found(start, end, NameKind.AREA, "grammar", name, sign))
        return found

    def _typed_places(self, doc: Doc, shapes: str) -> list[Found]:
        return [
            Found(match.start(), match.end(), NameKind.PLACE, "grammar")
            for match in self._places.finditer(shapes)
            if not _in_capitals(doc, match.start())
        ]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{_FIRST}(?:{pattern or _NEVER})")


def _begins_sentence(shapes: str, start: int) -> bool:
    return start == 0 or shapes[start - 1] in ".|"


def _is_plain_words(doc: Doc, shapes: str, start: int, end: int) -> bool:
    """Tell whether a word has its capital from the sentence only: "Which street", "Park road"."""
    if end - start > 2 or words_of(doc)[end - 1][0].isupper():
        return False
    return shapes[start] == "F" or _begins_sentence(shapes, start)


def _in_capitals(doc: Doc, token: int) -> bool:
    """Tell whether the token's line has no word in lower case."""
    text = text_of(doc)
    at = doc[token].idx
    line = text[max(text.rfind("\n", 0, at) + 1, at - 200) : at + 200].partition("\n")[0]
    return line.isupper()


def _merge(known: list[Found], added: list[Found]) -> list[Found]:
    """Join both: a typed name yields to a known one unless it is longer and holds it."""
    if not added:
        return known
    owners = {at: name for name in known for at in range(name.start, name.end)}
    for typed in added:
        rivals = _owners(owners, typed)
        new = _lengthen(typed, rivals)
        if all(_swallows(new, rival) for rival in _owners(owners, new)):
            owners.update(dict.fromkeys(range(new.start, new.end), new))
    return sorted(set(owners.values()))


def _owners(owners: dict[int, Found], name: Found) -> list[Found]:
    """Return the names that share a token with one, in text order."""
    return sorted({owners[at] for at in range(name.start, name.end) if at in owners})


def _lengthen(new: Found, rivals: list[Found]) -> Found:
    """Begin a typed place where a known one begins: "Rindge and Latin" with "Latin School"."""
    first = rivals[0] if rivals else new
    if new.kind is first.kind is NameKind.PLACE and first.start < new.start:
        return new._replace(start=first.start)
    return new


def _swallows(new: Found, rival: Found) -> bool:
    if not (new.start <= rival.start and rival.end <= new.end):
        return False
    if new.kind is NameKind.AREA:
        if rival.sign or rival.by == "grammar":
            return True
        if rival.kind in (NameKind.AREA, NameKind.OTHER_TOWN):
            return False
    if (
        new.written and new.kind is NameKind.STREET
    ):  # "Elm and Oak Streets" knows better than an area named Oak
        return True
    if rival.kind is NameKind.STREET and not rival.sign and new.kind is NameKind.STREET:
        return False
    return rival.end - rival.start < new.end - new.start
