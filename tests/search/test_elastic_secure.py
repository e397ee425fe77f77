"""A server that knows its users: ES_URL of one, with ES_USER and ES_PASSWORD who may do all."""

from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from jobs.instance import Instance
from records import IndexDown, Query, Reach, ReachKind
from search.open import SearchAddress, open_index
from store.items import save_item
from store.sources import save_sources
from tests.engines import settings_at
from tests.search.contract import IndexContract
from tests.search.contract_laws import laws
from tests.search.elastic import asking, index_of_one, own_address, refuse
from tests.search.items import item, put
from tests.search.two_sided import TwoSided
from tests.store.examples import NOON, source
from tests.store.examples import item as example

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
# As docs/deploying.md gives them.
WEB = ["read", "view_index_metadata"]
WORKER = ["read", "write", "manage"]


@contextmanager
def known_address():
    """Lend the address of a server with a user who may do all."""
    with own_address() as where:
        if not where.user:
            refuse("needs an Elasticsearch with users: set ES_USER and ES_PASSWORD")
        yield where


@pytest.fixture
def server():
    with known_address() as where:
        yield where


@pytest.fixture
def index(server):
    with index_of_one(server) as index:
        yield index


@pytest.fixture
def with_key(server):
    """Give an address with an API key that has these rights under a prefix."""
    return lambda prefix, rights: replace(
        server, user="", password="", api_key=key_for(server, prefix, rights)
    )


def key_for(server, prefix: str, rights: list[str]) -> str:
    role = {"indices": [{"names": [f"{prefix}-items-*"], "privileges": rights}]}
    with asking(server) as client:
        made = client.security.create_api_key(
            name=server.prefix, expiration="1h", role_descriptors={"own": role}
        )
    return made["encoded"]


@pytest.fixture(scope="module")
def keys():
    """The keys of pages and of a worker under any test's prefix: a new one takes long."""
    with known_address() as where:
        return tuple(key_for(where, "test-*", rights) for rights in (WEB, WORKER))


class TestThroughKeys(IndexContract, laws(examples=12)):
    """The contract as an instance lives it: pages with one key, the worker with another."""

    @pytest.fixture
    def address(self, server, keys):
        _, worker = keys
        return replace(server, user="", password="", api_key=worker)

    @pytest.fixture
    def index(self, address, keys):
        pages, _ = keys
        worker = open_index(address)
        worker.checkpoint()  # makes the first generation, which pages may not
        index = TwoSided(open_index(replace(address, api_key=pages)), worker)
        yield index
        index.close()


def test_a_wrong_password_is_told(server):
    with pytest.raises(IndexDown, match=r"does not know us \(401\); check search_user"):
        open_index(replace(server, password="wrong")).count(ALL)


def test_a_wrong_key_is_told(server):
    where = replace(server, user="", password="", api_key="bm90OmFrZXk=")
    with pytest.raises(IndexDown, match=r"does not know us \(401\); check search_user"):
        open_index(where).count(ALL)


def test_the_server_s_own_authority_must_be_known(server):
    with pytest.raises(IndexDown, match=r"self.signed certificate.*search_ca"):
        open_index(replace(server, ca="")).count(ALL)


def test_a_key_that_may_only_read_serves_pages_and_changes_nothing(server, index, with_key):
    pages = open_index(with_key(server.prefix, WEB))
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
        told = r"may not do this \(403\).*check search_user.* need the worker's key: read, write"
        with pytest.raises(IndexDown, match=told):
            change()
    assert (index.count(ALL), index.checkpoint()) == (1, 1)
    pages.close()


@pytest.mark.parametrize("command", [["work", "--once"], ["rebuild"], ["rebuild", "--back"]])
def test_a_command_that_changes_the_index_names_the_key_that_it_needs(
    server, with_key, command, tmp_path, monkeypatch, capsys
):
    def as_who(has: SearchAddress) -> None:
        for name, value in settings_at(has).items():
            monkeypatch.setenv(name, value)

    monkeypatch.setenv("ILOT_HOME", str(tmp_path))
    as_who(server)
    assert [main(["rebuild"]), main(["rebuild"])] == [0, 0]
    with closing(Instance(load_settings())) as instance, instance.database.write() as db:
        save_sources(db, "demo", [source()])
        save_item(db, example("a"), NOON)
    as_who(with_key(server.prefix, WEB))
    capsys.readouterr()
    assert main(command) == 3
    said = capsys.readouterr().err
    assert f"error: {server.url}: these credentials may not do this (403)" in said
    assert "check search_user and search_password, or search_api_key" in said
    assert "need the worker's key: read, write, manage" in said
    assert said.count("\n") == 1


def test_a_key_that_may_manage_what_is_below_the_prefix_serves_the_worker(server, with_key):
    worker = open_index(with_key(server.prefix, WORKER))
    worker.apply(put(item("a")), checkpoint=1)
    old, new = worker.health().generation, worker.create_generation()
    worker.promote(new)
    worker.drop(old)
    assert worker.generations() == (new,)
    worker.close()


def test_a_key_for_another_prefix_is_told(server, with_key):
    with pytest.raises(IndexDown, match=r"may not do this \(403\)"):
        open_index(with_key("another", WORKER)).count(ALL)
