"""What an import reads, mends and leaves out, as it happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from records import ImportReport

T = TypeVar("T")
Progress = Callable[[str, int, int], None]  # what is worked on, how many are done, of how many
TOLD_EACH = 1000  # rows between two words of progress


def _silence(_what: str, _done: int, _total: int) -> None:
    """Say nothing."""


@dataclass
class Ledger:
    """Collects one line for each row that was mended or left out, and tells how far work is."""

    progress: Progress = _silence
    read: dict[str, int] = field(default_factory=dict)
    repaired: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    _named: dict[str, Path] = field(default_factory=dict)

    def each(self, path: Path, rows: Sequence[T]) -> Iterator[T]:
        """Yield a file's rows, counting them; a file read for two purposes is counted once."""
        self.count(path, len(rows))
        for done, row in enumerate(rows):
            if done % TOLD_EACH == 0:
                self.progress(self._name(path), done, len(rows))
            yield row
        self.progress(self._name(path), len(rows), len(rows))

    def count(self, path: Path, rows: int) -> None:
        """Note how many rows a file has; a file read for two purposes is counted once."""
        self.read[self._name(path)] = rows

    def mend(self, path: Path, row: int, what: str) -> None:
        """Note that a row was repaired."""
        self.repaired.append(f"{self._name(path)} row {row}: {what}")

    def skip(self, path: Path, row: int, why: str) -> None:
        """Note that a row was left out."""
        self.skipped.append(f"{self._name(path)} row {row}: {why}")

    def note(self, path: Path, what: str) -> None:
        """Note what was done to a file as a whole."""
        self.repaired.append(f"{self._name(path)}: {what}")

    def lack(self, what: str) -> None:
        """Note what the town as a whole goes without; this stands before all rows."""
        self.skipped.insert(0, what)

    def report(self) -> ImportReport:
        """Return what was noted."""
        return ImportReport(dict(self.read), tuple(self.repaired), tuple(self.skipped))

    def _name(self, path: Path) -> str:
        """Return a file's name, with its folder if another file is called so already."""
        for name in (path.name, f"{path.parent.name}/{path.name}"):
            if self._named.setdefault(name, path) == path:
                return name
        return str(path)
