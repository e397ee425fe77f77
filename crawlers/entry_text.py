"""Put what an entry's own page says and what its feed said together."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from crawlers.dates import DateRules, Moment, read_date, read_day
from crawlers.document import DocumentText
from crawlers.reading import place_of
from records import RawItem

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")
_SAID = 0.8  # share of a teaser's words in the page: then the page says the same


def add_text(raw: RawItem, text: DocumentText, rules: DateRules) -> RawItem:
    """Return an entry with the text of its page, and with what it lacked and the page says.

    Its own words stay before those of the page unless they are among them. An entry that says all
    that its page says, and more, stays as it is.
    """
    own, found = _words(raw.html), _words(text.html)
    if len(found) <= len(own) and _share(found, own) >= _SAID:
        html = raw.html
    elif _share(own, found) >= _SAID:
        html = text.html
    else:
        html = f"<div>{raw.html}</div>\n<div>{text.html}</div>"
    raw = _with_facts(marked(raw, *text.warnings), text, rules)
    return replace(raw, html=html)


def _with_facts(raw: RawItem, text: DocumentText, rules: DateRules) -> RawItem:
    """Return an entry with the page's title, dates and place where it had none of its own."""
    if "no_title" in raw.warnings and text.title:
        raw = _without(replace(raw, title=text.title), "no_title")
    published = read_date(text.published, rules)
    if published and not (raw.published or raw.updated or raw.date_text):
        raw = _without(replace(raw, published=published.at), "no_date")
    starts = read_date(text.starts, rules)
    if starts and not raw.starts_at:
        ends = _end(read_date(text.ends, rules), starts, rules.zone)
        raw = replace(raw, starts_at=starts.at, ends_at=ends, all_day=starts.all_day)
    return raw if raw.places else replace(raw, places=place_of(text.place))


def _end(ends: Moment | None, starts: Moment, zone: tzinfo) -> datetime | None:
    """Return when an event ends, of a whole day the midnight after; None if that is not known."""
    if ends is None:
        return None
    if not ends.all_day:
        return ends.at if ends.at >= starts.at else None
    first, last = (moment.at.astimezone(zone).date() for moment in (starts, ends))
    if last < first or (last == first and not starts.all_day):
        return None  # of that day the hour is not known
    after = last + timedelta(days=1)
    return read_day(after.year, after.month, after.day, zone).at


def _share(words: list[str], others: list[str]) -> float:
    """Return which share of some words is among the others; 1 if there are none."""
    known = set(others)
    return sum(word in known for word in words) / len(words) if words else 1.0


def _words(html: str) -> list[str]:
    return _WORD.findall(_TAG.sub(" ", html).lower())


def marked(raw: RawItem, *codes: str) -> RawItem:
    """Return an entry with more warnings, each once."""
    new = tuple(code for code in codes if code not in raw.warnings)
    return replace(raw, warnings=(*raw.warnings, *new)) if new else raw


def _without(raw: RawItem, code: str) -> RawItem:
    return replace(raw, warnings=tuple(each for each in raw.warnings if each != code))
