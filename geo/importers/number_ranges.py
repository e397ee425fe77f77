"""The house numbers of one side as a row gives them: from, to, and odd or even."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from geo.importers.ledger import Ledger
from geo.importers.rows import Row
from records import NumberRange, Parity

_DIGITS = re.compile(r"\d+")
_NO_NUMBER = ("", "0", "-1")  # how publishers write that there is none
_BOTH = ("all", "both", "mixed", "b")  # how they write that odd and even are on this side
_SIDES = {"left": "left side", "right": "right side", "": "it"}
Notes = tuple[Path, Ledger]


def read_range(row: Row, columns: Mapping[str, str], side: str, notes: Notes) -> NumberRange | None:
    """Return a side's numbers, None without any.

    `side` is "left", "right" or, where a row is one side, "": then the column `parity` counts too.
    """
    path, ledger = notes
    ends = [_number(row, columns, f"{side}_{end}".strip("_"), notes) for end in ("from", "to")]
    first, last = ends[0] or ends[1], ends[1] or ends[0]
    if not first or not last:
        return None
    told = _SIDES[side]
    if not all(ends):
        ledger.mend(path, row.number, f"{told} has one number, {first}, for both ends")
    if first > last and side:
        ledger.mend(path, row.number, f"{told} runs down, {first} to {last}: kept as reversed")
    low, high = sorted((first, last))
    both = not side and row.text(columns.get("parity", "")).lower() in _BOTH
    parity = Parity.MIXED if both else _parity(low, high)
    return NumberRange(low, high, parity, reversed=first > last)


def _number(row: Row, columns: Mapping[str, str], end: str, notes: Notes) -> int:
    """Return the number at an end of a side, 0 for none; of "12 bis" its 12."""
    path, ledger = notes
    text = row.text(columns.get(end, ""))
    digits = _DIGITS.match(text)
    number = int(digits[0]) if digits else 0
    if not number and text not in _NO_NUMBER:
        ledger.mend(path, row.number, f"{end} {text!r} is no house number: dropped")
    elif number and text != str(number):
        ledger.mend(path, row.number, f"{end} {text!r} is read as {number}")
    return number


def _parity(low: int, high: int) -> Parity:
    if (high - low) % 2:
        return Parity.MIXED
    return Parity.ODD if low % 2 else Parity.EVEN
