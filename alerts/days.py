"""Days and hours as the reader says them, in the town's time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from alerts.letters import as_sentence
from alerts.texts import Texts
from records import Item


@dataclass(frozen=True, slots=True)
class Calendar:
    """Tells times in one language and zone, seen from `now`."""

    texts: Texts
    zone: ZoneInfo
    now: datetime

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the town's time."""
        return moment.astimezone(self.zone)

    def day(self, day: date) -> str:
        """Return e.g. "Saturday 21 November"; with the year if it is not this one."""
        texts = self.texts
        pattern = texts.first_of_month if day.day == 1 else texts.day
        if day.year != self.local(self.now).year:
            pattern += texts.year
        return format_date(day, pattern, locale=texts.locale)

    def heading(self, day: date) -> str:
        """Return e.g. "Today, Saturday 21 November", in upper case at the beginning."""
        age = (self.local(self.now).date() - day).days
        form = {0: self.texts.today, 1: self.texts.yesterday}.get(age, "{day}")
        return as_sentence(form.format(day=self.day(day)))

    def hour(self, moment: datetime) -> str:
        """Return e.g. "18:00", "18 h 30"; "" at midnight, which stands for a day without hour."""
        local = self.local(moment)
        if local.hour == local.minute == 0:
            return ""
        pattern = self.texts.hour_and_minute if local.minute else self.texts.hour
        return format_time(local.time(), pattern, locale=self.texts.locale)

    def happening(self, item: Item) -> str:
        """Return when an event is, e.g. "Tuesday 1 December, 6 p.m."; "" if it is none.

        What lasts beyond its first day, or has only an end, says until when.
        """
        if item.starts_at is None and item.ends_at is not None:
            last_day = _last_day(item.published_at, item.ends_at, self.zone)
            return as_sentence(self.texts.until.format(day=self.day(last_day)))
        if item.starts_at is None:
            return ""
        first, last = (
            self.local(item.starts_at).date(),
            _last_day(item.starts_at, item.ends_at, self.zone),
        )
        words = [self.day(first)]
        if not item.all_day:
            words.append(self.hour(item.starts_at))
        if last > first:
            words.append(self.texts.until.format(day=self.day(last)))
        return as_sentence(", ".join(filter(None, words)))

    def is_coming(self, item: Item) -> bool:
        """Tell whether an event is still to come or under way."""
        if item.starts_at is None:
            return False
        today = self.local(self.now).date()
        if item.all_day:
            return _last_day(item.starts_at, item.ends_at, self.zone) >= today
        return (item.ends_at or item.starts_at) >= self.now


def _last_day(starts_at: datetime, ends_at: datetime | None, zone: ZoneInfo) -> date:
    """Return an event's last local day; one that ends at midnight ends on the day before."""
    if ends_at is None or ends_at <= starts_at:
        return starts_at.astimezone(zone).date()
    return (ends_at - timedelta(seconds=1)).astimezone(zone).date()
