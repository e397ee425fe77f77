"""Where the tests' Elasticsearch is: ES_URL, and ES_USER, ES_PASSWORD, ES_API_KEY, ES_CA if needed.

Every test has a prefix of its own; what lies under it is deleted afterwards.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from elasticsearch import Elasticsearch

from search.elastic.access import connect
from search.index import Index
from search.open import SearchAddress, open_index
from tests.search.items import item, put


def server_address() -> SearchAddress:
    """Return the server's address; without one the test skips aloud, with CI=true it fails."""
    if not os.environ.get("ES_URL"):
        reason = "needs a real Elasticsearch: set ES_URL"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    names = ("ES_USER", "ES_PASSWORD", "ES_API_KEY", "ES_CA")
    access = (os.environ.get(name, "") for name in names)
    return SearchAddress(os.environ["ES_URL"], "", f"test-{secrets.token_hex(6)}", *access)


@contextmanager
def own_address() -> Iterator[SearchAddress]:
    """Lend an address under which nothing lies."""
    where = server_address()
    try:
        yield where
    finally:
        with asking(where) as client:
            for name in client.indices.get(index=f"{where.prefix}-*"):
                client.indices.delete(index=name)


@contextmanager
def index_of_one(where: SearchAddress) -> Iterator[Index]:
    """Lend the index at an address with the item "a" in it, at change 1."""
    with closing(open_index(where)) as index:
        index.apply(put(item("a")), checkpoint=1)
        yield index


@contextmanager
def asking(where: SearchAddress) -> Iterator[Elasticsearch]:
    """Lend a client, to look and to break things behind the index's back."""
    with closing(connect(where)) as client:
        yield client
