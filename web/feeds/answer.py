"""How a feed is answered: not at all if the reader has it, else by the writer of its form."""

from collections.abc import Callable

from flask import Response

from records import IndexDown
from web.feeds import geojson, json_feed, rss
from web.listing import Listing, read_items
from web.subject import Subject
from web.versions import answer_version
from web.visit import TownVisit

MAX_AGE_S = 300
Writer = Callable[[TownVisit, Subject, Listing], bytes]

# The forms in which a listing can be had beside its page: content type, writer.
_FORMS: dict[str, tuple[str, Writer]] = {
    "rss": ("application/rss+xml; charset=utf-8", rss.write),
    "json": ("application/feed+json; charset=utf-8", json_feed.write),
    "geojson": ("application/geo+json", geojson.write),
}
FEED_FORMS = tuple(_FORMS)


def answer_feed(visit: TownVisit, subject: Subject, form: str) -> Response:
    """Return a subject's feed, or that the reader has it (304).

    503 while the index is away, so that readers ask again later: an empty feed would look like
    no news.
    """
    content_type, write = _FORMS[form]

    def body() -> bytes:
        return write(visit, subject, read_items(visit, subject.query, subject.filters.after))

    try:
        response = answer_version(visit, body)
    except IndexDown:
        return Response(status=503, headers={"Retry-After": "300", "Cache-Control": "no-store"})
    response.content_type = content_type
    response.cache_control.public = True
    response.cache_control.max_age = MAX_AGE_S
    return response
