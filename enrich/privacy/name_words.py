"""What a word with a capital may be in a person's name."""

from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from records.spelling import fold

_WORDS = Path(__file__).with_name("name_words.txt")
_KEPT = 50_000  # words whose sort is remembered


class NameWord(StrEnum):
    """The sort of a word with a capital; all but OTHER and INITIAL are listed."""

    GIVEN = "given"
    AMBIGUOUS = "ambiguous"  # a given name and an ordinary word
    TITLE = "title"  # Mr, Mme
    SUFFIX = "suffix"  # Jr.
    PARTICLE = "particle"  # Le, Van, De
    FAMILY = "family"  # a family name and an ordinary word: Hall, White
    NEVER = "never"  # a day, a street type, "Police": in no name
    INITIAL = "initial"  # J.
    OTHER = "other"  # may well be a family name


_BEFORE_GIVEN = (
    NameWord.TITLE,
    NameWord.SUFFIX,
    NameWord.PARTICLE,
    NameWord.AMBIGUOUS,
    NameWord.FAMILY,
    NameWord.NEVER,
    NameWord.GIVEN,
)


@lru_cache(_KEPT)
def sort_of(word: str) -> NameWord:
    """Return what a word with a capital, with the full stop of an abbreviation, may be in a name.

    A double given name ("Jean-Pierre") counts by its first part.
    """
    folded = fold(word)
    bare = folded.rstrip(".")
    if len(bare) == 1:
        return NameWord.TITLE if folded == "m." else NameWord.INITIAL
    lists = _lists()
    if found := next((sort for sort in _BEFORE_GIVEN if bare in lists[sort]), None):
        return found
    first, _, second = bare.partition("-")
    return NameWord.GIVEN if second and first in lists[NameWord.GIVEN] else NameWord.OTHER


@cache
def _lists() -> dict[NameWord, frozenset[str]]:
    """Return the words of the file beside this one, folded."""
    words: dict[NameWord, set[str]] = {sort: set() for sort in NameWord}
    sort = NameWord.OTHER
    for line in _WORDS.read_text("utf-8").splitlines():
        if line.startswith("["):
            sort = NameWord(line.strip("[]"))
        elif not line.startswith("#"):
            words[sort].update(map(fold, line.split()))
    return {sort: frozenset(listed) for sort, listed in words.items()}
