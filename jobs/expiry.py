"""What was to be shown for a time only leaves pages, feeds, index and letters when it is over."""

import logging
from datetime import datetime

from jobs.instance import Instance
from store.dialect import Turn, take_turn
from store.expiry import overdue_items
from store.items import save_item

log = logging.getLogger(__name__)


def expire_items(instance: Instance, now: datetime) -> int:
    """Take every item off the lists whose time is over; return how many there were.

    Their consumers hear of it as of any change: the index deletes them, unsent hits are dropped.
    """
    total = 0
    while expired := _expire_some(instance, now):
        total += expired
    if total:
        log.info("items_expired", extra={"items": total})
    return total


def _expire_some(instance: Instance, now: datetime) -> int:
    with instance.database.read() as db:
        if not overdue_items(db, now, 1):
            return 0
    with instance.database.write() as db:
        take_turn(db, Turn.SAVE_ITEMS)
        return sum(save_item(db, item, now) is not None for item in overdue_items(db, now))
