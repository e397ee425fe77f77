"""What an import read, mended and left out, as it happens."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from records import ImportReport


@dataclass
class Ledger:
    """Collects one line for each row that was mended or left out."""

    read: dict[str, int] = field(default_factory=dict)
    repaired: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def count(self, path: Path, rows: int) -> None:
        """Note how many rows a file has; a file read for two purposes is counted once."""
        self.read[path.name] = rows

    def mend(self, path: Path, row: int, what: str) -> None:
        """Note that a row was repaired."""
        self.repaired.append(f"{path.name} row {row}: {what}")

    def skip(self, path: Path, row: int, why: str) -> None:
        """Note that a row was left out."""
        self.skipped.append(f"{path.name} row {row}: {why}")

    def lack(self, what: str) -> None:
        """Note what the town as a whole goes without; this stands before all rows."""
        self.skipped.insert(0, what)

    def report(self) -> ImportReport:
        """Return what was noted."""
        return ImportReport(dict(self.read), tuple(self.repaired), tuple(self.skipped))
