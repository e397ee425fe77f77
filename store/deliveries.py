"""Letters on their way: queued, claimed by one process, settled; never sent twice by themselves.

QUEUED -> CLAIMED -> SENT | FAILED
             |-> QUEUED    requeue: the mail server is away
             |-> UNKNOWN   strand_claims: the process died, the letter may or may not be out
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from records import Delivery, DeliveryState, Letter, Standing
from store.batches import batches
from store.schema import deliveries as letters
from store.schema import hits
from store.subscriptions import UNSUBSCRIBED, lock_subscription

_FINAL = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.UNKNOWN)


def queue_confirmation(db: Connection, subscription_id: str, now: datetime) -> Delivery:
    """Queue the letter that asks an address to confirm; the one that waits already, if any.

    Raises LookupError if there is no such subscription.
    """
    if lock_subscription(db, subscription_id) is None:
        raise LookupError(f"no subscription {subscription_id!r}")
    query = select(letters).where(
        letters.c.subscription_id == subscription_id,
        letters.c.letter == Letter.CONFIRM,
        letters.c.state == DeliveryState.QUEUED,
    )
    waiting = db.execute(query.limit(1)).one_or_none()
    if waiting is not None:
        return _delivery(waiting, ())
    return _queue(db, subscription_id, Letter.CONFIRM, now)


def queue_digest(
    db: Connection, subscription_id: str, item_ids: Sequence[str], now: datetime
) -> Delivery:
    """Queue a digest that carries those of these items that are unsent hits, in this order.

    They are bound to it in the same breath, so no other digest can carry them. If none is left
    (or the subscription has ended) nothing is queued: the delivery has no items and no id.
    """
    known = lock_subscription(db, subscription_id)
    bound = _unsent_of(db, subscription_id, item_ids)
    if known is None or known.standing is not Standing.CONFIRMED or not bound:
        return Delivery("", subscription_id, Letter.DIGEST, DeliveryState.QUEUED, now)
    delivery = _queue(db, subscription_id, Letter.DIGEST, now)
    for position, item_id in enumerate(bound):
        hit = (hits.c.subscription_id == subscription_id) & (hits.c.item_id == item_id)
        db.execute(update(hits).where(hit).values(delivery_id=delivery.id, position=position))
    return replace(delivery, item_ids=bound)


def claim_deliveries(db: Connection, now: datetime, limit: int) -> tuple[Delivery, ...]:
    """Return queued deliveries that are due, oldest first, each to one process only, now CLAIMED.

    `attempts` counts this one already. Commit before sending: a crash then leaves a claim that
    `strand_claims` finds, and never a second letter.
    """
    query = (
        select(letters.c.id)
        .where(letters.c.state == DeliveryState.QUEUED, letters.c.due_at <= now)
        .order_by(letters.c.created_at, letters.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    claimed = letters.c.id.in_(tuple(db.scalars(query)))
    db.execute(
        update(letters)
        .where(claimed)
        .values(state=DeliveryState.CLAIMED, claimed_at=now, attempts=letters.c.attempts + 1)
    )
    return _read(db, claimed)


def settle(
    db: Connection, delivery_id: str, state: DeliveryState, reason: str, now: datetime
) -> None:
    """Note how a claimed delivery ended: SENT, FAILED or UNKNOWN, with the mail server's words.

    An UNKNOWN one may be settled by a process that was slow, not dead, or by an operator; what
    was SENT stays sent. Raises ValueError if `state` is none of the three.
    """
    if state not in _FINAL:
        raise ValueError(f"a delivery can't be settled as {state}")
    open_ones = letters.c.state.in_((DeliveryState.CLAIMED, DeliveryState.UNKNOWN))
    db.execute(
        update(letters)
        .where(letters.c.id == delivery_id, open_ones)
        .values(state=state, reason=reason, settled_at=now)
    )


def requeue(db: Connection, delivery_id: str, reason: str, due_at: datetime) -> None:
    """Put a delivery that did not go out back into the queue, under the same id, for `due_at`.

    From CLAIMED (the mail server is away), or by an operator from UNKNOWN or FAILED; what was
    SENT stays sent. If the reader has unsubscribed meanwhile it is given up.
    """
    query = select(letters.c.subscription_id).where(letters.c.id == delivery_id)
    known = lock_subscription(db, db.scalar(query) or "")
    ended = known is None or known.standing is Standing.ENDED
    values = (
        {"state": DeliveryState.FAILED, "reason": UNSUBSCRIBED}
        if ended
        else {
            "state": DeliveryState.QUEUED,
            "reason": reason,
            "settled_at": None,
            "due_at": due_at,
        }
    )
    not_out = letters.c.state.in_(
        (DeliveryState.CLAIMED, DeliveryState.UNKNOWN, DeliveryState.FAILED)
    )
    db.execute(update(letters).where(letters.c.id == delivery_id, not_out).values(values))


def strand_claims(db: Connection, older_than: datetime) -> int:
    """Mark claims older than that, whose process is gone, as UNKNOWN; return how many.

    They are not sent again by themselves: an operator settles or requeues them.
    """
    gone = (letters.c.state == DeliveryState.CLAIMED) & (letters.c.claimed_at < older_than)
    values = {"state": DeliveryState.UNKNOWN, "reason": "the sender stopped in between"}
    return db.execute(update(letters).where(gone).values(values)).rowcount


def deliveries(db: Connection, states: Iterable[DeliveryState]) -> tuple[Delivery, ...]:
    """Return the deliveries in these states, the oldest first."""
    return _read(db, letters.c.state.in_(tuple(states)))


def _unsent_of(db: Connection, subscription_id: str, item_ids: Sequence[str]) -> tuple[str, ...]:
    unsent: set[str] = set()
    for piece in batches(item_ids):
        query = select(hits.c.item_id).where(
            hits.c.subscription_id == subscription_id,
            hits.c.item_id.in_(piece),
            hits.c.delivery_id.is_(None),
        )
        unsent.update(db.scalars(query))
    return tuple(item_id for item_id in dict.fromkeys(item_ids) if item_id in unsent)


def _queue(db: Connection, subscription_id: str, letter: Letter, now: datetime) -> Delivery:
    """Queue a letter under the next number of its subscription, which the caller has locked."""
    query = select(func.count()).where(letters.c.subscription_id == subscription_id)
    number = (db.scalar(query) or 0) + 1
    delivery = Delivery(
        f"{subscription_id}-{number}", subscription_id, letter, DeliveryState.QUEUED, now
    )
    db.execute(
        insert(letters).values(
            id=delivery.id,
            subscription_id=subscription_id,
            letter=letter,
            state=delivery.state,
            created_at=now,
            due_at=now,
            attempts=0,
            reason="",
        )
    )
    return delivery


def _read(db: Connection, which: ColumnElement[bool]) -> tuple[Delivery, ...]:
    query = select(letters).where(which).order_by(letters.c.created_at, letters.c.id)
    rows = db.execute(query).all()
    carried: dict[str, list[str]] = {}
    chosen = select(letters.c.id).where(which)
    of_these = select(hits.c.delivery_id, hits.c.item_id).where(hits.c.delivery_id.in_(chosen))
    for hit in db.execute(of_these.order_by(hits.c.delivery_id, hits.c.position)):
        carried.setdefault(hit.delivery_id, []).append(hit.item_id)
    return tuple(_delivery(row, carried.get(row.id, ())) for row in rows)


def _delivery(row: Row[tuple[object, ...]], item_ids: Iterable[str]) -> Delivery:
    return Delivery(
        row.id,
        row.subscription_id,
        Letter(row.letter),
        DeliveryState(row.state),
        row.created_at,
        tuple(item_ids),
        row.attempts,
        row.reason,
    )
