"""What editors taught: added and undone, never changed or deleted.

Each change raises the town's version, so that whoever holds its ground reads it anew, and leaves
the lesson due until the kept items that it concerns were walked again.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from records import Lesson
from records.spelling import name_key
from store.learnt_schema import lessons
from store.schema import towns


def add_lesson(db: Connection, lesson: Lesson) -> Lesson:
    """Keep a lesson and return it with its id (the argument's counts for nothing).

    One that stands already is returned as it is, and nothing changes.
    """
    standing = lessons_of(db, lesson.town_id)
    known = next((one for one in standing if _says(one) == _says(lesson)), None)
    if known is not None:
        return known
    row = {"town_id": lesson.town_id, "due_at": lesson.made_at, "body": lesson}
    number = db.execute(insert(lessons).values(row).returning(lessons.c.id)).scalar_one()
    _raise_version(db, lesson.town_id)
    return replace(lesson, id=number)


def undo_lesson(db: Connection, lesson_id: int, now: datetime) -> Lesson:
    """Take a lesson back and return it. Raises LookupError if none of this id stands."""
    mine = (lessons.c.id == lesson_id) & lessons.c.undone_at.is_(None)
    undo = update(lessons).where(mine).values(undone_at=now, due_at=now)
    if db.execute(undo).rowcount == 0:
        raise LookupError(f"no lesson {lesson_id} is in force")
    (undone,) = _read(db, lessons.c.id == lesson_id)
    _raise_version(db, undone.town_id)
    return undone


def lessons_of(db: Connection, town_id: str) -> tuple[Lesson, ...]:
    """Return the lessons in force in a town, oldest first."""
    return _read(db, (lessons.c.town_id == town_id) & lessons.c.undone_at.is_(None))


def all_lessons(db: Connection, town_id: str) -> tuple[Lesson, ...]:
    """Return every lesson of a town, oldest first, undone ones too (see `undone_at`)."""
    return _read(db, lessons.c.town_id == town_id)


def due_lessons(db: Connection) -> tuple[tuple[Lesson, datetime], ...]:
    """Return the lessons, undone ones too, whose items were not walked again, and since when."""
    rows = db.execute(select(lessons).where(lessons.c.due_at.is_not(None)).order_by(lessons.c.id))
    return tuple((_lesson(row.id, row.undone_at, row.body), row.due_at) for row in rows)


def settle_lesson(db: Connection, lesson_id: int, due_at: datetime) -> None:
    """Note that a lesson's items were walked again; not if it changed after `due_at`."""
    seen = (lessons.c.id == lesson_id) & (lessons.c.due_at == due_at)
    db.execute(update(lessons).where(seen).values(due_at=None))


def _read(db: Connection, which: ColumnElement[bool]) -> tuple[Lesson, ...]:
    rows = db.execute(select(lessons).where(which).order_by(lessons.c.id))
    return tuple(_lesson(row.id, row.undone_at, row.body) for row in rows)


def _lesson(number: int, undone_at: datetime | None, body: Lesson) -> Lesson:
    return replace(body, id=number, undone_at=undone_at)


def _says(lesson: Lesson) -> tuple[str, ...]:
    key = name_key(lesson.words)
    return lesson.kind.value, key, lesson.target_id, lesson.source_id


def _raise_version(db: Connection, town_id: str) -> None:
    mine = towns.c.id == town_id
    db.execute(update(towns).where(mine).values(version=towns.c.version + 1))
