from dataclasses import replace

from records import RawPlace, item_id
from store.database import Database
from store.raw_items import Kept, content_hashes, count_raws, find_raw, keep_raw, raws_of

from .examples import DAY, NOON, raw, with_sources


def test_an_entry_is_new_then_the_same_then_changed(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        assert keep_raw(db, raw("a")) is Kept.NEW
        assert keep_raw(db, raw("a")) is Kept.SAME
        assert keep_raw(db, raw("a", content_hash="h2", title="New")) is Kept.CHANGED
        found = find_raw(db, item_id("demo/mairie", "a"))
        assert found == raw("a", content_hash="h2", title="New")


def test_the_same_words_fetched_later_write_nothing(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        keep_raw(db, raw("a"))
        assert keep_raw(db, raw("a", fetched_at=NOON + DAY)) is Kept.SAME
        found = find_raw(db, item_id("demo/mairie", "a"))
        assert found is not None
        assert found.fetched_at == NOON


def test_an_entry_that_changes_keeps_the_moment_at_which_it_was_first_fetched(
    database: Database,
) -> None:
    with_sources(database)
    later = raw("a", content_hash="h2", title="New", fetched_at=NOON + DAY)
    with database.write() as db:
        keep_raw(db, raw("a"))
        assert keep_raw(db, later) is Kept.CHANGED
        assert find_raw(db, item_id("demo/mairie", "a")) == replace(later, fetched_at=NOON)


def test_all_of_a_source_is_read_again_word_for_word(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    odd = raw(
        "b",
        html="a\x00b \N{PILE OF POO}",
        starts_at=NOON,
        places=(RawPlace("Rue X", 2.3, None),),
        fields={"k": "v"},
    )
    with database.write() as db:
        for entry in (raw("a"), odd, raw("a", source_id="demo/biblio")):
            keep_raw(db, entry)
        assert sorted(raws_of(db, "demo/mairie"), key=lambda r: r.identity) == [raw("a"), odd]
        assert count_raws(db, "demo/mairie") == 2
        assert find_raw(db, "unknown") is None


def test_content_hashes_are_those_of_the_entries_that_are_kept(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    with database.write() as db:
        keep_raw(db, raw("a", content_hash="h1"))
        keep_raw(db, raw("a", source_id="demo/biblio", content_hash="h2"))
        found = content_hashes(db, "demo/mairie", [raw("a"), raw("b")])
        assert found == {item_id("demo/mairie", "a"): "h1"}
        assert content_hashes(db, "demo/mairie", []) == {}
