"""Readers who come and go, as a worker knows them: through restarts, damage and kill -9."""

import logging
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from sqlalchemy import text

from config.settings import load_settings
from jobs.instance import Instance
from jobs.readers import Readers
from records import Item, Reach, ReachKind, Standing, Subscription, Term
from store.subscriptions import (
    add_subscription,
    confirm_subscription,
    confirmed_ids,
    end_subscription,
    subscription_changes,
)
from tests.alerts.crowds import who_hears
from tests.alerts.samples import LAT, LON, item, place, placement
from tests.store.conftest import empty_sqlite, postgresql, url  # noqa: F401
from tests.store.examples import NOON, subscription

SNAPSHOT = "matcher.snapshot"
BLOCK = "demo/rue-x-1"
NEWS = item(
    town_id="demo", title="Travaux", lang="fr", placements=(placement(place(block_ids=(BLOCK,))),)
)


@pytest.fixture
def instance(tmp_path: Path, url: str) -> Iterator[Instance]:  # noqa: F811
    settings = load_settings({"ILOT_HOME": str(tmp_path), "ILOT_DATABASE_URL": url})
    with closing(Instance(settings)) as opened:
        yield opened


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Iterator[Instance]:
    with closing(Instance(load_settings({"ILOT_HOME": str(tmp_path)}))) as opened:
        yield opened


def come(instance: Instance, *names: str, **changes) -> None:
    with instance.database.write() as db:
        for name in names:
            add_subscription(db, subscription(name, themes=frozenset(), **changes))


def go(instance: Instance, *names: str) -> None:
    with instance.database.write() as db:
        for name in names:
            end_subscription(db, name, NOON)


def confirmed(instance: Instance) -> list[Subscription]:
    with instance.database.read() as db:
        changes = subscription_changes(db, 0, 9_999)
    known = [change.subscription for change in changes]
    return [each for each in known if each.standing is Standing.CONFIRMED]


def restarted(instance: Instance, worth_saving: int = 1) -> Readers:
    readers = Readers(instance, worth_saving)
    readers.catch_up()
    return readers


def heard(readers: Readers, news: Item = NEWS) -> list[str]:
    return sorted(readers.matcher.match(news))


def test_whoever_comes_or_goes_is_known_to_a_worker_that_goes_on_running(instance):
    readers = restarted(instance)
    come(instance, "ana", "bob")
    with instance.database.write() as db:
        add_subscription(db, subscription("eve", themes=frozenset(), standing=Standing.PENDING))
    readers.catch_up()
    assert heard(readers) == ["ana", "bob"]
    go(instance, "ana")
    with instance.database.write() as db:
        confirm_subscription(db, "eve", NOON)
    readers.catch_up()
    assert heard(readers) == ["bob", "eve"] == who_hears(confirmed(instance), NEWS)


def test_a_restart_takes_up_the_snapshot_and_only_what_came_since(instance):
    come(instance, "ana", "bob", terms=(Term("travaux"),))
    restarted(instance)
    with instance.database.write() as db:
        db.execute(text("UPDATE subscriptions SET body = '{' WHERE id = 'ana'"))
    go(instance, "bob")
    come(instance, "eve")
    assert heard(restarted(instance)) == ["ana", "eve"]


def test_few_changes_are_not_worth_a_snapshot(on_sqlite, tmp_path):
    come(on_sqlite, "ana")
    restarted(on_sqlite, worth_saving=2)
    assert not (tmp_path / SNAPSHOT).exists()
    come(on_sqlite, "bob")
    restarted(on_sqlite, worth_saving=2)
    assert (tmp_path / SNAPSHOT).exists()


@pytest.mark.parametrize("damage", ["cut", "changed", "of another record", "of another version"])
def test_a_snapshot_that_cannot_be_taken_is_ignored_aloud(on_sqlite, tmp_path, caplog, damage):
    come(on_sqlite, "ana", "bob")
    restarted(on_sqlite)
    path = tmp_path / SNAPSHOT
    whole = path.read_bytes()
    if damage == "cut":
        path.write_bytes(whole[:-1])
    elif damage == "changed":
        path.write_bytes(whole.replace(b"ana", b"eva"))
    elif damage == "of another record":
        with on_sqlite.database.write() as db:
            db.execute(text("UPDATE identity SET id = 'other'"))
    else:
        path.write_bytes(whole.replace(b"ilot matcher 1", b"ilot matcher 0"))
    with caplog.at_level(logging.WARNING):
        assert heard(restarted(on_sqlite)) == ["ana", "bob"]
    assert [record.message for record in caplog.records] == ["matcher_snapshot_ignored"]
    caplog.clear()
    assert heard(restarted(on_sqlite)) == ["ana", "bob"]
    assert not caplog.records


@pytest.mark.parametrize("afterwards", [[], ["kim"], ["kim", "lea"]])
def test_a_record_put_back_from_a_backup_is_believed_and_not_the_snapshot(
    on_sqlite, tmp_path, caplog, afterwards
):
    come(on_sqlite, "ana")
    on_sqlite.close()
    shutil.copy(tmp_path / "ilot.sqlite", tmp_path / "backup")
    come(on_sqlite, "bob")
    restarted(on_sqlite)
    on_sqlite.close()
    shutil.copy(tmp_path / "backup", tmp_path / "ilot.sqlite")
    come(on_sqlite, *afterwards)
    with caplog.at_level(logging.WARNING):
        readers = restarted(on_sqlite)
    assert [record.message for record in caplog.records] == ["matcher_snapshot_ignored"]
    come(on_sqlite, "zoe")
    readers.catch_up()
    assert heard(readers) == ["ana", *afterwards, "zoe"]


def test_a_backup_that_knows_the_same_readers_counts_on_from_where_it_was(on_sqlite, tmp_path):
    come(on_sqlite, "ana")
    on_sqlite.close()
    shutil.copy(tmp_path / "ilot.sqlite", tmp_path / "backup")
    come(on_sqlite, "bob")
    go(on_sqlite, "bob")
    restarted(on_sqlite)
    on_sqlite.close()
    shutil.copy(tmp_path / "backup", tmp_path / "ilot.sqlite")
    readers = restarted(on_sqlite)
    come(on_sqlite, "kim")
    readers.catch_up()
    assert heard(readers) == ["ana", "kim"]


def test_where_no_snapshot_can_be_written_matching_goes_on(on_sqlite, tmp_path, caplog):
    come(on_sqlite, "ana")
    (tmp_path / SNAPSHOT).mkdir()
    with caplog.at_level(logging.WARNING):
        assert heard(restarted(on_sqlite)) == ["ana"]
    told = [record.message for record in caplog.records]
    assert told == ["matcher_snapshot_ignored", "matcher_snapshot_not_written"]


def follow_without_end(home: Path, url: str, seed: int, ready: Event) -> None:  # noqa: F811
    """Follow readers who come and go, saving all the time."""
    here = Instance(load_settings({"ILOT_HOME": str(home), "ILOT_DATABASE_URL": url}))
    readers, draw = Readers(here, worth_saving=3), random.Random(seed)
    for number in count():
        with here.database.read() as db:
            known = sorted(confirmed_ids(db))
        if known and draw.random() < 0.4:
            go(here, draw.choice(known))
        else:
            come(here, f"{seed}-{number}")
        readers.catch_up()
        ready.set()


def test_killed_at_any_moment_it_knows_exactly_whom_the_record_knows(instance, tmp_path, url):  # noqa: F811
    draw, processes = random.Random(20), get_context("fork")
    come(instance, "ana", reach=Reach(ReachKind.RADIUS, "", LON, LAT, 300))
    for seed in range(6):
        instance.close()
        ready = processes.Event()
        arguments = (tmp_path, url, seed, ready)
        child = processes.Process(target=follow_without_end, args=arguments)
        child.start()
        assert ready.wait(60)
        time.sleep(draw.uniform(0, 0.2))
        child.kill()
        child.join()
        time.sleep(0.05)  # a server may still have a commit of the child's at hand
        for readers in (restarted(instance, worth_saving=9_999), restarted(instance)):
            known = confirmed(instance)
            assert len(readers.matcher) == len(known)
            assert all(each.id in readers.matcher for each in known)
            assert heard(readers) == who_hears(known, NEWS)
    assert len(confirmed(instance)) > 1
