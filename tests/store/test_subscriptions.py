from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import Connection, text

from records import DeliveryState, Hit, Reach, ReachKind, Standing
from store.database import Database
from store.deliveries import claim_deliveries, deliveries, queue_confirmation, queue_digest
from store.hits import add_hits, unsent_hits
from store.subscriptions import (
    add_subscription,
    confirm_subscription,
    confirmed_ids,
    end_subscription,
    find_subscription,
    purge_unconfirmed,
    subscription_changes,
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
        assert list(confirmed_ids(db)) == []
        assert confirm_subscription(db, "bob", NOON + DAY)
        confirmed = replace(PENDING, standing=Standing.CONFIRMED, confirmed_at=NOON + DAY)
        assert list(confirmed_ids(db)) == ["bob"]
        assert find_subscription(db, "bob") == confirmed


def test_saying_yes_twice_counts_once(database: Database) -> None:
    with database.write() as db:
        add_subscription(db, PENDING)
        assert confirm_subscription(db, "bob", NOON)
        before = find_subscription(db, "bob"), changes(db)
        assert confirm_subscription(db, "bob", NOON + DAY)
        assert (find_subscription(db, "bob"), changes(db)) == before


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


def test_each_who_comes_or_goes_is_the_newest_change_and_only_once_among_them(
    database: Database,
) -> None:
    with database.write() as db:
        add_subscription(db, PENDING)
        assert changes(db) == []
        confirm_subscription(db, "bob", NOON)
        add_subscription(db, subscription("ana"))
        assert changes(db) == [(1, "bob", "confirmed"), (2, "ana", "confirmed")]
        end_subscription(db, "bob", NOON)
        end_subscription(db, "bob", NOON)
        assert changes(db) == [(2, "ana", "confirmed"), (3, "bob", "ended")]
        assert changes(db, after=2) == [(3, "bob", "ended")]
        assert changes(db, limit=1) == [(2, "ana", "confirmed")]
        assert changes(db, after=3) == []


def test_who_follows_the_changes_misses_none_however_many_write(database: Database) -> None:
    names = [f"{writer}-{number}" for writer in range(3) for number in range(10)]

    def write(writer: int) -> None:
        for number in range(10):
            with database.write() as db:
                add_subscription(db, subscription(f"{writer}-{number}"))
            with database.write() as db:
                end_subscription(db, f"{writer}-{number}", NOON)

    def follow() -> set[str]:
        cursor, ended = 0, set[str]()
        while len(ended) < len(names):
            with database.read() as db:
                for seq, name, standing in changes(db, cursor, limit=3):
                    cursor = seq
                    ended |= {name} if standing == Standing.ENDED else set()
        return ended

    with ThreadPoolExecutor(4) as pool:
        reader = pool.submit(follow)
        list(pool.map(write, range(3)))
        assert reader.result(timeout=60) == set(names)


def changes(db: Connection, after: int = 0, limit: int = 99) -> list[tuple[int, str, str]]:
    found = subscription_changes(db, after, limit)
    return [(change.seq, change.subscription.id, change.subscription.standing) for change in found]
