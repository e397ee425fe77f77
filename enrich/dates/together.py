"""Days that are named together: each leaves to the others what they say for it."""

from collections.abc import Sequence
from datetime import date, timedelta

from enrich.dates.rollover import Named, day_of, month_of, next_dated_weekday, next_weekday

_SIX_DAYS = timedelta(days=6)
_LONGEST = timedelta(days=330)  # that words without years span


def days_of(named: Sequence[Named], written_on: date) -> list[date] | None:
    """Return the days that are meant, in their order; None if one of them is none.

    From 28 December to 4 January, whichever has the year.
    """
    years = [each.year for each in named if each.year]
    if years:
        named = _with_years(named)
    days = [day_named(each, written_on) for each in named]
    if days[-1] and named[0] == Named(weekday=named[0].weekday):  # from Saturday to Sunday 8 March
        days[0] = next_weekday(named[0].weekday or 0, days[-1] - _SIX_DAYS)
    found = [day for day in days if day]
    if len(found) < len(days):
        return None
    if years or found[0] <= found[-1]:
        return found
    earlier = [_before(day, found[-1]) for day in found]
    return earlier if found[-1] - earlier[0] < _LONGEST else None


def day_named(named: Named, written_on: date) -> date | None:
    """Return the day that is meant, the first of a month; None if the calendar has none."""
    if named.day and named.month:
        return day_of(named, written_on)
    if named.month:
        return month_of(named, written_on)[0]
    if named.weekday is None:
        return None
    if named.day:
        return next_dated_weekday(named.day, named.weekday, written_on)
    return next_weekday(named.weekday, written_on)


def _with_years(named: Sequence[Named]) -> list[Named]:
    """Return days with the year of the next that has one, else of the last before."""
    complete: list[Named] = []
    following: Named | None = None
    for each in reversed(named):
        if each.month and not each.year and following and following.year:
            each = each._replace(year=following.year - _is_behind(each, following))
        following = each if each.year else following
        complete.insert(0, each)
    before: Named | None = None
    for at, each in enumerate(complete):
        if each.month and not each.year and before and before.year:
            complete[at] = each._replace(year=before.year + _is_behind(before, each))
        before = complete[at] if complete[at].year else before
    return complete


def _is_behind(one: Named, other: Named) -> bool:
    """Tell whether a day comes later in the year than another."""
    return (one.month or 0, one.day or 0) > (other.month or 0, other.day or 0)


def _before(day: date, last: date) -> date:
    """Return a day or, if it is behind the last one, that of the year before."""
    if day <= last:
        return day
    return day_of(Named(day.day, day.month, day.year - 1), last) or day
