"""Which items answer which subscription; what was sent stays noted for ever."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from records import Frequency, Hit, Standing
from store.batches import batches
from store.dialect import insert_missing
from store.schema import hits, items, subscriptions


def add_hits(db: Connection, found: Iterable[Hit], now: datetime) -> int:
    """Note hits and return how many are new.

    One that was ever noted is not noted again, sent or not. Subscriptions that are not confirmed
    (ended while a matcher still knew them) get none.
    """
    # In one order everywhere, so that two matchers can't wait for each other.
    pairs = sorted({(hit.subscription_id, hit.item_id) for hit in found})
    standing = _confirmed(db, dict.fromkeys(subscription for subscription, _ in pairs))
    rows = [
        {"subscription_id": subscription, "item_id": item, "noted_at": now}
        for subscription, item in pairs
        if subscription in standing
    ]
    return insert_missing(db, hits, rows)


def drop_unsent(db: Connection, item_ids: Iterable[str], answered: Iterable[Hit]) -> int:
    """Forget the unsent hits of items that changed, but for those that they still answer.

    What a delivery carries stays, so that nothing is sent twice. Returns how many are gone.
    """
    still = {(hit.subscription_id, hit.item_id) for hit in answered}
    gone: list[tuple[str, str]] = []
    for piece in batches(item_ids):
        query = select(hits.c.subscription_id, hits.c.item_id).where(
            hits.c.item_id.in_(piece), hits.c.delivery_id.is_(None)
        )
        gone += [pair for row in db.execute(query) if (pair := (row[0], row[1])) not in still]
    if not gone:
        return 0
    statement = delete(hits).where(
        hits.c.subscription_id == bindparam("s"),
        hits.c.item_id == bindparam("i"),
        hits.c.delivery_id.is_(None),
    )
    # In the order of `add_hits`.
    db.execute(statement, [{"s": subscription, "i": item} for subscription, item in sorted(gone)])
    return len(gone)


def unsent_hits(db: Connection, subscription_id: str) -> tuple[Hit, ...]:
    """Return the hits of a subscription that no delivery carries yet, newest items first."""
    query = (
        select(hits.c.subscription_id, hits.c.item_id)
        .join(items)
        .where(hits.c.subscription_id == subscription_id, hits.c.delivery_id.is_(None))
        .order_by(items.c.feed_key.desc())
    )
    return tuple(Hit(row.subscription_id, row.item_id) for row in db.execute(query))


def subscriptions_with_unsent(db: Connection, frequency: Frequency) -> tuple[str, ...]:
    """Return the ids of confirmed subscriptions of a frequency that have unsent hits, by id."""
    query = (
        select(subscriptions.c.id)
        .join(hits)
        .where(
            hits.c.delivery_id.is_(None),
            subscriptions.c.frequency == frequency,
            subscriptions.c.standing == Standing.CONFIRMED,
        )
        .distinct()
    )
    return tuple(db.scalars(query.order_by(subscriptions.c.id)))


def _confirmed(db: Connection, subscription_ids: Iterable[str]) -> set[str]:
    """Return which are confirmed, and keep them from ending until the transaction does."""
    found: set[str] = set()
    for piece in batches(subscription_ids):
        query = select(subscriptions.c.id).where(
            subscriptions.c.id.in_(piece), subscriptions.c.standing == Standing.CONFIRMED
        )
        found.update(db.scalars(query.order_by(subscriptions.c.id).with_for_update(read=True)))
    return found
