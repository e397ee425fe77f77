"""Which record this is, so that an index can say to which one it belongs."""

from sqlalchemy import Connection, select

from store.schema import identity


def record_id(db: Connection) -> str:
    """Return the id that was drawn when the record was made; a restored backup keeps it."""
    value: str = db.execute(select(identity.c.id)).scalar_one()
    return value
