"""The configured sources, and those that once were."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from records import Source, SourceState
from store.dialect import insert_missing, upsert
from store.schema import source_states, sources


def save_sources(db: Connection, town_id: str, configured: Iterable[Source]) -> None:
    """Keep a town's sources as configured now; one that is missing is retired, not forgotten.

    A new source is due at once.
    """
    db.execute(update(sources).where(sources.c.town_id == town_id).values(retired=True))
    listed = list(configured)
    upsert(
        db,
        sources,
        [{"id": s.id, "town_id": town_id, "retired": False, "body": s} for s in listed],
    )
    insert_missing(
        db, source_states, [{"source_id": s.id, "body": SourceState(s.id)} for s in listed]
    )


def find_source(db: Connection, source_id: str) -> Source | None:
    """Return a source, a retired one too; None if there never was one."""
    found: Source | None = db.scalar(select(sources.c.body).where(sources.c.id == source_id))
    return found


def source_ids(db: Connection) -> frozenset[str]:
    """Return the ids of all towns' sources, those of retired ones too: their items are there."""
    return frozenset(db.scalars(select(sources.c.id)))


def sources_of(db: Connection, town_id: str) -> tuple[Source, ...]:
    """Return a town's sources by id, without the retired ones."""
    query = select(sources.c.body).where(sources.c.town_id == town_id, ~sources.c.retired)
    return tuple(db.scalars(query.order_by(sources.c.id)))
