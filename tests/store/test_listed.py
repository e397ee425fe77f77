"""What is listed: the leaders of stories, while they are shown."""

from dataclasses import replace

from records import Status, Theme, ThemeOrigin
from search.document import document_of
from store.database import Connection, Database
from store.items import count_items, find_item, find_items
from store.listed import (
    changed_since,
    count_changed,
    count_listed,
    listed_findables,
    listed_versions,
    next_feed_key,
)
from store.outbox import last_seq
from tests.store.examples import MINUTE, NOON, item, placed_on, save, with_sources


def test_leaders_that_are_shown_are_listed_by_id_at_their_revisions(database: Database) -> None:
    with_sources(database, "mairie", "police")
    with database.write() as db:
        for name in ("c", "a", "b"):
            save(db, item(name))
        save(db, item("a", title="Changed"))
        save(db, item("d", status=Status.CANCELLED))
        save(db, item("e", status=Status.WITHDRAWN))
        follower = item("f", source_id="demo/police", signature="words of b")
        save(db, follower)
    with database.read() as db:
        listed = (("a", 2), ("b", 1), ("c", 1), ("d", 1))
        assert listed_versions(db) == listed
        assert listed_versions(db, after="a", limit=2) == listed[1:3]
        assert listed_versions(db, after="d") == ()
        assert (count_listed(db), count_items(db)) == (4, 6)
    with database.write() as db:
        save(db, item("b", status=Status.WITHDRAWN))
        assert [name for name, _ in listed_versions(db)] == ["a", "c", "d", "f"]
        save(db, replace(follower, status=Status.WITHDRAWN))
        assert [name for name, _ in listed_versions(db)] == ["a", "c", "d"]


def test_what_is_listed_and_has_not_changed_is_read_by_feed_key(database: Database) -> None:
    with_sources(database, "mairie", "police")
    with database.write() as db:
        theme, placed = Theme("works", 0.9, ThemeOrigin.LEXICON), placed_on("demo/x-1")
        save(db, item("c", themes=(theme,), placements=placed))
        save(db, item("a", published_at=NOON - MINUTE))
        save(db, item("b", published_at=NOON + MINUTE))
        save(db, item("d", status=Status.WITHDRAWN))
        save(db, item("f", source_id="demo/police", signature="words of b"))
        seq = last_seq(db)
        keys = {name: find_item(db, name).feed_key for name in "abcdf"}
        found = listed_findables(db, 0, keys["b"], seq)
        assert [one.id for one in found] == ["a", "c", "b"]
        assert [document_of(one) for one in found] == [
            document_of(one) for one in find_items(db, ["a", "c", "b"]).values()
        ]
        assert [one.id for one in listed_findables(db, keys["a"], keys["c"], seq)] == ["c"]
        # Changed and dated later, it would be met a second time.
        save(db, item("a", published_at=NOON + 2 * MINUTE))
        assert [one.id for one in listed_findables(db, 0, last_key(db), seq)] == ["c", "b"]


def test_feed_keys_are_walked_in_steps(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        assert next_feed_key(db, 0, 2) is None
        for number in range(5):
            save(db, item(f"a{number}", published_at=NOON + number * MINUTE))
        keys = [find_item(db, f"a{number}").feed_key for number in range(5)]
        assert next_feed_key(db, 0, 2) == keys[1]
        assert next_feed_key(db, keys[1], 2) == keys[3]
        assert next_feed_key(db, keys[3], 2) == keys[4]
        assert next_feed_key(db, keys[4], 2) is None


def test_what_has_changed_since_a_change_is_told_with_those_that_it_brought_along(
    database: Database,
) -> None:
    with_sources(database, "mairie", "police")
    with database.write() as db:
        for name in "abc":
            save(db, item(name))
        save(db, item("f", source_id="demo/police", signature="words of b"))
        seq = last_seq(db)
        assert (list(changed_since(db, seq)), count_changed(db, seq)) == ([], 0)
        assert sorted(changed_since(db, 0)) == ["a", "b", "c", "f"]
        save(db, item("c", title="Changed"))
        save(db, item("b", status=Status.HIDDEN))  # f leads its story now
        assert sorted(changed_since(db, seq)) == ["b", "c", "f"]
        assert count_changed(db, seq) == 3
        assert list(changed_since(db, last_seq(db))) == []


def last_key(db: Connection) -> int:
    return next_feed_key(db, 0, 1_000) or 0
