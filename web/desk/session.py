"""Who sits at the desk: a random key in a cookie, its hash in the record."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from flask import Response, request

from records import Staff
from store.database import Connection
from store.desk_sessions import close_session, open_session, session_staff
from web.visit import TownVisit, Visit

LIFETIME = timedelta(hours=12)
_COOKIE = "ilot_desk"
_PATH = "/desk"


@dataclass(frozen=True)
class DeskVisit(TownVisit):
    """A visit of an editor; forms are bound to `session`, the hash of its key."""

    staff: Staff
    session: str


def key_hash(key: str) -> str:
    """Return what the record keeps of a key that only one person holds."""
    return sha256(key.encode("utf-8", "replace")).hexdigest()


def find_desk_visit(visit: Visit) -> DeskVisit | None:
    """Return the visit of who is logged in, None for everybody else; 404 if their town is gone."""
    key = request.cookies.get(_COOKIE, "")
    staff = session_staff(visit.db, key_hash(key), visit.now) if key else None
    if staff is None:
        return None
    town = visit.in_town(staff.town_id)
    return DeskVisit(visit.site, visit.db, visit.lang, visit.now, town.ground, staff, key_hash(key))


def log_in(visit: Visit, db: Connection, staff: Staff, response: Response) -> Response:
    """Open a session in the caller's transaction and hand over its key; any older one ends."""
    if old := request.cookies.get(_COOKIE, ""):
        close_session(db, key_hash(old))
    key = token_urlsafe(32)
    open_session(db, key_hash(key), staff.id, visit.now, visit.now + LIFETIME)
    response.set_cookie(
        _COOKIE,
        key,
        max_age=LIFETIME,
        path=_PATH,
        secure=request.is_secure,
        httponly=True,
        samesite="Strict",
    )
    return response


def log_out(visit: DeskVisit, db: Connection, response: Response) -> Response:
    """End the session in the caller's transaction, and take the cookie back."""
    close_session(db, visit.session)
    response.delete_cookie(
        _COOKIE, path=_PATH, secure=request.is_secure, httponly=True, samesite="Strict"
    )
    return response
