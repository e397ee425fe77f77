"""The folder of the embedded index: generations' files, and which of them is current.

current          the name of the current generation; replaced as a whole, never rewritten
lock             held while generations come and go; holds the last number given
record           whose index this is, see `owner`
g1.sqlite ...    one generation each; a number is never given twice

Any of it may be lost or damaged: a new generation can be made and promoted all the same.
"""

import fcntl
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from records import IndexDown
from search.embedded.damage import REBUILD, missing, told_as_index_down
from search.embedded.durable import sync, write_durably
from search.embedded.fill import beside
from search.embedded.owner import Owner
from search.embedded.schema import create_tables

_NAME = re.compile(r"g[1-9][0-9]{0,17}", re.ASCII)
_NUMBER = re.compile(rb"[0-9]{1,18}")


class Folder:
    """Generations as files; its methods raise IndexDown if the folder can't be used.

    Nor can that of another record, whatever is asked of it.
    """

    def __init__(self, path: Path, record_id: str = "") -> None:
        self._path = path
        self.owner = Owner(path, record_id)

    def ensure_current(self) -> None:
        """Make the folder and a first, empty generation if there is none yet.

        Where generations are but none is current, somebody has lost their way: none is taken.
        """
        with told_as_index_down(self._path):
            self._path.mkdir(parents=True, exist_ok=True)
        with self.held(exclusive=True) as lock:
            if not (self._path / "current").exists() and not self.names():
                self._point_to(self._create(lock))

    @contextmanager
    def held(self, *, exclusive: bool) -> Iterator[int]:
        """Keep other processes and threads from promoting, or (exclusive) from writing too."""
        with told_as_index_down(self._path / "lock"):
            lock = os.open(self._path / "lock", os.O_RDWR | os.O_CREAT, 0o644)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
                self.owner.refuse_others()
                yield lock
            finally:
                os.close(lock)

    def current(self) -> str:
        """Return the current generation's name."""
        self.owner.refuse_others()
        pointer = self._path / "current"
        with told_as_index_down(pointer):
            name = pointer.read_text(encoding="utf-8", errors="replace").strip()
        if not _NAME.fullmatch(name):
            raise IndexDown(f'{pointer}: "{name[:40]}" is no generation; {REBUILD}')
        return name

    def names(self) -> tuple[str, ...]:
        """Return all generations' names, oldest first."""
        self.owner.refuse_others()
        with told_as_index_down(self._path):
            stems = [path.stem for path in self._path.glob("g*.sqlite")]
        return tuple(sorted(filter(_NAME.fullmatch, stems), key=lambda name: int(name[1:])))

    def path_of(self, name: str) -> Path:
        """Return the file of a generation, which must be there."""
        self.owner.refuse_others()
        path = self._path / f"{name}.sqlite"
        if not _NAME.fullmatch(name) or not path.exists():
            raise missing(path)
        return path

    def claim(self) -> None:
        """Note whose the index is, unless a note says so."""
        with self.held(exclusive=True):
            self.owner.note()

    def create(self) -> str:
        """Make an empty generation and return its name."""
        with self.held(exclusive=True) as lock:
            return self._create(lock)

    def promote(self, name: str) -> None:
        """Make a generation current, once all of it is on disk."""
        with self.held(exclusive=True):
            path = self.path_of(name)
            with told_as_index_down(path), closing(sqlite3.connect(path)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._point_to(name)

    def drop(self, name: str) -> None:
        """Delete a generation's files; raises ValueError if it is current.

        Where nobody knows which one is, none is deleted.
        """
        with self.held(exclusive=True):
            if name == self.current():
                raise ValueError(f"{name} is the current generation: promote another first")
            if name in self.names():
                with told_as_index_down(self._path):
                    path = self.path_of(name)
                    sides = [path.with_name(path.name + end) for end in ("-wal", "-shm")]
                    for file in (path, *sides, *beside(path)):
                        file.unlink(missing_ok=True)

    def _create(self, lock: int) -> str:
        self.owner.note()
        number = str(self._last_number(lock) + 1).encode()
        os.ftruncate(lock, os.pwrite(lock, number, 0))
        name = f"g{number.decode()}"
        # Made under another name, so that a crash leaves no half-made generation behind.
        making = self._path / "making.sqlite"
        making.unlink(missing_ok=True)
        with told_as_index_down(making), closing(sqlite3.connect(making)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            create_tables(connection)
        making.rename(self._path / f"{name}.sqlite")
        sync(self._path)
        return name

    def _last_number(self, lock: int) -> int:
        """Return the last number given: whoever deleted the lock deleted no generation."""
        noted = os.pread(lock, 20, 0).strip()
        there = [path.name.partition(".")[0] for path in self._path.iterdir()]
        with suppress(IndexDown):
            there.append(self.current())
        numbers = [int(name[1:]) for name in there if _NAME.fullmatch(name)]
        return max(int(noted) if _NUMBER.fullmatch(noted) else 0, *numbers, 0)

    def _point_to(self, name: str) -> None:
        write_durably(self._path / "current", name)
