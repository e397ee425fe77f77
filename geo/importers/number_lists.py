"""House numbers as registers write them: "12 bis", "4-6", "1;3;5", "7 & 9"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BETWEEN = re.compile(r"\s*(?:[;,/&+]|\bet\b|\band\b)\s*", re.IGNORECASE)
_ONE = re.compile(r"(\d{1,6})\s*-?\s*([^\W\d_]|bis|ter|quater|quinquies|1/2|½)?\.?", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,6})\s*[-–]\s*(\d{1,6})")
_LONGEST = 40  # a building from 2 to 42; further apart it is no range ("12-200" is a flat)
MOST_NUMBERS = 50
LONGEST_TEXT = 255  # characters, as OpenStreetMap allows in a value


def read_house_numbers(text: str) -> tuple[tuple[int, str], ...]:
    """Return each (number, suffix) that a house has, empty if the text is no house number.

    Of a range all numbers of its side belong to the house. Suffixes are "bis", "ter" and the like
    in small letters, else one capital letter, else "".
    """
    if len(text) > LONGEST_TEXT:
        return ()
    whole = _ONE.fullmatch(text.strip())
    parts = [text.strip()] if whole else _BETWEEN.split(text.strip())
    houses = list(dict.fromkeys(house for part in parts for house in _houses(part)))
    return tuple(houses[:MOST_NUMBERS]) if all(map(_is_read, parts)) else ()


def tidy_suffix(text: str) -> str:
    """Return a house number's suffix as it is kept: "bis", "B" or ""."""
    clean = text.strip(" .-").lower().replace("½", "1/2")
    return clean.upper() if len(clean) == 1 else clean


def _is_read(part: str) -> bool:
    return bool(_ONE.fullmatch(part) or (_RANGE.fullmatch(part) and list(_houses(part))))


def _houses(part: str) -> Iterator[tuple[int, str]]:
    if (one := _ONE.fullmatch(part)) and int(one[1]):
        yield int(one[1]), tidy_suffix(one[2] or "")
    elif between := _RANGE.fullmatch(part):
        low, high = int(between[1]), int(between[2])
        if low and low < high <= low + _LONGEST:
            step = 1 if (high - low) % 2 else 2
            yield from ((number, "") for number in range(low, high + 1, step))
