"""Feed keys: one integer an item that is its place in every feed, its cursor and its row id."""

import math
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from store.schema import feed_seconds, items

# 4,096 keys a second of publication; times 2**41 s still fits 53 bits, exact in JavaScript too.
SHIFT = 12

# Made once: to build a statement costs as much as to run it.
_HERE = feed_seconds.c.second == bindparam("at")
_NEXT = select(feed_seconds.c.next_key).where(_HERE)
_TAKEN = select(items.c.id).where(items.c.feed_key == bindparam("key"))
_BEGIN = insert(feed_seconds)
_GO_ON = update(feed_seconds).where(_HERE)


def first_key(published_at: datetime) -> int:
    """Return the smallest key that an item published then may have."""
    return math.floor(published_at.timestamp()) << SHIFT


def take_feed_key(db: Connection, published_at: datetime) -> int:
    """Return the first free key at or after `first_key`, for the caller's item alone.

    A second remembers where its keys are used up: whole data sets are published at one midnight,
    and looking for the gap from the start each time would be quadratic. So a key that a re-dated
    item left is not given to another one, which an index may still know by it. Call it in your
    turn (`Turn.SAVE_ITEMS`).
    """
    second = first_key(published_at) >> SHIFT
    known: int | None = db.scalar(_NEXT, {"at": second})
    key = first_key(published_at) if known is None else known
    # Taken only where the second before had more than 4,096 items.
    while db.scalar(_TAKEN, {"key": key}) is not None:
        key += 1
    if known is None:
        db.execute(_BEGIN, {"second": second, "next_key": key + 1})
    else:
        db.execute(_GO_ON, {"at": second, "next_key": key + 1})
    return key
