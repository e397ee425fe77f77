"""Under which words terms are looked up, so that an item asks only whom it may concern.

Who asks for several words stands under the longest of them, which few items have; that the others
are there, and none that is banned, is asked of those few by `Asked.holds`.
"""

from collections.abc import Iterator

from records.asked import Asked, Reading, Said

_BEGINNING = 4  # letters of a beginning that are looked up: an item has few that differ
_STEM, _WORD, _START, _LANG = "=", '"', "*", "~"
_NOWHERE = "!"  # what no item has: terms without a word find nothing


def anchors(asked: Asked) -> frozenset[str]:
    """Return keys, one of which every item has that holds what is asked."""
    keys = frozenset().union(*(_rarest(asked, reading) for reading in asked.readings))
    return keys or frozenset({_NOWHERE})


def decides(asked: Asked) -> bool:
    """Tell whether an item that has one of the anchors holds what is asked, without a look."""
    plain = not asked.is_verbatim and not asked.banned
    return plain and all(len(reading.needed) == 1 for reading in asked.readings)


def offered(said: Said) -> Iterator[str]:
    """Yield all keys that an item has."""
    yield _LANG + said.lang
    for token in said.tokens:
        yield _STEM + token
    words = set(said.words)
    for word in words:
        yield _WORD + word
    for start in {word[:length] for word in words for length in range(1, _BEGINNING + 1)}:
        yield _START + start


def _rarest(asked: Asked, reading: Reading) -> list[str]:
    """Return the keys for items of one language: of the longest word that they must have."""
    options = [[_STEM + form for form in forms] for forms in reading.needed]
    options += [[_WORD + word] for phrase in asked.phrases for word in phrase]
    options += [[_START + prefix[:_BEGINNING]] for prefix in asked.prefixes]
    return max(options, key=lambda keys: min(map(len, keys)), default=[_LANG + reading.lang])
