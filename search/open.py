"""Which index the operator asked for."""

from pathlib import Path

from search.address import SearchAddress
from search.elastic.index import ElasticIndex
from search.embedded.index import EmbeddedIndex
from search.index import Index

__all__ = ["SearchAddress", "open_index"]


def open_index(where: SearchAddress) -> Index:
    """Open the index at an address.

    Raises ConfigError if the address can't be meant, IndexDown if the folder of the embedded index
    can't be used. What is there is first looked at when it is needed: an index that is away is
    found as soon as it is back, and one that can't be read can be replaced.
    """
    if where.url == "embedded":
        return EmbeddedIndex(Path(where.home) / "index")
    return ElasticIndex(where)
