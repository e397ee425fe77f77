"""Connections to one generation's file, lent to one thread at a time."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from search.embedded.damage import missing, refuse_version, told_as_index_down
from search.embedded.known import Connection
from search.embedded.schema import VERSION

_BUSY_MS = 30_000  # how long a writer waits for another process's batch
_CACHE_KB = {False: 32_768, True: 131_072}  # by whether it writes: there is one writer
_STATEMENTS = 500  # that are made once: a wide reach has a hundred open at once
_LOG_PAGES = 16_000  # of the write-ahead log until it is brought in: 64 MB
_LOG_BYTES = 2 * _LOG_PAGES * 4096  # of it until a writer waits for readers to let go of it
_LET_GO_MS = 1_000  # so long at most, then again after the next batch


class Connections:
    """Lends connections and keeps them for the next borrower; reading ones can't write.

    After `close` it lends on, but keeps none: a thread in the middle of a query is not cut off.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        # By process: a connection must not be used, nor closed, in a child that inherited it.
        self._idle: dict[tuple[int, bool], list[Connection]] = {}
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection in a transaction that sees one state of the file throughout."""
        with self._lent(writes=False) as connection:
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection in a transaction that is committed at the end, or undone by an error.

        Waits for other writers, in this process and in others.
        """
        with self._lent(writes=True) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
            self._keep_log_short(connection)

    def close(self) -> None:
        """Close what is not lent, and the rest when it comes back."""
        with self._lock:
            self._closed = True
            for (process, _), idle in self._idle.items():
                while process == os.getpid() and idle:
                    idle.pop().close()

    @contextmanager
    def _lent(self, writes: bool) -> Iterator[Connection]:
        with told_as_index_down(self._path):
            connection = self._take(writes) or self._connect(writes)
            try:
                yield connection
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            except BaseException:
                connection.close()  # undoes what is open; the next borrower starts afresh
                raise
            self._give_back(connection, writes)

    def _keep_log_short(self, connection: Connection) -> None:
        """Start the log anew once it is long: readers that never pause would let it grow on."""
        log = self._path.with_name(self._path.name + "-wal")
        if log.stat().st_size > _LOG_BYTES:
            connection.execute(f"PRAGMA busy_timeout = {_LET_GO_MS}")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")

    def _take(self, writes: bool) -> Connection | None:
        with self._lock:
            idle = self._idle.get((os.getpid(), writes))
            return idle.pop() if idle else None

    def _give_back(self, connection: Connection, writes: bool) -> None:
        with self._lock:
            if not self._closed:
                self._idle.setdefault((os.getpid(), writes), []).append(connection)
                return
        connection.close()

    def _connect(self, writes: bool) -> Connection:
        if not self._path.exists():
            raise missing(self._path)
        connection = sqlite3.connect(
            f"file:{quote(str(self._path))}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=_BUSY_MS / 1000,
            check_same_thread=False,
            cached_statements=_STATEMENTS,
            factory=Connection,
        )
        try:
            self._prepare(connection, writes)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: Connection, writes: bool) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version != VERSION:
            raise refuse_version(self._path, version, VERSION)
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB[writes]}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        connection.execute(f"PRAGMA journal_size_limit = {_LOG_PAGES * 4096}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.teach()
        connection.execute(f"PRAGMA query_only = {not writes}")
