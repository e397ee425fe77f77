"""Who asked for something within the last hour, by codes that the caller makes up."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from store.dialect import Turn, take_turn
from store.schema import requests

SPAN = timedelta(hours=1)


def note_request(db: Connection, who: str, most: int, now: datetime) -> bool:
    """Note one request; False, and not noted, if `who` made `most` within the span already.

    Exact among all processes that share the record.
    """
    take_turn(db, Turn.COUNT_REQUEST)
    if requests_of(db, who, now) >= most:
        return False
    db.execute(insert(requests).values(who=who, asked_at=now))
    return True


def requests_of(db: Connection, who: str, now: datetime) -> int:
    """Return how many requests `who` made within the span."""
    mine = (requests.c.who == who) & (requests.c.asked_at > now - SPAN)
    return db.execute(select(func.count()).where(mine)).scalar_one()


def forget_requests(db: Connection, now: datetime) -> int:
    """Erase the requests that no longer count; return how many."""
    return db.execute(delete(requests).where(requests.c.asked_at <= now - SPAN)).rowcount
