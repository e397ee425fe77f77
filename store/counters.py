"""Numbers that only grow."""

from enum import StrEnum

from sqlalchemy import Connection, select

from store.dialect import insert_into
from store.schema import counters


class Counter(StrEnum):
    """What is counted."""

    OUTBOX = "outbox"
    SUBSCRIPTIONS = "subscriptions"


def advance(db: Connection, counter: Counter, by: int = 1) -> int:
    """Return the counter's new value. Others who advance it wait until this transaction ends."""
    statement = insert_into(db, counters).values(name=counter, value=by)
    grown = statement.on_conflict_do_update(
        index_elements=["name"], set_={"value": counters.c.value + by}
    )
    value: int = db.execute(grown.returning(counters.c.value)).scalar_one()
    return value


def current(db: Connection, counter: Counter) -> int:
    """Return the counter's value, 0 if it was never advanced."""
    return db.scalar(select(counters.c.value).where(counters.c.name == counter)) or 0
