"""Where the tests' Elasticsearch is: one node, ES_URL, and three nodes, ES_CLUSTER_URL.

Beside each of them, if needed, …_USER, …_PASSWORD, …_API_KEY, …_CA. Every test has a prefix of its
own; what lies under it is deleted afterwards. Whoever breaks a server has it alone: the others,
also of other processes, wait at its lock.
"""

import atexit
import fcntl
import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.elastic.access import connect
from search.index import Index
from search.open import SearchAddress, open_index
from tests.search.items import item, put

ONE_NODE, THREE_NODES = "ES", "ES_CLUSTER"


def server_address(server: str = ONE_NODE) -> SearchAddress:
    """Return a server's address; without one the test skips aloud, with CI=true it fails."""
    names = (f"{server}_{name}" for name in ("URL", "USER", "PASSWORD", "API_KEY", "CA"))
    url, *access = (os.environ.get(name, "") for name in names)
    if not url:
        refuse(f"needs a real Elasticsearch: set {server}_URL")
    return SearchAddress(url, "", f"test-{secrets.token_hex(6)}", *access)


def refuse(reason: str) -> None:
    """End a test that can't run: it skips aloud, with CI=true it fails."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)


@contextmanager
def own_address(server: str = ONE_NODE, alone: bool = False) -> Iterator[SearchAddress]:
    """Lend an address under which nothing lies; nobody else uses the server if `alone`."""
    where = server_address(server)
    with _held(where, alone):
        try:
            yield where
        finally:
            with asking(where) as client:
                if names := list(client.indices.get_alias(index=f"{where.prefix}-*")):
                    client.indices.delete(index=names)


@contextmanager
def index_of_one(where: SearchAddress) -> Iterator[Index]:
    """Lend the index at an address with the item "a" in it, at change 1."""
    with closing(open_index(where)) as index:
        index.apply(put(item("a")), checkpoint=1)
        yield index


@contextmanager
def asking(where: SearchAddress) -> Iterator[Elasticsearch]:
    """Lend a client, to look and to break things behind the index's back."""
    yield _client_of(replace(where, prefix="any"))


@cache
def _client_of(where: SearchAddress) -> Elasticsearch:
    """Return one client for all tests: what the system trusts is read once."""
    client = connect(where)
    atexit.register(client.close)
    return client


@contextmanager
def _held(where: SearchAddress, alone: bool) -> Iterator[None]:
    """Hold the server's lock, with others who only use it or alone."""
    name = hashlib.sha256(where.url.encode()).hexdigest()[:16]
    with (Path(tempfile.gettempdir()) / f"ilot-tests-{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
