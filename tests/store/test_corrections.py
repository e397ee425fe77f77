from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from records import Correction, CorrectionKind, Stale
from store.corrections import add_correction, corrections_of, decisions, undo_correction
from store.database import Database, open_database

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


def test_what_links_two_items_is_a_decision_on_both(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, item("b"))
        said = Correction(0, "a", CorrectionKind.SAME_STORY, "ana", NOON, other_id="b")
        made = add_correction(db, said, 0)
        assert corrections_of(db, "a") == corrections_of(db, "b") == (made,)
        assert decisions(db, "a") == decisions(db, "b") == 1
        with pytest.raises(Stale):
            add_correction(db, replace(HIDDEN, item_id="b"), 0)


def test_decisions_grow_with_each_one_and_each_undoing(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, item("b"))
        seen = [decisions(db, "a")]
        first = add_correction(db, MOVED, 0)
        seen.append(decisions(db, "a"))
        add_correction(db, HIDDEN, 1)
        seen.append(decisions(db, "a"))
        undo_correction(db, first.id, "bob", NOON, 2)
        seen.append(decisions(db, "a"))
        assert seen == [0, 1, 2, 3]
        assert decisions(db, "b") == decisions(db, "unknown") == 0


def test_who_decides_on_what_they_no_longer_see_is_told_and_nothing_is_kept(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        first = add_correction(db, MOVED, 0)
    for seen in (0, 2):
        with pytest.raises(Stale), database.write() as db:
            add_correction(db, HIDDEN, seen)
        with pytest.raises(Stale), database.write() as db:
            undo_correction(db, first.id, "bob", NOON, seen)
    with database.read() as db:
        assert corrections_of(db, "a") == (first,)


def test_of_editors_who_decide_at_once_the_first_is_kept_and_the_others_are_told(
    url: str, database: Database
) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        first = add_correction(db, MOVED, 0)
    offices = [open_database(url) for _ in range(2)]
    together = Barrier(6)

    def decide(number: int) -> bool:
        together.wait()
        try:
            with offices[number % 2].write() as db:
                if number % 3 == 0:
                    undo_correction(db, first.id, f"editor {number}", NOON, 1)
                else:
                    add_correction(db, replace(HIDDEN, editor=f"editor {number}"), 1)
        except Stale:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(decide, range(6))) == [False] * 5 + [True]
    with database.read() as db:
        assert decisions(db, "a") == 2
    for office in offices:
        office.close()
