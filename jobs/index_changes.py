"""Bring the search index up to date with the record."""

from collections.abc import Mapping

from jobs.instance import Instance
from jobs.progress import Progress, no_progress
from records import Change, Consumer, Item
from search.document import Delete, Op, op_of
from store.database import Connection
from store.items import count_items, find_items
from store.outbox import depth, done, note_all, pending
from store.stories import leaders


def index_changes(instance: Instance, progress: Progress = no_progress) -> int:
    """Feed the index until the outbox is empty; return how many changes it took.

    Raises IndexDown; what was not indexed stays in the outbox for the next tick.
    """
    _fill_if_new(instance)
    total = 0
    while changes := _pending(instance):
        with instance.database.read() as db:
            ops = ops_of(db, {change.item_id: change.revision for change in changes})
        instance.index.apply(ops, changes[-1].seq)
        with instance.database.write() as db:
            done(db, changes)
        total += len(changes)
        progress("index", total, total + _waiting(instance))
    return total


def ops_of(db: Connection, revisions: Mapping[str, int]) -> list[Op]:
    """Return what items, as they are now, ask of an index.

    Each id comes with the revision up to which to forget it if the record does not have it.
    """
    items = find_items(db, revisions)
    leading = leaders(db, {item.story_id for item in items.values()})
    return [_op(i, revision, items.get(i), leading) for i, revision in revisions.items()]


def _fill_if_new(instance: Instance) -> None:
    """Note every item if the index has seen no change, and some were struck off for another one.

    An empty server, or a folder that was deleted, would else stay empty without a word.
    """
    if instance.index.checkpoint() > 0:
        return
    with instance.database.write() as db:
        if depth(db, Consumer.SEARCH) < count_items(db):
            note_all(db, Consumer.SEARCH)


def _pending(instance: Instance) -> tuple[Change, ...]:
    with instance.database.read() as db:
        return pending(db, Consumer.SEARCH)


def _waiting(instance: Instance) -> int:
    with instance.database.read() as db:
        return depth(db, Consumer.SEARCH)


def _op(item_id: str, revision: int, item: Item | None, leading: Mapping[str, str]) -> Op:
    """Only the leader of a story is found; the others stand beside it on its page."""
    if item is None:
        return Delete(item_id, revision)
    if leading.get(item.story_id, item.id) != item.id:
        return Delete(item.id, item.revision, item.town_id)
    return op_of(item)
