"""What RSS and JSON Feed both say of a listing and of its items."""

import re
from dataclasses import dataclass
from datetime import datetime

from records import Item, Status
from web.cards import Here, nearest, source_name
from web.excerpt import LETTERS, excerpt
from web.kinds import Fact, fact_lines, facts_of, severity_name, type_name
from web.links import absolute, item_url, outside_url
from web.listing import Listing
from web.public_item import attribution
from web.subject import Subject
from web.translate import gettext
from web.visit import TownVisit
from web.words import place_name

# What XML 1.0 can't hold, not even escaped (section 2.2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """An item as both kinds of feed say it; `lat_lon` is "" for what is no sure point."""

    id: str
    url: str
    outside: str
    title: str
    text: str
    published: datetime
    lang: str
    source: str
    themes: tuple[str, ...]
    type: str
    kind: str
    severity: str
    fields: tuple[Fact, ...]
    lat_lon: str


@dataclass(frozen=True)
class Feed:
    """A listing as a feed; addresses are absolute, `next_url` is "" at the end.

    `attribution` is what whoever shows it must say.
    """

    title: str
    page_url: str
    self_url: str
    next_url: str
    lang: str
    attribution: str
    entries: tuple[Entry, ...]


def make_feed(visit: TownVisit, subject: Subject, listing: Listing, form: str) -> Feed:
    """Return a listing in the reader's words."""
    return Feed(
        title=feed_title(visit, subject),
        page_url=absolute(subject.url(visit.lang)),
        self_url=absolute(subject.url(visit.lang, form=form)),
        next_url=next_url(visit, subject, listing, form),
        lang=visit.lang,
        attribution=_clean(attribution(visit)),
        entries=tuple(_entry(visit, item, subject.here) for item in listing.items),
    )


def feed_title(visit: TownVisit, subject: Subject) -> str:
    """Return what tells a feed from others in somebody's reader."""
    name, site_name = subject.name(visit), f"Îlot {visit.town.name}"
    return _clean(f"{name} · {site_name}" if name else site_name)


def next_url(visit: TownVisit, subject: Subject, listing: Listing, form: str) -> str:
    """Return the feed of what is older, "" at the end."""
    if listing.after is None:
        return ""
    return absolute(subject.url(visit.lang, subject.filters.older(listing.after), form))


def _entry(visit: TownVisit, item: Item, here: Here) -> Entry:
    title = item.title
    if item.status is Status.CANCELLED:
        title = gettext("Cancelled: %(title)s", title=title)
    return Entry(
        id=item.id,
        url=absolute(item_url(item.id, visit.lang)),
        outside=outside_url(item.url),
        title=_clean(title),
        text=_clean(_words(visit, item, here)),
        published=item.published_at,
        lang=item.lang,
        source=_clean(source_name(visit, item.source_id)),
        themes=tuple(visit.theme_names.get(t.code, t.code) for t in item.themes),
        type=item.type,
        kind=_clean(type_name(visit, item.type)),
        severity=item.severity,
        fields=facts_of(visit, item),
        lat_lon=_lat_lon(item, here),
    )


def _words(visit: TownVisit, item: Item, here: Here) -> str:
    """Return how urgent, when, where, the type's fields, the beginning of the text, a line each."""
    placement = nearest(item, here)
    where = place_name(placement) if placement else ""
    lines = (
        severity_name(item.severity),
        visit.calendar.event(item),
        where,
        *fact_lines(visit, item),
        excerpt(item, LETTERS),
    )
    return "\n".join(line for line in lines if line)


def _lat_lon(item: Item, here: Here) -> str:
    """Return "lat lon" as GeoRSS has it, only for what is surely a point."""
    placement = nearest(item, here)
    if placement is None or placement.approximate or not placement.place.precision.is_point:
        return ""
    return f"{placement.place.lat:.6f} {placement.place.lon:.6f}"


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
