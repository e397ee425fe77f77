"""What stands behind a house number: bis, ter, A, B."""

from __future__ import annotations

# The Base Adresse Nationale writes one letter where people write the word.
_LETTERS = {"bis": "b", "ter": "t", "quater": "q", "quinquies": "c"}


def suffix_key(suffix: str) -> str:
    """Return the key by which suffixes are compared: "bis", "B" and "b" are one."""
    folded = suffix.lower()
    return _LETTERS.get(folded, folded)
