from datetime import timedelta

from records import Consumer, Status
from store.database import Database
from store.expiry import count_overdue, overdue_items
from store.items import save_item
from store.listed import listed_versions
from store.outbox import pending

from .examples import NOON, item, save, with_sources

HOUR = timedelta(hours=1)


def test_an_item_is_overdue_from_its_very_moment_on(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        made = save(db, item("a", expires_at=NOON + HOUR))
        save(db, item("b"))
        assert count_overdue(db, NOON + HOUR - timedelta(seconds=1)) == 0
        assert overdue_items(db, NOON + HOUR) == (made,)
        assert count_overdue(db, NOON + HOUR) == 1


def test_saved_after_its_time_it_is_expired_and_its_consumers_hear_of_it(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        made = save(db, item("a", expires_at=NOON + HOUR))
        expired = save_item(db, made, NOON + 2 * HOUR)
        assert expired
        assert (expired.status, expired.revision) == (Status.EXPIRED, 2)
        assert listed_versions(db) == ()
        assert overdue_items(db, NOON + 2 * HOUR) == ()
        assert {c.revision for consumer in Consumer for c in pending(db, consumer)} == {2}


def test_walked_again_it_stays_expired_and_comes_back_if_its_time_is_longer_now(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        walked = item("a", expires_at=NOON + HOUR)
        save(db, walked)
        save_item(db, walked, NOON + 2 * HOUR)
        assert save_item(db, walked, NOON + 3 * HOUR) is None
        longer = save_item(db, item("a", expires_at=NOON + 9 * HOUR), NOON + 3 * HOUR)
        assert longer
        assert longer.status is Status.ACTIVE


def test_what_an_editor_hid_stays_hidden(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a", expires_at=NOON + HOUR, status=Status.HIDDEN))
        assert overdue_items(db, NOON + 2 * HOUR) == ()
