"""Streets that the gazetteer lacks, known by their type, and streets named under one plural type.

"12 rue des Inconnus" is a mention even if no register has the street: it is refused later with
a reason that an editor can read. "rues de Prony et Gounod" and "Elm and Oak Streets" are two
streets each.
"""

import re

from spacy.tokens import Doc

from enrich.grammar import Grammar
from enrich.names import NAMES, NameTable, names_of
from enrich.plurals import plural_streets
from enrich.sketch import Found, Letters, letters_of, shapes_of
from records import NameKind

LETTERS = "letters"  # where a Doc keeps one letter a token, in user_data
_TYPES = re.compile("[TWVL]")


class StreetFinder:
    """Component: adds typed streets to the names and puts the letters into doc.user_data."""

    def __init__(self, grammar: Grammar, letters: Letters, table: NameTable) -> None:
        self._grammar = grammar
        self._letters = letters
        self._table = table
        self._typed = re.compile(grammar.typed or r"(?!)")
        self._shouted = re.compile(grammar.shouted or r"(?!)")

    def __call__(self, doc: Doc) -> Doc:
        """Find streets by type wherever a type's word is no part of a known street."""
        letters = doc.user_data[LETTERS] = letters_of(doc, self._letters)
        known = names_of(doc)
        covered = {i for n in known if n.kind is NameKind.STREET for i in range(n.start, n.end)}
        types = [m.start() for m in _TYPES.finditer(letters) if m.start() not in covered]
        if types:
            shapes = shapes_of(doc, letters)
            added = plural_streets(doc, shapes, self._grammar, self._table.streets)
            added += self._typed_streets(doc, shapes)
            doc.user_data[NAMES] = _merge(known, added)
        return doc

    def _typed_streets(self, doc: Doc, shapes: str) -> list[Found]:
        found = []
        for match in self._typed.finditer(shapes):
            start, end = match.span()
            if _in_capitals(doc, start):
                stricter = self._shouted.match(shapes, start)
                if stricter is None:
                    continue
                end = stricter.end()
            found.append(Found(start, end, NameKind.STREET, "grammar"))
        return found


def _in_capitals(doc: Doc, token: int) -> bool:
    """Tell whether the token's line has no word in lower case."""
    text = doc.text
    at = doc[token].idx
    line = text[max(text.rfind("\n", 0, at) + 1, at - 200) : at + 200].partition("\n")[0]
    return line.isupper()


def _merge(known: list[Found], added: list[Found]) -> list[Found]:
    """Join both: a typed street yields to a known street or a longer name, and swallows others."""
    kept = list(known)
    for new in added:
        rivals = [k for k in kept if k.start < new.end and new.start < k.end]
        if all(_swallows(new, rival) for rival in rivals):
            kept = [k for k in kept if k not in rivals]
            kept.append(new)
    kept.sort()
    return kept


def _swallows(new: Found, rival: Found) -> bool:
    if rival.kind is NameKind.STREET and rival.certain and not new.written:
        return False
    inside = new.start <= rival.start and rival.end <= new.end
    return inside and (rival.end - rival.start < new.end - new.start or bool(new.written))
