"""Note a hit for every subscription that a changed item answers."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from alerts.matcher import Matcher
from jobs.instance import Instance
from records import Consumer, Item
from store.hits import add_hits
from store.items import find_items
from store.outbox import done, pending
from store.stories import leaders
from store.subscriptions import confirmed_subscriptions, subscriptions_version

NEWS_AGE = timedelta(days=14)  # an older item that changes is a correction, not news


@dataclass
class Matching:
    """The matcher in memory, made anew when a subscription was confirmed or ended."""

    instance: Instance
    _version: int = -1
    _matcher: Matcher = field(default_factory=lambda: Matcher(()))

    def match_changes(self, now: datetime) -> int:
        """Note hits until the outbox is empty; return how many were new."""
        total = 0
        while noted := self._match_batch(now):
            total += noted[0]
        return total

    def _match_batch(self, now: datetime) -> tuple[int] | None:
        database = self.instance.database
        with database.read() as db:
            changes = pending(db, Consumer.ALERTS)
            if not changes:
                return None
            if (version := subscriptions_version(db)) != self._version:
                self._matcher = Matcher(confirmed_subscriptions(db))
                self._version = version
            items = find_items(db, [change.item_id for change in changes]).values()
            leading = leaders(db, [item.story_id for item in items])
        news = [item for item in items if _is_news(item, leading, now)]
        hits = [hit for item in news for hit in self._matcher.match(item)]
        with database.write() as db:
            new = add_hits(db, hits, now)
            done(db, changes)
        return (new,)


def _is_news(item: Item, leading: dict[str, str], now: datetime) -> bool:
    """Tell whether readers should hear of it: listed, its story's leader, recent or to come."""
    if not item.is_listed or leading.get(item.story_id, item.id) != item.id:
        return False
    still_to_come = (item.ends_at or item.starts_at or item.published_at) >= now
    return still_to_come or item.published_at >= now - NEWS_AGE
