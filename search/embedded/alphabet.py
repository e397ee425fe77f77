"""Numbers spelled as characters: UTF-8 keeps small ones in a byte, and text can be searched.

Most numbers are one character. Those beyond what Unicode has are two: one of plane 16, then one of
plane 15, which stand for nothing else, so that no number is ever found across two others.
"""

import re
from collections.abc import Iterable

_GAP = 0xD800  # where surrogates begin, which are no characters
_GAP_LENGTH = 0x800
_SECOND, _FIRST = 0xF0000, 0x100000  # planes 15 and 16
_PAIRED = _SECOND - _GAP_LENGTH  # the first number of two characters
_PLANE = 0x10000
_ONE = re.compile("[\U00100000-\U0010ffff]?.", re.DOTALL)


def spell(number: int) -> str:
    """Return the characters of a number (0 or more)."""
    if number < _PAIRED:
        return chr(number if number < _GAP else number + _GAP_LENGTH)
    high, low = divmod(number - _PAIRED, _PLANE)
    return chr(_FIRST + high) + chr(_SECOND + low)


def letters(text: str) -> list[str]:
    """Return the characters of each number of a text, in their order."""
    return _ONE.findall(text)


def read(letter: str) -> int:
    """Return the number that `spell` made these characters of."""
    if len(letter) == 2:
        high, low = map(ord, letter)
        return (high - _FIRST) * _PLANE + low - _SECOND + _PAIRED
    code = ord(letter)
    return code if code < _GAP else code - _GAP_LENGTH


def one_of(spelled: Iterable[str]) -> str:
    """Return a regular expression for any one of these numbers, at least one."""
    singles: list[str] = []
    pairs: list[str] = []
    for letter in sorted(spelled):
        code = "".join(f"\\U{ord(character):08x}" for character in letter)
        (singles if len(letter) == 1 else pairs).append(code)
    choices = [f"[{''.join(singles)}]"] if singles else []
    return f"(?:{'|'.join(choices + pairs)})"
