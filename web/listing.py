"""What a page lists: the index says which items, the record says what they are."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from records import Facets, Happens, Hits, IndexDown, Item, Query
from store.items import find_items
from store.outbox import last_seq
from web.subject import Subject
from web.visit import TownVisit

log = logging.getLogger(__name__)
PAGE = 30
_COMING_SEEN = 60  # newest announcements that are looked at for what is next
_COMING_SHOWN = 5
_HORIZON = timedelta(days=90)
_FORECAST_WEEKS = 8


@dataclass(frozen=True)
class Listing:
    """Items newest first, and beside them what is coming up, soonest first.

    Where the reader asked for some only, all of them are among the items.
    `after` is the next page's cursor, None at the end. `facets` counts all that is listed, on all
    pages; themes without the filter on themes. `open_now` is how many of it are open today.
    `a_week` is the mean of the last eight weeks.
    `behind` is True while the index is away: then all else is empty.
    """

    items: tuple[Item, ...] = ()
    coming: tuple[Item, ...] = ()
    after: int | None = None
    facets: Facets = field(default_factory=lambda: Facets({}, {}, {}, 0))
    open_now: int = 0
    a_week: float = 0.0
    behind: bool = False


def read_listing(visit: TownVisit, subject: Subject) -> Listing:
    """Return a page of a subject's items, with all that is shown around them."""
    try:
        return _read(visit, subject)
    except IndexDown as error:
        log.warning("index_down", extra={"reason": str(error)})
        return Listing(behind=True)


def read_items(
    visit: TownVisit, query: Query, after: int | None = None, limit: int = PAGE
) -> Listing:
    """Return a page of items alone: what a feed needs. Raises IndexDown."""
    hits = _search(visit, query, after, limit)
    return Listing(items=hydrate(visit, hits.item_ids), after=hits.after)


def find_some(visit: TownVisit, query: Query, limit: int) -> tuple[Item, ...]:
    """Return the newest items of a query; none while the index is away."""
    try:
        return hydrate(visit, _search(visit, query, None, limit).item_ids)
    except IndexDown:
        return ()


def hydrate(visit: TownVisit, ids: Sequence[str]) -> tuple[Item, ...]:
    """Return the items of ids in their order; what was taken down meanwhile is left out."""
    found = find_items(visit.db, ids)
    return tuple(
        item for i in ids if (item := found.get(i)) is not None and item.is_shown(visit.now)
    )


def _read(visit: TownVisit, subject: Subject) -> Listing:
    index, query, after = visit.site.searcher.index(), subject.query, subject.filters.after
    hits = _search(visit, query, after, PAGE)
    # What was looked for stands in the list, all of it: nothing is put aside.
    coming_ids = () if subject.is_narrowed else _coming_ids(visit, query)
    facets = index.facets(query)
    items = {i.id: i for i in hydrate(visit, tuple({*hits.item_ids, *coming_ids}))}
    coming = _soonest(visit, [items[i] for i in coming_ids if i in items])
    shown = {item.id for item in coming}
    first_page = after is None
    return Listing(
        items=tuple(items[i] for i in hits.item_ids if i in items and i not in shown),
        coming=coming if first_page else (),
        after=hits.after,
        facets=facets,
        open_now=_open_now(visit, subject, facets),
        a_week=forecast(visit, query) if first_page else 0.0,
    )


def _search(visit: TownVisit, query: Query, after: int | None, limit: int) -> Hits:
    """Return a page's ids. Raises IndexDown, also of an index that was never filled."""
    index = visit.site.searcher.index()
    hits = index.search(query, after, limit)
    if not hits.item_ids and index.checkpoint() == 0 and last_seq(visit.db) > 0:
        raise IndexDown("nothing is in the index yet: the worker fills it; is it running?")
    return hits


def forecast(visit: TownVisit, query: Query) -> float:
    """Return how many items a week a query found lately. Raises IndexDown."""
    since = visit.calendar.start_of_today() - timedelta(weeks=_FORECAST_WEEKS)
    lately = replace(query, published_from=since, published_to=visit.now)
    return visit.site.searcher.index().count(lately) / _FORECAST_WEEKS


def _open_now(visit: TownVisit, subject: Subject, facets: Facets) -> int:
    """Return how many items are open today; they are looked for only where they may be."""
    if subject.filters.open_now:
        return facets.total
    happens = {code: each.happens for code, each in visit.site.types.items()}
    if all(happens.get(code) is not Happens.PERIOD for code in facets.types):
        return 0
    open_ones = replace(subject.filters, open_now=True).query(visit, subject.query.reach)
    asked = replace(open_ones, sources=subject.query.sources)
    return visit.site.searcher.index().count(asked)


def _coming_ids(visit: TownVisit, query: Query) -> tuple[str, ...]:
    today = visit.calendar.start_of_today()
    span = replace(query, happens_from=today, happens_to=today + _HORIZON)
    return visit.site.searcher.index().search(span, limit=_COMING_SEEN).item_ids


def _soonest(visit: TownVisit, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the next events, soonest first: not over, and begun today at the earliest."""
    next_ones = sorted(
        (starts, item.id, item)
        for item in items
        if (starts := item.starts_at) is not None and _is_ahead(visit, item)
    )
    return tuple(item for _, _, item in next_ones[:_COMING_SHOWN])


def _is_ahead(visit: TownVisit, item: Item) -> bool:
    if item.starts_at is None or item.starts_at < visit.calendar.start_of_today():
        return False
    return item.all_day or (item.ends_at or item.starts_at) >= visit.now
