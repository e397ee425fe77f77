"""Note a hit for every subscription that a changed item answers, and forget those it left."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from jobs.instance import Instance
from jobs.readers import Readers
from records import Consumer, Hit, Item
from store.hits import add_hits, drop_unsent
from store.items import find_items
from store.outbox import done, pending
from store.stories import leaders

NEWS_AGE = timedelta(days=14)  # an older item that changes is a correction, not news


class Matching:
    """What the worker keeps in memory from one match to the next."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._readers = Readers(instance)

    def match_changes(self, now: datetime) -> int:
        """Note hits until the outbox is empty; return how many were new.

        A reader to whom a changed item says nothing any more, because it was moved, themed
        otherwise or hidden, is not told of it, unless a letter has it already.
        """
        self._readers.catch_up()
        total = 0
        while noted := self._match_batch(now):
            total += noted[0]
        return total

    def _match_batch(self, now: datetime) -> tuple[int] | None:
        with self._instance.database.read() as db:
            changes = pending(db, Consumer.ALERTS)
            if not changes:
                return None
            # Seen at one moment: who confirmed before an item changed is told of it.
            self._readers.take_up(db)
            items = find_items(db, [change.item_id for change in changes]).values()
            leading = leaders(db, [item.story_id for item in items])
        found = self._answered(items, leading)
        answered = [hit for hits in found.values() for hit in hits]
        fresh = [hit for item in items if _is_news(item, now) for hit in found[item.id]]
        with self._instance.database.write() as db:
            drop_unsent(db, [change.item_id for change in changes], answered)
            new = add_hits(db, fresh, now)
            done(db, changes)
        return (new,)

    def _answered(
        self, items: Iterable[Item], leading: dict[str, str]
    ) -> dict[str, tuple[Hit, ...]]:
        """Return by item id whose readers may hear of it: none but of a story's listed leader."""
        return {
            item.id: tuple(Hit(reader, item.id) for reader in self._readers.matcher.match(item))
            if leading.get(item.story_id, item.id) == item.id
            else ()
            for item in items
        }


def _is_news(item: Item, now: datetime) -> bool:
    """Tell whether an item is recent or still to come: readers are told of no other."""
    still_to_come = (item.ends_at or item.starts_at or item.published_at) >= now
    return still_to_come or item.published_at >= now - NEWS_AGE
