"""Bring the search index up to date with the record."""

from collections.abc import Mapping

from jobs.claiming import claim_index
from jobs.instance import Instance
from jobs.progress import Progress, no_progress
from records import Change, Consumer
from search.document import Delete, Op, Put, document_of
from store.database import Connection
from store.items import count_items
from store.listed import find_listed, find_standings
from store.outbox import depth, done, note_all, pending

AT_ONCE = 2_000  # changes that an index is given: found a second later, in two thirds of the time


def index_changes(instance: Instance, progress: Progress = no_progress) -> int:
    """Feed the index until the outbox is empty; return how many changes it took.

    Raises IndexDown; what was not indexed stays in the outbox for the next tick.
    """
    claim_index(instance)
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

    Each id comes with the revision up to which to forget it if the record does not have it. Only
    the leader of a story is found; the others stand beside it on its page.
    """
    listed = find_listed(db, revisions)
    standings = find_standings(db, revisions.keys() - listed.keys())
    ops: list[Op] = []
    for item_id, revision in revisions.items():
        if item_id in listed:
            ops.append(Put(document_of(listed[item_id])))
        else:
            town_id, last = standings.get(item_id, ("", revision))
            ops.append(Delete(item_id, last, town_id))
    return ops


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
        return pending(db, Consumer.SEARCH, AT_ONCE)


def _waiting(instance: Instance) -> int:
    with instance.database.read() as db:
        return depth(db, Consumer.SEARCH)
