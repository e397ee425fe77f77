from dataclasses import replace

import pytest

from records import Correction, CorrectionKind
from store.corrections import add_correction, corrections_of, decisions, undo_correction
from store.database import Database

from .examples import DAY, NOON, item, placed_on, save, with_sources

MOVED = Correction(
    0, "a", CorrectionKind.PLACEMENTS, "ana", NOON, "wrong side", placed_on("demo/rue-x-1")
)
HIDDEN = Correction(0, "a", CorrectionKind.HIDE, "ana", NOON + DAY)


def test_decisions_come_oldest_first_each_with_its_id(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        first = add_correction(db, MOVED, 0)
        second = add_correction(db, HIDDEN, 1)
        assert replace(first, id=0) == MOVED
        assert first.id < second.id
        assert corrections_of(db, "a") == (first, second)
        assert corrections_of(db, "b") == ()


def test_an_undone_decision_stays_with_the_time_of_its_undoing(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        first = add_correction(db, MOVED, 0)
        undo_correction(db, first.id, "bob", NOON + DAY, 1)
        assert corrections_of(db, "a") == (replace(first, undone_at=NOON + DAY, undone_by="bob"),)
        assert decisions(db, "a") == 2
        with pytest.raises(LookupError):
            undo_correction(db, first.id, "bob", NOON + 2 * DAY, 2)
        with pytest.raises(LookupError):
            undo_correction(db, 999, "bob", NOON, 0)
