"""Words that look like a street or a quarter and are none: metonyms, tickers, common nouns."""

from spacy.tokens import Doc

from enrich.mentions.grammar import Grammar
from enrich.mentions.sketch import Found, Letters
from enrich.tokens import bare, stretch, text_of, words_of
from records import NameKind
from records.spelling import name_key

_TYPES = frozenset("TWVEFNI")


class Lookalikes:
    """Tells which names of a language mean something else where they stand."""

    def __init__(self, grammar: Grammar, letters: Letters) -> None:
        self._grammar = grammar
        self._letters = letters
        self._metonyms = tuple(map(name_key, grammar.metonyms))

    def is_known_one(self, doc: Doc, letters: str, name: Found) -> bool:
        """Tell whether a name that the gazetteer has is a common noun or part of another name.

        `letters` are the Doc's, one a token.
        """
        if _is_owner(words_of(doc), name) or _is_initial(words_of(doc), letters, name):
            return True
        if letters[name.start - 1 : name.start] != "#" and self._is_common(doc, name):
            return True
        return name.kind is NameKind.AREA and self._goes_on(doc, letters, name)

    def is_typed_one(self, doc: Doc, letters: str, name: Found) -> bool:
        """Tell whether a street found by its type is a metonym, a ticker or a common noun."""
        words = words_of(doc)
        if letters[name.start - 1 : name.start] == "#":
            return False
        if words[name.end : name.end + 1] == [">"] or _is_owner(words, name):
            return True
        if not self._grammar.type_first and bare(words[name.end - 1]) in self._grammar.nouns:
            return True
        key = name_key(stretch(doc, name.start, name.end)[2])
        return any(key == one or key.endswith(f" {one}") for one in self._metonyms)

    def _is_common(self, doc: Doc, name: Found) -> bool:
        """Tell whether a name is all in lower case in a text that has capitals: "high street".

        French writes types so: "rue de la paix", "hôtel de ville".
        """
        words = words_of(doc)[name.start : name.end]
        if not "".join(words).islower() or text_of(doc).islower():
            return False
        is_typed = self._letters[words[0].capitalize()][0] in _TYPES
        return not (self._grammar.type_first and is_typed)

    def _goes_on(self, doc: Doc, letters: str, name: Found) -> bool:
        """Tell whether a quarter of one word is another name's beginning: the Port of New York."""
        words = [at for at in range(name.start, name.end) if letters[at] not in "dft"]
        if len(words) > 1 or words_of(doc)[name.start].isupper():
            return False
        behind = letters[name.end : name.end + 2]
        return behind.startswith("X") or behind == "oX"


def _is_initial(words: list[str], letters: str, name: Found) -> bool:
    """Tell whether a street's "R." or "Q." is a person's: R. Crozatier, but 12 R. Crozatier."""
    before = letters[max(name.start - 2, 0) : name.start].rstrip(",")
    return words[name.start].rstrip() in ("R.", "Q.") and before[-1:] not in ("#", "z")


def _is_owner(words: list[str], name: Found) -> bool:
    """Tell whether a name begins with an owner's s: "the firm's St. Louis" is no South St."""
    before = words[name.start - 1] if name.start else ""
    return words[name.start] == "s" and len(before) > 1 and before[-1] in "'’"
