"""Towns and their ground."""

from sqlalchemy import Connection, select

from records import Town, TownData
from store.dialect import insert_into, read_body, upsert
from store.schema import grounds, towns


def save_town(db: Connection, data: TownData) -> None:
    """Keep a town with its ground in place of what was known of it; its version grows."""
    statement = insert_into(db, towns).values(id=data.town.id, version=1, body=data.town)
    db.execute(
        statement.on_conflict_do_update(
            index_elements=["id"],
            set_={"version": towns.c.version + 1, "body": statement.excluded.body},
        )
    )
    upsert(db, grounds, [{"town_id": data.town.id, "body": data}])


def find_town(db: Connection, town_id: str) -> Town | None:
    """Return a town, None if it was never imported."""
    found: Town | None = db.scalar(select(towns.c.body).where(towns.c.id == town_id))
    return found


def all_towns(db: Connection) -> tuple[Town, ...]:
    """Return every town that was imported, by id."""
    return tuple(db.scalars(select(towns.c.body).order_by(towns.c.id)))


def load_town_data(db: Connection, town_id: str) -> TownData:
    """Return all that is known of a town's ground. Raises LookupError if it was never imported."""
    found: TownData | None = db.scalar(
        select(read_body(db, grounds.c.body)).where(grounds.c.town_id == town_id)
    )
    if found is None:
        raise LookupError(f"the town {town_id!r} was never imported")
    return found


def town_version(db: Connection, town_id: str) -> int:
    """Return how often a town was saved: whoever holds an older version loads it anew. 0: never."""
    return db.scalar(select(towns.c.version).where(towns.c.id == town_id)) or 0
