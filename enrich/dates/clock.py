"""Times of day as words write them."""

import re
from dataclasses import dataclass
from datetime import time

from records.spelling import fold

_TIME = re.compile(
    r"(?P<word>noon|midday|midi|midnight|minuit)"
    r"|(?P<hour>\d{1,2})(?:\s*(?::|\.(?=\d\d)|h(?:eures?)?)\s*(?P<minute>\d{2})?)?(?:\s*(?P<half>[ap])\s?\.?\s?m\b)?"
)
_WORDS = {"noon": 12, "midday": 12, "midi": 12, "midnight": 0, "minuit": 0}
_NOON = 12
_HOURS = 24


@dataclass(frozen=True, slots=True)
class Span:
    """When something begins and, None if that is not said, ends."""

    first: time
    until: time | None = None


def read_span(words: str) -> Span | None:
    """Return the times that words name: one, or a first and a last. None if there is no such time.

    What stands in front of "6-8 p.m." is in the same half of the day if that comes before.
    """
    found = list(_TIME.finditer(fold(words)))
    if not found:
        return None
    last = _time(found[-1], found[-1]["half"])
    if len(found) == 1:
        return Span(last) if last else None
    half = found[0]["half"]
    first = _time(found[0], half or found[-1]["half"])
    if first and last and not half and found[-1]["half"] and first > last:
        first = _time(found[0], None if last.hour >= _NOON else "p")
    if first is None:
        return None
    return Span(first, last)


def _time(match: re.Match[str], half: str | None) -> time | None:
    if match["word"]:
        return time(_WORDS[match["word"]])
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if hour > _HOURS or minute > 59:
        return None
    return time(hour % _HOURS, minute)
