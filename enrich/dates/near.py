"""Days counted from the one on which a text was written: Friday, tonight, this weekend."""

import re
from datetime import date, timedelta

from enrich.dates.fixed import Dates
from enrich.dates.repeats import read_repeated
from enrich.dates.rollover import DAY, next_weekday
from enrich.dates.said import Said
from enrich.dates.told import is_cited, is_gone, is_past
from records import DateKind, DateMention

_SATURDAY, _SUNDAY = 5, 6
_ALONE = frozenset(".|:(")  # in front of what begins a sentence


def read_near(said: Said, match: re.Match[str], found: Dates) -> None:
    """Add what a match of "weekday" or "near" names; nothing if nobody said when it was written."""
    begin, end = said.stretch(*match.span())
    if not said.written.is_sure or is_cited(said, match.start()) or is_past(said, begin):
        return
    if is_gone(said, begin, end):
        return
    if match.lastgroup == "weekday" and _is_habit(said, match):
        read_repeated(said, match, found)
        return
    days = _from_today(said, match) if match.lastgroup == "near" else _weekday(said, match, found)
    if days:
        kind = DateKind.EVENT if days[0] == days[1] else DateKind.RANGE
        found.mentions.append(DateMention(kind, begin, end, *days, *said.clock(match)))


def _is_habit(said: Said, match: re.Match[str]) -> bool:
    """Tell whether a weekday is each such day, as in French "le mardi de 10h à 12h"."""
    return said.lang == "fr" and match[0].startswith("lw") and said.times(match) is not None


def _from_today(said: Said, match: re.Match[str]) -> tuple[date, date] | None:
    """Return today, tonight or tomorrow, if a time or its place in the line says that it is one."""
    today = said.written.on
    at = said.positions(match, "r")
    if not at:
        return (today, today) if said.times(match) or "A" not in match[0] else None
    word = said.word(at[0])
    day = today + timedelta(days=said.table.days_from_now[word] + ("A" in match[0]))
    letters = said.sketch.letters
    is_first = match.start() == 0 or letters[match.start() - 1] in _ALONE
    behind = letters[match.end() : match.end() + 1]
    is_timed = said.times(match) is not None or "B" in (*match[0], behind)
    if is_timed or word == "tonight" or (is_first and behind in (",", ":", "-", "")):
        return day, day
    return None


def _weekday(said: Said, match: re.Match[str], found: Dates) -> tuple[date, date] | None:
    """Return the next such weekday, within the days that the text names if it names some.

    None if it is a day that is named already, or may well be none: "messe de 18h (samedi)".
    """
    today = said.written.on
    if "E" in match[0]:
        saturday = next_weekday(_SATURDAY, today - DAY if today.weekday() == _SUNDAY else today)
        return saturday, saturday + DAY
    weekday = said.table.weekdays[said.word(said.positions(match, "w")[0])]
    is_timed = said.times(match) is not None
    if found.anchor and (day := next_weekday(weekday, found.anchor[0])) <= found.anchor[1]:
        return (day, day) if is_timed else None
    is_known = any(each.first and each.first.weekday() == weekday for each in found.mentions)
    is_pointed = not set("cv").isdisjoint(match[0])
    if is_known or not (is_timed or is_pointed or said.lang == "en"):
        return None
    day = next_weekday(weekday, today + DAY if "v" in match[0] else today)
    return day, day
