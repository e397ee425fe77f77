"""Editors' decisions: added and undone, never changed or deleted.

Each is made on what its editor saw. `decisions` grows with every one of them, so whoever saw an
older number is told (Stale) instead of overwriting what somebody else has decided meanwhile. What
links two items is a decision on both of them.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from records import Correction, Stale
from store.dialect import Turn, take_turn
from store.schema import corrections

# Made once: to build a statement costs as much as to run it.
_ON_IT = or_(corrections.c.item_id == bindparam("on"), corrections.c.other_id == bindparam("on"))
_ALL = select(corrections).where(_ON_IT).order_by(corrections.c.id)
_HOW_MANY = select(func.count() + func.count(corrections.c.undone_at)).where(_ON_IT)


def decisions(db: Connection, item_id: str) -> int:
    """Return how often an item was decided on, undoing included; 0 if nobody has touched it."""
    return db.execute(_HOW_MANY, {"on": item_id}).scalar_one()


def add_correction(db: Connection, correction: Correction, seen: int) -> Correction:
    """Keep a decision and return it with its id (the argument's counts for nothing).

    Raises Stale, and nothing is kept, if `seen` is not the item's number of decisions any more.
    The caller has the turn to save items until its transaction ends.
    """
    _require_seen(db, correction.item_id, seen)
    statement = insert(corrections).values(
        item_id=correction.item_id,
        undone_at=correction.undone_at,
        undone_by=correction.undone_by,
        other_id=correction.other_id or None,
        body=correction,
    )
    number = db.execute(statement.returning(corrections.c.id)).scalar_one()
    return replace(correction, id=number)


def corrections_of(db: Connection, item_id: str) -> tuple[Correction, ...]:
    """Return every decision on an item, oldest first, undone ones too (see `undone_at`)."""
    return tuple(
        replace(row.body, id=row.id, undone_at=row.undone_at, undone_by=row.undone_by or "")
        for row in db.execute(_ALL, {"on": item_id})
    )


def undo_correction(
    db: Connection, correction_id: int, editor: str, now: datetime, seen: int
) -> None:
    """Mark a decision as undone by somebody.

    Raises Stale, and nothing is changed, if `seen` is not the item's number of decisions any more;
    LookupError if there is no such decision, or it was undone before.
    """
    mine = corrections.c.id == correction_id
    item_id = db.scalar(select(corrections.c.item_id).where(mine))
    if item_id is None:
        raise LookupError(f"no decision {correction_id}")
    _require_seen(db, item_id, seen)
    standing = mine & corrections.c.undone_at.is_(None)
    undo = update(corrections).where(standing).values(undone_at=now, undone_by=editor)
    if db.execute(undo).rowcount == 0:
        raise LookupError(f"decision {correction_id} was undone before")


def _require_seen(db: Connection, item_id: str, seen: int) -> None:
    # The turn of whoever saves items, so that no walk saves an item without this decision.
    take_turn(db, Turn.SAVE_ITEMS)
    if (now := decisions(db, item_id)) != seen:
        raise Stale(f"{item_id}: {now} decisions, not {seen}: somebody has decided meanwhile")
