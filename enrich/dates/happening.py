"""When an item happens: what its publisher gave, else what its words say, by its type."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from records import DateKind, DateMention, Happens

_DAY = timedelta(days=1)
_LISTED = 12  # characters between the days of one list: ", ", " et samedi "
_A_WEEK_OF = 5  # days: who names so many weekdays says when an office is open


@dataclass(frozen=True, slots=True)
class When:
    """When something begins and ends, aware, UTC, as Item has it; whole days end at midnight.

    `all_day` is True where no time is known.
    """

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    all_day: bool = False


NEVER = When()


def happening(
    happens: Happens, given: When, dates: Sequence[DateMention], written_on: date, zone: ZoneInfo
) -> When:
    """Return when an item happens, NEVER if nobody says.

    What its publisher gave wins over its words, as a whole. `dates` are read out of its words, in
    text order; those over before the local day `written_on` are left aside.
    """
    if given.starts_at or given.ends_at:
        return given
    ahead = [d for d in dates if (d.last or d.first or date.min) >= written_on or not d.last]
    if happens is Happens.DAY:
        return _on_days(ahead, zone)
    return _during(ahead, zone) if happens is Happens.PERIOD else NEVER


def _on_days(dates: Sequence[DateMention], zone: ZoneInfo) -> When:
    """Return the first day or days that are announced, with the time that is said of that day."""
    days = [d for d in dates if d.kind in (DateKind.EVENT, DateKind.RANGE) and not d.vague]
    days = [d for d in days if d.first and d.last]
    if not days:
        repeated = [d for d in dates if d.kind is DateKind.RECURRING and d.first]
        series = _series(repeated)
        return _span(series, series.first, series.first, zone) if series else NEVER
    lead = days[0]
    same = [d for d in days if d.first == lead.first and d.last == lead.last and d.time]
    return _span(same[0] if same else lead, lead.first, _last_listed(days), zone)


def _series(repeated: Sequence[DateMention]) -> DateMention | None:
    """Return the first of what recurs that says no week's hours, alone or day by day in a row."""
    rows: list[list[DateMention]] = []
    for each in repeated:
        if rows and each.start - rows[-1][-1].end <= _LISTED:
            rows[-1].append(each)
        else:
            rows.append([each])
    few = (row for row in rows if len({day for d in row for day in d.weekdays}) < _A_WEEK_OF)
    return next(few, [None])[0]


def _last_listed(days: Sequence[DateMention]) -> date | None:
    """Return the last day of the list that the first one begins: 3, 4 and 10 May."""
    last = days[0]
    for each in days[1:]:
        is_listed = each.kind is last.kind is DateKind.EVENT and each.start - last.end <= _LISTED
        if not is_listed or not each.last or not last.last or each.last <= last.last:
            break
        last = each
    return last.last


def _during(dates: Sequence[DateMention], zone: ZoneInfo) -> When:
    """Return an opening and a closing, or the one of the two that is said, else the days."""
    spans = [d for d in dates if d.kind in (DateKind.RANGE, DateKind.DEADLINE)]
    whole = sorted((d for d in spans if d.first and d.last), key=lambda d: d.vague)
    if whole:
        return _span(whole[0], whole[0].first, whole[0].last, zone)
    opening = next((d for d in spans if d.first), None)
    closing = next((d for d in spans if d.last), None)
    if opening is None and closing is None:
        return _whole_day(_on_days(dates, zone), zone)
    starts = _moment(opening.first, opening.time, zone) if opening else None
    until = (closing.until or closing.time) if closing else None
    ends = _end(closing.last, until, zone) if closing else None
    timed = bool(until or (opening and opening.time))
    return When(starts, ends if not (starts and ends) or ends > starts else None, not timed)


def _whole_day(when: When, zone: ZoneInfo) -> When:
    """Return what has a beginning only as over with its day: a hearing opens nothing for weeks."""
    if when.starts_at is None or when.ends_at is not None:
        return when
    return replace(when, ends_at=_end(when.starts_at.astimezone(zone).date(), None, zone))


def _span(mention: DateMention, first: date | None, last: date | None, zone: ZoneInfo) -> When:
    """Return the time from a first to a last day, with the times of a mention."""
    if first is None or last is None:
        return NEVER
    begins, until = mention.time, mention.until
    starts = _moment(first, begins, zone)
    if begins is None:
        return When(starts, _end(last, until, zone), all_day=until is None)
    if until is None:
        return When(starts, _end(last, None, zone) if last > first else None)
    ends = _end(last if last > first or until > begins else last + _DAY, until, zone)
    return When(starts, ends)


def _moment(day: date | None, at: time | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, at or time(), zone).astimezone(UTC) if day else None


def _end(day: date | None, at: time | None, zone: ZoneInfo) -> datetime | None:
    """Return the moment until which a day lasts: a time on it, or the midnight behind it."""
    if day is None:
        return None
    return _moment(day, at, zone) if at else _moment(day + _DAY, None, zone)
