"""Days, months and years as people write them, in both languages."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from babel import Locale

from records.spelling import fold

_YEARS = range(1970, 2100)
_TODAY = frozenset({"today", "aujourdhui"})
_YESTERDAY = frozenset({"yesterday", "hier"})
_UNITS = {
    "day": "d day days j jour jours",
    "week": "w week weeks s sem semaine semaines",
    "month": "m month months mois",
    "year": "y year years a an ans annee annees",
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names.split()}
_AGO = re.compile(r"(?:il y a )?(?:(\d{1,3}) ?|(?:an?|one|une?) )([a-z]+)(?: ago)?")
_YEAR = re.compile(r"(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)")
_NO_YEAR = re.compile(r"(\d{1,2})[/.](\d{1,2})")
_NUMBER_OR_NAME = re.compile(r"\d+|[a-z]+")
_BESIDE = frozenset({"er", "st", "nd", "rd", "th", "of", "on", "the", "le", "la", "l", "de", "les"})
_LAST, _THIS, _AHEAD, _HOURS, _VAGUE = (
    frozenset(words.split())
    for words in (
        "last past dernier derniere derniers dernieres passe passee passes passees",
        "this ce cet cette",
        "next prochain prochaine",
        "ago morning noon afternoon evening night matin midi soir nuit minuit",
        "y a an un une few couple quelques long longtemps time early late before avant fin debut",
    )
)
_CLOCK = re.compile(r"\d{1,2}(?:[:h]\d{0,2}|[ap]m)")
_MONTHS = {
    fold(name).rstrip("."): number
    for lang in ("fr", "en")
    for width in ("wide", "abbreviated")
    for number, name in Locale(lang).months["format"][width].items()
}
_WEEKDAYS = {
    fold(name): number
    for lang, width in (("fr", "wide"), ("en", "wide"), ("en", "abbreviated"))
    for number, name in Locale(lang).days["format"][width].items()
}
_DATE_WORDS = _UNIT_OF.keys() | _MONTHS.keys() | _WEEKDAYS.keys() | _TODAY | _YESTERDAY


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row, both ends included."""

    first: date
    last: date


def read_span(words: str, today: date, *, month_first: bool = False) -> Span | None:
    """Return what a date says, a day, a month or a year; None if it is none.

    What names no year is the last one that has begun. "7d" is the day a week ago.
    """
    said = " ".join(fold(words).replace("aujourd'hui", "aujourdhui").split())
    if not said.isascii():
        return None
    try:
        return _in_figures(said, today, month_first) or _in_words(said, today)
    except ValueError:  # a 31st of February
        return None


def goes_with_date(word: str) -> bool:
    """Tell whether a word behind a date belongs to it, though it is not read: "matin", "14:30"."""
    folded = fold(word)
    return folded in _HOURS | _LAST | _AHEAD or bool(_CLOCK.fullmatch(folded))


def is_of_time(word: str) -> bool:
    """Tell whether a word may belong to a date that is not understood: "next" goes with "week"."""
    folded = fold(word)
    return folded in _DATE_WORDS or folded in _VAGUE or folded.isdecimal() or goes_with_date(folded)


def _in_figures(said: str, today: date, month_first: bool) -> Span | None:
    readers: tuple[tuple[re.Pattern[str], Callable[[tuple[str, ...]], Span | None]], ...] = (
        (_YEAR, lambda n: _year(int(n[0]))),
        (_YEAR_MONTH, lambda n: _month(int(n[0]), int(n[1]))),
        (_MONTH_YEAR, lambda n: _month(int(n[1]), int(n[0]))),
        (_YEAR_FIRST, lambda n: _day(int(n[0]), int(n[1]), int(n[2]))),
        (_YEAR_LAST, lambda n: _day(_full(n[2]), *_month_and_day(n, month_first))),
        (_NO_YEAR, lambda n: _latest_day(*_month_and_day(n, month_first), today)),
        (_AGO, lambda n: _ago(int(n[0] or 1), n[1], today)),
    )
    for pattern, reader in readers:
        if found := pattern.fullmatch(said):
            return reader(found.groups())
    return None


def _in_words(said: str, today: date) -> Span | None:
    parts = [one for one in _NUMBER_OR_NAME.findall(said) if one not in _BESIDE]
    if parts and parts[0] in _TODAY | _YESTERDAY:  # "Today, Saturday 21 November"
        day = today - timedelta(days=parts[0] in _YESTERDAY)
        return Span(day, day) if parts[1:] == [] or _named(parts[1:], today) else None
    near = [one for one in parts if one in _LAST or one in _THIS]
    if near:
        others = [one for one in parts if one not in near]
        return _near(others, today, is_last=near[0] in _LAST) if len(near) == 1 else None
    return _named(parts, today)


def _named(parts: list[str], today: date) -> Span | None:
    """Return what is named: "jeudi", "jeudi 19 novembre", "19 novembre 2026", "novembre"."""
    weekdays = [_WEEKDAYS[one] for one in parts if one in _WEEKDAYS]
    if not weekdays:
        return _on_calendar(parts, today)
    if len(parts) == 1:
        day = today - timedelta(days=(today.weekday() - weekdays[0]) % 7)
        return Span(day, day)
    span = _on_calendar([one for one in parts if one not in _WEEKDAYS], today)
    is_it = span and span.first == span.last and weekdays == [span.first.weekday()]
    return span if is_it else None


def _on_calendar(parts: list[str], today: date) -> Span | None:
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


def _near(parts: list[str], today: date, *, is_last: bool) -> Span | None:
    """Return "last week", "this month", "last Monday", "novembre dernier", "last 7 days"."""
    *number, name = parts or [""]
    if number:
        is_counted = is_last and len(number) == 1 and re.fullmatch(r"\d{1,3}", number[0])
        return _ago(int(number[0]), name, today) if is_counted else None
    unit = _UNIT_OF.get(name)
    if unit and unit != "day":
        return _calendar_unit(unit, today, is_last)
    if is_last and name in _WEEKDAYS:
        return _named([name], today - timedelta(days=1))
    if is_last and name in _MONTHS:
        return _month(today.year - (_MONTHS[name] >= today.month), _MONTHS[name])
    return None


def _calendar_unit(unit: str, today: date, is_last: bool) -> Span | None:
    """Return the week from Monday on, month or year of today, or the one before."""
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * is_last)
        return Span(monday, monday + timedelta(days=6))
    if unit == "year":
        return _year(today.year - is_last)
    before = today.replace(day=1) - timedelta(days=is_last)
    return _month(before.year, before.month)


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
