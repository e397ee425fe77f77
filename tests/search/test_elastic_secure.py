"""A server that knows its users: ES_URL of one, with ES_USER and ES_PASSWORD who may do all."""

from dataclasses import replace

import pytest

from records import IndexDown, Query, Reach, ReachKind
from search.open import open_index
from tests.search.elastic import asking, index_of_one, own_address
from tests.search.items import item, put

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
# As docs/deploying.md gives them.
WEB = ["read", "view_index_metadata"]
WORKER = ["read", "write", "manage"]


@pytest.fixture
def address():
    with own_address() as where:
        if not where.user:
            pytest.skip("needs an Elasticsearch with users: set ES_USER and ES_PASSWORD")
        yield where


@pytest.fixture
def index(address):
    with index_of_one(address) as index:
        yield index


@pytest.fixture
def with_key(address):
    """Give an address with an API key that has these rights under a prefix."""

    def make(prefix: str, rights: list[str]):
        role = {"indices": [{"names": [f"{prefix}-items-*"], "privileges": rights}]}
        with asking(address) as client:
            made = client.security.create_api_key(
                name=address.prefix, expiration="1h", role_descriptors={"own": role}
            )
        return replace(address, user="", password="", api_key=made["encoded"])

    return make


def test_a_wrong_password_is_told(address):
    with pytest.raises(IndexDown, match=r"does not know us \(401\); check search_user"):
        open_index(replace(address, password="wrong")).count(ALL)


def test_a_wrong_key_is_told(address):
    where = replace(address, user="", password="", api_key="bm90OmFrZXk=")
    with pytest.raises(IndexDown, match=r"does not know us \(401\); check search_user"):
        open_index(where).count(ALL)


def test_the_server_s_own_authority_must_be_known(address):
    with pytest.raises(IndexDown, match=r"self.signed certificate.*search_ca"):
        open_index(replace(address, ca="")).count(ALL)


def test_a_key_that_may_only_read_serves_pages_and_changes_nothing(address, index, with_key):
    pages = open_index(with_key(address.prefix, WEB))
    assert pages.count(ALL) == 1
    assert pages.search(ALL).item_ids == ("a",)
    assert pages.facets(ALL).total == 1
    assert pages.generations() == index.generations()
    assert pages.checkpoint() == 1
    for change in (
        lambda: pages.apply(put(item("b", key=1)), checkpoint=2),
        lambda: pages.promote(index.health().generation),
        pages.create_generation,
    ):
        with pytest.raises(IndexDown, match=r"may not do this \(403\).*check search_user"):
            change()
    assert (index.count(ALL), index.checkpoint()) == (1, 1)
    pages.close()


def test_a_key_that_may_manage_what_is_below_the_prefix_serves_the_worker(address, with_key):
    worker = open_index(with_key(address.prefix, WORKER))
    worker.apply(put(item("a")), checkpoint=1)
    old, new = worker.health().generation, worker.create_generation()
    worker.promote(new)
    worker.drop(old)
    assert worker.generations() == (new,)
    worker.close()


def test_a_key_for_another_prefix_is_told(address, with_key):
    with pytest.raises(IndexDown, match=r"may not do this \(403\)"):
        open_index(with_key("another", WORKER)).count(ALL)
