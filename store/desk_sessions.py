"""Who is logged in at the desk, by the hash of the key that their browser holds."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from records import Staff
from store.desk_schema import desk_sessions, staff


def open_session(
    db: Connection, key_hash: str, staff_id: str, now: datetime, until: datetime
) -> None:
    """Log somebody in until then; their sessions that ran out are erased on the way.

    `key_hash` is the SHA-256 of the key, hexadecimal.
    """
    over = (desk_sessions.c.staff_id == staff_id) & (desk_sessions.c.until <= now)
    db.execute(delete(desk_sessions).where(over))
    db.execute(insert(desk_sessions).values(key_hash=key_hash, staff_id=staff_id, until=until))


def session_staff(db: Connection, key_hash: str, now: datetime) -> Staff | None:
    """Return whose session it is; None if there is none (any more)."""
    query = select(staff.c.body).join(desk_sessions)
    found: Staff | None = db.scalar(
        query.where(desk_sessions.c.key_hash == key_hash, desk_sessions.c.until > now)
    )
    return found


def close_session(db: Connection, key_hash: str) -> None:
    """Log out; nothing happens if there is no such session."""
    db.execute(delete(desk_sessions).where(desk_sessions.c.key_hash == key_hash))


def forget_sessions(db: Connection, now: datetime) -> int:
    """Erase the sessions that ran out; return how many."""
    return db.execute(delete(desk_sessions).where(desk_sessions.c.until <= now)).rowcount
