"""Three nodes: one ends, one stands still, all do, their disk is full; nothing is lost."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from search.address import SearchAddress
from tests.engines import settings_at
from tests.outages.breaking import Breaking
from tests.outages.world import BEHIND, FEEDS, PAGES, World, until
from tests.search.elastic import THREE_NODES, asking, own_address

NODES = (1, 2, 3)
BRISK, CALM = 0.1, 0.5  # seconds between two pages of a reader, or two batches of the worker
FULL = {
    "cluster.info.update.interval": "10s",
    "cluster.routing.allocation.disk.threshold_enabled": True,
    # Free space that no disk has: each node counts as full.
    **{
        f"cluster.routing.allocation.disk.watermark.{mark}": "900tb"
        for mark in ("low", "high", "flood_stage")
    },
}


@pytest.fixture
def address() -> Iterator[SearchAddress]:
    with own_address(THREE_NODES, alone=True) as where:
        yield where


@pytest.fixture
def nodes(address: SearchAddress) -> Iterator[Breaking]:
    with Breaking(THREE_NODES) as nodes:
        yield nodes
    expect_copies(address)


@pytest.fixture
def world(address: SearchAddress, nodes: Breaking, worlds) -> World:
    """A town whose index has its copies on two nodes."""
    world = worlds(**settings_at(address))
    world.keep(50)
    world.tick()
    assert world.waiting() == 0
    expect_copies(address)
    return world


class Traffic:
    """A worker that keeps and indexes items, and readers who go from page to page, all the time.

    Calmly, but where a test waits for them: a node that starts has but these processors, too.
    """

    def __init__(self, world: World, readers: int = 2) -> None:
        self._world = world
        self._enough = Event()
        self._pause = BRISK
        self.acknowledged: set[str] = set()
        self.answers: list[Counter] = [Counter() for _ in range(readers)]
        self._threads = [Thread(target=self._write)]
        self._threads += [Thread(target=self._read, args=[seen]) for seen in self.answers]

    def __enter__(self) -> "Traffic":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        for thread in self._threads:
            thread.join()

    @contextmanager
    def going_on(self, pages: int = 9, batches: int = 3) -> Iterator[None]:
        """Wait until each reader had so many answers, and so many batches came in, since then."""
        read, written = [seen.total() for seen in self.answers], len(self.acknowledged)
        self._pause = CALM
        yield
        self._pause = BRISK
        until(lambda: len(self.acknowledged) >= written + batches * 10)
        until(
            lambda: all(
                seen.total() >= before + pages
                for seen, before in zip(self.answers, read, strict=True)
            )
        )

    def goes_on(self) -> None:
        """Wait until there is more of both from now on."""
        with self.going_on():
            pass

    def _write(self) -> None:
        while not self._enough.wait(self._pause):
            self._world.keep(10)
            kept = self._world.kept()
            self._world.tick()
            if self._world.waiting() == 0:
                self.acknowledged |= kept

    def _read(self, seen: Counter) -> None:
        client = self._world.app.test_client()
        for path in cycle((*PAGES, *FEEDS)):
            if self._enough.wait(self._pause):
                return
            seen[path in FEEDS, client.get(path).status_code] += 1


def test_each_node_may_end_while_items_come_in_and_pages_are_read(world, nodes, address):
    with Traffic(world) as traffic:
        traffic.goes_on()
        for node in NODES:  # one of them holds the primary, another its copy
            nodes.kill(node)
            traffic.goes_on()
            acknowledged = set(traffic.acknowledged)
            assert acknowledged <= found(world)
            with traffic.going_on():
                nodes.restart(node)
            expect_copies(address)
    expect_no_error(traffic)
    world.expect_all_found()


def test_a_node_that_stands_still_holds_up_neither_pages_nor_changes(world, nodes, address):
    with Traffic(world) as traffic:
        traffic.goes_on()
        with standing_still(nodes, holder_of_the_primary(address)):
            traffic.goes_on()  # the others take half a minute to give it up
            assert set(traffic.acknowledged) <= found(world)
        traffic.goes_on()
    expect_no_error(traffic)
    world.expect_all_found()


def test_pages_stay_up_while_all_nodes_stand_still(world, nodes):
    assert BEHIND not in world.home()
    with standing_still(nodes, *NODES):
        world.keep(1)
        world.expect_pages_without_search()
        assert world.waiting() == 1
    world.expect_all_found()


def test_a_full_disk_delays_changes_and_is_got_over(world, address):
    with asking(address) as client:
        client.cluster.put_settings(persistent=FULL)
        try:
            until(lambda: is_blocked(client, address))
            world.keep(5)
            world.tick()
            assert world.waiting() == 5
            assert "if its disk is full, make room" in world.away()
            assert BEHIND not in world.home()  # what is there is found
            assert [world.client.get(path).status_code for path in FEEDS] == [200, 200]
        finally:
            client.cluster.put_settings(persistent=dict.fromkeys(FULL))
        world.expect_all_found()


@contextmanager
def standing_still(nodes: Breaking, *which: int) -> Iterator[None]:
    for node in which:
        nodes.pause(node)
    yield
    for node in which:
        nodes.resume(node)


def found(world: World) -> set[str]:
    return {item_id for item_id, _ in world.instance.index.versions()}


def expect_no_error(traffic: Traffic) -> None:
    """Pages are there; a feed may say that it has to be asked again."""
    for seen in traffic.answers:
        assert {status for is_feed, status in seen if not is_feed} == {200}
        assert {status for is_feed, status in seen if is_feed} <= {200, 503}


def expect_copies(address: SearchAddress) -> None:
    """Wait until all nodes are there and each index below the prefix has its copies."""
    with asking(address) as client:
        patient = client.options(request_timeout=70, max_retries=3, retry_on_timeout=True)
        told = patient.cluster.health(
            index=f"{address.prefix}-*",
            wait_for_nodes=str(len(NODES)),
            wait_for_status="green",
            timeout="60s",
        )
    assert not told["timed_out"]


def holder_of_the_primary(address: SearchAddress) -> int:
    """Return the number of the node that takes the changes: its place in the address."""
    ports = [urlsplit(url).port for url in address.url.split(",")]
    with asking(address) as client:
        shards = client.cat.shards(index=f"{address.prefix}-*", h="prirep,id", format="json")
        [holder] = {shard["id"] for shard in shards if shard["prirep"] == "p"}
        node = client.nodes.info(node_id=holder, metric="http")["nodes"][holder]
    return 1 + ports.index(int(node["http"]["publish_address"].rpartition(":")[2]))


def is_blocked(client, address: SearchAddress) -> bool:
    told = client.indices.get_settings(index=f"{address.prefix}-*", flat_settings=True)
    block = "index.blocks.read_only_allow_delete"
    return all(one["settings"].get(block) == "true" for one in told.values())
