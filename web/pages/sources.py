"""What is collected, and how each source is doing."""

from dataclasses import dataclass

from flask import Response

from store.items import counts
from web.answers import answer_page
from web.health import SourceHealth, check_sources, failure_reason, publisher_kind
from web.links import thing_url
from web.visit import TownVisit


@dataclass(frozen=True)
class Row:
    """One source of the list; `reason` says why it can't be read."""

    health: SourceHealth
    kind: str
    items: int
    reason: str
    url: str


def show_sources(visit: TownVisit) -> Response:
    """Answer /<town>/sources."""
    listed = counts(visit.db, visit.town.id)
    rows = tuple(_row(visit, one, listed.get(one.source.id, 0)) for one in check_sources(visit))
    return answer_page(visit, "sources.html", rows=rows)


def _row(visit: TownVisit, one: SourceHealth, items: int) -> Row:
    return Row(
        health=one,
        kind=publisher_kind(one.source.publisher),
        items=items,
        reason=failure_reason(one.state.failure),
        url=thing_url("source", one.source.id, visit.lang),
    )
