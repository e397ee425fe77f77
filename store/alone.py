"""Work that one process at a time may do, however long it takes, on whichever machine."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, make_url, select

from records import StoreDown
from store.database import Database
from store.dialect import Turn


@contextmanager
def alone(database: Database, turn: Turn) -> Iterator[bool]:
    """Have a turn until the block ends; gives False at once if another process has it.

    It holds up nobody else's writing, and whoever dies gives it back. Raises StoreDown.
    """
    url = make_url(database.url)
    if url.get_backend_name() == "postgresql":
        # Not in a read: that would keep one moment of the record alive for as long.
        with database.write() as db:
            yield bool(db.scalar(select(func.pg_try_advisory_xact_lock(int(turn)))))
        return
    # SQLite's own lock would hold up every writer.
    path = Path(f"{url.database}.{turn.name.lower()}.lock")
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreDown(f"{path}: {error.strerror}") from error
    try:
        yield _is_locked(lock)
    finally:
        os.close(lock)


def _is_locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
