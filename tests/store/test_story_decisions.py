"""What editors say of stories stands in every later walk, until it is undone."""

from datetime import timedelta

import pytest

from records import Correction, CorrectionKind, Item, Stale
from store.corrections import add_correction, corrections_of, decisions
from store.database import Connection, Database
from store.items import find_item, save_item
from store.stories import find_story
from store.story_decisions import link_stories, split_story, undo_link

from .examples import DAY, NOON, item, save, with_sources
from .told import REWORDED, WORDS, told

EDITOR = "ana@example.org"


def same(name: str, **changes: object) -> Item:
    return item(name, **{"signature": "same words", **changes})


def said(item_id: str, other_id: str = "") -> Correction:
    return Correction(
        0, item_id, CorrectionKind.SAME_STORY, EDITOR, NOON, "they are", other_id=other_id
    )


def story(db: Connection, name: str) -> set[str]:
    kept = find_item(db, name)
    assert kept is not None
    found = find_story(db, kept.story_id)
    assert found is not None
    return set(found.item_ids)


def link(db: Connection, one: str, other: str) -> tuple[Correction, ...]:
    return link_stories(db, said(one, other), decisions(db, one), NOON)


def split(db: Connection, one: str, other: str = "") -> tuple[Correction, ...]:
    return split_story(db, said(one, other), decisions(db, one), NOON)


def test_items_put_together_stay_so_when_they_are_walked_again(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, item("b", published_at=NOON + 90 * DAY))
        made = link(db, "b", "a")
        assert [c.kind for c in made] == [CorrectionKind.SAME_STORY]
        assert corrections_of(db, "b") == made
        assert story(db, "a") == {"a", "b"}
        assert save_item(db, item("a"), NOON) is None
        for name in "ab":
            save(db, item(name, signature=f"new words of {name}"))
            assert story(db, "a") == {"a", "b"}


def test_what_tells_the_same_as_a_linked_item_joins_both(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, same("b"))
        link(db, "a", "b")
        save(db, same("c"))
        assert story(db, "c") == {"a", "b", "c"}


def test_an_item_taken_out_stays_out_of_the_whole_story(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "abc":
            save(db, same(name))
        made = split(db, "b")
        assert [(c.kind, c.other_id) for c in made] == [
            (CorrectionKind.OTHER_STORY, "a"),
            (CorrectionKind.OTHER_STORY, "c"),
        ]
        assert story(db, "b") == {"b"}
        assert story(db, "a") == {"a", "c"}
        for name in "bac":
            save(db, same(name, signature="other words, but the same"))
        assert story(db, "b") == {"b"}
        assert story(db, "a") == {"a", "c"}


def test_the_first_item_taken_out_leaves_the_others_together(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "abc":
            save(db, same(name))
        split(db, "a")
        assert story(db, "a") == {"a"}
        assert story(db, "b") == {"b", "c"}
        assert split(db, "a") == ()


def test_an_item_can_be_parted_from_one_other_only(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "abc":
            save(db, same(name))
        split(db, "c", "a")
        assert story(db, "a") == {"a", "b"}
        with pytest.raises(LookupError, match="not in the story"):
            split(db, "c", "a")


def test_the_last_word_on_two_items_counts_from_whichever_side_it_is_said(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "abc":
            save(db, same(name))
        split(db, "b")
        assert {c.other_id for c in link(db, "a", "b")} == {"b"}
        assert story(db, "b") == {"a", "b"}
        assert {c.other_id for c in link(db, "b", "c")} == {"c"}
        assert story(db, "b") == {"a", "b", "c"}


def test_putting_an_item_back_undoes_what_parted_it_from_the_whole_story(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "abc":
            save(db, same(name))
        split(db, "b")
        assert {c.other_id for c in link(db, "b", "a")} == {"a", "c"}
        assert story(db, "b") == {"a", "b", "c"}


def test_what_is_undone_is_as_if_it_had_never_been_said(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, same("a"))
        save(db, same("b"))
        save(db, item("c"))
        (parted,) = split(db, "b")
        (linked,) = link(db, "c", "a")
        assert (story(db, "a"), story(db, "b")) == ({"a", "c"}, {"b"})
        undo_link(db, parted.id, EDITOR, NOON, decisions(db, "b"))
        undo_link(db, linked.id, EDITOR, NOON, decisions(db, "c"))
        assert (story(db, "a"), story(db, "c")) == ({"a", "b"}, {"c"})


def test_what_an_editor_parts_is_parted_of_alike_words_too(database: Database) -> None:
    with_sources(database, "mairie", "journal")
    with database.write() as db:
        save(db, told("a", WORDS))
        save(db, told("b", REWORDED, source_id="demo/journal"))
        assert story(db, "a") == {"a", "b"}
        split(db, "b")
        later = told("b", f"{REWORDED} À suivre.", source_id="demo/journal")
        save(db, later, NOON + timedelta(hours=1))
        assert story(db, "a") == {"a"}


def test_who_saw_an_older_state_is_told_and_nothing_is_kept(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, item("b"))
        link(db, "a", "b")
    with database.write() as db, pytest.raises(Stale):
        split_story(db, said("a"), 0, NOON)
    with database.read() as db:
        assert story(db, "a") == {"a", "b"}


def test_only_two_items_of_one_town_can_be_put_together(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, item("b", town_id="other"))
        for other in ("a", "b", "nobody"):
            with pytest.raises(LookupError):
                link(db, "a", other)
        assert corrections_of(db, "a") == ()


def test_other_decisions_leave_stories_alone(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, same("a"))
        save(db, same("b"))
        add_correction(db, Correction(0, "b", CorrectionKind.HIDE, EDITOR, NOON), 0)
        save(db, same("b", title="changed"))
        assert story(db, "a") == {"a", "b"}
