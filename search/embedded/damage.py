"""What goes wrong with a file, told to a person with what to do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from records import IndexDown

REBUILD = "the index is only a copy of the record: run `python -m jobs rebuild`"
_ADVICE = {
    sqlite3.SQLITE_BUSY: "another process has been writing for long: try again",
    sqlite3.SQLITE_FULL: "the disk is full: make room and try again",
    sqlite3.SQLITE_IOERR: "the disk can't be read or written: check it and try again",
    sqlite3.SQLITE_READONLY: "this user may not write it: check the folder's owner and rights",
    sqlite3.SQLITE_PERM: "this user may not open it: check the folder's owner and rights",
}


@contextmanager
def told_as_index_down(path: Path) -> Iterator[None]:
    """Raise IndexDown for whatever SQLite or the file system has against `path`."""
    try:
        yield
    except sqlite3.Error as error:
        # Extended codes (SQLITE_IOERR_READ, ...) have the plain one in their lower byte.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise IndexDown(f"{path}: {error}; {_ADVICE.get(code, REBUILD)}") from error
    except FileNotFoundError as error:
        raise IndexDown(f"{path}: {error.strerror}; {REBUILD}") from error
    except OSError as error:
        raise IndexDown(f"{path}: {error.strerror}; check the folder's owner and rights") from error


def refuse_version(path: Path, version: int, wanted: int) -> IndexDown:
    """Return the error of a file whose tables are of another version than this program's."""
    return IndexDown(f"{path}: its tables are of version {version}, not {wanted}; {REBUILD}")


def missing(path: Path) -> IndexDown:
    """Return the error of a generation whose file is not there."""
    return IndexDown(f"{path}: there is no such file; {REBUILD}")
