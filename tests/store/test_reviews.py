from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import Item, Place, Placement, Precision, Proposal, Report, Review, Role, Status
from store.database import Connection, Database
from store.items import find_items, item_ids, save_item
from store.reports import add_report, forget_words, reports_of, settle_reports
from store.reviews import count_reviews, reviews
from store.stories import leaders

from .examples import DAY, NOON, item, save, trial, with_sources

NORTH, SOUTH, TOWN = ("demo/north",), ("demo/south",), ("demo",)


def placed(score: float, area: str = "north", **changes: object) -> Placement:
    place = Place("Rue X", 2.3, 48.8, Precision.STREET, 9.0, ("demo/x-1",), (f"demo/{area}",))
    made = Placement(place, "street", score, approximate=True)
    return replace(made, **changes)  # type: ignore[arg-type]


def doubtful(name: str, score: float = 0.6, area: str = "north", **changes: object) -> Item:
    return item(name, placements=(placed(score, area),), **changes)


def report(item_id: str, words: str = "") -> Report:
    return Report(0, item_id, "fr", words, NOON)


def waiting(db: Connection, area_ids: tuple[str, ...] = TOWN) -> list[str]:
    found = [review.item_id for review in reviews(db, "demo", area_ids)]
    assert count_reviews(db, "demo", area_ids) == len(found)
    return found


def test_what_is_in_doubt_waits_for_the_editors_of_its_areas(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, doubtful("n"))
        save(db, doubtful("s", area="south"))
        save(db, item("sure", placements=(placed(0.9, approximate=False),)))
        save(db, item("passing", placements=(placed(0.6, role=Role.MENTIONED),)))
        save(db, item("nowhere"))
        save(db, doubtful("far", town_id="other"))
        assert waiting(db, NORTH) == ["n"]
        assert waiting(db, SOUTH) == ["s"]
        assert sorted(waiting(db)) == sorted(waiting(db, NORTH + SOUTH)) == ["n", "s"]
        assert waiting(db, ("demo/east",)) == waiting(db, ()) == []
        assert reviews(db, "other", ("other",)) == (Review("far", 0.6, 0),)
        assert reviews(db, "other", TOWN) == ()


def test_reported_items_come_first_then_the_lowest_score_then_the_newest(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, doubtful("old", 0.6))
        save(db, doubtful("new", 0.6, published_at=NOON + DAY))
        save(db, doubtful("low", 0.5))
        save(db, doubtful("reported", 0.8))
        save(db, item("sure", placements=(placed(0.9, approximate=False),)))
        for name in ("reported", "sure", "sure"):
            add_report(db, report(name))
        assert waiting(db) == ["reported", "sure", "low", "new", "old"]
        assert reviews(db, "demo", TOWN, limit=2, offset=1) == (
            Review("sure", 0.9, 2),
            Review("low", 0.5, 0),
        )


def test_a_reported_item_that_is_placed_nowhere_waits_with_score_0(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        add_report(db, report("a"))
        assert reviews(db, "demo", TOWN) == (Review("a", 0.0, 1),)


def test_an_item_leaves_once_an_editor_has_placed_it_or_it_is_not_shown(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        for status in (Status.WITHDRAWN, Status.HIDDEN):
            save(db, doubtful("a"))
            assert waiting(db) == ["a"]
            save(db, doubtful("a", status=status))
            assert waiting(db) == []
        made = doubtful("a")
        proposal = Proposal(made.placements, (), (), Status.ACTIVE)
        there = (placed(1.0, "south", method="editor", approximate=False),)
        save(db, replace(made, placements=there, proposal=proposal))
        assert waiting(db) == []
        # Who had it before may still see what is said of it.
        add_report(db, report("a"))
        assert waiting(db, NORTH) == waiting(db, SOUTH) == ["a"]


def test_an_item_that_moves_changes_hands(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, doubtful("a"))
        save(db, doubtful("a", 0.7, area="south"))
        assert waiting(db, NORTH) == []
        assert reviews(db, "demo", SOUTH) == (Review("a", 0.7, 0),)


def test_a_story_waits_once_and_whoever_comes_to_lead_it_waits_in_its_stead(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "abc":
            save(db, doubtful(name, signature="same words"))
        assert waiting(db) == ["a"]
        save(db, doubtful("a", signature="same words", status=Status.WITHDRAWN))
        assert waiting(db) == ["b"]
        save(db, doubtful("b", signature="other words"))
        assert sorted(waiting(db)) == ["b", "c"]


def test_what_a_reader_reported_waits_even_if_another_leads_its_story(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "ab":
            save(db, doubtful(name, signature="same words"))
        add_report(db, report("b"))
        assert waiting(db) == ["b", "a"]


def test_a_report_is_open_until_it_is_settled(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, doubtful("b"))
        first = add_report(db, report("a", "c’est en face"))
        second = add_report(db, report("a"))
        assert (first.words, first.settled_at) == ("c’est en face", None)
        assert reports_of(db, "a") == (first, second)
        assert settle_reports(db, "a", "ana", NOON + DAY) == 2
        assert settle_reports(db, "a", "bob", NOON + 2 * DAY) == 0
        assert reports_of(db, "a") == tuple(
            replace(each, settled_at=NOON + DAY, settled_by="ana") for each in (first, second)
        )
        assert waiting(db) == ["b"]
        add_report(db, report("b"))
        settle_reports(db, "b", "ana", NOON)
        assert waiting(db) == ["b"]
        assert reports_of(db, "unknown") == ()


def test_nothing_can_be_reported_of_what_is_not_there(database: Database) -> None:
    with pytest.raises(LookupError), database.write() as db:
        add_report(db, report("a"))


def test_the_words_of_settled_reports_are_erased_those_of_open_ones_stay(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        for name in "ab":
            save(db, item(name))
            add_report(db, report(name, "words"))
        settle_reports(db, "a", "ana", NOON)
        assert forget_words(db, NOON) == 0
        assert [forget_words(db, NOON + DAY), forget_words(db, NOON + DAY)] == [1, 0]
        assert [r.words for name in "ab" for r in reports_of(db, name)] == ["", "words"]


steps = st.tuples(
    st.sampled_from("abcd"),
    st.sampled_from(["save", "report", "settle"]),
    st.sampled_from([0.5, 0.6, 0.95]),
    st.sampled_from(["north", "south"]),
    st.sampled_from(["these", "those"]),
    st.sampled_from([Status.ACTIVE, Status.CANCELLED, Status.HIDDEN]),
)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(steps, max_size=14))
def test_the_queue_is_what_the_items_say_whatever_happened(
    database: Database, steps: list[tuple[str, str, float, str, str, Status]]
) -> None:
    with_sources(database)
    with trial(database) as db:
        for name, what, score, area, words, status in steps:
            at = (placed(score, area, approximate=score < 0.85),)
            made = item(name, placements=at, signature=words, status=status)
            if what == "save" or not find_items(db, [name]):
                save_item(db, made, NOON)
            elif what == "report":
                add_report(db, report(name))
            else:
                settle_reports(db, name, "ana", NOON)
        now = find_items(db, item_ids(db)).values()
        lead = set(leaders(db, [one.story_id for one in now]).values())
        for area in ("north", "south"):
            assert {review.item_id for review in reviews(db, "demo", (f"demo/{area}",))} == {
                one.id
                for one in now
                if one.is_listed
                and one.placements[0].place.area_ids == (f"demo/{area}",)
                and (
                    (one.placements[0].approximate and one.id in lead)
                    or any(r.settled_at is None for r in reports_of(db, one.id))
                )
            }
