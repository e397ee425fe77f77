"""What is listed: the items that pages and feeds show, one for each story, its leader."""

from sqlalchemy import Connection, func, select

from records import Status
from store.schema import items, stories

PAGE = 5_000

_LEADERS = items.join(
    stories, (stories.c.id == items.c.story_id) & (stories.c.leader_id == items.c.id)
)
_SHOWN = items.c.status.in_((Status.ACTIVE, Status.CANCELLED))


def listed_versions(
    db: Connection, after: str = "", limit: int = PAGE
) -> tuple[tuple[str, int], ...]:
    """Return (item id, revision) of up to `limit` listed items after the id `after`, by id.

    Ids are hexadecimal, so that every engine and language sorts them alike.
    """
    query = select(items.c.id, items.c.revision).select_from(_LEADERS)
    query = query.where(_SHOWN, items.c.id > after).order_by(items.c.id).limit(limit)
    return tuple((row.id, row.revision) for row in db.execute(query))


def count_listed(db: Connection) -> int:
    """Return how many items are listed."""
    return db.scalar(select(func.count()).select_from(_LEADERS).where(_SHOWN)) or 0
