"""A text's fingerprint, by which exact duplicates are found."""

import re
from hashlib import sha256

from records.spelling import fold

_WORD = re.compile(r"[^\W_]+")
_BLANKED = {code: " " for code in range(128) if not chr(code).isalnum()}  # signs, as ASCII has them


def signature(words: str) -> str:
    """Return 16 hex digits, equal for equal words but for case, accents, spaces, punctuation.

    "" for a text without a word: such texts are not duplicates of one another.
    """
    folded = fold(words)
    found = folded.translate(_BLANKED).split() if folded.isascii() else _WORD.findall(folded)
    return sha256(" ".join(found).encode()).hexdigest()[:16] if found else ""
