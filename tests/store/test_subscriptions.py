from dataclasses import replace

from sqlalchemy import text

from records import DeliveryState, Hit, Reach, ReachKind, Standing
from store.database import Database
from store.deliveries import claim_deliveries, deliveries, queue_confirmation, queue_digest
from store.hits import add_hits, unsent_hits
from store.subscriptions import (
    add_subscription,
    confirm_subscription,
    confirmed_subscriptions,
    end_subscription,
    find_subscription,
    purge_unconfirmed,
    subscriptions_version,
)

from .examples import DAY, NOON, subscription, with_reader

PENDING = subscription("bob", standing=Standing.PENDING, confirmed_at=None)


def test_a_subscription_comes_back_as_it_was_added(database: Database) -> None:
    around = Reach(ReachKind.RADIUS, "", 2.3, 48.8, 300, ("demo/centre",))
    full = subscription("ana", reach=around, themes=frozenset({"works", "water"}))
    with database.write() as db:
        add_subscription(db, full)
        assert find_subscription(db, "ana") == full
        assert find_subscription(db, "unknown") is None


def test_only_who_said_yes_may_be_sent_to(database: Database) -> None:
    with database.write() as db:
        add_subscription(db, PENDING)
        assert confirmed_subscriptions(db) == ()
        assert confirm_subscription(db, "bob", NOON + DAY)
        confirmed = replace(PENDING, standing=Standing.CONFIRMED, confirmed_at=NOON + DAY)
        assert confirmed_subscriptions(db) == (confirmed,)
        assert confirmed_subscriptions(db, "demo") == (confirmed,)
        assert confirmed_subscriptions(db, "other") == ()


def test_saying_yes_twice_counts_once(database: Database) -> None:
    with database.write() as db:
        add_subscription(db, PENDING)
        assert confirm_subscription(db, "bob", NOON)
        before = find_subscription(db, "bob"), subscriptions_version(db)
        assert confirm_subscription(db, "bob", NOON + DAY)
        assert (find_subscription(db, "bob"), subscriptions_version(db)) == before


def test_ending_erases_the_address_for_good(database: Database) -> None:
    with database.write() as db:
        add_subscription(db, PENDING)
        confirm_subscription(db, "bob", NOON)
        assert end_subscription(db, "bob", NOON)
        ended = find_subscription(db, "bob")
        assert ended is not None
        assert (ended.standing, ended.email) == (Standing.ENDED, "")
        bodies = db.execute(text("SELECT body FROM subscriptions")).scalars()
        assert not any("bob@" in body for body in bodies)
        assert end_subscription(db, "bob", NOON)
        assert not confirm_subscription(db, "bob", NOON)
        assert not end_subscription(db, "unknown", NOON)
        assert not confirm_subscription(db, "unknown", NOON)


def test_ending_drops_what_was_not_sent_and_gives_up_waiting_letters(database: Database) -> None:
    with_reader(database, "a", "b", "c")
    with database.write() as db:
        add_hits(db, [Hit("ana", name) for name in "abc"], NOON)
        queue_digest(db, "ana", ["a"], NOON)
        claim_deliveries(db, NOON, 1)
        queue_digest(db, "ana", ["b"], NOON)
        assert end_subscription(db, "ana", NOON)
        assert unsent_hits(db, "ana") == ()
        assert [d.item_ids for d in deliveries(db, [DeliveryState.CLAIMED])] == [("a",)]
        [given_up] = deliveries(db, [DeliveryState.FAILED])
        assert (given_up.item_ids, given_up.reason) == (("b",), "unsubscribed")
        assert claim_deliveries(db, NOON, 9) == ()


def test_whoever_never_confirmed_is_erased_with_their_letters(database: Database) -> None:
    with database.write() as db:
        add_subscription(db, PENDING)
        add_subscription(db, replace(PENDING, id="eve", created_at=NOON + DAY))
        add_subscription(db, replace(PENDING, id="kim"))
        add_subscription(db, subscription("ana"))
        queue_confirmation(db, "kim", NOON)
        claim_deliveries(db, NOON, 1)
        queue_confirmation(db, "bob", NOON)
        assert purge_unconfirmed(db, NOON + DAY) == 1
        assert find_subscription(db, "bob") is None
        assert all(find_subscription(db, name) for name in ("eve", "kim", "ana"))
        assert [d.subscription_id for d in deliveries(db, DeliveryState)] == ["kim"]


def test_the_version_grows_when_a_confirmed_subscription_comes_or_goes(
    database: Database,
) -> None:
    with database.write() as db:
        versions = [subscriptions_version(db)]
        add_subscription(db, PENDING)
        assert subscriptions_version(db) == versions[0]
        confirm_subscription(db, "bob", NOON)
        versions.append(subscriptions_version(db))
        add_subscription(db, subscription("ana"))
        versions.append(subscriptions_version(db))
        end_subscription(db, "bob", NOON)
        versions.append(subscriptions_version(db))
    assert versions == sorted(set(versions))
