"""Numbers that only grow; the migrations made a row for each."""

from enum import StrEnum

from sqlalchemy import Connection, select, update

from store.schema import counters


class Counter(StrEnum):
    """What is counted."""

    OUTBOX = "outbox"
    SUBSCRIPTIONS = "subscriptions"


def advance(db: Connection, counter: Counter, by: int = 1) -> int:
    """Return the counter's new value. Others who advance it wait until this transaction ends."""
    mine = update(counters).where(counters.c.name == counter)
    grown = mine.values(value=counters.c.value + by).returning(counters.c.value)
    value: int = db.execute(grown).scalar_one()
    return value


def current(db: Connection, counter: Counter) -> int:
    """Return the counter's value, 0 if it was never advanced."""
    query = select(counters.c.value).where(counters.c.name == counter)
    value: int = db.execute(query).scalar_one()
    return value
