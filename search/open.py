"""Which index the operator asked for."""

from pathlib import Path

from search.address import SearchAddress
from search.elastic.index import ElasticIndex
from search.embedded.index import EmbeddedIndex
from search.index import Index

__all__ = ["SearchAddress", "open_index"]


def open_index(where: SearchAddress) -> Index:
    """Open the index at an address.

    Raises ConfigError if the address can't be meant, IndexDown if the files of the embedded index
    can't be read. Elasticsearch is first asked when it is needed, so that who opens it while it is
    away finds it as soon as it is back.
    """
    if where.url == "embedded":
        return EmbeddedIndex(Path(where.home) / "index")
    return ElasticIndex(where)
