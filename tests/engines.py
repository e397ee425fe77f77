"""Each engine of the index as an instance's settings: embedded always, Elasticsearch by ES_URL."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from elasticsearch import Elasticsearch

ENGINES = ("embedded", "elasticsearch")
_NAMES = {
    "ES_USER": "ILOT_SEARCH_USER",
    "ES_PASSWORD": "ILOT_SEARCH_PASSWORD",
    "ES_API_KEY": "ILOT_SEARCH_API_KEY",
    "ES_CA": "ILOT_SEARCH_CA",
}


@contextmanager
def settings_of(engine: str) -> Iterator[dict[str, str]]:
    """Give the environment of an instance on an engine; what it indexes there goes at the end."""
    if engine == "embedded":
        yield {"ILOT_SEARCH_URL": "embedded"}
        return
    prefix = f"ilot-test-{uuid.uuid4().hex[:12]}"
    own = {name: os.environ[given] for given, name in _NAMES.items() if os.environ.get(given)}
    yield {**own, "ILOT_SEARCH_URL": es_url(), "ILOT_SEARCH_PREFIX": prefix}
    with _client() as client:
        for name in client.indices.get(index=f"{prefix}*", expand_wildcards="all"):
            client.indices.delete(index=name)


def es_url() -> str:
    """Return the server's address; without one the test skips aloud, with CI=true it fails."""
    url = os.environ.get("ES_URL")
    if not url:
        reason = "Elasticsearch is not tested: ES_URL names no server"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return url


def _client() -> Elasticsearch:
    given = os.environ.get
    user = (given("ES_USER", ""), given("ES_PASSWORD", "")) if given("ES_USER") else None
    key, ca = given("ES_API_KEY"), given("ES_CA")
    return Elasticsearch(es_url().split(","), basic_auth=user, api_key=key, ca_certs=ca)
