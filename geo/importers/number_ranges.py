"""The house numbers of one side as a row gives them: from, to, and odd or even."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from geo.importers.ledger import Ledger
from geo.importers.number_lists import whole
from geo.importers.rows import Row
from records import NumberRange, Parity

_DIGITS = re.compile(r"0*(\d{1,5})(?!\d|[.,]\d|[eE]\d)")  # up to 99,999; "1e400" is none
_NO_NUMBER = ("", "0", "-1")  # how publishers write that there is none
_BOTH = ("all", "both", "mixed", "b")  # how they write that odd and even are on this side
_SIDES = {"left": "left side", "right": "right side", "": "it"}
_ONE = ("odd", "even", "o", "e")
_TOLD = 20  # characters of a cell, in the report
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
    both = not side and _is_both(row, columns, notes)
    parity = Parity.MIXED if both else _parity(low, high)
    return NumberRange(low, high, parity, reversed=first > last)


def _is_both(row: Row, columns: Mapping[str, str], notes: Notes) -> bool:
    """Tell whether a row says that odd and even numbers are on its side."""
    path, ledger = notes
    text = row.text(columns.get("parity", ""))
    if columns.get("parity") and text.lower() not in (*_BOTH, *_ONE):
        why = f"parity {text!r} is none of odd, even, all: read from the numbers"
        ledger.mend(path, row.number, why)
    return text.lower() in _BOTH


def _number(row: Row, columns: Mapping[str, str], end: str, notes: Notes) -> int:
    """Return the number at an end of a side, 0 for none; of "12 bis" its 12."""
    path, ledger = notes
    text = whole(row.text(columns.get(end, "")))
    digits = _DIGITS.match(text)
    number = int(digits[1]) if digits else 0
    if not number and text not in _NO_NUMBER:
        told = text if len(text) <= _TOLD else f"{text[:_TOLD]}…"
        ledger.mend(path, row.number, f"{end} {told!r} is no house number: dropped")
    elif number and text != str(number):
        ledger.mend(path, row.number, f"{end} {text!r} is read as {number}")
    return number


def _parity(low: int, high: int) -> Parity:
    if (high - low) % 2:
        return Parity.MIXED
    return Parity.ODD if low % 2 else Parity.EVEN
