"""A text's fingerprint, by which exact duplicates are found."""

import re
from hashlib import sha256

from records.spelling import fold

_WORD = re.compile(r"[^\W_]+")
_ENCODING = "cp1252"  # has the letters and signs of nearly all French and English
_OTHER = b"\xff"  # stands for what is no letter, no sign: the whole text is folded then


def _folded(code: int) -> bytes:
    """Return the letter or digit that a byte is equal to, a space for a sign."""
    words = _WORD.findall(fold(bytes([code]).decode(_ENCODING, "replace")))
    folded = "".join(words) or " "
    return folded.encode() if len(folded) == 1 and folded.isascii() else _OTHER


_FOLDED = b"".join(map(_folded, range(256)))


def signature(words: str) -> str:
    """Return 16 hex digits, equal for equal words but for case, accents, spaces, punctuation.

    "" for a text without a word: such texts are not duplicates of one another.
    """
    found = b" ".join(_plain(words).split())
    return sha256(found).hexdigest()[:16] if found else ""


def _plain(words: str) -> bytes:
    """Return words in small letters without accents, with blanks between them."""
    try:
        plain = words.replace("œ", "oe").encode(_ENCODING).translate(_FOLDED)
    except UnicodeEncodeError:
        plain = _OTHER
    return " ".join(_WORD.findall(fold(words))).encode() if _OTHER in plain else plain
