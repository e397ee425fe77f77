"""Changes that a consumer has yet to deal with.

Rows are struck off, each at exactly the revision that was dealt with; there is no cursor to run
ahead of a slower transaction's row (on PostgreSQL a cursor over a sequence lost every third
change). `seq` moreover grows in commit order, since whoever notes a change has the turn to save
items until it commits: a reader who waits for the index to reach a `seq` waits long enough.
"""

from collections.abc import Iterable

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    true,
)

from records import Change, Consumer
from store.batches import batches
from store.counters import Counter, advance, current
from store.dialect import Turn, insert_into, take_turn
from store.schema import items, outbox

# Made once: to build a statement costs as much as to run it.
_FORGET = delete(outbox).where(outbox.c.item_id == bindparam("own_id"))
_NOTE = insert(outbox)


def next_seq(db: Connection) -> int:
    """Return the number of a change that is about to be noted.

    Call it in your turn (`Turn.SAVE_ITEMS`).
    """
    return advance(db, Counter.OUTBOX)


def note(db: Connection, item_id: str, revision: int, seq: int) -> None:
    """Note for every consumer that the item has a new revision, in place of an older note."""
    row = {"item_id": item_id, "revision": revision, "seq": seq}
    if revision > 1:
        db.execute(_FORGET, {"own_id": item_id})
    db.execute(_NOTE, [{"consumer": consumer, **row} for consumer in Consumer])


def note_all(db: Connection, consumer: Consumer, town_id: str | None = None) -> int:
    """Note every item (of a town) for one consumer, newest first; return how many there are.

    For filling an index anew. `town_id` None: of all towns.
    """
    return _note(db, consumer, items.c.town_id == town_id if town_id is not None else true())


def note_again(db: Connection, consumer: Consumer, item_ids: Iterable[str]) -> int:
    """Note items at their present revisions for one consumer; return how many there are.

    For mending what it has lost; the others hear nothing of it.
    """
    return sum(_note(db, consumer, items.c.id.in_(batch)) for batch in batches(item_ids))


def _note(db: Connection, consumer: Consumer, wanted: ColumnElement[bool]) -> int:
    take_turn(db, Turn.SAVE_ITEMS)
    count = db.scalar(select(func.count()).select_from(items).where(wanted)) or 0
    start = advance(db, Counter.OUTBOX, count) - count
    place = func.row_number().over(order_by=items.c.feed_key.desc())
    seq = literal(start, BigInteger) + place
    rows = select(literal(str(consumer)), items.c.id, items.c.revision, seq).where(wanted)
    statement = insert_into(db, outbox)
    db.execute(
        statement.from_select(
            ["consumer", "item_id", "revision", "seq"], rows
        ).on_conflict_do_update(
            index_elements=["consumer", "item_id"],
            set_={"revision": statement.excluded.revision, "seq": statement.excluded.seq},
        )
    )
    return count


def hold_still(db: Connection) -> int:
    """Let no item change until this transaction ends; return a `seq` behind all changes so far.

    Those of later transactions come behind it.
    """
    take_turn(db, Turn.SAVE_ITEMS)
    return next_seq(db)


def pending(db: Connection, consumer: Consumer, limit: int = 500) -> tuple[Change, ...]:
    """Return what a consumer has yet to see, one change an item, by `seq`."""
    query = select(outbox).where(outbox.c.consumer == consumer)
    rows = db.execute(query.order_by(outbox.c.seq).limit(limit))
    return tuple(Change(r.seq, Consumer(r.consumer), r.item_id, r.revision) for r in rows)


def done(db: Connection, changes: Iterable[Change]) -> None:
    """Strike off changes that were dealt with; what was noted of the item since then stays."""
    struck = [
        {"c": change.consumer, "i": change.item_id, "r": change.revision, "s": change.seq}
        for change in changes
    ]
    if not struck:
        return
    statement = delete(outbox).where(
        outbox.c.consumer == bindparam("c"),
        outbox.c.item_id == bindparam("i"),
        outbox.c.revision == bindparam("r"),
        outbox.c.seq == bindparam("s"),
    )
    db.execute(statement, struck)


def pass_over(db: Connection, consumer: Consumer, item_ids: Iterable[str]) -> None:
    """Strike off whatever a consumer has yet to see of these items: it shall not see it."""
    for batch in batches(item_ids):
        waiting = (outbox.c.consumer == consumer) & outbox.c.item_id.in_(batch)
        db.execute(delete(outbox).where(waiting))


def all_done(db: Connection, consumer: Consumer) -> None:
    """Strike off everything that a consumer has yet to see: it has taken the items as they are.

    Call it in the transaction that holds still.
    """
    db.execute(delete(outbox).where(outbox.c.consumer == consumer))


def awaited(db: Connection, consumer: Consumer, item_ids: Iterable[str]) -> frozenset[str]:
    """Return which of these items a consumer has yet to see."""
    found: set[str] = set()
    for batch in batches(item_ids):
        waiting = (outbox.c.consumer == consumer) & outbox.c.item_id.in_(batch)
        found.update(db.scalars(select(outbox.c.item_id).where(waiting)))
    return frozenset(found)


def depth(db: Connection, consumer: Consumer) -> int:
    """Return how many items a consumer has yet to see."""
    query = select(func.count()).select_from(outbox).where(outbox.c.consumer == consumer)
    return db.scalar(query) or 0


def last_seq(db: Connection) -> int:
    """Return the newest change's number, 0 if there never was one."""
    return current(db, Counter.OUTBOX)
