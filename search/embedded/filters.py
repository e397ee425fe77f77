"""What a query asks of each row, beside the key that it stands under."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from records import Query
from search.embedded.known import Connection, Kind, Topics
from search.embedded.names import all_kinds, all_topics
from search.moments import day_of, first_feed_key, microseconds


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on a row `m`, with the values of their parameters.

    `low` and `high` bound its feed key: the first one, and the one after the last; None is open.
    """

    marks: tuple[str, ...]
    place: tuple[str, ...]  # on how sure the row's key is
    values: dict[str, int | str]
    low: int | None
    high: int | None

    @property
    def is_selective(self) -> bool:
        """True if more is asked of a row than when it was published and how sure its key is."""
        return not self.values.keys() <= {"low", "high"}

    def where(self, by_place: bool = True) -> str:
        """Return the conditions as SQL, "1" for none."""
        return " AND ".join((*self.marks, *(self.place if by_place else ()))) or "1"


def filter_of(connection: Connection, query: Query, after: int | None) -> Filter:
    """Return the filter of a query's rows after a cursor."""
    values: dict[str, int | str] = {}
    low, high = _bounds(query, after)
    marks = []
    if low is not None:
        values["low"] = low
        marks.append("m.feed_key >= :low")
    if high is not None:
        values["high"] = high
        marks.append("m.feed_key < :high")
    marks += [*_lists(connection, query, values), *_span(query, values)]
    place = () if query.with_approximate else ("m.maybe = 0",)
    return Filter(tuple(marks), place, values, low, high)


def _bounds(query: Query, after: int | None) -> tuple[int | None, int | None]:
    low = None if query.published_from is None else first_feed_key(query.published_from)
    ends = [] if query.published_to is None else [first_feed_key(query.published_to)]
    ends += [] if after is None else [after]
    return low, min(ends, default=None)


def _lists(connection: Connection, query: Query, values: dict[str, int | str]) -> tuple[str, ...]:
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


def _span(query: Query, values: dict[str, int | str]) -> Iterator[str]:
    """Yield what an event must be: its last day sorts most out, the row in `doc` decides."""
    exact: list[str] = []
    if query.happens_from is not None:
        values["happens_from"] = microseconds(query.happens_from)
        values["first_day"] = day_of(microseconds(query.happens_from))
        yield "m.last_day >= :first_day"
        exact.append("ends >= :happens_from")
    if query.happens_to is not None:
        values["happens_to"] = microseconds(query.happens_to)
        yield "m.last_day NOT NULL"
        exact.append("starts < :happens_to")
    if exact:
        at = "doc.feed_key = m.feed_key"
        yield f"EXISTS(SELECT 1 FROM doc WHERE {at} AND {' AND '.join(exact)})"


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
