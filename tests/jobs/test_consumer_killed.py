"""A worker that is killed anywhere loses nothing and does nothing twice."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import select

from config.settings import load_settings
from jobs.differences import listed_in
from jobs.index_changes import index_changes
from jobs.instance import Instance
from records import Consumer, Item, Reach, ReachKind, Status, Theme, ThemeOrigin
from store.items import find_items
from store.outbox import depth, last_seq
from store.schema import hits, items
from store.sources import save_sources
from store.stories import leaders
from store.subscriptions import add_subscription
from tests.engines import ENGINES, settings_of
from tests.store.conftest import empty_sqlite, postgresql, url  # noqa: F401
from tests.store.examples import MINUTE, NOON, item, placed_on, save, source, subscription

ROUNDS = 6
NAMES = [f"a{number}" for number in range(40)]
BLOCKS = [f"demo/block-{number}" for number in range(4)]
THEMES = ["works", "culture", "school"]


@pytest.fixture(params=ENGINES)
def environ(request, url, tmp_path, monkeypatch):  # noqa: F811
    with settings_of(request.param) as search:
        given = {**search, "ILOT_HOME": str(tmp_path / "home"), "ILOT_DATABASE_URL": url}
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        yield given


@pytest.fixture
def instance(environ):
    with closing(Instance(load_settings())) as instance:
        with instance.database.write() as db:
            save_sources(db, "demo", [source(), source("police")])
            for number, block in enumerate(BLOCKS):
                reach = Reach(ReachKind.BLOCK, block)
                for theme in THEMES:
                    name = f"s-{number}-{theme}"
                    themes = frozenset({theme})
                    add_subscription(db, subscription(name, reach=reach, themes=themes))
        yield instance


def test_a_worker_may_be_killed_at_any_moment(instance):
    chance = Random(7)
    with processes("work") as work:
        change(instance, chance)
        calls = int(work(0))
        deaths = 0
        for _ in range(ROUNDS):
            change(instance, chance)
            deaths += work(chance.randint(1, calls)) == "killed"
            assert_checkpoint_is_true(instance)
        assert deaths > ROUNDS // 3
        work(0)
    assert_nothing_is_lost_or_double(instance)


def test_a_rebuild_may_be_killed_at_any_moment(instance):
    chance = Random(11)
    change(instance, chance)
    index_changes(instance)
    with processes("rebuild") as remake:
        calls = int(remake(0))
        for _ in range(ROUNDS):
            current = instance.index.health().generation
            change(instance, chance)
            told = remake(chance.randint(1, calls))
            if instance.index.health().generation == current:
                assert told == "killed"
            assert_checkpoint_is_true(instance)
            index_changes(instance)
            assert agree(instance)
            assert len(instance.index.generations()) <= 3
        remake(0)
    assert agree(instance)
    assert len(instance.index.generations()) == 2


def agree(instance) -> bool:
    with instance.database.read() as db:
        return list(listed_in(db)) == list(instance.index.versions())


@contextmanager
def processes(what: str) -> Iterator[Callable[[int], str]]:
    """Lend what runs one process until it is killed at the nth call, 0: never."""
    command = [sys.executable, "-m", "tests.jobs.consumer_process", what]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:

        def work(killed_at: int) -> str:
            other.stdin.write(f"{killed_at}\n")
            other.stdin.flush()
            told = other.stdout.readline().strip()
            assert told not in ("", "failed")
            return told

        yield work
        other.stdin.close()


def change(instance, chance: Random) -> None:
    """Let a third of the items be new, changed, moved, re-dated, hidden, shown, of a story."""
    with instance.database.write() as db:
        known = find_items(db, NAMES)
        for name in chance.sample(NAMES, len(NAMES) // 3):
            theme = Theme(chance.choice(THEMES), 0.9, ThemeOrigin.LEXICON)
            made = replace(
                known.get(name, item(name)),
                title=f"Round {chance.random()}",
                published_at=NOON - chance.randrange(5) * MINUTE,
                placements=placed_on(chance.choice(BLOCKS)),
                themes=(theme,),
                status=chance.choice([Status.ACTIVE, Status.ACTIVE, Status.HIDDEN]),
                source_id=chance.choice(["demo/mairie", "demo/police"]),
                signature=chance.choice([f"words of {name}", "words of many"]),
            )
            save(db, made)


def assert_checkpoint_is_true(instance) -> None:
    """All that changed up to the index's checkpoint is in it, unless it has changed since."""
    index = instance.index
    with instance.database.read() as db:
        checkpoint = index.checkpoint()
        assert checkpoint <= last_seq(db)
        ids = set(db.scalars(select(items.c.id).where(items.c.seq <= checkpoint)))
        listed = {version for version in listed_in(db) if version[0] in ids}
    assert {version for version in index.versions() if version[0] in ids} == listed


def assert_nothing_is_lost_or_double(instance) -> None:
    with instance.database.read() as db:
        assert [depth(db, consumer) for consumer in Consumer] == [0, 0]
        assert list(instance.index.versions()) == list(listed_in(db))
        leading = set(dict(listed_in(db)))
        noted = sorted((hit.subscription_id, hit.item_id) for hit in db.execute(select(hits)))
        found = find_items(db, NAMES).values()
        assert leading <= set(leaders(db, {one.story_id for one in found}).values())
    expected = [(reader_of(one), one.id) for one in found if one.id in leading]
    assert noted == sorted(expected)
    assert noted


def reader_of(one: Item) -> str:
    """Return who follows the item's block and theme."""
    [placement], [theme] = one.placements, one.themes
    [block] = placement.place.block_ids
    return f"s-{BLOCKS.index(block)}-{theme.code}"
