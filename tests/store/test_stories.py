from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import Consumer, Item, Status, Story
from records.same_story import Likeness, compare
from store.database import Connection, Database
from store.items import find_item, find_items, item_ids, save_item
from store.outbox import done, pending
from store.stories import find_story, leaders, story_sizes

from .examples import DAY, NOON, item, placed_on, save, trial, with_sources


def same(name: str, **changes: object) -> Item:
    return item(name, **{"signature": "same words", **changes})


def told(db: Connection) -> set[str]:
    """Return the ids of the items that the index hears of, and strike them off."""
    changes = pending(db, Consumer.SEARCH)
    done(db, changes)
    return {change.item_id for change in changes}


def test_items_with_the_same_words_are_one_story_led_by_the_first(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    with database.write() as db:
        save(db, same("a"))
        copy = save(db, same("b", source_id="demo/biblio", published_at=NOON - DAY))
        save(db, item("c"))
        assert copy.story_id == "a"
        assert find_story(db, "a") == Story("a", "a", ("b", "a"))
        assert leaders(db, ["a", "c", "unknown"]) == {"a": "a", "c": "c"}
        assert find_story(db, "b") is None


def test_the_size_of_a_story_counts_the_listed_items_that_tell_it(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    with database.write() as db:
        save(db, same("a"))
        save(db, same("b", source_id="demo/biblio"))
        save(db, same("gone", status=Status.WITHDRAWN))
        save(db, item("c"))
        assert story_sizes(db, ["a", "c", "unknown"]) == {"a": 2, "c": 1}


def test_other_words_town_start_block_or_month_are_another_story(database: Database) -> None:
    with_sources(database)
    others = [
        same("words", signature="other words"),
        same("town", town_id="other"),
        same("start", starts_at=NOON + DAY),
        same("block", placements=placed_on("demo/rue-x-1")),
        same("month", published_at=NOON + 31 * DAY),
        same("silent", signature=""),
        same("mute", signature=""),
    ]
    with database.write() as db:
        save(db, same("first"))
        assert [save(db, other).story_id for other in others] == [other.id for other in others]
        assert save(db, same("later", published_at=NOON + 30 * DAY)).story_id == "first"


def test_when_the_leader_is_withdrawn_the_oldest_listed_member_leads(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, same("a"))
        save(db, same("b", published_at=NOON + DAY))
        save(db, same("c", published_at=NOON - DAY, status=Status.HIDDEN))
        told(db)
        save(db, same("a", status=Status.WITHDRAWN))
        assert leaders(db, ["a"]) == {"a": "b"}
        assert told(db) == {"a", "b"}
        heir = find_item(db, "b")
        assert heir is not None
        assert heir.revision == 2
        assert save_item(db, same("b", published_at=NOON + DAY), NOON) is None


def test_who_leads_goes_on_leading_when_the_former_leader_comes_back(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, same("a"))
        save(db, same("b"))
        save(db, same("a", status=Status.WITHDRAWN))
        told(db)
        save(db, same("a"))
        assert leaders(db, ["a"]) == {"a": "b"}
        assert told(db) == {"a"}


def test_a_story_of_which_nothing_is_listed_is_led_by_the_next_that_is(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, same("a", status=Status.HIDDEN))
        assert leaders(db, ["a"]) == {"a": "a"}
        told(db)
        save(db, same("b"))
        assert leaders(db, ["a"]) == {"a": "b"}
        assert told(db) == {"b"}


def test_a_member_whose_words_change_leaves(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, same("a"))
        save(db, same("b"))
        told(db)
        assert save(db, item("b")).story_id == "b"
        assert find_story(db, "a") == Story("a", "a", ("a",))
        assert told(db) == {"b"}
        assert save(db, same("b")).story_id == "a"
        assert find_story(db, "b") is None


def test_when_the_first_item_leaves_the_others_stay_together(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "abc":
            save(db, same(name))
        told(db)
        assert save(db, item("a")).story_id == "a"
        assert find_story(db, "a") == Story("a", "a", ("a",))
        assert find_story(db, "b") == Story("b", "b", ("b", "c"))
        assert told(db) == {"a", "b", "c"}
        member = find_item(db, "c")
        assert member is not None
        assert (member.story_id, member.revision) == ("b", 2)
        assert save(db, same("a")).story_id == "b"


def test_a_leader_that_leaves_hands_over(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, same("a", status=Status.HIDDEN))
        save(db, same("b"))
        save(db, same("c"))
        told(db)
        save(db, item("b"))
        assert find_story(db, "a") == Story("a", "c", ("a", "c"))
        assert told(db) == {"b", "c"}


def test_a_lone_item_that_changes_keeps_its_story(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, same("a"))
        changed = replace(same("a"), signature="new", published_at=NOON + 90 * DAY)
        assert save(db, changed).story_id == "a"
        assert find_story(db, "a") == Story("a", "a", ("a",))
        assert save(db, same("b", signature="new", published_at=NOON + 91 * DAY)).story_id == "a"


saves = st.builds(
    lambda name, words, status, days: item(
        name, signature=words, status=status, published_at=NOON + days * DAY
    ),
    st.sampled_from("abcde"),
    st.sampled_from(["these", "those"]),
    st.sampled_from([Status.ACTIVE, Status.WITHDRAWN]),
    st.integers(0, 40),
)


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(saves, max_size=12))
def test_a_story_is_named_after_a_member_and_led_by_a_listed_one(
    database: Database, items: list[Item]
) -> None:
    with_sources(database)
    with trial(database) as db:
        for made in items:
            save_item(db, made, NOON)
        now = find_items(db, item_ids(db))
        told_of = {change.item_id: change.revision for change in pending(db, Consumer.SEARCH)}
        assert told_of == {name: kept.revision for name, kept in now.items()}
        for kept in now.values():
            story = find_story(db, kept.story_id)
            assert story is not None
            assert kept.id in story.item_ids
            assert {story.id, story.leader_id} <= set(story.item_ids)
            members = [now[member] for member in story.item_ids]
            assert {member.story_id for member in members} == {story.id}
            likeness = {compare(one, two) for one in members for two in members if one is not two}
            assert likeness <= {Likeness.SAME}
            assert now[story.leader_id].is_listed or not any(m.is_listed for m in members)
