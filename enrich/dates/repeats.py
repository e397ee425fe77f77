"""What recurs, and days counted from today: every Tuesday, next Friday, tonight."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from enrich.dates.fixed import Dates
from enrich.dates.rollover import DAY, WEEK, next_weekday, nth_weekday
from enrich.dates.said import Said
from enrich.dates.told import is_cited, is_past
from records import DateKind, DateMention

_SATURDAY = 5


def read_repeated(said: Said, match: re.Match[str], found: Dates) -> None:
    """Add what a match of "every", "days" or "nth" names, within the days that the text names."""
    anchor = found.anchor
    start = anchor.first if anchor and anchor.first else said.written.on
    last = anchor.last if anchor else None
    weekdays = _weekdays(said, match)
    if match.lastgroup == "nth":
        ordinals = [said.table.ordinals.get(said.word(at), 0) for at in said.positions(match, "j")]
        nths = [nth for nth in ordinals if nth] or [_figure(said, match)]
        if not weekdays:
            return
        first = min(nth_weekday(nth, weekdays[0], start) for nth in nths)
        last = _last_nth(nths, weekdays[0], first, last)
    else:
        days = weekdays or tuple(range(7))
        first = min(next_weekday(day, start) for day in days)
        last = max(next_weekday(day, last - WEEK + DAY) for day in days) if last else None
    if last and last < first:
        return
    times = said.times(match)
    begin, end = said.stretch(*match.span())
    found.mentions.append(
        DateMention(
            DateKind.RECURRING,
            begin,
            end,
            first,
            last,
            times.first if times else None,
            times.until if times else None,
            weekdays or (tuple(range(7)) if "J" in match[0] else ()),
        )
    )


def read_near(said: Said, match: re.Match[str], found: Dates) -> None:
    """Add what a match of "weekday" or "near" names: a day counted from the text's own."""
    begin, end = said.stretch(*match.span())
    if not said.written.is_sure or is_cited(said, match.start()) or is_past(said, begin):
        return
    days = _near(said, match, found) if match.lastgroup == "near" else _weekday(said, match, found)
    if days is None:
        return
    first, last = days
    kind = DateKind.EVENT if first == last else DateKind.RANGE
    before = said.sketch.letters[max(0, match.start() - 3) : match.start()]
    times = said.times(match)
    said_time = (times.first, times.until) if times else (None, None)
    if "b" in before:
        found.mentions.append(DateMention(DateKind.DEADLINE, begin, end, None, last, said_time[0]))
    else:
        found.mentions.append(DateMention(kind, begin, end, first, last, *said_time))


def _weekdays(said: Said, match: re.Match[str]) -> tuple[int, ...]:
    at = said.positions(match, "wWQ")
    days = [said.table.weekdays[said.word(position)] for position in at]
    if match.lastgroup == "days" and len(days) == 2:
        first, last = days
        return tuple(sorted((first + off) % 7 for off in range((last - first) % 7 + 1)))
    return tuple(sorted(set(days)))


def _figure(said: Said, match: re.Match[str]) -> int:
    """Return 2 of "2nd"; months have no more than four of each weekday for sure."""
    at = said.positions(match, "o")
    digits = re.match(r"\d", said.word(at[0])) if at else None
    return min(int(digits[0]), 4) if digits else 1


def _last_nth(nths: list[int], weekday: int, first: date, last: date | None) -> date | None:
    """Return the last such day until another, None if there is no other."""
    if last is None:
        return None
    days = list(_nths(nths, weekday, first, last))
    return days[-1] if days else None


def _nths(nths: list[int], weekday: int, day: date, last: date) -> Iterator[date]:
    day = min(nth_weekday(nth, weekday, day) for nth in nths)
    while day <= last:
        yield day
        day = min(nth_weekday(nth, weekday, day + DAY) for nth in nths)


def _near(said: Said, match: re.Match[str], found: Dates) -> tuple[date, date] | None:
    """Return today, tonight, tomorrow, if a time or the beginning of a line says that it is one."""
    today = said.written.on
    at = said.positions(match, "r")
    if not at:
        return today, today
    word = said.word(at[0])
    off = said.table.days_from_now[word] + ("A" in match[0])
    day = today + timedelta(days=off)
    drawn = said.sketch.letters
    alone = match.start() == 0 or drawn[match.start() - 1] in ".|:("
    behind = drawn[match.end() : match.end() + 1]
    timed = said.times(match) is not None or "B" in match[0] or behind == "B"
    if timed or word == "tonight" or (alone and behind in (",", ":", "-", "")):
        return day, day
    return None


def _weekday(said: Said, match: re.Match[str], found: Dates) -> tuple[date, date] | None:
    """Return the day that a weekday on its own means, the next one if nothing says otherwise."""
    letters = match[0]
    today = said.written.on
    if "E" in letters:
        saturday = next_weekday(_SATURDAY, today - DAY if today.weekday() == 6 else today)
        return saturday, saturday + DAY
    at = said.positions(match, "w")[0]
    weekday = said.table.weekdays[said.word(at)]
    timed = said.times(match) is not None
    pointed = any(letter in letters for letter in "cv")
    anchor = found.anchor
    if anchor and anchor.first and anchor.last:
        day = next_weekday(weekday, anchor.first)
        if day <= anchor.last:
            return (day, day) if timed else None
    known = any(m.first and m.first.weekday() == weekday for m in found.mentions)
    if known or not (timed or pointed or said.lang == "en"):
        return None
    start = today + DAY if "v" in letters else today
    day = next_weekday(weekday, start)
    return day, day
