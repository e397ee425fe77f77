"""Calendars: iCalendar (RFC 5545)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from demo.publishers.entry import Entry
from demo.publishers.publisher import Publisher
from demo.texts.writer import ZONE

_MOST_BYTES = 73  # of a line; RFC 5545 section 3.1 wants longer ones folded


def ical(publisher: Publisher, entries: Sequence[Entry], site: str) -> str:
    """Return a calendar with one event an entry."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Port-Lune//demo//FR"]
    lines.append(f"X-WR-CALNAME:{_text(publisher.name)}")
    for entry in entries:
        lines += _event(entry, site)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, site: str) -> Iterator[str]:
    if entry.starts is None or entry.ends is None:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.guid}"
    yield f"DTSTAMP:{_utc(entry.updated or entry.published)}"
    yield f"CREATED:{_utc(entry.published)}"
    yield f"LAST-MODIFIED:{_utc(entry.updated or entry.published)}"
    yield f"DTSTART;TZID={ZONE.key}:{_local(entry.starts)}"
    yield f"DTEND;TZID={ZONE.key}:{_local(entry.ends)}"
    yield f"SUMMARY:{_text(entry.title)}"
    yield f"DESCRIPTION:{_text(entry.body)}"
    if entry.text.spot.name:
        yield f"LOCATION:{_text(entry.text.spot.name)}"
    yield f"URL:{entry.link(site)}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _local(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%Y%m%dT%H%M%S}"


def _text(words: str) -> str:
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(sign, escaped)
    return words


def _folded(line: str) -> Iterator[str]:
    part, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _MOST_BYTES:
            yield part
            part, size = " ", 1
        part += sign
        size += width
    yield part
