"""Every listing as RSS 2.0 and as JSON Feed 1.1, with the same filters as its page."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from flask import Response, render_template
from markupsafe import escape

from records import IndexDown, Item, Status
from web.cards import Here, nearest, source_name
from web.excerpt import excerpt
from web.links import absolute, item_url, outside_url
from web.listing import Listing, read_items
from web.subject import Subject
from web.translate import gettext
from web.versions import feed_version, is_known, mark
from web.visit import TownVisit
from web.words import place_name

LETTERS = 1000  # of an item's text, where its licence sets no smaller number
MAX_AGE_S = 300
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
    lat_lon: str


@dataclass(frozen=True)
class Feed:
    """A listing as a feed; addresses are absolute, `next_url` is "" at the end."""

    title: str
    page_url: str
    self_url: str
    next_url: str
    lang: str
    entries: tuple[Entry, ...]


def answer_feed(visit: TownVisit, subject: Subject, form: str) -> Response:
    """Return a subject's feed, or that the reader has it (304).

    503 while the index is away, so that readers ask again later: an empty feed would look like
    no news.
    """
    try:
        version = feed_version(visit)
        if is_known(version):
            return _keep(mark(Response(status=304), version))
        listing = read_items(visit, subject.query, subject.filters.after)
    except IndexDown:
        return Response(status=503, headers={"Retry-After": "300", "Cache-Control": "no-store"})
    return mark(_write(_make_feed(visit, subject, listing, form), form), version)


def _make_feed(visit: TownVisit, subject: Subject, listing: Listing, form: str) -> Feed:
    after = listing.after
    older = subject.url(visit.lang, subject.filters.older(after), form) if after else ""
    name, site_name = subject.name(visit), f"Îlot {visit.town.name}"
    return Feed(
        title=_clean(f"{name} · {site_name}" if name else site_name),
        page_url=absolute(subject.url(visit.lang)),
        self_url=absolute(subject.url(visit.lang, form=form)),
        next_url=absolute(older) if older else "",
        lang=visit.lang,
        entries=tuple(_entry(visit, item, subject.here) for item in listing.items),
    )


def _write(feed: Feed, form: str) -> Response:
    if form == "rss":
        response = Response(render_template("feed.rss.xml", feed=feed))
        response.content_type = "application/rss+xml; charset=utf-8"
    else:
        response = Response(json.dumps(_json_feed(feed), ensure_ascii=False))
        response.content_type = "application/feed+json; charset=utf-8"
    return _keep(response)


def _keep(response: Response) -> Response:
    """Say who may read an answer and how long it may be kept."""
    response.access_control_allow_origin = "*"  # readers in a browser fetch feeds from elsewhere
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.cache_control.public = True
    response.cache_control.max_age = MAX_AGE_S
    return response


def rfc_822(moment: datetime) -> str:
    """Return a moment as RSS writes it."""
    return format_datetime(moment)


def html_in_xml(text: str) -> str:
    """Return plain text as HTML, which readers take a description for; the template escapes it."""
    return str(escape(text)).replace("\n", "<br>")


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
        lat_lon=_lat_lon(item, here),
    )


def _words(visit: TownVisit, item: Item, here: Here) -> str:
    """Return when, where, and the beginning of the text, a line each."""
    placement = nearest(item, here)
    where = place_name(placement) if placement else ""
    lines = (visit.calendar.event(item), where, excerpt(item, LETTERS))
    return "\n".join(line for line in lines if line)


def _lat_lon(item: Item, here: Here) -> str:
    """Return "lat lon" as GeoRSS has it, only for what is surely a point."""
    placement = nearest(item, here)
    if placement is None or placement.approximate or not placement.place.precision.is_point:
        return ""
    return f"{placement.place.lat:.6f} {placement.place.lon:.6f}"


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _json_feed(feed: Feed) -> dict[str, object]:
    """Return the JSON Feed (https://www.jsonfeed.org/version/1.1/)."""
    document: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page_url,
        "feed_url": feed.self_url,
        "language": feed.lang,
        "items": [_json_entry(entry) for entry in feed.entries],
    }
    if feed.next_url:
        document["next_url"] = feed.next_url
    return document


def _json_entry(entry: Entry) -> dict[str, object]:
    values: dict[str, object] = {
        "id": entry.url,
        "url": entry.url,
        "external_url": entry.outside,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.published.isoformat(),
        "language": entry.lang,
        "authors": [{"name": entry.source}],
        "tags": list(entry.themes),
    }
    return {key: value for key, value in values.items() if value}
