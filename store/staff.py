"""Who may log in at the desk, and the invitations by which they choose a password."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from records import Staff
from store.desk_schema import desk_sessions, invitations, staff
from store.dialect import upsert


def save_staff(db: Connection, person: Staff) -> None:
    """Keep somebody, new or changed. No two may have the same address, whatever its case."""
    row = {
        "id": person.id,
        "email_key": person.email.casefold(),
        "town_id": person.town_id,
        "body": person,
    }
    upsert(db, staff, [row])


def find_staff(db: Connection, staff_id: str) -> Staff | None:
    """Return somebody by id, None if there is nobody."""
    found: Staff | None = db.scalar(select(staff.c.body).where(staff.c.id == staff_id))
    return found


def staff_by_email(db: Connection, email: str) -> Staff | None:
    """Return who has this address, in whatever case; None if nobody has."""
    query = select(staff.c.body).where(staff.c.email_key == email.casefold())
    found: Staff | None = db.scalar(query)
    return found


def all_staff(db: Connection, town_id: str | None = None) -> tuple[Staff, ...]:
    """Return everybody (of a town), by address."""
    query = select(staff.c.body).order_by(staff.c.email_key)
    if town_id is not None:
        query = query.where(staff.c.town_id == town_id)
    return tuple(db.scalars(query))


def remove_staff(db: Connection, staff_id: str) -> bool:
    """Erase somebody with their sessions and invitations; False if there is nobody of that id.

    What they decided stays, with their address.
    """
    return db.execute(delete(staff).where(staff.c.id == staff_id)).rowcount == 1


def invite(db: Connection, staff_id: str, key_hash: str, until: datetime) -> None:
    """Let whoever holds the key choose this person's password until then, once.

    An older invitation counts no more. `key_hash` is the SHA-256 of the key, hexadecimal.
    """
    db.execute(delete(invitations).where(invitations.c.staff_id == staff_id))
    db.execute(insert(invitations).values(key_hash=key_hash, staff_id=staff_id, until=until))


def invited(db: Connection, key_hash: str, now: datetime) -> Staff | None:
    """Return whom an invitation is for; None if there is none, or it ran out or was used."""
    query = select(staff.c.body).join(invitations)
    found: Staff | None = db.scalar(
        query.where(invitations.c.key_hash == key_hash, invitations.c.until > now)
    )
    return found


def accept_invitation(
    db: Connection, key_hash: str, password_hash: str, now: datetime
) -> Staff | None:
    """Use an invitation up: set the password and end all of the person's sessions.

    None, and nothing changed, if there is no such invitation (any more).
    """
    mine = (invitations.c.key_hash == key_hash) & (invitations.c.until > now)
    used = delete(invitations).where(mine).returning(invitations.c.staff_id)
    person = find_staff(db, db.execute(used).scalar_one_or_none() or "")
    if person is None:
        return None
    changed = replace(person, password=password_hash)
    save_staff(db, changed)
    db.execute(delete(desk_sessions).where(desk_sessions.c.staff_id == person.id))
    return changed


def forget_invitations(db: Connection, now: datetime) -> int:
    """Erase the invitations that ran out; return how many."""
    return db.execute(delete(invitations).where(invitations.c.until <= now)).rowcount
