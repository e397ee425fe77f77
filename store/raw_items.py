"""What the sources said, word for word, so that items can be built anew without asking again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from sqlalchemy import Connection, bindparam, func, select

from records import RawItem, item_id
from store.batches import batches
from store.dialect import upsert
from store.given_spots import keep_spots
from store.schema import raw_items

# Rows that a long reading fetches at once.
PAGE = 500

# Made once: to build a statement costs as much as to run it.
_MINE = raw_items.c.item_id == bindparam("own_id")
_HASH = select(raw_items.c.content_hash).where(_MINE)
_BODY = select(raw_items.c.body).where(_MINE)


class Kept(StrEnum):
    """What became of a raw item."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


def keep_raw(db: Connection, raw: RawItem) -> Kept:
    """Keep an entry under its item's id; SAME (equal content hash): nothing is written.

    One that changed keeps the moment at which it was first fetched: without a date of its own, an
    item is as old as that.
    """
    key = item_id(raw.source_id, raw.identity)
    known = db.scalar(_HASH, {"own_id": key})
    if known == raw.content_hash:
        return Kept.SAME
    if known is not None and (before := find_raw(db, key)):
        raw = replace(raw, fetched_at=min(before.fetched_at, raw.fetched_at))
    row = {
        "item_id": key,
        "source_id": raw.source_id,
        "content_hash": raw.content_hash,
        "body": raw,
    }
    upsert(db, raw_items, [row])
    keep_spots(db, raw, is_new=known is None)
    return Kept.NEW if known is None else Kept.CHANGED


def raws_of(db: Connection, source_id: str) -> Iterator[RawItem]:
    """Yield a source's entries as last read, by item id, a page at a time."""
    query = select(raw_items.c.body).where(raw_items.c.source_id == source_id)
    query = query.order_by(raw_items.c.item_id)
    yield from db.scalars(query, execution_options={"yield_per": PAGE})


def content_hashes(db: Connection, source_id: str, raws: Iterable[RawItem]) -> dict[str, str]:
    """Return the content hashes that are kept of some entries of a source, by item id."""
    ids = sorted({item_id(source_id, raw.identity) for raw in raws})
    found: dict[str, str] = {}
    for some in batches(ids):
        query = select(raw_items.c.item_id, raw_items.c.content_hash)
        found.update(db.execute(query.where(raw_items.c.item_id.in_(some))).tuples().all())
    return found


def raw_ids(db: Connection, source_id: str) -> tuple[str, ...]:
    """Return the ids of the items that a source's entries make, sorted."""
    query = select(raw_items.c.item_id).where(raw_items.c.source_id == source_id)
    return tuple(db.scalars(query.order_by(raw_items.c.item_id)))


def find_raw(db: Connection, item_id: str) -> RawItem | None:
    """Return the entry that an item was built from, None if there is none."""
    found: RawItem | None = db.scalar(_BODY, {"own_id": item_id})
    return found


def count_raws(db: Connection, source_id: str) -> int:
    """Return how many entries of a source are kept."""
    query = select(func.count()).where(raw_items.c.source_id == source_id)
    return db.scalar(query) or 0
