"""Times as people say them, in the town's own zone and the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from records import Item, Town
from web.translate import gettext

# English is read with the month first and a 12-hour clock in these countries.
_MONTH_FIRST = frozenset({"US", "CA", "PH"})


def is_month_first(country: str) -> bool:
    """Tell whether 3/4 is the fourth of March there, in English."""
    return country.upper() in _MONTH_FIRST


@lru_cache(maxsize=64)
def locale_of(lang: str, country: str) -> Locale:
    """Return how this language is written in this country, or in general if nobody says."""
    if lang == "en" and not is_month_first(country):
        country = "GB"
    try:
        return Locale(lang, country.upper())
    except UnknownLocaleError:
        return Locale(lang)


@dataclass(frozen=True)
class Calendar:
    """Says dates and times for one town and one language; `now` is an aware datetime."""

    locale: Locale
    zone: ZoneInfo
    now: datetime

    def local(self, moment: datetime) -> datetime:
        """Return the moment on the town's clocks."""
        return moment.astimezone(self.zone)

    def today(self) -> date:
        """Return the town's date."""
        return self.local(self.now).date()

    def start_of_today(self) -> datetime:
        """Return the town's last midnight."""
        return datetime.combine(self.today(), datetime.min.time(), self.zone)

    def midnight(self, day: date | None, days: int = 0) -> datetime | None:
        """Return when a day begins on the town's clocks, or one some days later; None for None."""
        if day is None:
            return None
        return datetime.combine(day + timedelta(days), datetime.min.time(), self.zone)

    def plain(self, day: date) -> str:
        """Return "21 November", with the year if it is not this one."""
        return self._said(day, "MMMM d" if self._is_month_first else "d MMMM")

    def day(self, day: date) -> str:
        """Return a day's heading: "Today, Saturday 21 November"."""
        name = self._said(day, "EEEE, MMMM d" if self._is_month_first else "EEEE d MMMM")
        if day == self.today():
            return gettext("Today, %(day)s", day=name)
        if day == self.today() - timedelta(days=1):
            return gettext("Yesterday, %(day)s", day=name)
        return name[:1].upper() + name[1:]

    def since(self, moment: datetime) -> str:
        """Return the date of a moment on the town's clocks."""
        return self.plain(self.local(moment).date())

    def time(self, moment: datetime) -> str:
        """Return "6 p.m." or "18 h 30", by the locale."""
        local = self.local(moment)
        return _clock(local, self.locale)

    def published(self, moment: datetime) -> str:
        """Return when an item came out: the time today, else the date."""
        day = self.local(moment).date()
        if day == self.today():
            return gettext("today, %(time)s", time=self.time(moment))
        if day == self.today() - timedelta(days=1):
            return gettext("yesterday")
        return self.plain(day)

    def event(self, item: Item) -> str:
        """Return when an item's event is, "" if it has none: "Tue 1 December, 6 p.m."."""
        if item.starts_at is None:
            closing = self.closing(item)
            return gettext("Until %(day)s", day=closing) if closing else ""
        first = self.local(item.starts_at).date()
        last = self._last_day(item) or first
        if last > first:
            return gettext("%(first)s to %(last)s", first=self.plain(first), last=self.plain(last))
        said = self._said(first, "EEE, MMM d" if self._is_month_first else "EEE d MMM")
        said = said[:1].upper() + said[1:]
        return said if item.all_day else f"{said}, {self.time(item.starts_at)}"

    def occasion(self, item: Item) -> str:
        """Return when an item's event is, as `event` does, and that it goes on or is over."""
        last = self._last_day(item)
        if last and item.starts_at and item.starts_at < self.start_of_today():
            if last > self.today():
                return gettext("Now, until %(day)s", day=self.closing(item))
            if last == self.today():  # true at any hour: pages that are kept know the day alone
                return gettext("Until %(day)s", day=self.closing(item))
        said = self.event(item)
        return gettext("%(when)s (past)", when=said) if said and self.is_over(item) else said

    def is_one_day(self, item: Item) -> bool:
        """Tell whether an item begins and ends on the same day."""
        return (
            item.starts_at is not None and self._last_day(item) == self.local(item.starts_at).date()
        )

    def is_over(self, item: Item) -> bool:
        """Tell whether an item's last day has gone by; False if nobody says when it is."""
        last = self._last_day(item)
        if last is None and item.starts_at is not None:
            last = self.local(item.starts_at).date()
        return last is not None and last < self.today()

    def opening(self, item: Item) -> str:
        """Return when an item begins, "" if nobody says: "3 March", "3 March, 9 a.m."."""
        if item.starts_at is None:
            return ""
        return self._moment(self.local(item.starts_at).date(), item.starts_at, item.all_day)

    def closing(self, item: Item) -> str:
        """Return when an item ends, "" if nobody says; midnight is the end of the day before."""
        last = self._last_day(item)
        if item.ends_at is None or last is None:
            return ""
        is_midnight = self.local(item.ends_at).date() > last
        return self._moment(last, item.ends_at, item.all_day or is_midnight)

    def _moment(self, day: date, moment: datetime, is_whole_day: bool) -> str:
        return self.plain(day) if is_whole_day else f"{self.plain(day)}, {self.time(moment)}"

    @property
    def _is_month_first(self) -> bool:
        return self.locale.language == "en" and self.locale.territory in _MONTH_FIRST

    def _said(self, day: date, pattern: str) -> str:
        """Return a date by a pattern, with the year if it is not this one; French has a 1er."""
        if day.year != self.today().year:
            pattern += ", y" if self._is_month_first else " y"
        if day.day == 1 and self.locale.language == "fr":
            pattern = pattern.replace("d", "d'er'", 1)
        return str(format_date(day, pattern, locale=self.locale))

    def _last_day(self, item: Item) -> date | None:
        """Return an event's last day; an end at midnight is the end of the day before."""
        if item.ends_at is None:
            return None
        last = (self.local(item.ends_at) - timedelta(microseconds=1)).date()
        return max(last, self.local(item.starts_at).date()) if item.starts_at else last


def calendar_of(town: Town, lang: str, now: datetime) -> Calendar:
    """Return the calendar of a town as a reader of this language expects it."""
    return Calendar(locale_of(lang, town.country), ZoneInfo(town.tz), now)


def _clock(local: datetime, locale: Locale) -> str:
    if locale.language == "fr":
        pattern = "H 'h' mm" if local.minute else "H 'h'"
        return str(format_time(local.time(), pattern, locale=locale))
    if locale.territory in _MONTH_FIRST:
        pattern = "h:mm a" if local.minute else "h a"
        said = str(format_time(local.time(), pattern, locale="en_US"))
        return said.replace("AM", "a.m.").replace("PM", "p.m.")
    return str(format_time(local.time(), "HH:mm", locale=locale))
