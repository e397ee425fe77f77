"""Days of the calendar: one, several, from one to another, until one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from enrich.dates.rollover import DAY, Named, month_of
from enrich.dates.said import Said
from enrich.dates.together import days_of
from enrich.dates.told import is_cited, is_of_an_age, is_past, is_told
from records import DateKind, DateMention

IMPOSSIBLE_DATE = "impossible_date"
WEEKDAY_DIFFERS = "weekday_differs"
# Date limite de dépôt : not "due to snow on"; inscriptions closes le.
_DEADLINE = re.compile(r"(?:z(?!t(?!R))[^.|zDVC]{0,6}|R[^.|]{0,8}8[^.|zDVC]{0,4})$")
_TIME_LEFT = re.compile(r"\b(?:avez|avons|ont|have|has) $", re.IGNORECASE)
_IN_ORDER = re.compile(r",? (?:pour|to) ")  # jusqu'au 15 décembre pour déposer
_TO_DO = re.compile(r"R[^.]{0,12}$")  # inscriptions … jusqu'au
_LOOK_BACK = 15  # letters
_SUNDAY = timedelta(days=6)


@dataclass
class Dates:
    """What was found in a text so far."""

    mentions: list[DateMention] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> tuple[date, date] | None:
        """The first stretch of days that the text names: what recurs does so within it."""
        for each in self.mentions:
            if each.kind is DateKind.RANGE and not each.vague and each.first and each.last:
                return each.first, each.last
        return None


def read_fixed(said: Said, match: re.Match[str], found: Dates) -> None:
    """Add the days that a match of one of READ's rules names, unless they are told of."""
    if is_cited(said, match.start()):
        return
    named = said.days(match)
    if not said.written.is_sure and not all(each.month for each in named):
        return
    rule = match.lastgroup or ""
    days = days_of(named, said.written.on)
    if days is None:
        if all(each.day and each.month for each in named):
            found.warnings.append(IMPOSSIBLE_DATE)
        return
    has_year = any(each.year for each in named)
    mentions = [
        each for each in READ[rule](said, match, named, days) if not is_told(said, each, has_year)
    ]
    found.mentions += mentions
    wrong = any(n.weekday not in (None, d.weekday()) for n, d in zip(named, days, strict=True))
    if mentions and wrong:
        found.warnings.append(WEEKDAY_DIFFERS)


def _range(
    said: Said, match: re.Match[str], named: Sequence[Named], days: list[date]
) -> Iterator[DateMention]:
    first, last = days[0], _last_of(named[-1], days[-1])
    if len(days) < 2 or first > last:
        return
    start, end = said.stretch(*match.span())
    at = said.days_at(match)
    opening = said.times(match, 0, at[-1])
    is_before = said.times(match, 0, at[0]) is not None  # 9 p.m. on Friday
    closing = said.times(match, at[0] if is_before else at[-1])
    begins, until = said.clock(match)
    if opening and closing:
        until = closing.first
    elif begins and until and until < begins and last - first > DAY:
        last += DAY  # each night: the last one ends in the morning behind
    vague = named[-1].day is None
    yield DateMention(DateKind.RANGE, start, end, first, last, begins, until, vague=vague)


def _list(
    said: Said, match: re.Match[str], named: Sequence[Named], days: list[date]
) -> Iterator[DateMention]:
    """Yield days in a row as one range, others or those with times of their own one by one."""
    places = said.days_at(match)
    ends = [*places[1:], match.end()]
    own = [said.times(match, *each) for each in zip(places, ends, strict=True)]
    is_row = all(after - before == DAY for before, after in pairwise(days))
    if is_row and len({times for times in own if times}) < 2:
        yield from _range(said, match, named, days)
        return
    following = said.times(match)
    shared = [following := times or following for times in reversed(own)][::-1]
    for at, day, times, mine, behind in zip(places, days, shared, own, ends, strict=True):
        start, end = said.stretch(at, behind if mine else at + 1)
        clock = (times.first, times.until) if times else (None, None)
        yield DateMention(DateKind.EVENT, start, end, day, day, *clock)


def _moved(
    said: Said, match: re.Match[str], named: Sequence[Named], days: list[date]
) -> Iterator[DateMention]:
    """Yield the day to which something was moved, not the one on which it would have been."""
    at = said.last_day_at(match)
    start, end = said.stretch(at, match.end())
    times = said.times(match, at)
    begins, until = (times.first, times.until) if times else (None, None)
    yield DateMention(DateKind.EVENT, start, end, days[-1], days[-1], begins, until)


def _day(
    said: Said, match: re.Match[str], named: Sequence[Named], days: list[date]
) -> Iterator[DateMention]:
    """Yield one day: an event, or a deadline if the words in front say so."""
    start, end = said.stretch(*match.span())
    begins, until = said.clock(match)
    if _DEADLINE.search(_in_front(said, match)):
        yield DateMention(DateKind.DEADLINE, start, end, None, days[0], begins)
    else:
        yield DateMention(DateKind.EVENT, start, end, days[0], days[0], begins, until)


def _by(
    said: Said, match: re.Match[str], named: Sequence[Named], days: list[date]
) -> Iterator[DateMention]:
    start, end = said.stretch(*match.span())
    if not is_of_an_age(said, start):
        yield DateMention(DateKind.DEADLINE, start, end, None, days[0], said.clock(match)[0])


def _until(
    said: Said, match: re.Match[str], named: Sequence[Named], days: list[date]
) -> Iterator[DateMention]:
    """Yield until when something lasts, or can be done."""
    start, end = said.stretch(*match.span())
    last, until = _last_of(named[0], days[0]), said.clock(match)[0]
    vague = named[0].month is not None and named[0].day is None
    if _TO_DO.search(_in_front(said, match)) or _is_time_left(said, match, start, end):
        yield DateMention(DateKind.DEADLINE, start, end, None, last, until, vague=vague)
    else:
        yield DateMention(DateKind.RANGE, start, end, None, last, None, until, vague=vague)


def _open(
    said: Said, match: re.Match[str], named: Sequence[Named], days: list[date]
) -> Iterator[DateMention]:
    start, end = said.stretch(*match.span())
    yield DateMention(DateKind.RANGE, start, end, days[0], None, *said.clock(match))


def _week(
    said: Said, match: re.Match[str], named: Sequence[Named], days: list[date]
) -> Iterator[DateMention]:
    start, end = said.stretch(*match.span())
    yield DateMention(DateKind.RANGE, start, end, days[0], days[0] + _SUNDAY, vague=True)


def _month(
    said: Said, match: re.Match[str], named: Sequence[Named], days: list[date]
) -> Iterator[DateMention]:
    """Yield a month for which something is announced: on its own a month is seldom one.

    What is in March is on some day of it; what is of the month of March lasts as long.
    """
    letters = said.sketch.letters
    before = letters[max(0, match.start() - 2) : match.start()]
    behind = letters[match.end() : match.end() + 4]
    is_meeting = re.match("[^.,|:]{0,3}H", behind)
    is_beginning = before.endswith(("gs", "g"))
    is_in_year = before.endswith("s") and named[0].year
    last = _last_of(named[0], days[0])
    start, end = said.stretch(*match.span())
    if last < said.written.on or is_past(said, start):
        return
    if is_meeting or is_beginning or is_in_year or named[0].part or "M" in match[0]:
        kind = DateKind.RANGE if "M" in match[0] else DateKind.EVENT
        yield DateMention(kind, start, end, days[0], last, vague=True)


def _last_of(named: Named, day: date) -> date:
    """Return the last day that is named: of a month its last."""
    if named.day or not named.month:
        return day
    return month_of(Named(month=day.month, year=day.year, part=named.part), day)[1]


def _is_time_left(said: Said, match: re.Match[str], start: int, end: int) -> bool:
    """Tell whether words around a last day give until then to do something."""
    if _TIME_LEFT.search(said.text, max(0, start - _LOOK_BACK), start):
        return True
    behind = said.sketch.letters[match.end() : match.end() + 3]
    return "R" in behind and _IN_ORDER.match(said.text, end) is not None


def _in_front(said: Said, match: re.Match[str]) -> str:
    return said.sketch.letters[max(0, match.start() - _LOOK_BACK) : match.start()]


_Read = Callable[[Said, re.Match[str], Sequence[Named], list[date]], Iterator[DateMention]]
READ: dict[str, _Read] = {
    "moved": _moved,
    "unsure": lambda said, match, named, days: iter(()),
    "range": _range,
    "list": _list,
    "open": _open,
    "by": _by,
    "until": _until,
    "week": _week,
    "event": _day,
    "month": _month,
}
