"""What recurs: every Tuesday, from Monday to Friday, the first Monday of the month."""

import re
from datetime import date

from enrich.dates.fixed import Dates
from enrich.dates.letters import number_of
from enrich.dates.rollover import DAY, WEEK, next_weekday, nth_weekday
from enrich.dates.said import Said
from records import DateKind, DateMention

_WHOLE_WEEK = tuple(range(7))
_MOST = 4  # of each weekday that all months have for sure


def read_repeated(said: Said, match: re.Match[str], found: Dates) -> None:
    """Add what a match of "every", "days" or "nth" names, within the days that the text names."""
    start, last = found.anchor or (said.written.on, None)
    weekdays = _weekdays(said, match)
    times = said.clock(match)
    if match.lastgroup == "days" and times[0] is None:
        return  # from Friday to Sunday may be once, from Monday to Friday is when an office answers
    nths = _nths(said, match) if match.lastgroup == "nth" else ()
    first = _next(weekdays, nths, start)
    final = _last(weekdays, nths, first, last) if last else None
    if last and final is None:
        return
    begin, end = said.stretch(*match.span())
    mention = DateMention(DateKind.RECURRING, begin, end, first, final, *times, weekdays)
    found.mentions.append(mention)


def _weekdays(said: Said, match: re.Match[str]) -> tuple[int, ...]:
    words = [said.word(at) for at in said.positions(match, "wWQ")]
    days = [said.table.weekdays[word] for word in words]
    if match.lastgroup == "days":
        first, last = days[0], days[-1]
        days = [(first + off) % 7 for off in range((last - first) % 7 + 1)]
    return tuple(sorted(set(days))) or _WHOLE_WEEK


def _nths(said: Said, match: re.Match[str]) -> tuple[int, ...]:
    """Return 1 and 3 of "1st and third", -1 of "last"."""
    words = [said.word(at) for at in said.positions(match, "jo")]
    return tuple(min(said.table.ordinals.get(w, number_of(w)), _MOST) for w in words)


def _next(weekdays: tuple[int, ...], nths: tuple[int, ...], start: date) -> date:
    """Return the first day from `start` on that is one of the weekdays, the nth of its month."""
    if nths:
        return min(nth_weekday(nth, day, start) for nth in nths for day in weekdays)
    return min(next_weekday(day, start) for day in weekdays)


def _last(weekdays: tuple[int, ...], nths: tuple[int, ...], first: date, last: date) -> date | None:
    """Return the last such day up to another, None if there is none from `first` on."""
    if first > last:
        return None
    if not nths:
        return max(next_weekday(day, last - WEEK + DAY) for day in weekdays)
    while (following := _next(weekdays, nths, first + DAY)) <= last:
        first = following
    return first
