"""A query as streams: scans of one key each, newest first, which merged give the feed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from records import Plan, Query
from records.reach import plan
from search.embedded.filters import Filter, filter_of
from search.embedded.known import Connection
from search.embedded.names import find_keys
from search.embedded.numbering import bounds
from search.embedded.schema import filing_token, narrow_fields, narrow_key
from search.embedded.wording import NOTHING_ASKED, Wording, wording_of

Value = int | str
_AREA = "FROM area_doc m WHERE m.key = :key AND {where}"
_CELL = "FROM cell_doc m WHERE m.key = :key AND {where}"
# CROSS JOIN keeps the full-text table in front, which gives its rows by descending number.
_TEXT = (
    "FROM fts CROSS JOIN {tables}"
    " WHERE fts MATCH :match AND fts.rowid >= :first AND fts.rowid < :end AND {where}"
)
_DOC = "doc m ON m.number = fts.rowid"
_DOC_CELL = (
    "doc d ON d.number = fts.rowid CROSS JOIN cell_doc m ON m.feed_key = d.feed_key"
    " AND m.key IN (SELECT value FROM json_each(:keys))"
)
_TOLD = "told ON told.number = fts.rowid"
_SAID = (
    "EXISTS(SELECT 1 FROM doc CROSS JOIN told ON told.number = doc.number"
    " WHERE doc.feed_key = m.feed_key AND {said})"
)


@dataclass(frozen=True, slots=True)
class Stream:
    """A scan: rows `m` of `source`, in descending order of feed keys.

    `by_number`: in descending order of numbers in full text instead, which come along.
    `checked`: a row counts only if its spot (m.lon, m.lat) is within the reach; `merged` looks.
    `countable`: it gives no item twice and needs no check, so that SQL alone can count it.
    """

    source: str
    values: dict[str, Value]
    by_number: bool = False
    checked: bool = False
    countable: bool = True


@dataclass(frozen=True, slots=True)
class Streams:
    """All that a query asks to be looked at, with the plan of its reach for the checks."""

    streams: tuple[Stream, ...]
    plan: Plan


def streams_of(connection: Connection, query: Query, after: int | None = None) -> Streams:
    """Return the streams of a query, none for what is certain to find nothing."""
    reach = plan(query.reach, query.town_id)
    wording = wording_of(connection, query.terms) if query.terms else NOTHING_ASKED
    if wording is None:
        return Streams((), reach)
    if wording.verbatim is not None:
        connection.holds = wording.verbatim.holds
    # Where only the words themselves decide, full text would give all of a place, a stretch of time
    # at once; but under an edge much would be looked at that lies outside.
    if wording.asks_tokens or (wording.verbatim is not None and reach.edge):
        rows = filter_of(connection, query, after)
        streams = _text_streams(connection, query.with_approximate, reach, rows, wording)
    else:
        streams = _key_streams(connection, query, reach, after, wording)
    return Streams(tuple(streams), reach)


def _key_streams(
    connection: Connection, query: Query, reach: Plan, after: int | None, wording: Wording
) -> Iterator[Stream]:
    narrow = [(_narrow_field(key, query), key) for key in reach.sure]
    names = [name for field, key in narrow for name in _keys_of(key, field, query)]
    numbers = find_keys(connection, (*names, *reach.edge))
    # A narrow key says itself what it is narrowed by: its rows need not be asked again.
    left = {None: query, "theme": replace(query, themes=frozenset())}
    left["source"] = replace(query, sources=frozenset())
    rows = {
        field: _and_said(filter_of(connection, left[field], after), wording)
        for field in {f for f, _ in narrow} | {None}
    }
    for field, key in narrow:
        for name in _keys_of(key, field, query):
            if name in numbers:
                yield _key_stream(numbers[name], key, rows[field])
    for key in reach.edge:
        if key in numbers:
            yield _key_stream(numbers[key], key, rows[None], checked=True)


def _and_said(rows: Filter, wording: Wording) -> Filter:
    """Return the filter of rows whose documents say what full text can't decide."""
    marks, values = wording.told
    if not marks:
        return rows
    said = _SAID.format(said=" AND ".join(marks))
    return replace(rows, marks=(*rows.marks, said), values={**rows.values, **values})


def _narrow_field(key: str, query: Query) -> str | None:
    """Return the field by which a query asks for little of what is under a key, None for none."""
    asked = {"source": query.sources, "theme": query.themes}
    fields = narrow_fields(key)
    return next((field for field, values in asked.items() if values and field in fields), None)


def _keys_of(key: str, field: str | None, query: Query) -> list[str]:
    if field is None:
        return [key]
    values = query.sources if field == "source" else query.themes
    return [narrow_key(key, field, value) for value in sorted(values)]


def _key_stream(number: int, key: str, rows: Filter, checked: bool = False) -> Stream:
    cell = key.startswith("c:")
    source = (_CELL if cell else _AREA).format(where=rows.where())
    return Stream(source, {**rows.values, "key": number}, checked=checked, countable=not cell)


def _text_streams(
    connection: Connection, with_approximate: bool, reach: Plan, rows: Filter, wording: Wording
) -> Iterator[Stream]:
    certainties = (False, True) if with_approximate else (False,)
    marks, spelled = wording.told
    spill = connection.execute("SELECT spill FROM state").fetchone()[0]
    first, end = bounds(rows.low, rows.high, spill)
    for keys, table, checked in ((reach.sure, _DOC, False), (reach.edge, _DOC_CELL, True)):
        numbers = find_keys(connection, keys).values()
        if numbers:
            # Words first: they leave out most. Unless more is asked, for looking at them is dear.
            tables = [table, _TOLD] if rows.is_selective else [_TOLD, table]
            if not marks:
                tables = [table]
            # Whether a place is approximate is in its token: only cells are asked again.
            where = " AND ".join((rows.where(by_place=checked), *marks))
            source = _TEXT.format(tables=" CROSS JOIN ".join(tables), where=where)
            places = [filing_token(key, maybe=maybe) for key in numbers for maybe in certainties]
            values: dict[str, Value] = {"match": wording.under(places), "first": first, "end": end}
            cells: dict[str, Value] = {"keys": json.dumps(list(numbers))} if checked else {}
            values |= {**rows.values, **cells, **spelled}
            yield Stream(source, values, True, checked, countable=not checked)
