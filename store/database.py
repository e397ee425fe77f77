"""Opening the record: an SQLite file by default, PostgreSQL by URL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, InterfaceError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from records import BadRequest, ConfigError, StoreDown
from store.migrate import migrate

__all__ = ["Connection", "Database", "open_database"]

# Seconds to wait for another process to finish writing (SQLite) or for the server to answer.
PATIENCE_S = 30
_PAUSE_S = 0.01

_ALLOWED = "sqlite:///path or postgresql+psycopg://user@host/name"


class Database:
    """The record of one instance; may be shared by threads, a connection may not."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(ilot_begin="read")
        self._writing = engine.execution_options(ilot_begin="write")
        if engine.dialect.name == "postgresql":
            # So that a read sees one moment throughout and can't write, as on SQLite.
            self._reading = self._reading.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    @property
    def url(self) -> str:
        """The database's address without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees the record as it is now, and can't write.

        Raises StoreDown if the database can't be reached, BadRequest if it can't take a value.
        """
        with self._transaction(self._reading) as db:
            yield db

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together at the end, or none on an exception.

        On SQLite one process at a time writes; the others wait at the door, up to 30 s.
        Raises StoreDown if the database can't be reached.
        """
        with self._transaction(self._writing) as db:
            yield db

    def close(self) -> None:
        """Close every connection; the next use opens new ones."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as db:
                yield db
        except (OperationalError, InterfaceError) as error:
            raise StoreDown(f"{self.url}: {_one_line(error.orig)}") from error
        except DataError as error:
            # PostgreSQL takes no zero byte; visitors' addresses may hold one.
            raise BadRequest(f"this can't be looked up: {_one_line(error.orig)}") from error


def open_database(url: str) -> Database:
    """Open the record at `url`, made if it is missing, with its schema brought up to date.

    "sqlite:///path" (folders are made) or "postgresql+psycopg://user:password@host/name".
    Processes may do this at the same time. Raises ConfigError for another URL, StoreDown if it
    can't be reached or was written by a newer version.
    """
    database = Database(_engine(url))
    try:
        with database.write() as db:
            migrate(db)
    except DatabaseError as error:
        raise StoreDown(f"{database.url}: {_one_line(error.orig)}") from error
    # Nothing stays open, so that a server may fork its workers after opening the record.
    database.close()
    return database


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
    except ArgumentError as error:
        # The text may hold a password, so it is not repeated.
        raise _refused("it is no URL") from error
    kind = address.get_backend_name()
    if kind == "sqlite":
        return _sqlite(address)
    if kind in ("postgresql", "postgres"):
        return create_engine(
            address.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            connect_args={"connect_timeout": PATIENCE_S},
        )
    raise _refused(f"{kind} can't keep the record")


def _sqlite(address: URL) -> Engine:
    if not address.database or address.database == ":memory:":
        raise _refused("the record needs a file")
    _make_folder(Path(address.database).parent)
    engine = create_engine(address, connect_args={"timeout": PATIENCE_S})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _refused(problem: str) -> ConfigError:
    return ConfigError("settings", "database_url", f"{problem}; allowed: {_ALLOWED}")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreDown(f"the database's folder can't be made: {error}") from error


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    assert isinstance(connection, sqlite3.Connection)
    # The driver's own BEGIN comes late and never is IMMEDIATE; `_begin_sqlite` does it.
    connection.isolation_level = None
    _keep_a_log(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    # An erased address must not linger in the file's free pages.
    connection.execute("PRAGMA secure_delete = ON")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Let others read while one writes; noted in the file by who opens it first.

    SQLite waits for nobody here: of several that open a new file at once some are refused.
    """
    for _ in range(int(PATIENCE_S / _PAUSE_S)):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            sleep(_PAUSE_S)
        else:
            return
    raise sqlite3.OperationalError("database is locked")


def _begin_sqlite(db: Connection) -> None:
    if db.get_execution_options().get("ilot_begin") == "write":
        db.exec_driver_sql("PRAGMA query_only = OFF")
        # A transaction that reads first and writes later would fail if another wrote in between.
        db.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        db.exec_driver_sql("PRAGMA query_only = ON")
        db.exec_driver_sql("BEGIN")


def _one_line(error: BaseException | None) -> str:
    return " ".join(str(error).split())
