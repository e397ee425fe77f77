"""Each engine of the index as an instance's settings: embedded always, Elasticsearch by ES_URL."""

from collections.abc import Iterator
from contextlib import contextmanager

from search.address import SearchAddress
from tests.search.elastic import own_address

ENGINES = ("embedded", "elasticsearch")


@contextmanager
def settings_of(engine: str) -> Iterator[dict[str, str]]:
    """Give the environment of an instance on an engine; what it indexes there goes at the end."""
    if engine == "embedded":
        yield {"ILOT_SEARCH_URL": "embedded"}
        return
    with own_address() as where:
        yield settings_at(where)


def settings_at(where: SearchAddress) -> dict[str, str]:
    """Return the environment of an instance whose index is there."""
    return {
        "ILOT_SEARCH_URL": where.url,
        "ILOT_SEARCH_PREFIX": where.prefix,
        "ILOT_SEARCH_USER": where.user,
        "ILOT_SEARCH_PASSWORD": where.password,
        "ILOT_SEARCH_API_KEY": where.api_key,
        "ILOT_SEARCH_CA": where.ca,
    }
