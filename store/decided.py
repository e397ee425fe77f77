"""What a town's editors decided lately, across its items."""

from dataclasses import replace

from sqlalchemy import Connection, select

from records import Correction
from store.schema import corrections, items


def latest_corrections(
    db: Connection, town_id: str, before: int | None = None, limit: int = 100
) -> tuple[Correction, ...]:
    """Return decisions on a town's items, newest first, undone ones too; `before` is an id."""
    query = select(corrections).join(items, items.c.id == corrections.c.item_id)
    query = query.where(items.c.town_id == town_id)
    if before is not None:
        query = query.where(corrections.c.id < before)
    rows = db.execute(query.order_by(corrections.c.id.desc()).limit(limit))
    return tuple(
        replace(row.body, id=row.id, undone_at=row.undone_at, undone_by=row.undone_by or "")
        for row in rows
    )
