"""The switch to a new generation while the server does not answer: no writer waits for long."""

import threading
import time
from contextlib import closing
from dataclasses import replace

import pytest

import jobs.rebuild
import search.elastic.server
from config.settings import load_settings
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.rebuild import rebuild
from records import IndexDown
from store.items import save_item
from store.sources import save_sources
from tests.engines import settings_at
from tests.search.elastic import own_address
from tests.search.relay import Relay
from tests.store.examples import NOON, item, source


@pytest.fixture
def relay():
    with own_address() as where:
        relay = Relay(where.url.split(",")[0])
        relay.leads_to = replace(where, url=relay.url)
        yield relay
        relay.go_away()


@pytest.fixture
def instance(relay, tmp_path, monkeypatch):
    monkeypatch.setattr(jobs.rebuild, "STANDSTILL_S", 0.3)
    environ = {**settings_at(relay.leads_to), "ILOT_HOME": str(tmp_path / "var")}
    with closing(Instance(load_settings(environ))) as instance:
        with instance.database.write() as db:
            save_sources(db, "demo", [source()])
        save(instance, "a")
        index_changes(instance)
        yield instance


def save(instance, name: str) -> None:
    with instance.database.write() as db:
        save_item(db, item(name), NOON)


def at_the_switch(instance, monkeypatch, happens) -> None:
    """Let something happen right before each promotion."""
    promote = instance.index.promote

    def late(name: str) -> None:
        happens()
        promote(name)

    monkeypatch.setattr(instance.index, "promote", late)


def test_a_switch_that_stalls_lets_items_be_saved_and_is_done_when_it_can(
    instance, relay, monkeypatch
):
    at_the_switch(instance, monkeypatch, relay.stand_still)
    before = instance.index.health().generation

    def write_and_go_on() -> None:
        while relay.flowing.is_set():
            stopped.wait(0.01)
        save(instance, "b")  # waits for the turn, which nobody gives back while it stalls
        monkeypatch.undo()
        relay.go_on()

    stopped = threading.Event()
    writer = threading.Thread(target=write_and_go_on)
    writer.start()
    try:
        assert rebuild(instance) == 2
    finally:
        stopped.set()
        writer.join()
    assert instance.index.health().generation != before
    assert [name for name, _ in instance.index.versions()] == ["a", "b"]


def test_a_switch_that_is_given_up_leaves_the_old_generation(instance, relay, monkeypatch):
    monkeypatch.setattr(search.elastic.server, "_TELL_PATIENCE_S", 0.1)
    before = instance.index.health().generation
    at_the_switch(instance, monkeypatch, relay.go_away)
    with pytest.raises(IndexDown, match="can't be reached"):
        rebuild(instance)
    relay.come_back()
    time.sleep(1.1)  # until the client tries this node again
    save(instance, "b")
    index_changes(instance)
    assert instance.index.health().generation == before
    assert [name for name, _ in instance.index.versions()] == ["a", "b"]


def test_in_a_hurry_no_order_is_told_for_long_and_later_ones_are(instance, relay):
    new = instance.index.create_generation()
    with closing(instance.index.into(new)) as generation:
        relay.stand_still()
        with instance.index.hurried(0.2):
            for order in (lambda: generation.apply([], 3), lambda: instance.index.promote(new)):
                with pytest.raises(IndexDown, match="no answer in time"):
                    order()
        threading.Timer(0.3, relay.go_on).start()
        generation.apply([], 4)
        assert generation.checkpoint() == 4
