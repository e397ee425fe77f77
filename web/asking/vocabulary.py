"""The names that a search may use, in both languages: of fields, themes, types and sources."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
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
# What plurals end with: events, réunions, journaux, churches; libraries and library, as voirie.
_PLURAL = re.compile(r"(?<=[cs]h)es$|[sx]$")
_AL = re.compile(r"au$")
_Y = re.compile(r"ie$")
FIELDS = {fold(name): field for field, names in _FIELDS.items() for name in names}


class Names:
    """Codes by what people call them; case, accents and signs aside."""

    def __init__(self, called: Iterable[tuple[str, str]] = ()) -> None:
        """Take pairs of a name and its code."""
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._alike: dict[str, set[str]] = defaultdict(set)  # singular and plural
        for name, code in called:
            self._codes[_key(name)].add(code)
            self._alike[_singular(_key(name))].add(code)

    def called(self, name: str) -> frozenset[str]:
        """Return the codes of exactly this name, or else of its singular or plural."""
        key = _key(name)
        if not key:
            return frozenset()
        found = self._codes.get(key) or self._alike.get(_singular(key))
        return frozenset(found or ())

    def like(self, words: str) -> frozenset[str]:
        """Return the codes whose name begins so, or else has words that do, or has these words."""
        key = _key(words)
        if not key:
            return frozenset()
        alike = f"{_singular(key)} "
        return frozenset(
            _codes_with(f" {key}", self._codes, str.startswith)
            or _codes_with(f" {key}", self._codes, str.__contains__)
            or _codes_with(f" {alike}", self._alike, str.__contains__)
        )


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


def _singular(key: str) -> str:
    """Return a name with each word as "library" and "libraries", "avis" and "avis" have it alike.

    It need not be a word: "notices" and "notice" are both "notic".
    """
    return " ".join(map(_singular_word, key.split()))


def _singular_word(word: str) -> str:
    if len(word) < 4:
        return word
    bare = _PLURAL.sub("", word)
    return _Y.sub("y", _AL.sub("al", bare)).removesuffix("e")


def _codes_with(
    key: str, names: dict[str, set[str]], has: Callable[[str, str], bool]
) -> frozenset[str]:
    """Return the codes of names that have a key, both between blanks."""
    return frozenset().union(*(codes for name, codes in names.items() if has(f" {name} ", key)))
