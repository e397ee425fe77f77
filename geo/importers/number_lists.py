"""House numbers as registers write them: "12 bis", "4-6", "1;3;5", "7 & 9"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BETWEEN = re.compile(r"\s*(?:[;,/&+]|\bet\b|\band\b)\s*", re.IGNORECASE)
_ONE = re.compile(r"(\d{1,5})\s*-?\s*([^\W\d_]|bis|ter|quater|quinquies|1/2|½)?\.?", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,5})\s*[-–]\s*(\d{1,5})")
_LONGEST = 40  # a building from 2 to 42; further apart it is no range ("12-200" is a flat)
MOST_NUMBERS = 50
_OF_A_SPREADSHEET = re.compile(r"(-?\d+)[.,]0+")
LONGEST_TEXT = 255  # characters, as OpenStreetMap allows in a value


def read_house_numbers(text: str) -> tuple[tuple[int, str], ...]:
    """Return each (number, suffix) that a house has, empty if the text is no house number.

    Of a range all numbers of its side belong to the house. Suffixes are "bis", "ter" and the like
    in small letters, else one capital letter, else "".
    """
    if len(text) > LONGEST_TEXT:
        return ()
    text = whole(text.strip())
    parts = [text] if _ONE.fullmatch(text) else _BETWEEN.split(text)
    houses = list(dict.fromkeys(house for part in parts for house in _houses(part)))
    return tuple(houses[:MOST_NUMBERS]) if all(map(_is_read, parts)) else ()


def whole(text: str) -> str:
    """Return "12" of "12.0", as spreadsheets write it; other text as it is."""
    found = _OF_A_SPREADSHEET.fullmatch(text)
    return found[1] if found else text


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
