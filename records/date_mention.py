"""Words of a text that say when."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class DateKind(StrEnum):
    """What a date is for."""

    EVENT = "event"  # one day
    RANGE = "range"  # from a day to a day; lasts until one, or from one on
    RECURRING = "recurring"
    DEADLINE = "deadline"  # a last moment to do something


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that say when; `start` and `end` are code points into the words that were read.

    `first` and `last` are local days, both included: equal for an event that is not vague; `first`
    is None where only an end is said, `last` where there is none. `time` is when it first begins
    and `until` when it then ends, on the town's clocks; None if that is not said. `weekdays` of
    what recurs are 0 (Monday) to 6, empty if it recurs in another way. `vague` is True where the
    words name a month or week: something happens within it, nobody says when.
    """

    kind: DateKind
    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    time: dt.time | None = None
    until: dt.time | None = None
    weekdays: tuple[int, ...] = ()
    vague: bool = False
