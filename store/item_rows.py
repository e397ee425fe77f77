"""How an item lies in the record: its row, its revision, the notes to its consumers."""

from datetime import datetime

from sqlalchemy import Connection, insert

from records import Item
from store.dialect import upsert
from store.outbox import note
from store.schema import item_revisions, items


def write_revision(db: Connection, item: Item, now: datetime) -> None:
    """Write an item as its `revision` says, keep that revision, and tell every consumer."""
    row = {
        "id": item.id,
        "source_id": item.source_id,
        "town_id": item.town_id,
        "status": item.status,
        "story_id": item.story_id,
        "feed_key": item.feed_key,
        "revision": item.revision,
        "body": item,
    }
    upsert(db, items, [row])
    db.execute(
        insert(item_revisions).values(
            item_id=item.id, revision=item.revision, saved_at=now, body=item
        )
    )
    note(db, item.id, item.revision)
