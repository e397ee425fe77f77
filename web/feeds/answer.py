"""How a feed is answered: not at all if the reader has it, else by the writer of its form."""

from collections.abc import Callable

from flask import Response, request
from werkzeug.datastructures import MultiDict

from records import IndexDown
from web.feeds import geojson, json_feed, rss
from web.filters import REACHES
from web.listing import Listing, read_items
from web.parameter_names import check_written
from web.subject import Subject
from web.versions import answer_version
from web.visit import TownVisit
from web.words import search_is_away

Writer = Callable[[TownVisit, Subject, Listing], bytes]

# The forms in which a listing can be had beside its page: content type, writer.
_FORMS: dict[str, tuple[str, Writer]] = {
    "rss": ("application/rss+xml; charset=utf-8", rss.write),
    "json": ("application/feed+json; charset=utf-8", json_feed.write),
    "geojson": ("application/geo+json", geojson.write),
}
FEED_FORMS = tuple(_FORMS)
# What an address may ask for; True for what may be repeated. "from" and "nearest" come along from
# the page: they say how the reader found the place, and change nothing.
_NAMES = {"theme": True, "type": True, "source": True, "open": False, "q": False, "after": False}
_OF_PAGES = ("from", "nearest")


def answer_feed(visit: TownVisit, subject: Subject, form: str) -> Response:
    """Return a subject's feed, or that the reader has it (304).

    Raises BadParameter for what it can't understand, where a page passes over it: a reader sees a
    page that shows too much, but who follows a feed does not see its address.
    503 while the index is away, so that readers ask again later: an empty feed would look like
    no news.
    """
    content_type, write = _FORMS[form]
    _check(subject)

    def body() -> bytes:
        return write(visit, subject, read_items(visit, subject.query, subject.filters.after))

    try:
        response = answer_version(visit, body)
    except IndexDown:
        words = search_is_away()
        headers = {"Retry-After": "300", "Cache-Control": "no-store"}
        return Response(words + "\n", 503, headers, mimetype="text/plain")
    response.content_type = content_type
    return response


def _check(subject: Subject) -> None:
    """Raise BadParameter for a name that is unknown, empty, or given twice where one counts."""
    reach = {"within": False} if subject.page in REACHES else {}
    if subject.page == "block":
        reach["blocks"] = False
    given = request.args.items(multi=True)
    check_written(MultiDict((k, v) for k, v in given if k not in _OF_PAGES), reach | _NAMES)
