"""Reading the days of a sentence, written out so that tests can compare them."""

from datetime import date

from enrich.analyser import Analyser
from enrich.dates.written import Written
from records import DateMention

ON = date(2026, 3, 5)  # a Thursday
READER = Analyser([], [])


def read(words: str, lang: str, on: date = ON, month_first: bool | None = True):
    """Return what a text says of days."""
    return READER.read(words, lang, Written(on, month_first))


def said(words: str, lang: str, on: date = ON) -> str:
    """Return the days of a text in short: "range 2026-03-10/2026-03-21 10:00-12:00"."""
    return "; ".join(shown(each) for each in read(words, lang, on).dates)


def shown(each: DateMention) -> str:
    days = f"{each.first or ''}/{each.last or ''}"
    if each.first == each.last:
        days = str(each.first)
    times = f"{each.time:%H:%M}" if each.time else ""
    if each.until:
        times += f"-{each.until:%H:%M}"
    vague = "vague" if each.vague else ""
    weekdays = "".join(map(str, each.weekdays))
    return " ".join(filter(None, (each.kind.value, days, times, weekdays, vague)))
