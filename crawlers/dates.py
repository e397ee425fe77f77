"""Read the dates that publishers write; refuse rather than guess.

feedparser's own dates are not used: it reads "2016/6/29" as 1 November and CEST as UTC.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from crawlers.zones import MONTHS, ZONES

# News is neither older nor planned later; anything else is a typing error.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
LATEST = timedelta(days=400)
FORMS = ("", "dmy", "mdy", "epoch", "epoch_ms")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, UTC; `all_day` if only a date was given (then local midnight)."""

    at: datetime
    all_day: bool


@dataclass(frozen=True, slots=True)
class DateRules:
    """How one source's dates are read at `now`.

    `zone` is meant where none is written. `form` says what 04/10/2010 is: "dmy", "mdy", a strptime
    pattern, "epoch" or "epoch_ms" (numbers of seconds or milliseconds); "" refuses what could be
    both. Unambiguous dates are read whatever `form` says.
    """

    zone: tzinfo
    now: datetime
    form: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError if `form` is none of the above."""
        if self.form not in FORMS and "%" not in self.form:
            allowed = ", ".join(filter(None, FORMS))
            raise ValueError(f"date_format {self.form!r}: allowed: {allowed} or a strptime pattern")


_TIME = (
    r"(?P<hour>\d{1,2})\s?(?:[:hH]\s?(?P<minute>\d{2})?)?(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s?(?P<half>[AaPp]\.?[Mm]\b\.?)?"
)
_ZONE = r"(?P<zone>[+-]\d{2}:?(?:\d{2})?|[A-Za-z]{1,5})"
_END = rf"(?:(?:\s*[,T–-]?\s*(?:à\s|at\s)?){_TIME}(?:\s?{_ZONE})?(?:\s\(.*\))?)?$"
_WEEKDAY = r"(?:[^\W\d]+\.?,?\s+)?"
_MONTH = r"(?P<word>[^\W\d_]{3,})\.?"
_DAY = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"

# The order matters not: no text fits two of them.
_PATTERNS = tuple(
    re.compile(pattern + _END)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=T|$)",
        rf"{_WEEKDAY}{_DAY}[\s-]+{_MONTH}[\s,-]+{_YEAR}(?!\d)",  # RFC 822, French
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",  # American
        r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)",
    )
)
_LONGEST = 60


def read_date(text: str, rules: DateRules) -> Moment | None:
    """Return the moment that `text` names, or None.

    None where there is no date, it could be two different days, its zone is unknown, or it is not
    within EARLIEST … `rules.now` + LATEST.
    """
    text = " ".join(text[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return None
    moment = _by_form(text, rules) or _by_iso(text, rules) or _by_patterns(text, rules)
    if moment and EARLIEST <= moment.at <= rules.now + LATEST:
        return moment
    return None


def read_day(year: int, month: int, day: int, zone: tzinfo) -> Moment:
    """Return a whole day: midnight in `zone`. Raises ValueError if there is no such day."""
    return Moment(datetime(year, month, day, tzinfo=zone).astimezone(UTC), all_day=True)


def _by_form(text: str, rules: DateRules) -> Moment | None:
    """Read a date in the way that the source's file prescribes."""
    try:
        if rules.form in ("epoch", "epoch_ms"):
            seconds = float(text) / (1000 if rules.form == "epoch_ms" else 1)
            return Moment(datetime.fromtimestamp(seconds, UTC), all_day=False)
        if "%" not in rules.form:
            return None
        at = datetime.strptime(text, rules.form)  # noqa: DTZ007 (the zone follows)
        return _moment(at, rules, all_day=not re.search("%[HIcXTs]", rules.form))
    except (ValueError, OverflowError, OSError):
        return None


def _by_iso(text: str, rules: DateRules) -> Moment | None:
    """Read RFC 3339 and its relatives: the fast path of most feeds and open data."""
    if len(text) < 10 or (text[4] != "-" and text[8] != "T"):
        return None
    try:
        return _moment(datetime.fromisoformat(text), rules, all_day=len(text) == 10)
    except ValueError:
        return None


def _moment(at: datetime, rules: DateRules, all_day: bool) -> Moment | None:
    if at.tzinfo is None:
        at = at.replace(tzinfo=rules.zone)
    try:
        return Moment(at.astimezone(UTC), all_day)
    except OverflowError:
        return None


def _by_patterns(text: str, rules: DateRules) -> Moment | None:
    found = next((m for p in _PATTERNS if (m := p.match(text))), None)
    if not found:
        return None
    parts = found.groupdict()
    day = _day_of(parts, rules.form)
    zone = _zone_of(parts["zone"], rules.zone)
    if day is None or zone is None:
        return None
    try:
        if parts["hour"] is None:
            return read_day(*day, zone)
        at = datetime(*day, *_time_of(parts), tzinfo=zone)
        return _moment(at, rules, all_day=False)
    except (ValueError, OverflowError):
        return None


def _day_of(parts: dict[str, str | None], form: str) -> tuple[int, int, int] | None:
    """Return (year, month, day); None if the month is no month or the order is unclear."""
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") == 2:
        year += 1900 if year >= 69 else 2000  # as POSIX strptime does
    if parts.get("word"):
        month = MONTHS.get((parts["word"] or "").lower())
        return (year, month, int(parts["day"] or 0)) if month else None
    if parts.get("month"):
        return year, int(parts["month"] or 0), int(parts["day"] or 0)
    first, other = int(parts["first"] or 0), int(parts["other"] or 0)
    if form == "dmy" or (form != "mdy" and first > 12):
        return year, other, first
    if form == "mdy" or other > 12 or first == other:
        return year, first, other
    return None


def _time_of(parts: dict[str, str | None]) -> tuple[int, int, int]:
    """Return (hour, minute, second). Raises ValueError for a 13 PM."""
    hour = int(parts["hour"] or 0)
    if parts["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(f"{hour} {parts['half']}")
        hour = hour % 12 + (12 if parts["half"][0] in "pP" else 0)
    return hour, int(parts["minute"] or 0), int(parts["second"] or 0)


def _zone_of(text: str | None, default: tzinfo) -> tzinfo | None:
    """Return the zone written, `default` if none is, None if it is unknown."""
    if not text:
        return default
    if text[0] not in "+-":
        return ZONES.get(text.upper())
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
