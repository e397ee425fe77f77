"""Whose an embedded index is: a note in its folder of the record that it is a copy of.

One note for all generations: it is there where a generation is damaged, and their tables stay as
they are.
"""

from pathlib import Path

from records import IndexDown
from search.embedded.damage import told_as_index_down
from search.embedded.durable import write_durably


class Owner:
    """The note in one folder, as one record reads it; with the id "" nobody is refused."""

    def __init__(self, folder: Path, record_id: str) -> None:
        self._folder = folder
        self._note = folder / "record"
        self._record_id = record_id

    def refuse_others(self) -> None:
        """Raise IndexDown if the index is another record's: each would strike off the other's."""
        noted = self._noted()
        if noted and self._record_id and noted != self._record_id:
            raise self.foreign("this index belongs to another record (database)")

    def is_missing(self) -> bool:
        """Tell whether there is a record to note, and nothing says whose the index is."""
        return bool(self._record_id) and not self._noted()

    def note(self) -> None:
        """Note the record unless there is a note; call it while nobody else may."""
        if self.is_missing():
            with told_as_index_down(self._note):
                write_durably(self._note, self._record_id)

    def foreign(self, problem: str) -> IndexDown:
        """Return the error of an index that is not this record's."""
        advice = "check database_url and home; if that record is gone, delete this folder"
        return IndexDown(f"{self._folder}: {problem}; {advice}: the worker fills a new one")

    def _noted(self) -> str:
        with told_as_index_down(self._note):
            try:
                return self._note.read_text(encoding="utf-8", errors="replace").strip()
            except FileNotFoundError:
                return ""
