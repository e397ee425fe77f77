"""What is asked of a geocoder outside, what it answered, and which items wait for that.

An answer stays; that there is none is forgotten after a while, so that it is asked again when an
item that needs it is walked the next time.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select, update

from records import OutsideAnswer, OutsideQuestion
from store.batches import batches
from store.dialect import insert_missing
from store.learnt_schema import outside_answers as answers
from store.learnt_schema import outside_waiting as waiting


def ask_later(
    db: Connection, town_id: str, item_id: str, asked: Iterable[OutsideQuestion], now: datetime
) -> None:
    """Let an item wait for the answers to questions; those that were answered are not asked."""
    asked = tuple(asked)
    rows = [{"town_id": town_id, "question": one.key, "due_at": now, "asked": one} for one in asked]
    insert_missing(db, answers, rows)
    mine = (answers.c.town_id == town_id) & answers.c.question.in_([one.key for one in asked])
    open_keys = db.scalars(select(answers.c.question).where(mine, answers.c.due_at.is_not(None)))
    insert_missing(
        db,
        waiting,
        [{"town_id": town_id, "question": key, "item_id": item_id} for key in open_keys],
    )


def find_answers(db: Connection, town_id: str, keys: Collection[str]) -> dict[str, OutsideAnswer]:
    """Return the answers to questions, by key; those that have none are left out."""
    found: dict[str, OutsideAnswer] = {}
    for piece in batches(tuple(keys)):
        mine = (answers.c.town_id == town_id) & answers.c.question.in_(piece)
        rows = db.execute(select(answers).where(mine, answers.c.body.is_not(None)))
        found.update((row.question, row.body) for row in rows)
    return found


def claim_question(
    db: Connection, now: datetime, until: datetime
) -> tuple[str, OutsideQuestion] | None:
    """Return a question that is due, with its town, the longest due first; None if none is.

    Nobody else is given it before `until`.
    """
    due = select(answers).where(answers.c.due_at <= now)
    due = due.order_by(answers.c.due_at, answers.c.town_id, answers.c.question).limit(1)
    row = db.execute(due.with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    put_off(db, row.town_id, row.question, until)
    return row.town_id, row.asked


def put_off(db: Connection, town_id: str, key: str, until: datetime) -> None:
    """Let a question be asked again at a moment, not before."""
    db.execute(update(answers).where(_is(town_id, key)).values(due_at=until))


def keep_answer(
    db: Connection, town_id: str, key: str, answer: OutsideAnswer | None, until: datetime
) -> tuple[str, ...]:
    """Keep the answer to a question and return the items that waited for it, by id.

    None, that there is none, counts until a moment.
    """
    values = {"due_at": None, "until": None if answer else until, "body": answer}
    db.execute(update(answers).where(_is(town_id, key)).values(values))
    mine = (waiting.c.town_id == town_id) & (waiting.c.question == key)
    waited = db.scalars(delete(waiting).where(mine).returning(waiting.c.item_id))
    return tuple(sorted(waited))


def forget_misses(db: Connection, now: datetime) -> int:
    """Forget the questions that were asked in vain long enough ago; return how many."""
    return db.execute(delete(answers).where(answers.c.until <= now)).rowcount


def _is(town_id: str, key: str) -> ColumnElement[bool]:
    return (answers.c.town_id == town_id) & (answers.c.question == key)
