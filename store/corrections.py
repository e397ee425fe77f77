"""Editors' decisions: added and undone, never changed or deleted."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from records import Correction
from store.schema import corrections


def add_correction(db: Connection, correction: Correction) -> Correction:
    """Keep a decision and return it with its id (the argument's counts for nothing)."""
    statement = insert(corrections).values(
        item_id=correction.item_id, undone_at=correction.undone_at, body=correction
    )
    number = db.execute(statement.returning(corrections.c.id)).scalar_one()
    return replace(correction, id=number)


def corrections_of(db: Connection, item_id: str) -> tuple[Correction, ...]:
    """Return every decision on an item, oldest first, undone ones too (see `undone_at`)."""
    query = select(corrections).where(corrections.c.item_id == item_id)
    return tuple(
        replace(row.body, id=row.id, undone_at=row.undone_at)
        for row in db.execute(query.order_by(corrections.c.id))
    )


def undo_correction(db: Connection, correction_id: int, now: datetime) -> bool:
    """Mark a decision as undone; False if there is none or it was undone before."""
    standing = (corrections.c.id == correction_id) & corrections.c.undone_at.is_(None)
    return db.execute(update(corrections).where(standing).values(undone_at=now)).rowcount == 1
