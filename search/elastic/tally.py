"""Counting what a query finds, by aggregations."""

from collections.abc import Mapping
from typing import Any

from records import Facets, Query
from search.elastic.asking import Clause, every, lists, shared

_MOST_VALUES = 10_000  # of one field


def facets_request(query: Query) -> tuple[Clause, dict[str, Clause]]:
    """Return what all counts of a query have in common, and the aggregations that count."""
    asked = lists(query)
    counts: dict[str, Clause] = {"total": {"filter": every(asked.values())}}
    for field in ("themes", "type", "source"):
        others = every(clause for name, clause in asked.items() if name != field)
        values: Clause = {"terms": {"field": field, "size": _MOST_VALUES}}
        counts[field] = {"filter": others, "aggs": {"values": values}}
    return every(shared(query)), counts


def facets_of(counted: Mapping[str, Any]) -> Facets:
    """Return the facets that the aggregations of an answer hold."""
    by_field = {
        field: {
            bucket["key"]: bucket["doc_count"] for bucket in counted[field]["values"]["buckets"]
        }
        for field in ("themes", "type", "source")
    }
    return Facets(
        by_field["themes"], by_field["type"], by_field["source"], counted["total"]["doc_count"]
    )
