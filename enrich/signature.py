"""A text's fingerprint, by which exact duplicates are found."""

import re
from hashlib import sha256

from records.spelling import fold

_WORD = re.compile(r"[^\W_]+")


def signature(words: str) -> str:
    """Return 16 hex digits, equal for equal words but for case, accents, spaces, punctuation.

    "" for a text without a word: such texts are not duplicates of one another.
    """
    folded = " ".join(_WORD.findall(fold(words)))
    return sha256(folded.encode()).hexdigest()[:16] if folded else ""
