"""How an item lies in the record: its row, its revision, the notes to its consumers."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from records import Item
from store.batches import batches
from store.outbox import next_seq, note
from store.schema import item_revisions, items

# Made once: to build a statement costs as much as to run it.
_NEW = insert(items)
_ANEW = update(items).where(items.c.id == bindparam("own_id"))
_REVISION = insert(item_revisions)
_BODIES = select(items.c.body).where(items.c.id.in_(bindparam("ids", expanding=True)))


def read_items(db: Connection, item_ids: Iterable[str]) -> list[Item]:
    """Return items as they are kept, in no order; unknown ids are left out."""
    return [item for some in batches(item_ids) for item in db.scalars(_BODIES, {"ids": some})]


def write_revision(db: Connection, item: Item, now: datetime) -> None:
    """Write an item, keep this revision of it (1: a new item), and tell every consumer.

    Call it in your turn (`Turn.SAVE_ITEMS`).
    """
    seq = next_seq(db)
    row = {
        "id": item.id,
        "source_id": item.source_id,
        "town_id": item.town_id,
        "status": item.status,
        "story_id": item.story_id,
        "feed_key": item.feed_key,
        "revision": item.revision,
        "expires_at": item.expires_at,
        "seq": seq,
        "body": item,
    }
    if item.revision == 1:
        db.execute(_NEW, row)
    else:
        db.execute(_ANEW, {"own_id": item.id, **row})
    revision = {"item_id": item.id, "revision": item.revision, "saved_at": now, "body": item}
    db.execute(_REVISION, revision)
    note(db, item.id, item.revision, seq)
