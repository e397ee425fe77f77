"""The record on each engine: SQLite always, PostgreSQL where PG_URL names a server."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from store.database import Database, open_database
from store.schema import counters, identity, metadata


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record, migrated once, for every test to copy."""
    path = tmp_path_factory.mktemp("record") / "empty.sqlite"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Engine]:
    """A migrated schema of our own on the server, dropped at the end."""
    given = os.environ.get("PG_URL")
    if not given:
        reason = "PostgreSQL is not tested: PG_URL names no server"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    name = f"ilot_test_{uuid.uuid4().hex[:12]}"
    server = create_engine(given)
    with server.begin() as db:
        db.execute(text(f"CREATE SCHEMA {name}"))
    ours = make_url(given).update_query_dict({"options": f"-csearch_path={name}"})
    open_database(ours.render_as_string(hide_password=False)).close()
    engine = create_engine(ours)
    yield engine
    engine.dispose()
    with server.begin() as db:
        db.execute(text(f"DROP SCHEMA {name} CASCADE"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty, migrated record."""
    if request.param == "sqlite":
        path = tmp_path / "ilot.sqlite"
        shutil.copy(request.getfixturevalue("empty_sqlite"), path)
        return f"sqlite:///{path}"
    engine: Engine = request.getfixturevalue("postgresql")
    with engine.begin() as db:
        for table in reversed(metadata.sorted_tables):
            if table is not identity:
                db.execute(table.update().values(value=0) if table is counters else table.delete())
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.close()
