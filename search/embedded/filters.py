"""What a query asks of each row, beside the key that it stands under."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from records import Query
from search.embedded.names import Kind, Topics, all_kinds, all_topics
from search.moments import first_feed_key, microseconds


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on a row `m`, with the values of their parameters."""

    bounds: tuple[str, ...]  # on the feed key, written {at}
    marks: tuple[str, ...]
    place: tuple[str, ...]  # on how sure the row's key is
    values: dict[str, int | str]

    def where(self, at: str = "m.feed_key", by_place: bool = True) -> str:
        """Return the conditions as SQL, "1" for none; `at` is the column of the feed key."""
        bounds = tuple(bound.format(at=at) for bound in self.bounds)
        return " AND ".join((*bounds, *self.marks, *(self.place if by_place else ()))) or "1"


def filter_of(connection: sqlite3.Connection, query: Query, after: int | None) -> Filter:
    """Return the filter of a query's rows after a cursor."""
    values: dict[str, int | str] = {}
    bounds = _bounds(query, after, values)
    marks = (*_lists(connection, query, values), *_span(query, values))
    return Filter(bounds, marks, () if query.with_approximate else ("m.maybe = 0",), values)


def _bounds(query: Query, after: int | None, values: dict[str, int | str]) -> tuple[str, ...]:
    bounds: list[str] = []
    if query.published_from is not None:
        values["low"] = first_feed_key(query.published_from)
        bounds.append("{at} >= :low")
    ends = [] if query.published_to is None else [first_feed_key(query.published_to)]
    ends += [] if after is None else [after]
    if ends:
        values["high"] = min(ends)
        bounds.append("{at} < :high")
    return tuple(bounds)


def _lists(
    connection: sqlite3.Connection, query: Query, values: dict[str, int | str]
) -> tuple[str, ...]:
    marks: list[str] = []
    if query.types or query.sources:
        kinds = all_kinds(connection).items()
        values["kinds"] = _listed(n for n, kind in kinds if fits_kind(query, kind))
        marks.append("m.kind IN (SELECT value FROM json_each(:kinds))")
    if query.themes:
        topics = all_topics(connection).items()
        values["topics"] = _listed(n for n, codes in topics if fits_topics(query, codes))
        marks.append("m.topics IN (SELECT value FROM json_each(:topics))")
    return tuple(marks)


def _span(query: Query, values: dict[str, int | str]) -> tuple[str, ...]:
    marks: list[str] = []
    if query.happens_from is not None:
        values["happens_from"] = microseconds(query.happens_from)
        marks.append("m.ends >= :happens_from")
    if query.happens_to is not None:
        values["happens_to"] = microseconds(query.happens_to)
        marks.append("m.starts < :happens_to")
    return tuple(marks)


def fits_kind(query: Query, kind: Kind) -> bool:
    """Tell whether a query asks for this type and this source."""
    type_, source = kind
    return (not query.types or type_ in query.types) and (
        not query.sources or source in query.sources
    )


def fits_topics(query: Query, codes: Topics) -> bool:
    """Tell whether a query asks for one of these themes."""
    return not query.themes or not query.themes.isdisjoint(codes)


def _listed(numbers: Iterable[int]) -> str:
    return json.dumps(list(numbers))
