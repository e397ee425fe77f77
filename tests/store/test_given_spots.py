from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from records import RawItem, RawPlace, item_id
from store.database import Database, open_database
from store.given_spots import ids_at, items_at, spot_counts
from store.migrate import FOLDER, migrate
from store.raw_items import keep_raw

from .examples import raw, with_sources

HERE, THERE = RawPlace("Rue X", 2.34567, 48.8), RawPlace(lon=2.5, lat=48.9)


def at(identity: str, *places: RawPlace, **changes: object) -> RawItem:
    return raw(identity, places=places, **changes)


def test_different_items_of_one_source_at_one_point_are_counted(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    a_metre_on = RawPlace("elsewhere", 2.345674, 48.800001)
    with database.write() as db:
        keep_raw(db, at("a", HERE, a_metre_on))
        keep_raw(db, at("b", HERE, THERE))
        keep_raw(db, at("c", HERE, source_id="demo/biblio"))
        assert items_at(db, at("b", HERE, THERE)) == (2, 1)
        assert ids_at(db, "demo/mairie", ["2.34567 48.80000"]) == {
            item_id("demo/mairie", one) for one in "ab"
        }


def test_an_item_that_moves_is_counted_where_it_is_now(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        keep_raw(db, at("a", HERE))
        keep_raw(db, at("a", HERE))
        moved = at("a", THERE, content_hash="h2")
        keep_raw(db, moved)
        assert spot_counts(db, "demo/mairie", [at("a", HERE), moved]) == {
            "2.34567 48.80000": 0,
            "2.50000 48.90000": 1,
        }


def test_half_a_point_and_none_are_at_no_spot(database: Database) -> None:
    with_sources(database)
    odd = at("a", RawPlace("x"), RawPlace(lon=2.0), RawPlace(lon=float("inf"), lat=1.0))
    with database.write() as db:
        keep_raw(db, odd)
        assert items_at(db, odd) == (0, 0, 0)


def test_what_an_older_record_kept_is_counted(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/ilot.sqlite")
    with_sources(database)
    config = Config(FOLDER / "alembic.ini")
    with database.write() as db:
        for n in range(1_100):
            keep_raw(db, at(f"{n}", HERE, RawPlace("half", 2.0)))
        config.attributes["connection"] = db
        command.downgrade(config, "0005")
        assert "given_spots" not in inspect(db).get_table_names()
        migrate(db)
        assert items_at(db, at("0", HERE, THERE)) == (1_100, 0)
