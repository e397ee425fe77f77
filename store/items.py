"""Items, each with its revisions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from records import Item, Status, doubt_of
from store.dialect import Turn, take_turn
from store.expiry import as_expired
from store.feed_keys import first_key, take_feed_key
from store.item_rows import read_items, write_revision
from store.reviews import refresh_review
from store.schema import item_revisions, items, sources
from store.story_making import has_moved, settle_leader, settle_story

# Ids that a walk over all items fetches at once.
PAGE = 1_000

# Made once: to build a statement costs as much as to run it.
_BODY = select(items.c.body).where(items.c.id == bindparam("own_id"))

_LISTED = (Status.ACTIVE, Status.CANCELLED)


def save_item(db: Connection, item: Item, now: datetime) -> Item | None:
    """Keep an item with a new revision and tell every consumer, or None if nothing changed.

    What is returned has its `feed_key` (a new one only if it was published at another second),
    `revision` and `story_id`; those of the argument count for nothing. All of it belongs to the
    caller's transaction, which has the turn to save items until it ends. An item whose time is
    over is kept as EXPIRED.
    """
    take_turn(db, Turn.SAVE_ITEMS)
    item = as_expired(item, now)
    known = find_item(db, item.id)
    if known is not None and _bare(known) == _bare(item):
        return None
    saved = replace(
        item,
        feed_key=_feed_key(db, item, known),
        revision=known.revision + 1 if known is not None else 1,
        story_id=known.story_id if known is not None else "",
    )
    if known is None or has_moved(saved, known):
        saved = settle_story(db, saved, known, now)
    else:
        write_revision(db, saved, now)
        if saved.is_listed != known.is_listed:
            settle_leader(db, saved, now)
    if known is not None or doubt_of(saved) is not None:  # nobody has reported what is new
        refresh_review(db, saved)
    return saved


def find_item(db: Connection, item_id: str) -> Item | None:
    """Return an item as it is now, listed or not; None if there is none."""
    found: Item | None = db.scalar(_BODY, {"own_id": item_id})
    return found


def find_items(db: Connection, ids: Iterable[str]) -> dict[str, Item]:
    """Return the items of these ids, by id, in the order asked; unknown ids are left out."""
    wanted = tuple(ids)
    found = {item.id: item for item in read_items(db, wanted)}
    return {item_id: found[item_id] for item_id in wanted if item_id in found}


def revisions_of(db: Connection, item_id: str) -> tuple[Item, ...]:
    """Return every revision of an item, oldest first."""
    query = select(item_revisions.c.body).where(item_revisions.c.item_id == item_id)
    return tuple(db.scalars(query.order_by(item_revisions.c.revision)))


def item_ids(db: Connection, town_id: str | None = None) -> Iterator[str]:
    """Yield the ids of all items (of a town), newest first."""
    query = select(items.c.id).order_by(items.c.feed_key.desc())
    if town_id is not None:
        query = query.where(items.c.town_id == town_id)
    yield from db.scalars(query, execution_options={"yield_per": PAGE})


def count_items(db: Connection) -> int:
    """Return how many items there are, listed or not."""
    return db.scalar(select(func.count()).select_from(items)) or 0


def counts(db: Connection, town_id: str) -> dict[str, int]:
    """Return how many listed items each source of a town has, by source id."""
    query = (
        select(items.c.source_id, func.count().label("listed"))
        .join(sources)
        .where(sources.c.town_id == town_id, items.c.status.in_(_LISTED))
        .group_by(items.c.source_id)
        .order_by(items.c.source_id)
    )
    return {row.source_id: row.listed for row in db.execute(query)}


def _bare(item: Item) -> Item:
    return replace(item, feed_key=0, revision=0, story_id="")


def _feed_key(db: Connection, item: Item, known: Item | None) -> int:
    if known is not None and first_key(known.published_at) == first_key(item.published_at):
        return known.feed_key
    return take_feed_key(db, item.published_at)
