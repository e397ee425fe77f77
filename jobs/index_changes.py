"""Bring the search index up to date with the record."""

from jobs.instance import Instance
from jobs.progress import Progress, no_progress
from records import Change, Consumer, Item
from search.document import Delete, Op, op_of
from store.items import find_items
from store.outbox import depth, done, pending
from store.stories import leaders


def index_changes(instance: Instance, progress: Progress = no_progress) -> int:
    """Feed the index until the outbox is empty; return how many changes it took.

    Raises IndexDown; what was not indexed stays in the outbox for the next tick.
    """
    total = 0
    while changes := _pending(instance):
        with instance.database.read() as db:
            items = find_items(db, [change.item_id for change in changes])
            leading = leaders(db, [item.story_id for item in items.values()])
        ops = [_op(change, items.get(change.item_id), leading) for change in changes]
        instance.index.apply(ops, changes[-1].seq)
        with instance.database.write() as db:
            done(db, changes)
        total += len(changes)
        progress("index", total, total + _waiting(instance))
    return total


def _pending(instance: Instance) -> tuple[Change, ...]:
    with instance.database.read() as db:
        return pending(db, Consumer.SEARCH)


def _waiting(instance: Instance) -> int:
    with instance.database.read() as db:
        return depth(db, Consumer.SEARCH)


def _op(change: Change, item: Item | None, leading: dict[str, str]) -> Op:
    """Only the leader of a story is found; the others stand beside it on its page."""
    if item is None:
        return Delete(change.item_id, change.revision)
    if leading.get(item.story_id, item.id) != item.id:
        return Delete(item.id, item.revision)
    return op_of(item)
