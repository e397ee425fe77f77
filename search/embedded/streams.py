"""A query as streams: scans of one key each, newest first, which merged give the feed."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from records import Plan, Query, Reading
from records.reach import plan
from search.embedded.filters import Filter, filter_of
from search.embedded.names import find_keys
from search.embedded.schema import filing_token, narrow_fields, narrow_key
from search.text import read_terms

Value = int | str
_AREA = "FROM area_doc m WHERE m.key = :key AND {where}"
_CELL = "FROM cell_doc m WHERE m.key = :key AND {where}"
# CROSS JOIN keeps the full-text table in front, which gives its rows newest first.
_TEXT = "FROM fts CROSS JOIN doc m ON m.feed_key = fts.rowid WHERE fts MATCH :match AND {where}"
_TEXT_CELL = (
    "FROM fts CROSS JOIN cell_doc m ON m.feed_key = fts.rowid"
    " AND m.key IN (SELECT value FROM json_each(:keys)) WHERE fts MATCH :match AND {where}"
)


@dataclass(frozen=True, slots=True)
class Stream:
    """A scan: rows `m` of `source`, in descending order of `order`.

    `checked`: a row counts only if its spot (m.lon, m.lat) is within the radius.
    `countable`: it gives no item twice and needs no check, so that SQL alone can count it.
    """

    source: str
    values: dict[str, Value]
    order: str = "m.feed_key"
    checked: bool = False
    countable: bool = True


@dataclass(frozen=True, slots=True)
class Streams:
    """All that a query asks to be looked at, with the plan of its reach for the checks."""

    streams: tuple[Stream, ...]
    plan: Plan


def streams_of(connection: sqlite3.Connection, query: Query, after: int | None = None) -> Streams:
    """Return the streams of a query, none for what is certain to find nothing."""
    reach = plan(query.reach, query.town_id)
    rows = filter_of(connection, query, after)
    if query.terms:
        return Streams(_text_streams(connection, query, reach, rows), reach)
    sure = tuple(name for key in reach.sure for name in _narrowest(key, query))
    numbers = find_keys(connection, (*sure, *reach.edge))
    streams = [_key_stream(numbers[key], key, rows) for key in sure if key in numbers]
    streams += [
        _key_stream(numbers[key], key, rows, checked=True) for key in reach.edge if key in numbers
    ]
    return Streams(tuple(streams), reach)


def _narrowest(key: str, query: Query) -> tuple[str, ...]:
    """Return the keys that together hold what the query asks for of `key`, and little else."""
    asked = {"source": query.sources, "theme": query.themes}
    for field, values in asked.items():
        if values and field in narrow_fields(key):
            return tuple(narrow_key(key, field, value) for value in sorted(values))
    return (key,)


def _key_stream(number: int, key: str, rows: Filter, checked: bool = False) -> Stream:
    cell = key.startswith("c:")
    source = (_CELL if cell else _AREA).format(where=rows.where())
    return Stream(source, {**rows.values, "key": number}, checked=checked, countable=not cell)


def _text_streams(
    connection: sqlite3.Connection, query: Query, reach: Plan, rows: Filter
) -> tuple[Stream, ...]:
    readings = read_terms(query.terms).readings
    sure = find_keys(connection, reach.sure).values()
    edge = find_keys(connection, reach.edge).values()
    streams: list[Stream] = []
    if readings and sure:
        # Whether a place is approximate is in its token: the filter need not ask.
        where = rows.where(at="fts.rowid", by_place=False)
        match = _match(readings, sure, query.with_approximate)
        streams.append(
            Stream(_TEXT.format(where=where), {**rows.values, "match": match}, "fts.rowid")
        )
    if readings and edge:
        source = _TEXT_CELL.format(where=rows.where(at="fts.rowid"))
        match = _match(readings, edge, query.with_approximate)
        values = {**rows.values, "match": match, "keys": json.dumps(list(edge))}
        streams.append(Stream(source, values, "fts.rowid", checked=True, countable=False))
    return tuple(streams)


def _match(readings: Sequence[Reading], keys: Iterable[int], with_approximate: bool) -> str:
    """Return the full-text expression for one of these readings under one of these keys."""
    certainties = (False, True) if with_approximate else (False,)
    places = [filing_token(key, maybe=maybe) for key in keys for maybe in certainties]
    words = (f"({' AND '.join(map(_any_token, reading.needed))})" for reading in readings)
    return f"{_either(words)} AND {_any_token(places)}"


def _any_token(tokens: Iterable[str]) -> str:
    # Quoted, so that a token can't be taken for an operator.
    return _either(f'"{token}"' for token in sorted(tokens))


def _either(expressions: Iterable[str]) -> str:
    return f"({' OR '.join(expressions)})"
