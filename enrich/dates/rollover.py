"""Which day a day without its year is."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

_PAST = 60  # days: longer ago, and the next one is meant
_PAST_MONTHS = 4
_YEAR = 300  # days within which a weekday may say that the other year is meant
_PARTS = {3: (1, 10), 5: (11, 20), 7: (21, 31)}
_YEARS = (0, 1, -1)
_THREE_DAYS = timedelta(days=3)
_HALF_A_YEAR = 179  # days
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


class Named(NamedTuple):
    """A day as words name it: None for what they leave open.

    `weekday` is 0 for Monday; `part` of a month is 3 (its beginning), 5 (its middle), 7 (its end).
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    part: int | None = None


def day_of(named: Named, written_on: date) -> date | None:
    """Return the day that words with a day and a month mean; None if the calendar has none.

    Without a year it is the one of the last 60 or the next 305 days, or if that has not the
    weekday that is named, the one of a year before or after if that is near and has.
    """
    assert named.day
    assert named.month
    if named.year:
        return _date(named.year, named.month, named.day)
    this = _date(written_on.year, named.month, named.day)
    if this and _is_near(this, written_on) and named.weekday in (None, this.weekday()):
        return this
    found = [_date(written_on.year + more, named.month, named.day) for more in _YEARS]
    days = sorted((d for d in found if d), key=lambda d: _distance(d, written_on))
    if not days:
        return None
    near = [d for d in days if abs((d - written_on).days) <= _YEAR]
    return next((d for d in near if d.weekday() == named.weekday), days[0])


def next_weekday(weekday: int, start: date) -> date:
    """Return the first such weekday on or after a day."""
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def next_dated_weekday(day: int, weekday: int, start: date) -> date | None:
    """Return the first day about `start` or after it that is both ("samedi 4"), within half a year.

    None if there is none.
    """
    first = next_weekday(weekday, start - _THREE_DAYS)
    near = (first + week * WEEK for week in range((_HALF_A_YEAR - (first - start).days) // 7 + 1))
    return next((d for d in near if d.day == day), None)


def month_of(named: Named, written_on: date) -> tuple[date, date]:
    """Return the first and last day of a month or a part.

    Without a year it is one of the last four months, this one or the next seven.
    """
    assert named.month
    ahead = (named.month - written_on.month) % 12
    behind = ahead - 12 if ahead >= 12 - _PAST_MONTHS else ahead
    year = named.year or written_on.year + (written_on.month - 1 + behind) // 12
    length = _length(year, named.month)
    first, last = _PARTS.get(named.part or 0, (1, length))
    return date(year, named.month, first), date(year, named.month, min(last, length))


def nth_weekday(nth: int, weekday: int, start: date) -> date:
    """Return the first day from `start` on that is the nth (-1: last) such weekday of its month."""
    year, month = start.year, start.month
    while True:
        if nth < 0:
            last = date(year, month, _length(year, month))
            found = last - timedelta(days=(last.weekday() - weekday) % 7)
        else:
            found = next_weekday(weekday, date(year, month, 1)) + (nth - 1) * WEEK
        if found >= start:
            return found
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _is_near(day: date, written_on: date) -> bool:
    """Tell whether a day is nearer than the same one of any other year."""
    return _PAST >= (written_on - day).days >= -_YEAR


def _distance(day: date, written_on: date) -> int:
    """Return how far off a day is, what is long past further than what is to come."""
    off = (day - written_on).days
    return off if off >= 0 else -off if off >= -_PAST else 366 - off


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
