import multiprocessing
import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from records import BadRequest, ConfigError, StoreDown
from store import migrations
from store.database import Database, open_database
from store.items import find_item
from store.schema import requests
from store.sources import find_source, save_sources, sources_of

from .examples import item, save, source, trial, with_sources


def test_opening_makes_the_folder_and_opening_again_finds_everything(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/var/deep/ilot.sqlite"
    with_sources(open_database(url))
    with open_database(url).read() as db:
        assert sources_of(db, "demo") == (source(),)


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    with trial(database) as db:
        save_sources(db, "demo", [source()])
        assert find_source(db, "demo/mairie") == source()
    with database.read() as db:
        assert find_source(db, "demo/mairie") is None


def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"read.?only"), database.read() as db:
        save_sources(db, "demo", [source()])
    with_sources(database)


def test_a_read_sees_one_moment_while_another_writes(database: Database) -> None:
    with database.read() as db:
        assert sources_of(db, "demo") == ()
        with_sources(database)
        assert sources_of(db, "demo") == ()
    with database.read() as db:
        assert sources_of(db, "demo") == (source(),)


def test_sqlite_is_opened_as_agreed(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/ilot.sqlite")
    with database.read() as db:
        pragmas = {
            name: db.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous", "secure_delete")
        }
        assert db.execute(text("PRAGMA busy_timeout")).scalar_one() >= 5_000
    assert pragmas == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,
        "secure_delete": 1,
    }


def test_a_server_that_is_away_is_named_without_the_password() -> None:
    url = "postgresql+psycopg://ana:s3cret@127.0.0.1:9/ilot"
    with pytest.raises(StoreDown) as caught:
        open_database(url)
    assert "ana:***@127.0.0.1:9/ilot" in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("s3cret/ilot.sqlite", "sqlite:///path"),
        ("mysql://user:s3cret@host/name", "mysql can't keep the record; allowed: sqlite"),
        ("sqlite://", "needs a file"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused_in_one_line(url: str, says: str) -> None:
    with pytest.raises(ConfigError, match=f"settings: database_url: .*{says}") as caught:
        open_database(url)
    assert "s3cret" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_told() -> None:
    with pytest.raises(StoreDown, match="/proc/nowhere"):
        open_database("sqlite:////proc/nowhere/ilot.sqlite")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ilot.sqlite"
    path.write_text("Il était une fois " * 100)
    with pytest.raises(StoreDown, match="not a database"):
        open_database(f"sqlite:///{path}")


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    local = datetime(2026, 1, 1)  # noqa: DTZ001
    row = requests.insert().values(who="x", asked_at=local)
    with database.write() as db, pytest.raises(StatementError, match="no time zone"):
        db.execute(row)


def test_an_id_that_an_engine_cannot_take_is_nobodys_or_a_bad_request(database: Database) -> None:
    with suppress(BadRequest), database.read() as db:
        assert find_item(db, "a\x00b") is None


def test_an_item_of_an_unknown_source_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), database.write() as db:
        save(db, item("a"))


def _open(url: str) -> None:
    open_database(url).close()


def test_processes_may_open_a_new_record_at_the_same_time(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ilot.sqlite"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_open, args=(url,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    with sqlite3.connect(tmp_path / "ilot.sqlite") as db:
        versions = Path(migrations.__path__[0], "versions")
        newest = max(path.name for path in versions.glob("0*.py"))
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [(newest[:4],)]
