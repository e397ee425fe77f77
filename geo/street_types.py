"""Words that say what kind of way a street is, and the name without them."""

from __future__ import annotations

from geo.name_table import without_articles
from records.spelling import name_key

# As `records.spelling.norm` shortens them. English writes them last, French first.
_LAST = (
    "st av bd pl sq rd dr ln ct ter pkwy hwy cir pk way row mews aly alley ext tpk turnpike bridge "
    "lndg landing"
)
_FIRST = (
    "rue av bd pl sq imp all ch rte fbg crs pas qu sentier villa cite voie venelle esplanade "
    "promenade pont rond ruelle mail montee rang sente traverse chaussee"
)
LAST_TYPES, FIRST_TYPES = frozenset(_LAST.split()), frozenset(_FIRST.split())
# Types that nobody takes for another one: Central Park is not Central Square.
UNMISTAKABLE = frozenset(["pk", "tpk", "turnpike", "bridge", "pont", "ext", "lndg", "landing"])


def split_type(key: str) -> tuple[str, str]:
    """Return a name's kind of way and its base: "oxford st" is ("st", "oxford").

    The kind is "" if no word says it; the base has no articles.
    """
    words = key.split(" ")
    if len(words) > 1 and words[-1] in LAST_TYPES:
        return words[-1], without_articles(" ".join(words[:-1]))
    if len(words) > 1 and words[0] in FIRST_TYPES:
        return words[0], without_articles(" ".join(words[1:]))
    return "", without_articles(key)


def type_of(key: str) -> str:
    """Return the word of a name's key that says what kind of way it is, "" if none does."""
    return split_type(key)[0]


def base_of(key: str) -> str:
    """Return a key without its type and articles ("oxford st" -> "oxford")."""
    return split_type(key)[1]


def words_of(street: str) -> frozenset[str]:
    """Return the words that tell a street from others."""
    return frozenset(base_of(name_key(street)).split())
