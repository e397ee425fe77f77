"""Who asked for letters within the last hour, by codes that the caller makes up."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from store.dialect import Turn, take_turn
from store.schema import letter_requests

SPAN = timedelta(hours=1)


def note_request(db: Connection, who: str, most: int, now: datetime) -> bool:
    """Note one request; False, and not noted, if `who` made `most` within the span already.

    Exact among all processes that share the record.
    """
    take_turn(db, Turn.ASK_FOR_LETTER)
    lately = letter_requests.c.asked_at > now - SPAN
    mine = select(func.count()).where(letter_requests.c.who == who, lately)
    if db.execute(mine).scalar_one() >= most:
        return False
    db.execute(insert(letter_requests).values(who=who, asked_at=now))
    return True


def forget_requests(db: Connection, now: datetime) -> int:
    """Erase the requests that no longer count; return how many."""
    return db.execute(
        delete(letter_requests).where(letter_requests.c.asked_at <= now - SPAN)
    ).rowcount
