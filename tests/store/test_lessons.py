from dataclasses import replace
from datetime import timedelta

import pytest

from records import Lesson, LessonKind
from store.database import Database
from store.lessons import (
    add_lesson,
    all_lessons,
    due_lessons,
    lessons_of,
    settle_lesson,
    undo_lesson,
)
from store.towns import save_town, town_version

from .examples import MINUTE, NOON
from .test_towns import GROUND

AVE = Lesson(0, "demo", LessonKind.ALIAS, "the Ave", "demo/rue-x", "ed@example.org", NOON)


def test_a_lesson_stands_until_it_is_undone_and_stays_in_the_history(database: Database) -> None:
    with database.write() as db:
        save_town(db, GROUND)
        made = add_lesson(db, AVE)
        assert made == replace(AVE, id=made.id)
        assert lessons_of(db, "demo") == (made,)
        assert lessons_of(db, "other") == ()
        undone = undo_lesson(db, made.id, NOON + MINUTE)
        assert undone == replace(made, undone_at=NOON + MINUTE)
        assert lessons_of(db, "demo") == ()
        assert all_lessons(db, "demo") == (undone,)
        with pytest.raises(LookupError, match=f"no lesson {made.id} is in force"):
            undo_lesson(db, made.id, NOON)


def test_the_same_lesson_twice_is_one(database: Database) -> None:
    with database.write() as db:
        first = add_lesson(db, AVE)
        assert add_lesson(db, replace(AVE, words="The  ave", by="bo@example.org")) == first
        other = add_lesson(db, replace(AVE, target_id="demo/centre"))
        assert lessons_of(db, "demo") == (first, other)


def test_each_change_makes_whoever_holds_the_town_read_it_anew(database: Database) -> None:
    with database.write() as db:
        save_town(db, GROUND)
        made = add_lesson(db, AVE)
        assert town_version(db, "demo") == 2
        add_lesson(db, AVE)
        assert town_version(db, "demo") == 2
        undo_lesson(db, made.id, NOON)
        assert town_version(db, "demo") == 3


def test_lessons_survive_another_import(database: Database) -> None:
    with database.write() as db:
        save_town(db, GROUND)
        made = add_lesson(db, AVE)
        save_town(db, replace(GROUND, blocks=()))
        assert lessons_of(db, "demo") == (made,)


def test_a_lesson_is_due_until_its_items_were_walked_again(database: Database) -> None:
    later = NOON + timedelta(hours=1)
    with database.write() as db:
        made = add_lesson(db, AVE)
        assert due_lessons(db) == ((made, NOON),)
        undone = undo_lesson(db, made.id, later)
        settle_lesson(db, made.id, NOON)  # who walked knew nothing of the undoing
        assert due_lessons(db) == ((undone, later),)
        settle_lesson(db, made.id, later)
        assert due_lessons(db) == ()
