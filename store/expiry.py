"""Items whose time is over: they are kept, and no longer listed."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from records import Item, Status
from store.schema import items


def as_expired(item: Item, now: datetime) -> Item:
    """Return an item as it stands at a moment: a listed one whose time is over is EXPIRED."""
    if item.is_listed and item.has_expired(now):
        return replace(item, status=Status.EXPIRED)
    return item


def overdue_items(db: Connection, now: datetime, limit: int = 200) -> tuple[Item, ...]:
    """Return listed items whose time is over, those that waited longest first."""
    query = select(items.c.body).where(_is_overdue(now)).order_by(items.c.expires_at)
    return tuple(db.scalars(query.limit(limit)))


def count_overdue(db: Connection, now: datetime) -> int:
    """Return how many items are still listed though their time is over: seldom any."""
    return db.scalar(select(func.count()).select_from(items).where(_is_overdue(now))) or 0


def _is_overdue(now: datetime) -> ColumnElement[bool]:
    listed = items.c.status.in_((Status.ACTIVE, Status.CANCELLED))
    return (items.c.expires_at <= now) & listed
