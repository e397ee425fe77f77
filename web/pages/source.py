"""A source's page: who publishes, how reading it goes, its latest items."""

from dataclasses import replace

from flask import Response, abort, request

from records import Reach, ReachKind, Source
from store.source_state import find_state
from store.sources import find_source
from web.answers import answer_page
from web.feeds import answer_feed
from web.filters import read_filters
from web.health import check, failure_reason, publisher_kind
from web.listing import read_listing
from web.panel import make_panel
from web.subject import Subject, slug_of
from web.visit import TownVisit


def show_source(visit: TownVisit, slug: str, form: str) -> Response:
    """Answer /<town>/sources/<slug>, as a page or as a feed; also of one that is retired."""
    source = find_source(visit.db, f"{visit.town.id}/{slug}") or abort(404)
    subject = _subject(visit, source)
    if form != "html":
        return answer_feed(visit, subject, form)
    health = check(source, find_state(visit.db, source.id), visit.now)
    return answer_page(
        visit,
        "source.html",
        panel=make_panel(visit, subject, read_listing(visit, subject)),
        source=source,
        kind=publisher_kind(source.publisher),
        health=health,
        reason=failure_reason(health.state.failure),
        is_retired=source.id not in visit.sources,
    )


def _subject(visit: TownVisit, source: Source) -> Subject:
    filters = read_filters(visit, request.args)
    reach = Reach(ReachKind.CITY, visit.town.id)
    slug = slug_of(source.id)
    is_asked = not filters.sources or slug in filters.sources
    # No source has the id "": that another one is asked for on this one's page finds nothing.
    query = replace(filters.query(visit, reach), sources=frozenset({source.id if is_asked else ""}))
    return Subject("source", visit.town.id, slug, source.name, query, filters)
