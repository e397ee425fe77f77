"""Days of the calendar: one, several, from one to another, until one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from itertools import pairwise

from enrich.dates.clock import Span
from enrich.dates.rollover import (
    DAY,
    Named,
    day_of,
    month_of,
    next_dated_weekday,
    next_weekday,
)
from enrich.dates.said import Said
from enrich.dates.told import is_cited, is_told
from records import DateKind, DateMention

IMPOSSIBLE_DATE = "impossible_date"
WEEKDAY_DIFFERS = "weekday_differs"
_DEADLINE = re.compile(r"z[^.|zDVC]{0,6}$")  # date limite de dépôt :
_TO_DO = re.compile(r"R[^.]{0,12}$")  # inscriptions … jusqu'au
_NO_SPAN = Span(time())


@dataclass
class Dates:
    """What was found in a text so far."""

    mentions: list[DateMention] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> DateMention | None:
        """The first stretch of days that the text names: what recurs does so within it."""
        spans = (m for m in self.mentions if m.kind is DateKind.RANGE and not m.vague)
        return next((m for m in spans if m.first and m.last), None)


def read_fixed(said: Said, match: re.Match[str], found: Dates) -> None:
    """Add what a match of "range", "list", "open", "by", "until", "event" or "month" names."""
    rule = match.lastgroup
    if is_cited(said, match.start()):
        return
    if rule == "month":
        found.mentions += _month(said, match)
        return
    named = said.days(match)
    if all(each.day is None and each.month is None and each.weekday is None for each in named):
        return
    days = _resolve(said, named, found, together=rule in ("range", "list"))
    if days is None:
        return
    year = any(each.year for each in named)
    for mention in _READ[rule or "event"](said, match, days):
        if not is_told(said, mention.start, mention.first, mention.last, year):
            found.mentions.append(mention)


def _resolve(said: Said, named: list[Named], found: Dates, together: bool) -> list[date] | None:
    """Return the days that are meant, in order; None if one is none, with a warning."""
    days = [_day(each, said.written.on) for each in named]
    if together and not any(each.year for each in named):
        days = _in_order(named, days, said.written.on)
    elif together:
        days = [_day(each, said.written.on) for each in _with_years(named)]
    for each, day in zip(named, days, strict=True):
        if day is None:
            if each.day and each.month:
                found.warnings.append(IMPOSSIBLE_DATE)
            return None
        if each.weekday not in (None, day.weekday()):
            found.warnings.append(WEEKDAY_DIFFERS)
    return [day for day in days if day]


def _day(named: Named, written_on: date) -> date | None:
    if named.day and named.month:
        return day_of(named, written_on)
    if named.day and named.weekday is not None:
        return next_dated_weekday(named.day, named.weekday, written_on)
    if named.month:
        return month_of(named, written_on)[0]
    if named.weekday is not None and named.day is None:
        return next_weekday(named.weekday, written_on)
    return None


def _with_years(named: list[Named]) -> Iterator[Named]:
    """Yield days with the year that another names: the one before or behind that fits."""
    for at, each in enumerate(named):
        if each.year or not each.month:
            yield each
            continue
        behind = [other for other in named[at + 1 :] if other.year]
        before = [other for other in named[:at] if other.year]
        giver = behind[0] if behind else before[-1]
        assert giver.year
        turn = (each.month, each.day or 0) > (giver.month or 0, giver.day or 0)
        if behind:
            yield replace(each, year=giver.year - turn)
        else:
            yield replace(each, year=giver.year + (not turn))


def _in_order(named: list[Named], days: list[date | None], written_on: date) -> list[date | None]:
    """Return days without years so that none goes back: from 28 December to 4 January."""
    if any(day is None for day in days):
        return days
    known = [day for day in days if day]
    last = known[-1]
    first = known[0]
    if first > last and not any(each.weekday is not None for each in named[:1]):
        return [_before(day, last) for day in known]
    if first > last:
        return [*known[:-1], _behind(last, first)]
    return days


def _before(day: date, last: date) -> date | None:
    return day if day <= last else _moved(day, -1)


def _behind(last: date, first: date) -> date | None:
    return _moved(last, 1) if last < first else last


def _moved(day: date, years: int) -> date | None:
    return day_of(Named(day.day, day.month, day.year + years), day)


def _range(said: Said, match: re.Match[str], days: list[date]) -> Iterator[DateMention]:
    start, end = said.stretch(*match.span())
    if len(days) < 2 or days[0] > days[-1]:
        return
    last_at = said.last_day_at(match)
    times = said.times(match)
    closing = said.times(match, last_at)
    opening = said.times(match, 0, last_at)
    until = closing.first if opening and closing else (times or _NO_SPAN).until
    last = days[-1]
    vague = said.sketch.letters[last_at] == "O"
    if vague:
        last = month_of(Named(month=last.month, year=last.year), last)[1]
    yield DateMention(
        DateKind.RANGE if days[0] < last else DateKind.EVENT,
        start,
        end,
        days[0],
        last,
        times.first if times else None,
        until,
        vague=vague,
    )


def _list(said: Said, match: re.Match[str], days: list[date]) -> Iterator[DateMention]:
    """Yield days in a row as one range, others one by one."""
    if all(after - before == DAY for before, after in pairwise(days)):
        yield from _range(said, match, days)
        return
    times = said.times(match) or Span(None)  # type: ignore[arg-type]
    positions = said.positions(match, "DdnowO")[-len(days) :]
    for at, day in zip(positions, days, strict=True):
        start, end = said.stretch(at, at + 1)
        yield DateMention(DateKind.EVENT, start, end, day, day, times.first, times.until)


def _one(said: Said, match: re.Match[str], days: list[date]) -> Iterator[DateMention]:
    """Yield one day: an event, or a deadline if the words in front say so."""
    start, end = said.stretch(*match.span())
    times = said.times(match)
    first, until = (times.first, times.until) if times else (None, None)
    rule = match.lastgroup
    before = said.sketch.letters[max(0, match.start() - 15) : match.start()]
    day = days[0]
    kind, opens, closes = DateKind.EVENT, day, day
    if rule == "open":
        yield DateMention(DateKind.RANGE, start, end, day, None, first, until)
        return
    if rule == "until" and not _TO_DO.search(before):
        yield DateMention(DateKind.RANGE, start, end, None, day, None, first)
        return
    if rule in ("by", "until") or _DEADLINE.search(before):
        yield DateMention(DateKind.DEADLINE, start, end, None, day, first)
        return
    yield DateMention(kind, start, end, opens, closes, first, until)


def _month(said: Said, match: re.Match[str]) -> Iterator[DateMention]:
    """Yield a month in which something is announced, as far as its words say so."""
    (named,) = said.days(match)
    behind = said.sketch.letters[match.end() : match.end() + 4]
    before = said.sketch.letters[max(0, match.start() - 3) : match.start()]
    is_meeting = "H" in behind.partition(".")[0].partition("|")[0]
    is_period = "M" in match[0] or (
        before.endswith(("gs", "g")) or (before.endswith("s") and named.year is not None)
    )
    if not is_meeting and not is_period:
        return
    first, last = month_of(named, said.written.on)
    if last < said.written.on:
        return
    start, end = said.stretch(*match.span())
    yield DateMention(DateKind.RANGE, start, end, first, last, vague=True)


_READ = {
    "range": _range,
    "list": _list,
    "open": _one,
    "by": _one,
    "until": _one,
    "event": _one,
}
