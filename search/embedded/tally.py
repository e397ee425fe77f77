"""Counting what a query finds."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from records import Facets, Query
from search.embedded.filters import fits_kind, fits_topics
from search.embedded.merge import merged
from search.embedded.names import Kind, Topics, all_kinds, all_topics
from search.embedded.streams import Stream, streams_of

Tally = Counter[tuple[int, int]]  # by kind and topics
_ALL: frozenset[str] = frozenset()


def count_items(connection: sqlite3.Connection, query: Query) -> int:
    """Return how many items a query finds."""
    return _tally(connection, query).total()


def count_facets(connection: sqlite3.Connection, query: Query) -> Facets:
    """Return a query's facets, each field with the query's filter on that field left aside.

    Exact, in time by the number of items without those filters: some 0.1 s for 100,000 under one
    key, ten times that for a word or a radius. Bound the dates where there may be more.
    """
    tally = _tally(connection, replace(query, themes=_ALL, types=_ALL, sources=_ALL))
    kinds, topics = all_kinds(connection), all_topics(connection)

    def kept(asked: Query) -> Iterator[tuple[Kind, Topics, int]]:
        for (kind, codes), items in tally.items():
            if fits_kind(asked, kinds[kind]) and fits_topics(asked, topics[codes]):
                yield kinds[kind], topics[codes], items

    themes: Counter[str] = Counter()
    for _, codes, items in kept(replace(query, themes=_ALL)):
        themes.update(dict.fromkeys(codes, items))
    types: Counter[str] = Counter()
    for kind, _, items in kept(replace(query, types=_ALL)):
        types[kind[0]] += items
    sources: Counter[str] = Counter()
    for kind, _, items in kept(replace(query, sources=_ALL)):
        sources[kind[1]] += items
    total = sum(items for _, _, items in kept(query))
    return Facets(dict(themes), dict(types), dict(sources), total)


def _tally(connection: sqlite3.Connection, query: Query) -> Tally:
    asked = streams_of(connection, query)
    if len(asked.streams) == 1 and asked.streams[0].countable:
        return _tally_in_sql(connection, asked.streams[0])
    with merged(connection, asked) as entries:
        return Counter((kind, codes) for _, kind, codes in entries)


def _tally_in_sql(connection: sqlite3.Connection, stream: Stream) -> Tally:
    rows = connection.execute(
        f"SELECT m.kind, m.topics, count(*) {stream.source} GROUP BY m.kind, m.topics",
        stream.values,
    )
    return Counter({(kind, codes): items for kind, codes, items in rows})
