"""The desk's queue: which items an editor should look at, kept up with each change of an item."""

from collections.abc import Iterable

from sqlalchemy import Connection, Select, delete, func, insert, select

from records import Item, Review, area_ids_of, doubt_of
from store.desk_schema import reports
from store.desk_schema import reviews as queue
from store.schema import items, stories


def reviews(
    db: Connection, town_id: str, area_ids: Iterable[str], limit: int = 50, offset: int = 0
) -> tuple[Review, ...]:
    """Return a page of the queue of these areas; the town's own id stands for all of it.

    Reported items first, then the lowest score, then the newest.
    """
    query = (
        _mine(town_id, area_ids)
        .add_columns(
            func.min(queue.c.score).label("score"), func.max(queue.c.reports).label("reports")
        )
        .group_by(queue.c.item_id, items.c.feed_key)
        .order_by(func.max(queue.c.reports) == 0, func.min(queue.c.score), items.c.feed_key.desc())
    )
    rows = db.execute(query.limit(limit).offset(offset))
    return tuple(Review(row.item_id, row.score, row.reports) for row in rows)


def count_reviews(db: Connection, town_id: str, area_ids: Iterable[str]) -> int:
    """Return how many items wait in the queue of these areas."""
    mine = _mine(town_id, area_ids).distinct().subquery()
    return db.scalar(select(func.count()).select_from(mine)) or 0


def refresh_review(db: Connection, item: Item) -> None:
    """Put an item, as it is kept now, in the queue or take it out.

    In it is what leads its story and is in doubt, and what readers have reported, while listed.
    Call it in your turn (`Turn.SAVE_ITEMS`).
    """
    db.execute(delete(queue).where(queue.c.item_id == item.id))
    doubt, reported = _why(db, item)
    if doubt is None and not reported:
        return
    score = doubt if doubt is not None else min((p.score for p in item.about), default=0.0)
    row = {"item_id": item.id, "score": score, "reports": reported}
    db.execute(insert(queue), [{**row, "area_id": area} for area in sorted(area_ids_of(item))])


def _why(db: Connection, item: Item) -> tuple[float | None, int]:
    """Return an item's doubt if it leads its story, and how many reports of it are open."""
    if not item.is_listed:
        return None, 0
    doubt = doubt_of(item)
    if doubt is not None:
        leader = db.scalar(select(stories.c.leader_id).where(stories.c.id == item.story_id))
        doubt = doubt if leader == item.id else None
    still_open = (reports.c.item_id == item.id) & reports.c.settled_at.is_(None)
    return doubt, db.execute(select(func.count()).where(still_open)).scalar_one()


def _mine(town_id: str, area_ids: Iterable[str]) -> Select[tuple[str]]:
    mine = queue.c.area_id.in_(tuple(area_ids)) & (items.c.town_id == town_id)
    return select(queue.c.item_id).join(items).where(mine)
