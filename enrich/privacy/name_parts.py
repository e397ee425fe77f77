"""The words of a run of capitals, and whether its line sets capitals anyhow."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from enrich.privacy.name_words import NameWord, sort_of
from enrich.privacy.person_signs import AGE_BEHIND, CUES, WORD, letters_of

_ONE = re.compile(WORD)
_NEVER_TOLD = (NameWord.NEVER, NameWord.TITLE)
TELLING = frozenset((NameWord.GIVEN, NameWord.AMBIGUOUS, NameWord.TITLE, NameWord.INITIAL))
_POSSESSIVE = re.compile(r"['’][sS]$")
_BEFORE_AGE = frozenset((",", " ", "\xa0", "\u202f"))
_LOOK_BACK = 50
_NEAR = 150  # characters of a line on either side that are looked at
_LONG = 4  # letters: shorter words are set small in headlines too
_FEW_SMALL = 0.35


class Part(NamedTuple):
    """A word of a run, its place in the run, and what it may be in a name."""

    start: int
    end: int
    sort: NameWord
    text: str


class Words(NamedTuple):
    """What the words of a run say by themselves, wherever it stands.

    `tells`: one of them may tell that there is a name; `may_be_told`: what stands beside the run
    may; `has_cue`: one of them may tell it of those behind.
    """

    parts: tuple[Part, ...]
    tells: bool
    may_be_told: bool
    has_cue: bool

    def at(self, start: int) -> list[Part]:
        """Return the words of a run that begins at a place of a text, with their places there."""
        return [Part(start + a, start + b, sort, word) for a, b, sort, word in self.parts]


def is_headline(text: str, at: int, lang: str) -> bool:
    """Tell whether a line is set in capitals, or with one on most words: they then say nothing.

    French headlines have them on names only.
    """
    start = text.rfind("\n", max(at - _NEAR, 0), at) + 1 or max(at - _NEAR, 0)
    line = text[start : at + _NEAR]
    words = re.findall(r"[^\W\d_]+", line[: line.find("\n", at - start) % (len(line) + 1)])
    long = [word for word in words if len(word) >= _LONG]
    if lang == "fr":
        return all(map(str.isupper, long))
    return sum(word[0].islower() for word in long) < _FEW_SMALL * len(long) and len(long) > 2


def words_of_run(run: str) -> Words:
    """Return the words of a run, without the 's of an owner."""
    parts = []
    for match in _ONE.finditer(run):
        start, word = match.start(), match[0]
        if possessive := _POSSESSIVE.search(word):
            word = word[: possessive.start()]
        parts.append(Part(start, start + len(word), sort_of(word), word))
    has_cue = not CUES.isdisjoint(letters_of(run))
    tells = any(part.sort in TELLING for part in parts)
    return Words(tuple(parts), tells, parts[-1].sort not in _NEVER_TOLD, has_cue)


class CapitalRun:
    """Words with capitals one behind the other, and what stands around them."""

    def __init__(self, text: str, lang: str, parts: Sequence[Part]) -> None:
        self._text = text
        self._lang = lang
        self._parts = parts
        self._sorts = [part.sort for part in parts]

    def _before(self, i: int) -> str:
        start = self._parts[i].start
        return self._text[max(start - _LOOK_BACK, 0) : start].rpartition("\n")[2]

    def _begins_line(self, i: int) -> bool:
        start = self._parts[i].start
        return start == 0 or self._text[start - 1] == "\n"

    @cached_property
    def _is_headline(self) -> bool:
        return is_headline(self._text, self._parts[0].start, self._lang)

    def _is_aged(self, i: int) -> bool:
        end = self._parts[i].end
        return self._text[end : end + 1] in _BEFORE_AGE and bool(AGE_BEHIND.match(self._text, end))

    def _is_owner(self, i: int) -> bool:
        """Tell whether a part has an 's: "Anna's Kitchen" is no name of a person."""
        return self._text.startswith(("'s", "’s"), self._parts[i].end)

    def _only_initials(self, first: int, end: int) -> bool:
        return all(sort in (NameWord.INITIAL, NameWord.PARTICLE) for sort in self._sorts[first:end])

    def _sort(self, i: int) -> NameWord:
        return self._sorts[i] if i < len(self._sorts) else NameWord.NEVER

    def _is_acronym(self, i: int) -> bool:
        """Tell whether a word is in capitals and those around it are not: "ADA upgrades"."""
        near = [part.text for part in self._parts[max(i - 1, 0) : i + 2] if len(part.text) > 1]
        is_alone = sum(map(str.isupper, near)) == 1 and len(near) > 1
        return (
            is_alone and self._parts[i].text.isupper() and not self._is_aged(len(self._parts) - 1)
        )
