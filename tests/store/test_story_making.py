"""Stories of items that are alike: in whatever order they come, and however often."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import Consumer, Item, Status, Story
from store.database import Connection, Database
from store.items import find_item, find_items, item_ids, save_item
from store.outbox import done, pending
from store.stories import find_story
from store.story_making import MOST

from .examples import DAY, NOON, item, placed_on, save, trial, with_sources
from .told import ELSEWHERE, FRAMED, HALF, NOTICE, REWORDED, WORDS, told

SLUGS = ("mairie", "journal", "radio", "biblio")


def by(slug: str, name: str, text: str = WORDS, **changes: object) -> Item:
    return told(name, text, source_id=f"demo/{slug}", **changes)


def stories(db: Connection) -> set[frozenset[str]]:
    """Return which items are together."""
    kept = find_items(db, item_ids(db)).values()
    return {frozenset(other.id for other in kept if other.story_id == i.story_id) for i in kept}


FAMILY = (
    by("mairie", "full"),
    by("journal", "framed", FRAMED, published_at=NOON + DAY),
    by("radio", "reworded", REWORDED, published_at=NOON + 2 * DAY),
    by("biblio", "half", HALF, published_at=NOON + DAY),
    by("mairie", "next door", ELSEWHERE),
    by("journal", "next door, told", ELSEWHERE, published_at=NOON + DAY),
    by("mairie", "next month", published_at=NOON + 31 * DAY),
    by("mairie", "other"),
)
FAMILY = (*FAMILY[:-1], item("other", signature="other words"))
TOGETHER = {
    frozenset({"full", "framed", "reworded", "half"}),
    frozenset({"next door", "next door, told"}),
    frozenset({"next month"}),
    frozenset({"other"}),
}


def test_what_others_make_of_a_text_is_its_story_and_every_source_is_kept(
    database: Database,
) -> None:
    with_sources(database, *SLUGS)
    with database.write() as db:
        for made in FAMILY:
            save(db, made)
        assert stories(db) == TOGETHER
        kept = find_item(db, "half")
        assert kept is not None
        story = find_story(db, kept.story_id)
        assert story == Story("full", "full", ("full", "framed", "half", "reworded"))


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_saving_does_not_matter_and_saving_again_changes_nothing(
    database: Database, seed: int
) -> None:
    with_sources(database, *SLUGS)
    in_turn = random.Random(seed).sample(FAMILY, len(FAMILY))
    with database.write() as db:
        for made in in_turn:
            save(db, made)
        assert stories(db) == TOGETHER
        done(db, pending(db, Consumer.SEARCH))
        assert [save_item(db, made, NOON) for made in in_turn] == [None] * len(in_turn)
        assert not pending(db, Consumer.SEARCH)


def test_an_entry_that_is_written_anew_changes_its_story_and_is_found_by_its_new_words(
    database: Database,
) -> None:
    with_sources(database, *SLUGS)
    with database.write() as db:
        for made in FAMILY[:6]:
            save(db, made)
        assert save(db, by("radio", "reworded", ELSEWHERE)).story_id == "next door"
        assert stories(db) == {
            frozenset({"full", "framed", "half"}),
            frozenset({"next door", "next door, told", "reworded"}),
        }
        assert save(db, by("radio", "late", REWORDED)).story_id == "full"
        assert save(db, by("radio", "later", ELSEWHERE)).story_id == "next door"


def test_when_what_held_two_texts_together_goes_they_part(database: Database) -> None:
    """A beginning and an end of one text share no words; only the whole text says that they do."""
    with_sources(database, *SLUGS)
    end = WORDS[len(HALF) :]
    with database.write() as db:
        save(db, by("radio", "half", HALF))
        save(db, by("biblio", "end", end, title="Coupure d'eau rue des Tilleuls"))
        assert stories(db) == {frozenset({"half"}), frozenset({"end"})}
        save(db, by("mairie", "full"))
        assert stories(db) == {frozenset({"half", "end", "full"})}
        save(db, item("full", signature="other words"))
        assert stories(db) == {frozenset({"half"}), frozenset({"end"}), frozenset({"full"})}


def test_a_teaser_that_may_be_of_two_notices_joins_the_first_and_never_makes_them_one(
    database: Database,
) -> None:
    with_sources(database, *SLUGS)
    vague = WORDS.split("coupée")[0] + "coupée. " + WORDS.split("8h. ")[1]
    made = (
        by("mairie", "a"),
        by("mairie", "b", ELSEWHERE, published_at=NOON + DAY),
        by("radio", "vague", vague, title="Coupure d'eau", published_at=NOON + DAY),
    )
    for in_turn in (made, made[::-1], (made[2], made[0], made[1])):
        with trial(database) as db:
            for one in in_turn:
                save(db, one)
            assert {len(members & {"a", "b"}) for members in stories(db)} <= {0, 1}
            assert stories(db) in (
                {frozenset({"a", "vague"}), frozenset({"b"})},
                {frozenset({"a"}), frozenset({"b"}), frozenset({"vague"})},
            )


OTHER_TITLE = {"title": "Pas d'eau dans le quartier", "published_at": NOON + DAY}
DRILLING = WORDS.replace("travaux", "forages")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("text", "changes"), [(REWORDED, OTHER_TITLE), (DRILLING, {})])
def test_who_took_over_all_words_of_a_text_goes_with_it_and_not_with_one_that_is_near(
    database: Database, text: str, changes: dict[str, object], seed: int
) -> None:
    with_sources(database, *SLUGS)
    own, equal = by("mairie", "own", text, **changes), by("journal", "equal", text, **changes)
    made = [by("mairie", "near"), own, equal]
    with database.write() as db:
        for one in random.Random(seed).sample(made, len(made)):
            save(db, one)
        assert stories(db) == {frozenset({"near"}), frozenset({"own", "equal"})}


def test_the_leader_is_kept_when_stories_become_one(database: Database) -> None:
    with_sources(database, *SLUGS)
    end = WORDS[len(HALF) :]
    with database.write() as db:
        save(db, by("biblio", "end", end, published_at=NOON + DAY))
        save(db, by("radio", "half", HALF))
        done(db, pending(db, Consumer.SEARCH))
        save(db, by("mairie", "full"))
        assert find_story(db, "half") == Story("half", "half", ("half", "full", "end"))
        assert find_story(db, "end") is None
        assert {change.item_id for change in pending(db, Consumer.SEARCH)} == {"end", "full"}


def test_notices_of_one_pattern_stay_apart_and_do_not_fill_what_is_looked_up(
    database: Database,
) -> None:
    with_sources(database, *SLUGS)
    with database.write() as db:
        for number in range(1, 120):
            text = NOTICE.format(number=number, street="des Tilleuls", day=3)
            save(db, by("mairie", f"n{number}", text))
        assert len(stories(db)) == 119
        again = NOTICE.format(number=90, street="des Tilleuls", day=3)
        assert (
            save(db, by("journal", "reprint", f"{again} Voir aussi nos annonces.")).story_id
            == "n90"
        )


def test_a_story_of_very_many_stays_whole(database: Database) -> None:
    with_sources(database, *SLUGS)
    with database.write() as db:
        for number in range(MOST + 5):
            save(db, replace(by("mairie", f"{number:03}"), text=str(number)))
        assert {len(members) for members in stories(db)} == {MOST + 5}
        save(db, by("mairie", "000", ELSEWHERE))
        assert {len(members) for members in stories(db)} == {MOST + 4, 1}


texts = st.sampled_from([WORDS, FRAMED, REWORDED, HALF, ELSEWHERE, f"{ELSEWHERE} À demain."])
made = st.builds(
    lambda name, slug, text, days, block, status: by(
        slug, name, text, published_at=NOON + days * DAY, placements=block, status=status
    ),
    st.sampled_from("abcdef"),
    st.sampled_from(SLUGS),
    texts,
    st.integers(0, 3),
    st.sampled_from([(), (), placed_on("demo/x-1")]),
    st.sampled_from([Status.ACTIVE, Status.ACTIVE, Status.HIDDEN]),
)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(made, max_size=9), st.randoms(use_true_random=False))
def test_stories_are_what_the_items_are_and_not_how_they_came(
    database: Database, items: list[Item], chance: random.Random
) -> None:
    with_sources(database, *SLUGS)
    last = {one.id: one for one in items}
    seen = []
    for in_turn in (items, chance.sample(list(last.values()), len(last))):
        with trial(database) as db:
            for one in in_turn:
                save_item(db, one, NOON)
            seen.append(stories(db))
            kept = find_items(db, item_ids(db))
            told_of = {change.item_id: change.revision for change in pending(db, Consumer.SEARCH)}
            assert told_of == {name: one.revision for name, one in kept.items()}
            for one in kept.values():
                story = find_story(db, one.story_id)
                assert story is not None
                assert {one.id, story.id, story.leader_id} <= set(story.item_ids)
                members = [kept[member] for member in story.item_ids]
                assert kept[story.leader_id].is_listed or not any(m.is_listed for m in members)
    assert seen[0] == seen[1]
