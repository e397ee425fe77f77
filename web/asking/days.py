"""Days, months and years as people write them, in both languages."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from babel import Locale

from records.spelling import fold

_YEARS = range(1970, 2100)
_TODAY = frozenset({"today", "aujourd'hui", "aujourdhui"})
_YESTERDAY = frozenset({"yesterday", "hier"})
_UNITS = {
    "day": "d day days j jour jours",
    "week": "w week weeks s sem semaine semaines",
    "month": "m month months mois",
    "year": "y year years a an ans annee annees",
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names.split()}
_AGO = re.compile(r"(\d{1,3}) ?([a-z]+)")
_YEAR = re.compile(r"(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)")
_NO_YEAR = re.compile(r"(\d{1,2})[/.](\d{1,2})")
_NUMBER_OR_NAME = re.compile(r"\d+|[a-z]+")
_BESIDE = frozenset({"er", "st", "nd", "rd", "th", "of", "the", "le", "de"})
_MONTHS = {
    fold(name).rstrip("."): number
    for lang in ("fr", "en")
    for width in ("wide", "abbreviated")
    for number, name in Locale(lang).months["format"][width].items()
}


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row, both ends included."""

    first: date
    last: date


def read_span(words: str, today: date, *, month_first: bool = False) -> Span | None:
    """Return what a date says, a day, a month or a year; None if it is none.

    What names no year is the last one that has begun. "7d" is the day a week ago.
    """
    said = " ".join(fold(words).split())
    if not said.isascii():
        return None
    try:
        return _in_figures(said, today, month_first) or _in_words(said, today)
    except ValueError:  # a 31st of February
        return None


def _in_figures(said: str, today: date, month_first: bool) -> Span | None:
    readers: tuple[tuple[re.Pattern[str], Callable[[tuple[str, ...]], Span | None]], ...] = (
        (_YEAR, lambda n: _year(int(n[0]))),
        (_YEAR_MONTH, lambda n: _month(int(n[0]), int(n[1]))),
        (_MONTH_YEAR, lambda n: _month(int(n[1]), int(n[0]))),
        (_YEAR_FIRST, lambda n: _day(int(n[0]), int(n[1]), int(n[2]))),
        (_YEAR_LAST, lambda n: _day(_full(n[2]), *_month_and_day(n, month_first))),
        (_NO_YEAR, lambda n: _latest_day(*_month_and_day(n, month_first), today)),
        (_AGO, lambda n: _ago(int(n[0]), n[1], today)),
    )
    for pattern, reader in readers:
        if found := pattern.fullmatch(said):
            return reader(found.groups())
    return None


def _in_words(said: str, today: date) -> Span | None:
    if said in _TODAY or said in _YESTERDAY:
        day = today - timedelta(days=said in _YESTERDAY)
        return Span(day, day)
    parts = [one for one in _NUMBER_OR_NAME.findall(said) if one not in _BESIDE]
    months = [_MONTHS[one] for one in parts if one in _MONTHS]
    years = [int(one) for one in parts if re.fullmatch(r"\d{4}", one)]
    days = [int(one) for one in parts if re.fullmatch(r"\d{1,2}", one)]
    is_plain = len(months) == 1 and len(years) < 2 and len(days) < 2
    if not is_plain or len(parts) != len(months + years + days):
        return None
    if days:
        ends = _day(years[0], months[0], days[0]) if years else None
        return ends if years else _latest_day(months[0], days[0], today)
    year = years[0] if years else today.year - (months[0] > today.month)
    return _month(year, months[0])


def _month_and_day(numbers: tuple[str, ...], month_first: bool) -> tuple[int, int]:
    """Return month and day; the other way round if there is no such month."""
    a, b = int(numbers[0]), int(numbers[1])
    month, day = (a, b) if month_first else (b, a)
    return (day, month) if month > 12 else (month, day)


def _full(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def _day(year: int, month: int, day: int) -> Span | None:
    """Return a day. Raises ValueError if there is none."""
    found = date(year, month, day)
    return Span(found, found) if year in _YEARS else None


def _latest_day(month: int, day: int, today: date) -> Span | None:
    """Return the last such day up to today. Raises ValueError if there is none."""
    is_ahead = (month, day) > (today.month, today.day)
    return _day(today.year - is_ahead, month, day)


def _month(year: int, month: int) -> Span | None:
    """Return a month. Raises ValueError if there is none."""
    if year not in _YEARS:
        return None
    first = date(year, month, 1)
    return Span(first, date(year, month, monthrange(year, month)[1]))


def _year(year: int) -> Span | None:
    return Span(date(year, 1, 1), date(year, 12, 31)) if year in _YEARS else None


def _ago(number: int, name: str, today: date) -> Span | None:
    """Return the day so long ago. Raises ValueError before the year 1."""
    unit = _UNIT_OF.get(name)
    if unit is None:
        return None
    if unit in ("day", "week"):
        day = today - timedelta(days=number * (7 if unit == "week" else 1))
    else:
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        day = date(year, month, min(today.day, monthrange(year, month)[1]))
    return Span(day, day) if day.year in _YEARS else None
