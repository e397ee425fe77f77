"""Forms that were sent, so that none counts twice."""

from datetime import datetime

from sqlalchemy import Connection, delete

from store.desk_schema import spent_forms
from store.dialect import insert_missing


def spend_form(db: Connection, nonce: str, until: datetime) -> bool:
    """Note that a form was sent; False if it was sent before.

    Of two that come at once the second waits for the first. `until`: when the form is too old
    anyway, so that it may be forgotten.
    """
    return insert_missing(db, spent_forms, [{"nonce": nonce, "until": until}]) == 1


def forget_forms(db: Connection, now: datetime) -> int:
    """Erase the forms that are too old to come again; return how many."""
    return db.execute(delete(spent_forms).where(spent_forms.c.until <= now)).rowcount
