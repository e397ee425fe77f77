"""What is listed: the leaders of stories, while they are shown."""

from dataclasses import replace

from records import Status
from store.database import Database
from store.items import count_items
from store.listed import count_listed, listed_versions
from tests.store.examples import item, save, with_sources


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
