"""Numbers that only grow; the migrations made a row for each."""

from enum import StrEnum

from sqlalchemy import Connection, bindparam, select, update

from store.schema import counters

# Made once: to build a statement costs as much as to run it.
_ADVANCE = (
    update(counters)
    .where(counters.c.name == bindparam("counter"))
    .values(value=counters.c.value + bindparam("by"))
    .returning(counters.c.value)
)


class Counter(StrEnum):
    """What is counted."""

    OUTBOX = "outbox"
    SUBSCRIPTIONS = "subscriptions"


def advance(db: Connection, counter: Counter, by: int = 1) -> int:
    """Return the counter's new value. Others who advance it wait until this transaction ends."""
    value: int = db.execute(_ADVANCE, {"counter": counter, "by": by}).scalar_one()
    return value


def current(db: Connection, counter: Counter) -> int:
    """Return the counter's value, 0 if it was never advanced."""
    query = select(counters.c.value).where(counters.c.name == counter)
    value: int = db.execute(query).scalar_one()
    return value
