"""A listing as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import msgspec

from web.feeds.entry import Entry, make_feed
from web.links import absolute
from web.listing import Listing
from web.subject import Subject
from web.visit import TownVisit


def write(visit: TownVisit, subject: Subject, listing: Listing) -> bytes:
    """Return the feed."""
    feed = make_feed(visit, subject, listing, "json")
    document: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page_url,
        "feed_url": feed.self_url,
        "language": feed.lang,
        "_ilot": {"about": absolute("/api/v1/openapi.json"), "attribution": feed.attribution},
        "items": [_item(entry) for entry in feed.entries],
    }
    if feed.next_url:
        document["next_url"] = feed.next_url
    return msgspec.json.encode(document)


def _item(entry: Entry) -> dict[str, object]:
    values: dict[str, object] = {
        "id": entry.url,
        "url": entry.url,
        "external_url": entry.outside,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.published.isoformat(),
        "language": entry.lang,
        "authors": [{"name": entry.source}],
        "tags": [*entry.themes, entry.kind],
        "_ilot": {
            "type": entry.type,
            "severity": entry.severity,
            "fields": {fact.code: fact.value for fact in entry.fields},
        },
    }
    return {key: value for key, value in values.items() if value}
