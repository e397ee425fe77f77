"""What an editor should look at, and whose it is."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from records import Item, Place, Placement, Precision, Proposal, Refusal, Role, Status
from records.review import area_ids_of, doubt_of


def place(precision: Precision = Precision.BLOCK, *areas: str) -> Place:
    return Place("somewhere", 2.0, 48.0, precision, 50.0, area_ids=areas)


def item(*placements: Placement, refusals: tuple[str, ...] = (), **values: object) -> Item:
    return Item(
        id="a1",
        source_id="tiny/news",
        town_id="tiny",
        type="news",
        title="Title",
        text="",
        lang="en",
        url="",
        published_at=datetime(2026, 11, 1, tzinfo=UTC),
        placements=placements,
        refusals=tuple(Refusal(None, reason) for reason in refusals),
        **values,
    )


TOWN = Placement(place(Precision.CITY), "source", 0.9)
SURE = Placement(place(), "address", 0.95)


def doubtful(score: float, role: Role = Role.ABOUT) -> Placement:
    return Placement(place(), "address", score, role, approximate=True)


def test_the_least_sure_place_counts():
    assert doubt_of(item(SURE, doubtful(0.7), doubtful(0.6))) == 0.6


def test_what_is_sure_only_mentioned_or_not_listed_is_not_in_doubt():
    assert doubt_of(item(SURE)) is None
    assert doubt_of(item(SURE, doubtful(0.6, Role.MENTIONED))) is None
    assert doubt_of(item(doubtful(0.6), status=Status.WITHDRAWN)) is None


@pytest.mark.parametrize("reason", ["no_crossing", "unknown_street", "outside_boundary"])
def test_an_item_whose_place_was_lost_is_the_least_sure_of_all(reason: str):
    assert doubt_of(item(TOWN, refusals=(reason,))) == 0.0
    assert doubt_of(item(refusals=(reason,))) == 0.0


def test_a_lost_place_does_not_matter_where_another_one_was_found():
    assert doubt_of(item(SURE, refusals=("no_crossing",))) is None


def test_a_lost_place_matters_where_only_the_source_says_the_area():
    at_home = Placement(place(Precision.AREA), "source", 0.9)
    assert doubt_of(item(at_home, refusals=("no_crossing",))) == 0.0
    assert doubt_of(item(at_home)) is None


@pytest.mark.parametrize("reason", ["other_town", "road"])
def test_what_lies_elsewhere_is_not_lost(reason: str):
    assert doubt_of(item(TOWN, refusals=(reason,))) is None


def test_an_item_is_its_areas_and_its_towns_and_that_of_where_it_was_before():
    before = Placement(place(Precision.BLOCK, "tiny/west"), "address", 0.95)
    now = Placement(place(Precision.BLOCK, "tiny/east"), "editor", 1.0)
    mentioned = replace(SURE, place=place(Precision.BLOCK, "tiny/north"), role=Role.MENTIONED)
    moved = item(now, mentioned, proposal=Proposal((before,), (), (), Status.ACTIVE))
    assert area_ids_of(moved) == {"tiny", "tiny/east", "tiny/west"}
