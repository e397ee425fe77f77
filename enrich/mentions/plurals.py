"""Streets that share one type in the plural: "rues A, B et C", "A and B Streets"."""

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from enrich.mentions.grammar import Grammar
from enrich.mentions.sketch import Found
from enrich.tokens import bare, stretch, words_of
from records import NameKind
from records.spelling import name_key

_PLURAL = re.compile("L")
_LONGEST = 8  # words of a name
_FEWEST_FRENCH = 1
_FEWEST_ENGLISH = 2  # "Cambridge Streets Division" names no street


def plural_streets(
    doc: Doc, shapes: str, grammar: Grammar, streets: Collection[str]
) -> list[Found]:
    """Return the streets under each plural type, with the singular type put back in `written`.

    `streets` are the keys of the known streets: a known name wins over what capitals suggest.
    """
    found: list[Found] = []
    for at in (match.start() for match in _PLURAL.finditer(shapes)):
        if grammar.type_first and at and shapes[at - 1] in "#z":
            continue  # "12 places" are seats
        group = _Group(doc, shapes, at, streets)
        names = list(group.after() if grammar.type_first else group.before())
        if len(names) >= (_FEWEST_FRENCH if grammar.type_first else _FEWEST_ENGLISH):
            found += names
    return found


class _Group:
    """One plural type with the names around it."""

    def __init__(self, doc: Doc, shapes: str, at: int, streets: Collection[str]) -> None:
        self._doc = doc
        self._shapes = shapes
        self._at = at
        self._streets = streets
        self._type = bare(words_of(doc)[at]).removesuffix("s").removesuffix("S")

    def after(self) -> Iterator[Found]:
        """Yield names behind the type; the first one's stretch begins with the type."""
        at = self._at + 1
        start = self._at
        while end := self._end_of_name(at):
            yield self._found(start, at, end)
            while end < len(self._shapes) and self._shapes[end] in ",y/":
                end += 1
            if end == at or self._shapes[end - 1] not in ",y/":
                return
            start = at = end

    def before(self) -> Iterator[Found]:
        """Yield names in front of the type, last one first."""
        end = self._at
        while (start := self._start_of_name(end)) is not None:
            yield self._found(start, start, end)
            at = start
            while at and self._shapes[at - 1] in ",y/&":
                at -= 1
            if at == start:
                return
            end = at

    def _found(self, start: int, name_start: int, end: int) -> Found:
        name = stretch(self._doc, name_start, end)[2]
        front = self._at < end
        written = f"{self._type} {name}" if front else f"{name} {self._type}"
        known = name_key(written) in self._streets
        return Found(start, end, NameKind.STREET, "gazetteer" if known else "grammar", written)

    def _is_word(self, start: int, end: int) -> bool:
        """Tell whether a stretch begins and ends with a word."""
        return words_of(self._doc)[start][0].isalnum() and words_of(self._doc)[end - 1][0].isalnum()

    def _end_of_name(self, at: int) -> int:
        """Return where the name that begins at a token ends, 0 if none does."""
        if self._shapes[at : at + 1] == "t":  # "rues A et B, à Paris"
            return 0
        longest = min(at + _LONGEST, len(self._shapes))
        for end in range(longest, at, -1):
            if (
                self._is_word(at, end)
                and name_key(f"{self._type} {stretch(self._doc, at, end)[2]}") in self._streets
            ):
                return end
        end = at
        last = 0
        while end < longest and self._shapes[end] in "XJjRfdt":
            end += 1
            if self._shapes[end - 1] == "X":
                last = end
        return last

    def _start_of_name(self, end: int) -> int | None:
        """Return where the name that ends before a token starts, None if there is none."""
        earliest = max(end - 4, 0)
        for start in range(earliest, end):
            if (
                self._is_word(start, end)
                and name_key(f"{stretch(self._doc, start, end)[2]} {self._type}") in self._streets
            ):
                return start
        start = end
        while start > earliest and self._shapes[start - 1] in "XJ":
            start -= 1
        return start if start < end else None
