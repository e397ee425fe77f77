from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from records import Place, Placement, Precision, Standing, Status, StoreDown
from store.counters import Counter, current
from store.database import Database, open_database
from store.migrate import FOLDER, migrate
from store.reviews import reviews
from store.schema import metadata
from store.subscriptions import add_subscription, confirm_subscription, subscription_changes

from .examples import NOON, item, save, subscription, with_sources

HERE = Place("X", 2.3, 48.8, Precision.STREET, 9.0, block_ids=("demo/x-1", "demo/x-2"))


def test_the_migrations_make_exactly_the_schema(database: Database) -> None:
    with database.write() as db:
        context = MigrationContext.configure(db, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_migrations_can_be_taken_back(tmp_path: Path) -> None:
    config = Config(FOLDER / "alembic.ini")
    with open_database(f"sqlite:///{tmp_path}/ilot.sqlite").write() as db:
        config.attributes["connection"] = db
        command.downgrade(config, "base")
        assert inspect(db).get_table_names() == ["alembic_version"]
        migrate(db)
        assert len(inspect(db).get_table_names()) == len(metadata.tables) + 1


def test_every_counter_has_its_row(database: Database) -> None:
    with database.read() as db:
        assert [current(db, counter) for counter in Counter] == [0 for _ in Counter]


def test_threads_may_open_a_new_record_at_the_same_time(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(open_database, [f"sqlite:///{tmp_path}/ilot.sqlite"] * 8))
    with opened[0].read() as db:
        assert db.execute(text("SELECT version_num FROM alembic_version")).scalars().all()


def test_a_record_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ilot.sqlite"
    with open_database(url).write() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreDown, match=r"schema 9999.*update"):
        open_database(url)


def test_an_older_records_items_that_are_in_doubt_wait_in_the_queue(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/ilot.sqlite")
    with_sources(database)
    roughly = Place("X", 2.3, 48.8, Precision.STREET, 9.0, area_ids=("demo/north",))
    sure = Place("Y", 2.3, 48.8, Precision.STREET, 9.0, area_ids=("demo/south",))
    there = (Placement(sure, "street", 0.9), Placement(roughly, "street", 0.6, approximate=True))
    config = Config(FOLDER / "alembic.ini")
    with database.write() as db:
        for n in range(1_100):
            words = "said twice" if n < 2 else str(n)
            save(db, item(f"{n:04}", placements=there, signature=words))
        save(db, item("hidden", placements=there, status=Status.HIDDEN))
        save(db, item("sure", placements=there[:1], text='"approximate":true'))
        queue = reviews(db, "demo", ("demo",), limit=9_999)
        config.attributes["connection"] = db
        command.downgrade(config, "0002")
        assert "reviews" not in inspect(db).get_table_names()
        migrate(db)
        assert len(queue) == 1_099
        for area in ("demo", "demo/north", "demo/south"):
            assert reviews(db, "demo", (area,), limit=9_999) == queue


def test_what_an_older_record_holds_is_found_by_its_equal_words(database: Database) -> None:
    with_sources(database)
    same = {"signature": "same words", "placements": (Placement(HERE, "street", 0.9),)}
    config = Config(FOLDER / "alembic.ini")
    with database.write() as db:
        save(db, item("old", **same))
        config.attributes["connection"] = db
        command.downgrade(config, "0006")
        migrate(db)
        assert save(db, item("new", **same)).story_id == "old"
        assert save(db, item("other", signature="same words")).story_id == "other"


def test_an_older_records_readers_are_changes_to_take_up(database: Database) -> None:
    config = Config(FOLDER / "alembic.ini")
    with database.write() as db:
        for name in ("bob", "ana"):
            add_subscription(db, subscription(name))
        add_subscription(db, subscription("eve", standing=Standing.PENDING))
        config.attributes["connection"] = db
        command.downgrade(config, "0008")
        db.execute(text("UPDATE counters SET value = 1"))
        migrate(db)
        confirm_subscription(db, "eve", NOON)
        followed = subscription_changes(db, 0, 9)
    assert [(c.seq, c.subscription.id) for c in followed] == [(1, "ana"), (2, "bob"), (3, "eve")]
