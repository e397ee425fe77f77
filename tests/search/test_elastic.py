"""Elasticsearch keeps the contract, and what is its own."""

import itertools
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from records import IndexDown, Query, Reach, ReachKind
from search.document import Delete
from search.open import open_index
from tests.search.contract import IndexContract
from tests.search.contract_laws import laws
from tests.search.elastic import asking, index_of_one, own_address
from tests.search.items import item, put
from tests.search.relay import Relay

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))


if not os.environ.get("ES_USER"):  # who has users keeps it with keys: test_elastic_secure.py

    class TestElasticIndex(IndexContract, laws(examples=12)):
        @pytest.fixture
        def address(self):
            with own_address() as where:
                yield where


@pytest.fixture
def address():
    with own_address() as where:
        yield where


@pytest.fixture
def index(address):
    with index_of_one(address) as index:
        yield index


@pytest.fixture
def server(address):
    """A client of the server, to break things behind the index's back."""
    with asking(address) as client:
        yield client


@pytest.fixture
def relay(address):
    relay = Relay(address.url.split(",")[0])
    yield relay
    relay.go_away()


def test_it_goes_on_by_itself_when_the_server_is_back(address, index, relay):
    through = open_index(replace(address, url=relay.url))
    assert through.count(ALL) == 1
    relay.go_away()
    for _ in range(5):
        with pytest.raises(IndexDown, match=f"{relay.port}: can't be reached"):
            through.search(ALL)
    relay.come_back()
    index.apply(put(item("b", key=1)), checkpoint=2)
    assert _until_it_answers(through) == 2
    through.close()


def test_it_may_be_opened_while_the_server_is_away(address, index, relay):
    relay.go_away()
    through = open_index(replace(address, url=relay.url))
    with pytest.raises(IndexDown, match="can't be reached"):
        through.count(ALL)
    relay.come_back()
    assert _until_it_answers(through) == 1
    through.close()


def test_a_change_is_told_again_until_the_server_is_back(address, index, relay):
    through = open_index(replace(address, url=relay.url))
    filling = through.into(index.health().generation)
    relay.go_away()
    threading.Timer(0.5, relay.come_back).start()
    filling.apply(put(item("b", key=1)), checkpoint=2)
    assert (index.count(ALL), index.checkpoint()) == (2, 2)
    through.close()


def test_a_deletion_is_remembered_when_elasticsearch_forgets_its_own(index, server):
    name = index.health().generation
    server.indices.put_settings(index=name, settings={"gc_deletes": "0s"})
    index.apply([Delete("a", 3)], checkpoint=2)
    server.indices.refresh(index=name)
    server.indices.forcemerge(index=name, max_num_segments=1)
    index.apply(put(item("a", revision=2)), checkpoint=3)
    assert (index.count(ALL), list(index.versions())) == (0, [])


def test_its_version_changes_with_what_it_holds_and_with_a_promotion(index):
    seen = [index.version(), index.version()]
    assert seen[0] == seen[1]
    index.apply(put(item("b", key=1)), checkpoint=2)
    new = index.create_generation()
    seen.append(index.version())
    index.promote(new)
    seen.append(index.version())
    assert len(set(seen)) == 3


def test_a_generation_in_use_is_not_filled(index):
    documents = [one.document for one in put(item("b", key=1))]
    for current in (index, index.into(index.health().generation)):
        with pytest.raises(ValueError, match="fill a new one"):
            current.fill(documents)
    assert index.count(ALL) == 1


def test_fields_of_another_version_are_refused_until_the_index_is_rebuilt(address, index, server):
    old = index.health().generation
    server.indices.put_mapping(index=old, meta={"version": 0})
    later = open_index(address)
    for use in (later.checkpoint, lambda: later.count(ALL), lambda: later.into(old)):
        with pytest.raises(IndexDown, match=r"version 0, not \d.* run `python -m jobs rebuild`"):
            use()
    later.promote(later.create_generation())
    later.drop(old)
    assert later.count(ALL) == 0
    later.close()


def test_a_lost_alias_is_told_until_a_generation_is_promoted(address, index, server):
    name = index.health().generation
    server.indices.delete_alias(index=name, name=f"{address.prefix}-items-read")
    later = open_index(address)
    for broken in (index, later):
        with pytest.raises(IndexDown, match=r"items-read.* run `python -m jobs rebuild`"):
            broken.count(ALL)
    with pytest.raises(IndexDown, match="items-read is not there"):
        later.apply(put(item("b", key=1)), checkpoint=2)
    later.promote(name)
    assert (index.count(ALL), later.count(ALL)) == (1, 1)
    later.close()


def test_an_emptied_server_is_looked_at_again(index, server):
    server.indices.delete(index=index.health().generation)
    with pytest.raises(IndexDown, match="run `python -m jobs rebuild`"):
        index.checkpoint()
    assert (index.checkpoint(), index.count(ALL)) == (0, 0)


def test_a_generation_that_was_dropped_is_not_made_again_by_who_still_writes(index, server):
    name = index.create_generation()
    filling = index.into(name)
    index.drop(name)
    with pytest.raises(IndexDown, match="rebuild"):
        filling.apply(put(item("b")), checkpoint=2)
    assert not server.indices.exists(index=name)
    assert len(index.generations()) == 1


def test_a_server_that_takes_no_changes_says_why_and_is_still_read(index, server):
    name = index.health().generation
    block = {"blocks": {"read_only_allow_delete": True}}
    server.indices.put_settings(index=name, settings=block)
    with pytest.raises(IndexDown, match="if its disk is full, make room"):
        index.apply(put(item("b", key=1)), checkpoint=2)
    assert (index.count(ALL), index.checkpoint()) == (1, 1)
    server.indices.put_settings(index=name, settings={"blocks": {"read_only_allow_delete": None}})
    index.apply(put(item("b", key=1)), checkpoint=2)
    assert (index.count(ALL), index.checkpoint()) == (2, 2)


def test_processes_that_start_at_once_make_one_generation(address):
    opened = [open_index(address) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(_until_it_answers, opened))
    assert counts == [0, 0, 0, 0]
    assert len(opened[0].generations()) == 1
    for one in opened:
        one.close()


def test_a_change_that_a_promotion_overtakes_is_in_the_new_generation(index):
    new, done, enough = index.create_generation(), [], threading.Event()

    def write() -> None:
        for n in itertools.takewhile(lambda _: not enough.is_set(), itertools.count()):
            index.apply(put(item(f"i{n}", key=n + 1)), checkpoint=n + 2)
            done.append(f"i{n}")

    def wait_for(number: int) -> int:
        while len(done) < number and not writing.done():
            time.sleep(0.01)
        return len(done)

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        wait_for(3)
        index.promote(new)
        before = len(done)
        wait_for(before + 3)
        enough.set()
        writing.result()
    assert set(done[before:]) <= {item_id for item_id, _ in index.versions()}
    assert index.checkpoint() == len(done) + 1


def test_a_path_that_is_not_its_own_is_told(address):
    with pytest.raises(IndexDown, match=r"no handler found.*; check search_url"):
        open_index(replace(address, url=f"{address.url.split(',')[0]}/elsewhere")).count(ALL)


def test_a_forked_process_connects_for_itself(index):
    child = os.fork()
    if child == 0:
        os._exit(0 if index.count(ALL) == 1 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert index.count(ALL) == 1


def _until_it_answers(index) -> int:
    """Ask until the index does not spare itself the way to the server any more."""
    for _ in range(200):
        try:
            return index.count(ALL)
        except IndexDown:
            time.sleep(0.05)
    return index.count(ALL)
