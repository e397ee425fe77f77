"""Calendars (RFC 5545): each event in the window around now, recurrences one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import groupby
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component, Event

from crawlers.dates import Moment, read_day
from crawlers.decode import decode
from crawlers.document import PDF
from crawlers.gather import ITEM_MAX_BYTES, gather
from crawlers.reading import Entry, Found, Reading, Unread, place_of
from records import Failure, RawPlace, Source, SourceError

AHEAD = timedelta(days=90)
BACK = timedelta(days=60)
# More occurrences of one event in the window than this is no event that people go to.
MAX_OCCURRENCES = 400

_REFUSED = frozenset({"SECONDLY", "MINUTELY"})
_RECURRING = ("RRULE", "RDATE", "RECURRENCE-ID", "EXRULE")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
# What icalendar and recurring-ical-events raise for dates and rules that can't be.
_UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, OverflowError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class _Window:
    """The time that events are taken from; `zone` is meant by times without one."""

    start: datetime
    end: datetime
    zone: tzinfo

    def holds(self, start: Moment, end: Moment | None) -> bool:
        """Tell whether an event is at least partly inside."""
        return start.at <= self.end and (end or start).at >= self.start


def read_ical(
    source: Source, body: bytes, now: datetime, item_max_bytes: int = ITEM_MAX_BYTES
) -> Reading:
    """Read a calendar's events from BACK before `now` to AHEAD after it, by start.

    An all-day event begins at local midnight; its end is the midnight after its last day.
    Raises SourceError: not_a_feed, parse.
    """
    text = decode(body, source.encoding).lstrip("\ufeff\r\n ")
    if not text.upper().startswith("BEGIN:VCALENDAR"):
        reason = "the answer does not begin with BEGIN:VCALENDAR"
        raise SourceError(source.id, Failure.NOT_A_FEED, reason)
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except _UNREADABLE as error:
        raise SourceError(source.id, Failure.PARSE, f"no calendar: {error}") from error
    if not calendars:  # icalendar passes over a calendar without its end
        raise SourceError(source.id, Failure.PARSE, "the calendar breaks off before its end")
    window = _Window(now - BACK, now + AHEAD, ZoneInfo(source.tz or "UTC"))
    found = (each for calendar in calendars for each in _found(calendar, window))
    return gather(source, found, now, item_max_bytes)


def _found(calendar: Component, window: _Window) -> Iterator[Found]:
    """Yield the calendar's entries, event by event: a broken one costs no other."""
    events = sorted(calendar.walk("VEVENT"), key=_uid)
    cancelled = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    for uid, group in groupby(events, key=_uid):
        same = list(group)
        where = f"event {uid or _one_line(same[0].get('SUMMARY'))}"
        try:
            # Events without a UID have nothing to do with each other.
            series = [same] if uid else [[event] for event in same]
            found = [entry for each in series for entry in _series(calendar, each, window)]
        except _UNREADABLE as error:
            yield Unread(where, f"{type(error).__name__}: {error}")
            continue
        for entry in found:
            if isinstance(entry, Entry):
                entry.cancelled = entry.cancelled or cancelled
            yield entry


def _series(calendar: Component, events: list[Event], window: _Window) -> list[Found]:
    """Return the entries of one event with all its exceptions."""
    if not any(key in event for event in events for key in _RECURRING):
        return [e for event in events if (e := _entry(event, window, recurring=False))]
    where = f"event {_uid(events[0])}"
    if any(_frequencies(event) & _REFUSED for event in events):
        return [Unread(where, "recurs by the minute or second")]
    alone = Calendar()
    for zone in calendar.walk("VTIMEZONE"):
        alone.add_component(zone)
    for event in events:
        alone.add_component(event)
    occurrences = recurring_ical_events.of(alone).between(window.start, window.end)
    if len(occurrences) > MAX_OCCURRENCES:
        why = f"recurs {len(occurrences)} times in {(AHEAD + BACK).days} days"
        return [Unread(where, why)]
    return [e for event in occurrences if (e := _entry(event, window, recurring=True))]


def _frequencies(event: Event) -> set[str]:
    rules = event.get("RRULE", [])
    each = rules if isinstance(rules, list) else [rules]
    return {str(freq).upper() for rule in each for freq in rule.get("FREQ", [])}


def _entry(event: Event, window: _Window, recurring: bool) -> Entry | None:
    """Return one occurrence; None if it is outside the window. Raises ValueError without start."""
    if "DTSTART" not in event:
        raise ValueError("has no DTSTART")
    starts = _moment(event["DTSTART"].dt, window.zone)
    ends = _ends(event, starts, window.zone)
    if not window.holds(starts, ends):
        return None
    uid, title = _uid(event), _one_line(event.get("SUMMARY"))
    words = str(event.get("X-ALT-DESC") or event.get("DESCRIPTION") or "")
    has_markup = bool(_MARKUP.search(words))
    entry = Entry(
        f"event {uid or title}",
        identity=f"{uid}/{_occurrence(event, window.zone)}" if uid and recurring else uid,
        title=title,
        html=words if has_markup else "",
        text="" if has_markup else words,
        url=_one_line(event.get("URL")),
        starts_at=starts,
        ends_at=ends or "",
        cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
        categories=_categories(event),
        places=_places(event),
        document=_pdf(event),
    )
    # DTSTAMP is left alone: many calendars put the time of the download there.
    if "CREATED" in event:
        entry.published = _moment(event["CREATED"].dt, window.zone)
    if "LAST-MODIFIED" in event:
        entry.updated = _moment(event["LAST-MODIFIED"].dt, window.zone)
    return entry


def _uid(event: Event) -> str:
    return _one_line(event.get("UID"))


def _occurrence(event: Event, zone: tzinfo) -> str:
    """Return what names this occurrence among its series, even after it was moved."""
    original = event["RECURRENCE-ID" if "RECURRENCE-ID" in event else "DTSTART"].dt
    if not isinstance(original, datetime):
        return f"{original:%Y%m%d}"
    return f"{_moment(original, zone).at:%Y%m%dT%H%M%SZ}"


def _moment(value: date | datetime, zone: tzinfo) -> Moment:
    if not isinstance(value, datetime):
        return read_day(value.year, value.month, value.day, zone)
    return Moment((value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC), False)


def _ends(event: Event, starts: Moment, zone: tzinfo) -> Moment | None:
    if "DTEND" in event:
        return _moment(event["DTEND"].dt, zone)
    if "DURATION" in event:
        return Moment(starts.at + event["DURATION"].dt, starts.all_day)
    return None


def _categories(event: Event) -> tuple[str, ...]:
    given = event.get("CATEGORIES", [])
    lists = given if isinstance(given, list) else [given]
    return tuple(str(name) for each in lists for name in each.cats)


def _places(event: Event) -> tuple[RawPlace, ...]:
    geo = event.get("GEO")
    lat, lon = (geo.latitude, geo.longitude) if geo else (None, None)
    return place_of(_one_line(event.get("LOCATION")), lon, lat)


def _pdf(event: Event) -> str:
    """Return the address of the first PDF that is attached; "" if none is."""
    given = event.get("ATTACH", [])
    for each in given if isinstance(given, list) else [given]:
        is_inside = "ENCODING" in each.params  # the file's bytes, not its address
        if not is_inside and str(each.params.get("FMTTYPE", "")).lower() == PDF:
            return _one_line(each)
    return ""


def _one_line(value: object) -> str:
    return " ".join(str(value or "").split())
