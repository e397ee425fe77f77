"""When and where a text was written: what its dates are counted from."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from records import Town

_MONTH_FIRST = frozenset({"us"})  # where public bodies write 04/10 for 10 April; country codes
_EITHER = frozenset({"ca", "ph"})  # by language, habit or taste


@dataclass(frozen=True, slots=True)
class Written:
    """The local day on which a text came out, and whether 04/10 is April there.

    `month_first` counts for English only; None where people write both: then 04/10 is not read.
    `is_sure` is False if nobody said when it came out, and `on` is the day on which it was fetched:
    then days counted from today are not read.
    """

    on: date
    month_first: bool | None = False
    is_sure: bool = True


def written_at(published: datetime | None, fetched_at: datetime, town: Town) -> Written:
    """Return what days are counted from in a town's text that came out at an aware moment."""
    code = town.country.lower()
    month_first = None if code in _EITHER else code in _MONTH_FIRST
    on = (published or fetched_at).astimezone(ZoneInfo(town.tz)).date()
    return Written(on, month_first, is_sure=published is not None)
