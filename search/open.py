"""Which index the operator asked for."""

from pathlib import Path

from records import ConfigError
from search.address import SearchAddress
from search.embedded.index import EmbeddedIndex
from search.index import Index

__all__ = ["SearchAddress", "open_index"]
_MOST_SHARDS = 1024  # Elasticsearch's own bound for one index; the embedded one looks at none


def open_index(where: SearchAddress) -> Index:
    """Open the index at an address.

    Raises ConfigError if the address can't be meant, IndexDown if the folder of the embedded index
    can't be used or is another record's. Else what is there is first looked at when it is needed:
    an index that is away is found as soon as it is back, one that can't be read can be replaced.
    """
    if not 1 <= where.shards <= _MOST_SHARDS:
        problem = f"{where.shards} can't be; allowed: 1 to {_MOST_SHARDS}"
        raise ConfigError("settings", "search_shards", problem)
    if where.url == "embedded":
        return EmbeddedIndex(Path(where.home) / "index", where.record_id)
    # Its client takes long to load, and who has the embedded one needs none.
    from search.elastic.index import ElasticIndex

    return ElasticIndex(where)
