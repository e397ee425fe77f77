"""The names that a search may use, in both languages: of fields, themes, types and sources."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from records.spelling import WORD, fold
from web.asking.parts import Field

_FIELDS = {
    Field.THEME: ("theme", "themes", "thème", "thèmes"),
    Field.TYPE: ("type", "types"),
    Field.SOURCE: ("source", "sources"),
    Field.SINCE: ("since", "depuis"),
    Field.UNTIL: ("until", "jusqu'au", "jusqu'à", "jusqu'en", "jusque"),
    Field.BEFORE: ("before", "avant"),
    Field.AFTER: ("after", "après"),
    Field.DATE: ("date",),
}
FIELDS = {fold(name): field for field, names in _FIELDS.items() for name in names}


class Names:
    """Codes by what people call them; case, accents and signs aside."""

    def __init__(self, called: Iterable[tuple[str, str]] = ()) -> None:
        """Take pairs of a name and its code."""
        self._codes: dict[str, set[str]] = defaultdict(set)
        for name, code in called:
            self._codes[_key(name)].add(code)

    def called(self, name: str) -> frozenset[str]:
        """Return the codes of exactly this name."""
        key = _key(name)
        return frozenset(self._codes.get(key, ()) if key else ())

    def begun_by(self, beginning: str) -> frozenset[str]:
        """Return the code whose name begins so, or else has a word that does; none if several."""
        key = _key(beginning)
        if not key:
            return frozenset()
        for begins in (str.startswith, _has_word_from):
            found = {c for name, codes in self._codes.items() if begins(name, key) for c in codes}
            if found:
                return frozenset(found if len(found) == 1 else ())
        return frozenset()


@dataclass(frozen=True)
class Vocabulary:
    """What a town's readers may name; `today` is the town's date.

    `month_first`: 3/4 is the fourth of March there.
    """

    themes: Names
    types: Names
    sources: Names
    today: date
    month_first: bool = False

    def names(self, field: Field) -> Names | None:
        """Return the names of a field, None for dates."""
        named = {Field.THEME: self.themes, Field.TYPE: self.types, Field.SOURCE: self.sources}
        return named.get(field)


def _key(name: str) -> str:
    return " ".join(WORD.findall(fold(name)))


def _has_word_from(name: str, key: str) -> bool:
    return f" {key}" in f" {name}"
