from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import (
    Consumer,
    Item,
    Mention,
    MentionKind,
    Refusal,
    Score,
    Status,
    Theme,
    ThemeOrigin,
)
from store import items
from store.batches import batches
from store.database import Database
from store.items import counts, find_item, find_items, item_ids, revisions_of, save_item
from store.outbox import depth, done, pending

from .examples import DAY, NOON, item, placed_on, save, trial, with_sources

MENTION = Mention(MentionKind.ADDRESS, 3, 11, "12 rue X", ("rue X",), (12,), ("bis",))
FULL = item(
    "full",
    starts_at=NOON + DAY,
    ends_at=NOON + 2 * DAY,
    all_day=True,
    expires_at=NOON + 3 * DAY,
    status=Status.CANCELLED,
    themes=(Theme("works", 0.1 + 0.2, ThemeOrigin.LEXICON),),
    placements=tuple(
        replace(p, mention=MENTION, parts=(Score("x", 1 / 3),)) for p in placed_on("demo/b")
    ),
    refusals=(Refusal(MENTION, "road"), Refusal(None, "unsure", "é\x00\N{PILE OF POO}")),
    warnings=("no_date",),
    excerpt=120,
)


def test_an_item_comes_back_as_it_was_saved(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        saved = save(db, FULL)
        assert find_item(db, "full") == saved
        assert replace(saved, feed_key=0, revision=0, story_id="") == FULL
        assert (saved.revision, saved.story_id) == (1, "full")
        assert find_item(db, "unknown") is None


def test_an_equal_item_is_not_written_and_nobody_is_told(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        saved = save(db, FULL)
        done(db, pending(db, Consumer.SEARCH))
        assert save_item(db, FULL, NOON + DAY) is None
        assert save_item(db, saved, NOON + DAY) is None
        assert depth(db, Consumer.SEARCH) == 0
        assert revisions_of(db, "full") == (saved,)


def test_a_changed_item_is_a_new_revision_with_the_same_place_in_the_feed(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        first = save(db, item("a"))
        second = save(db, item("a", title="Mended"), NOON + DAY)
        assert (second.revision, second.feed_key) == (2, first.feed_key)
        assert revisions_of(db, "a") == (first, second)
        assert find_item(db, "a") == second


def test_items_are_found_in_the_order_asked(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "abc":
            save(db, item(name))
        assert list(find_items(db, ["c", "unknown", "a"])) == ["c", "a"]
        assert find_items(db, []) == {}


def test_all_ids_come_newest_first(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("old", published_at=NOON - DAY))
        save(db, item("new"))
        save(db, item("there", town_id="other", published_at=NOON + DAY))
        assert list(item_ids(db)) == ["there", "new", "old"]
        assert list(item_ids(db, "demo")) == ["new", "old"]


def test_a_walk_over_all_ids_may_write_on_the_way(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(items, "PAGE", 2)
    with_sources(database)
    with database.write() as db:
        for name in "abcde":
            save(db, item(name))
        for item_id in item_ids(db):
            save(db, item(item_id, title="Mended"))
        assert [revision.title for revision in find_items(db, "abcde").values()] == ["Mended"] * 5


def test_listed_items_are_counted_by_source(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    with database.write() as db:
        save(db, item("a"))
        save(db, item("b", status=Status.CANCELLED))
        save(db, item("c", status=Status.HIDDEN))
        save(db, item("d", source_id="demo/biblio"))
        save(db, item("e", status=Status.WITHDRAWN, source_id="demo/biblio"))
        assert counts(db, "demo") == {"demo/mairie": 2, "demo/biblio": 1}
        assert counts(db, "other") == {}


def test_long_lists_are_cut_in_batches() -> None:
    assert [list(piece) for piece in batches("abcde", 2)] == [["a", "b"], ["c", "d"], ["e"]]
    assert list(batches([])) == []


names = st.sampled_from(["a", "b", "c"])
changes = st.fixed_dictionaries(
    {
        "title": st.text(st.characters(codec="utf-8"), max_size=3),
        "published_at": st.datetimes().map(lambda d: d.replace(tzinfo=NOON.tzinfo)),
        "status": st.sampled_from(list(Status)),
        "signature": st.sampled_from(["", "same", "other"]),
    }
)
versions = st.builds(lambda name, made: item(name, **made), names, changes)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(versions, max_size=6), versions)
def test_saving_twice_is_saving_once(database: Database, before: list[Item], last: Item) -> None:
    with_sources(database)
    with trial(database) as db:
        for made in before:
            save_item(db, made, NOON)
        save_item(db, last, NOON)
        state = find_item(db, last.id), pending(db, Consumer.SEARCH)
        assert save_item(db, last, NOON + DAY) is None
        assert (find_item(db, last.id), pending(db, Consumer.SEARCH)) == state
