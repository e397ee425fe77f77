"""Who asked to hear of what, from the first request to the address's erasure.

Rows are also the log of their own changes: each that is confirmed or ended gets the next `seq`.
These grow in commit order, since whoever advances the counter keeps the others waiting until it
commits; so a matcher that has taken up all until one `seq` never misses an earlier one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, delete, exists, insert, select, update

from records import DeliveryState, Standing, Subscription
from store.counters import Counter, advance, current
from store.schema import deliveries, hits, subscriptions

UNSUBSCRIBED = "unsubscribed"
_PAGE = 5_000  # rows at a time


@dataclass(frozen=True, slots=True)
class SubscriptionChange:
    """A subscription as the change of this number left it: confirmed or ended."""

    seq: int
    subscription: Subscription


def add_subscription(db: Connection, subscription: Subscription) -> None:
    """Keep a new subscription."""
    db.execute(insert(subscriptions).values(_row(subscription)))
    if subscription.standing is Standing.CONFIRMED:
        _log(db, subscription.id)


def find_subscription(db: Connection, subscription_id: str) -> Subscription | None:
    """Return a subscription whatever its standing; None if there is none (any more)."""
    found: Subscription | None = db.scalar(
        select(subscriptions.c.body).where(subscriptions.c.id == subscription_id)
    )
    return found


def confirm_subscription(db: Connection, subscription_id: str, now: datetime) -> bool:
    """Note that the address said yes. True if it is confirmed now, this time or before.

    False if it has ended, or its time to confirm ran out.
    """
    known = lock_subscription(db, subscription_id)
    if known is None or known.standing is Standing.ENDED:
        return False
    if known.standing is Standing.PENDING:
        _change(db, replace(known, standing=Standing.CONFIRMED, confirmed_at=now))
        _log(db, subscription_id)
    return True


def end_subscription(db: Connection, subscription_id: str, now: datetime) -> bool:
    """Erase the address and drop what was not sent yet. True if it has ended, now or before.

    A letter that waits is given up; one that a process is sending this moment still goes.
    False if there is no such subscription.
    """
    known = lock_subscription(db, subscription_id)
    if known is None:
        return False
    if known.standing is Standing.ENDED:
        return True
    _change(db, replace(known, standing=Standing.ENDED, email=""))
    unsent = (hits.c.subscription_id == subscription_id) & hits.c.delivery_id.is_(None)
    db.execute(delete(hits).where(unsent))
    waiting = deliveries.c.state == DeliveryState.QUEUED
    db.execute(
        update(deliveries)
        .where(deliveries.c.subscription_id == subscription_id, waiting)
        .values(state=DeliveryState.FAILED, reason=UNSUBSCRIBED, settled_at=now)
    )
    if known.standing is Standing.CONFIRMED:
        _log(db, subscription_id)
    return True


def purge_unconfirmed(db: Connection, before: datetime) -> int:
    """Erase whoever asked earlier than `before` and never confirmed; return how many.

    Their letters go too; one that is being sent this moment keeps its subscription for now.
    """
    sending = exists().where(
        deliveries.c.subscription_id == subscriptions.c.id,
        deliveries.c.state == DeliveryState.CLAIMED,
    )
    stale = (subscriptions.c.standing == Standing.PENDING) & (subscriptions.c.created_at < before)
    return db.execute(delete(subscriptions).where(stale, ~sending)).rowcount


def subscription_changes(db: Connection, after: int, limit: int) -> tuple[SubscriptionChange, ...]:
    """Return who was confirmed or ended later than the change `after`, by `seq`.

    One change a subscription, the last; after 0, all that there are.
    """
    query = select(subscriptions.c.seq, subscriptions.c.body).where(subscriptions.c.seq > after)
    rows = db.execute(query.order_by(subscriptions.c.seq).limit(limit))
    return tuple(SubscriptionChange(seq, body) for seq, body in rows)


def last_subscription_change(db: Connection) -> int:
    """Return the newest change's number, 0 if there never was one."""
    return current(db, Counter.SUBSCRIPTIONS)


def confirmed_ids(db: Connection) -> Iterator[str]:
    """Yield the ids of all subscriptions that may be sent to, in no order."""
    query = select(subscriptions.c.id).where(subscriptions.c.standing == Standing.CONFIRMED)
    yield from db.scalars(query.execution_options(yield_per=_PAGE))


def lock_subscription(db: Connection, subscription_id: str) -> Subscription | None:
    """Return a subscription and let no other transaction change it until this one ends."""
    query = select(subscriptions.c.body).where(subscriptions.c.id == subscription_id)
    found: Subscription | None = db.scalar(query.with_for_update())
    return found


def _log(db: Connection, subscription_id: str) -> None:
    """Note that a subscription came or went: last in a transaction, for others wait for it."""
    mine = subscriptions.c.id == subscription_id
    seq = advance(db, Counter.SUBSCRIPTIONS)
    db.execute(update(subscriptions).where(mine).values(seq=seq))


def _change(db: Connection, subscription: Subscription) -> None:
    mine = subscriptions.c.id == subscription.id
    db.execute(update(subscriptions).where(mine).values(_row(subscription)))


def _row(subscription: Subscription) -> dict[str, object]:
    return {
        "id": subscription.id,
        "town_id": subscription.town_id,
        "standing": subscription.standing,
        "frequency": subscription.frequency,
        "created_at": subscription.created_at,
        "body": subscription,
    }
