"""What stands behind the question mark, read strictly: a typing error never widens an answer."""

import re
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from web.api.problems import Problem
from web.filters import Arguments, BadParameter
from web.parameter_names import Given
from web.translate import gettext

LIMITS = range(1, 101)
DEFAULT_LIMIT = 30
LONGEST = 3500  # characters; gunicorn takes 8190 with the path, the method and the cursor
SLUG = re.compile(r"[\w-]{1,120}")

_YEARS = range(1970, 2100)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# RFC 3339: what is written without an offset is nobody's time.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)")
_POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,15})?),(-?\d{1,2}(?:\.\d{1,15})?)")


def once(given: Given) -> Arguments:
    """Return the arguments of an address that asks the same, each value once."""
    return {name: list(dict.fromkeys(values)) for name, values in given.lists()}


def check_length(given: Given) -> None:
    """Raise Problem (414) if an address is so long that the one to go on might not be answered."""
    asked = {name: values for name, values in given.lists() if name != "cursor"}
    if len(urlencode(asked, doseq=True)) > LONGEST:
        words = gettext(
            "This address is too long: at most %(most)s characters behind the question mark.",
            most=LONGEST,
        )
        raise Problem(414, words)


def read_limit(given: Given) -> int:
    """Return how many items are asked for. Raises BadParameter."""
    said = given.get("limit", str(DEFAULT_LIMIT))
    limit = int(said) if re.fullmatch(r"[0-9]{1,3}", said) else 0
    if limit in LIMITS:
        return limit
    least, most = LIMITS[0], LIMITS[-1]
    raise BadParameter(
        "limit", gettext("“limit” is a number from %(least)s to %(most)s.", least=least, most=most)
    )


def read_flag(given: Given, name: str, default: bool) -> bool:
    """Return a yes or no. Raises BadParameter."""
    said = given.get(name, "true" if default else "false")
    if said in ("true", "false"):
        return said == "true"
    raise BadParameter(name, gettext("“%(name)s” is true or false.", name=name))


def read_point(said: str) -> tuple[float, float]:
    """Return (lon, lat). Raises BadParameter."""
    found = _POINT.fullmatch(said) if said.isascii() else None
    lon, lat = (float(found[1]), float(found[2])) if found else (999.0, 999.0)
    if abs(lon) <= 180 and abs(lat) <= 90:
        return lon, lat
    words = gettext("“point” is a longitude and a latitude in degrees, such as 2.3522,48.8566.")
    raise BadParameter("point", words)


def read_span(
    given: Given, first: str, last: str, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """Return the moments between which something is asked for, the second one excluded.

    A date counts whole, on the town's clocks. Raises BadParameter.
    """
    start = _read_moment(given, first, zone, days=0)
    end = _read_moment(given, last, zone, days=1)
    if start is not None and end is not None and start >= end:
        words = gettext("“%(last)s” must be later than “%(first)s”.", last=last, first=first)
        raise BadParameter(last, words)
    return start, end


def _read_moment(given: Given, name: str, zone: ZoneInfo, days: int) -> datetime | None:
    """Return a moment, or the midnight `days` after a date begins."""
    said = given.get(name)
    if said is None:
        return None
    try:
        return _moment(said, zone, days)
    except ValueError:
        words = gettext(
            "“%(name)s” is a date such as 2026-11-30 or a moment such as 2026-11-30T18:00:00Z, "
            "in the years %(first)s to %(last)s; “+” is written %%2B in an address.",
            name=name,
            first=_YEARS[0],
            last=_YEARS[-1],
        )
        raise BadParameter(name, words) from None


def _moment(said: str, zone: ZoneInfo, days: int) -> datetime:
    """Return what is said. Raises ValueError."""
    if not said.isascii() or int(said[:4]) not in _YEARS:
        raise ValueError(said)
    if _DAY.fullmatch(said):
        return datetime.combine(date.fromisoformat(said) + timedelta(days), time(), zone)
    if _MOMENT.fullmatch(said):
        return datetime.fromisoformat(said)
    raise ValueError(said)
