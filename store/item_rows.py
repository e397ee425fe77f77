"""How an item lies in the record: its row, its revision, the notes to its consumers."""

from datetime import datetime

from sqlalchemy import Connection, insert, update

from records import Item
from store.outbox import next_seq, note
from store.schema import item_revisions, items


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
        db.execute(insert(items), row)
    else:
        db.execute(update(items).where(items.c.id == item.id).values(row))
    db.execute(
        insert(item_revisions).values(
            item_id=item.id, revision=item.revision, saved_at=now, body=item
        )
    )
    note(db, item.id, item.revision, seq)
