"""The words of a run of capitals, and whether its line sets capitals anyhow."""

import re
from typing import NamedTuple

from enrich.name_words import NameWord, sort_of
from enrich.person_signs import WORD

_ONE = re.compile(WORD)
_POSSESSIVE = re.compile(r"['’][sS]$")
_LONG = 4  # letters: shorter words are set small in headlines too
_FEW_SMALL = 0.35


class Part(NamedTuple):
    """A word of a run, its place in the text, and what it may be in a name."""

    start: int
    end: int
    sort: NameWord
    text: str


def is_headline(text: str, at: int, lang: str) -> bool:
    """Tell whether a line is set in capitals, or with one on most words: they then say nothing.

    French headlines have them on names only.
    """
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    words = re.findall(r"[^\W\d_]+", text[start : min(end if end >= 0 else len(text), start + 300)])
    long = [word for word in words if len(word) >= _LONG]
    if lang == "fr":
        return all(map(str.isupper, long))
    return sum(word[0].islower() for word in long) < _FEW_SMALL * len(long) and len(long) > 2


def parts_of(run: re.Match[str]) -> list[Part]:
    """Return the words of a run, without the 's of an owner."""
    parts = []
    for match in _ONE.finditer(run[0]):
        start, word = run.start() + match.start(), match[0]
        if possessive := _POSSESSIVE.search(word):
            word = word[: possessive.start()]
        parts.append(Part(start, start + len(word), sort_of(word), word))
    return parts
