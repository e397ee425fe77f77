from concurrent.futures import ThreadPoolExecutor

from records import DeliveryState, Frequency, Hit, Standing
from store.database import Database
from store.deliveries import claim_deliveries, queue_digest, settle
from store.hits import add_hits, drop_unsent, subscriptions_with_unsent, unsent_hits
from store.subscriptions import add_subscription, end_subscription

from .examples import DAY, NOON, item, save, subscription, with_reader


def test_a_hit_is_noted_once_whatever_becomes_of_it(database: Database) -> None:
    with_reader(database, "a", "b")
    with database.write() as db:
        assert add_hits(db, [Hit("ana", "a"), Hit("ana", "a")], NOON) == 1
        assert add_hits(db, [Hit("ana", "a"), Hit("ana", "b")], NOON + DAY) == 1
        delivery = queue_digest(db, "ana", ["a"], NOON)
        claim_deliveries(db, NOON, 1)
        settle(db, delivery.id, DeliveryState.SENT, "", NOON)
        assert add_hits(db, [Hit("ana", "a")], NOON + DAY) == 0
        assert unsent_hits(db, "ana") == (Hit("ana", "b"),)
        assert add_hits(db, [], NOON) == 0


def test_who_has_ended_or_not_confirmed_gets_no_hits(database: Database) -> None:
    with_reader(database, "a", "b")
    with database.write() as db:
        add_subscription(db, subscription("bob", standing=Standing.PENDING))
        add_hits(db, [Hit("ana", "a")], NOON)
        end_subscription(db, "ana", NOON)
        found = [Hit(who, what) for who in ("ana", "bob", "unknown") for what in "ab"]
        assert add_hits(db, found, NOON) == 0
        assert unsent_hits(db, "ana") == ()


def test_unsent_hits_come_newest_items_first(database: Database) -> None:
    with_reader(database)
    with database.write() as db:
        for name, days in (("a", 1), ("b", 3), ("c", 2)):
            save(db, item(name, published_at=NOON + days * DAY))
        add_hits(db, [Hit("ana", name) for name in "abc"], NOON)
        assert [hit.item_id for hit in unsent_hits(db, "ana")] == ["b", "c", "a"]


def test_subscriptions_with_something_to_send_are_found_by_frequency(database: Database) -> None:
    with_reader(database, "a", "b")
    with database.write() as db:
        for name, frequency in (("wes", Frequency.WEEKLY), ("bob", Frequency.DAILY)):
            add_subscription(db, subscription(name, frequency=frequency))
        add_hits(db, [Hit(who, what) for who in ("ana", "wes") for what in "ab"], NOON)
        assert subscriptions_with_unsent(db, Frequency.DAILY) == ("ana",)
        assert subscriptions_with_unsent(db, Frequency.WEEKLY) == ("wes",)
        queue_digest(db, "ana", ["a", "b"], NOON)
        assert subscriptions_with_unsent(db, Frequency.DAILY) == ()


def test_matchers_at_the_same_time_note_each_hit_once(database: Database) -> None:
    names = [f"i{number}" for number in range(20)]
    with_reader(database, *names)

    def work(order: int) -> int:
        with database.write() as db:
            return add_hits(db, [Hit("ana", name) for name in names[::order]], NOON)

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, [1, -1, 1, -1])) == len(names)


def test_an_item_is_forgotten_where_it_was_not_sent_and_is_not_answered_any_more(
    database: Database,
) -> None:
    with_reader(database, "a", "b")
    with database.write() as db:
        for name in ("bob", "eve"):
            add_subscription(db, subscription(name))
        add_hits(db, [Hit(who, what) for who in ("ana", "bob", "eve") for what in "ab"], NOON)
        queue_digest(db, "eve", ["a"], NOON)
        assert drop_unsent(db, ["a"], [Hit("bob", "a")]) == 1
        assert unsent_hits(db, "ana") == (Hit("ana", "b"),)
        assert set(unsent_hits(db, "bob")) == {Hit("bob", "a"), Hit("bob", "b")}
        # What a letter carries is not noted anew either.
        assert add_hits(db, [Hit("eve", "a")], NOON) == 0
        assert add_hits(db, [Hit("ana", "a")], NOON) == 1
        assert drop_unsent(db, ["a", "b"], []) == 5
        assert drop_unsent(db, [], []) == 0
