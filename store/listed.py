"""What is listed: the items that pages and feeds show, one for each story, its leader."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from records import Findable, Status
from store.batches import BATCH, batches
from store.columns import Body
from store.dialect import read_body
from store.schema import items, stories

PAGE = 5_000

_LEADERS = items.join(
    stories, (stories.c.id == items.c.story_id) & (stories.c.leader_id == items.c.id)
)
_SHOWN = items.c.status.in_((Status.ACTIVE, Status.CANCELLED))
_FINDABLE: Body[Findable] = Body(Findable)


def listed_versions(
    db: Connection, after: str = "", limit: int = PAGE
) -> tuple[tuple[str, int], ...]:
    """Return (item id, revision) of up to `limit` listed items after the id `after`, by id.

    Ids are hexadecimal, so that every engine and language sorts them alike.
    """
    query = select(items.c.id, items.c.revision).select_from(_LEADERS)
    query = query.where(_SHOWN, items.c.id > after).order_by(items.c.id).limit(limit)
    return tuple((row.id, row.revision) for row in db.execute(query))


def listed_findables(db: Connection, after: int, until: int, seq: int) -> tuple[Findable, ...]:
    """Return what is listed and has not changed since the change `seq`, by feed key.

    `after` and `until` are feed keys, the first one out, the last one in. As an item gets another
    key by a change only, whoever goes from key to key with one `seq` meets no item twice.
    """
    query = select(read_body(db, items.c.body, _FINDABLE)).select_from(_LEADERS)
    query = query.where(_SHOWN, items.c.feed_key > after, items.c.feed_key <= until)
    # "+ 0" so that no engine looks up what has not changed: that is nearly all.
    query = query.where(items.c.seq + 0 <= seq).order_by(items.c.feed_key)
    return tuple(db.scalars(query))


def find_listed(db: Connection, item_ids: Iterable[str]) -> dict[str, Findable]:
    """Return those of these items that are listed, by id."""
    query = select(read_body(db, items.c.body, _FINDABLE)).select_from(_LEADERS).where(_SHOWN)
    return {
        found.id: found
        for batch in batches(item_ids)
        for found in db.scalars(query.where(items.c.id.in_(batch)))
    }


def find_standings(db: Connection, item_ids: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Return the town and the revision of these items, listed or not, by id; unknown: left out."""
    query = select(items.c.id, items.c.town_id, items.c.revision)
    return {
        row.id: (row.town_id, row.revision)
        for batch in batches(item_ids)
        for row in db.execute(query.where(items.c.id.in_(batch)))
    }


def next_feed_key(db: Connection, after: int, distance: int) -> int | None:
    """Return the feed key `distance` items behind the key `after`, listed or not.

    The last one where fewer are left; None where none is.
    """
    keys = select(items.c.feed_key).where(items.c.feed_key > after)
    ahead = keys.order_by(items.c.feed_key).limit(distance).subquery()
    key: int | None = db.scalar(select(func.max(ahead.c.feed_key)))
    return key


def changed_since(db: Connection, seq: int) -> Iterator[str]:
    """Yield the ids of the items, listed or not, that have changed since the change `seq`.

    Whatever is listed now and was not, or was and is not, is among them: a story's leader has a
    revision of its own by which it became so.
    """
    query = select(items.c.id).where(items.c.seq > seq).order_by(items.c.seq)
    yield from db.scalars(query, execution_options={"yield_per": BATCH})


def count_changed(db: Connection, seq: int) -> int:
    """Return how many items have changed since the change `seq`."""
    return db.scalar(select(func.count()).select_from(items).where(items.c.seq > seq)) or 0


def kept_ids(db: Connection, item_ids: Iterable[str]) -> frozenset[str]:
    """Return which of these items the record has, listed or not."""
    found: set[str] = set()
    for batch in batches(item_ids):
        found.update(db.scalars(select(items.c.id).where(items.c.id.in_(batch))))
    return frozenset(found)


def count_listed(db: Connection) -> int:
    """Return how many items are listed."""
    return db.scalar(select(func.count()).select_from(_LEADERS).where(_SHOWN)) or 0
