from concurrent.futures import ThreadPoolExecutor

from records import Consumer
from store.database import Database
from store.outbox import (
    all_done,
    awaited,
    depth,
    done,
    hold_still,
    last_seq,
    note_again,
    note_all,
    pass_over,
    pending,
)

from .examples import DAY, NOON, item, save, with_sources


def test_every_consumer_is_told_of_each_new_revision_once(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, item("b"))
        save(db, item("a", title="Mended"))
        for consumer in Consumer:
            changes = pending(db, consumer)
            assert [(c.item_id, c.revision, c.consumer) for c in changes] == [
                ("b", 1, consumer),
                ("a", 2, consumer),
            ]
            assert depth(db, consumer) == 2
        assert pending(db, Consumer.ALERTS, limit=1) == pending(db, Consumer.ALERTS)[:1]


def test_what_one_consumer_has_done_waits_for_the_other(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        done(db, pending(db, Consumer.SEARCH))
        done(db, ())
        assert depth(db, Consumer.SEARCH) == 0
        assert depth(db, Consumer.ALERTS) == 1


def test_a_change_that_comes_while_the_last_is_dealt_with_is_kept(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, item("b"))
    with database.read() as db:
        in_hand = pending(db, Consumer.SEARCH)
    with database.write() as db:
        save(db, item("a", title="Meanwhile"))
    with database.write() as db:
        done(db, in_hand)
        [left] = pending(db, Consumer.SEARCH)
    assert (left.item_id, left.revision) == ("a", 2)
    assert left.seq > max(change.seq for change in in_hand)


def test_a_consumer_can_be_made_to_pass_over_items(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "abc":
            save(db, item(name))
        pass_over(db, Consumer.ALERTS, ["a", "c", "unknown"])
        assert [c.item_id for c in pending(db, Consumer.ALERTS)] == ["b"]
        assert depth(db, Consumer.SEARCH) == 3


def test_a_transaction_that_is_undone_tells_nobody(database: Database) -> None:
    with_sources(database)
    try:
        with database.write() as db:
            save(db, item("a"))
            raise TimeoutError
    except TimeoutError:
        pass
    with database.read() as db:
        assert depth(db, Consumer.SEARCH) == 0


def test_all_items_can_be_noted_anew_newest_first(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("old", published_at=NOON - DAY))
        save(db, item("new"))
        save(db, item("there", town_id="other"))
        before = pending(db, Consumer.SEARCH)
        done(db, pending(db, Consumer.ALERTS))
        assert note_all(db, Consumer.SEARCH, "demo") == 2
        assert [c.item_id for c in pending(db, Consumer.SEARCH)] == ["there", "new", "old"]
        done(db, before)
        assert [c.item_id for c in pending(db, Consumer.SEARCH)] == ["new", "old"]
        assert depth(db, Consumer.ALERTS) == 0
        assert note_all(db, Consumer.ALERTS) == 3
        assert last_seq(db) == max(c.seq for c in pending(db, Consumer.ALERTS))
        assert note_all(db, Consumer.ALERTS, "nowhere") == 0


def test_some_items_can_be_noted_anew_for_one_consumer(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        for name in ("a", "b", "c"):
            save(db, item(name))
        save(db, item("b", title="Changed"))
        for consumer in Consumer:
            done(db, pending(db, consumer))
        assert note_again(db, Consumer.SEARCH, ["b", "c", "unknown"]) == 2
        changes = pending(db, Consumer.SEARCH)
        assert {(c.item_id, c.revision) for c in changes} == {("b", 2), ("c", 1)}
        assert awaited(db, Consumer.SEARCH, ["a", "b", "unknown"]) == {"b"}
        assert depth(db, Consumer.ALERTS) == 0


def test_who_holds_still_stands_behind_all_changes_so_far(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
    with database.write() as db:
        seq = hold_still(db)
        assert [c.seq < seq for c in pending(db, Consumer.SEARCH)] == [True]
        all_done(db, Consumer.SEARCH)
    with database.write() as db:
        save(db, item("b"))
        assert [(c.item_id, c.seq > seq) for c in pending(db, Consumer.SEARCH)] == [("b", True)]
        assert depth(db, Consumer.ALERTS) == 2


def test_with_several_writers_nothing_is_lost_and_numbers_grow_in_the_order_of_commits(
    database: Database,
) -> None:
    with_sources(database)
    seen: list[int] = []

    def write(worker: int) -> None:
        for number in range(10):
            with database.write() as db:
                save(db, item(f"{worker}-{number}"))

    def consume() -> set[str]:
        dealt: set[str] = set()
        while len(dealt) < 30:
            with database.write() as db:
                changes = pending(db, Consumer.SEARCH, 7)
                done(db, changes)
            dealt.update(change.item_id for change in changes)
            seen.extend(change.seq for change in changes)
        return dealt

    with ThreadPoolExecutor(4) as pool:
        reader = pool.submit(consume)
        list(pool.map(write, range(3)))
        dealt = reader.result()
    assert len(dealt) == 30
    assert seen == sorted(seen)
