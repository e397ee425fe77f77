"""The keys that feeds, alerts and every index share."""

import math
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from records import Item, Place, Placement, Plan, Precision, Reach, ReachKind, Role
from records.reach import distance_m, file_item, plan, tile_of

CENTRE = (2.35, 48.85)


def item_at(*placements: Placement) -> Item:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return Item("i", "t/s", "t", "news", "T", "", "fr", "", now, placements=placements)


def spot(lon, lat, **more) -> Placement:
    place = Place("x", lon, lat, Precision.ADDRESS, 10, spots=((lon, lat),), **more)
    return Placement(place, "address", 0.9)


@given(st.floats(-0.02, 0.02), st.floats(-0.02, 0.02), st.integers(1, 1500), st.floats(-70.0, 70.0))
def test_a_radius_finds_exactly_what_is_within_it(dlon, dlat, metres, lat):
    centre = (CENTRE[0], lat)
    point = (CENTRE[0] + dlon, lat + dlat)
    keys = file_item(item_at(spot(*point))).sure
    reach = plan(Reach(ReachKind.RADIUS, "", *centre, metres), "t")
    found = bool(keys & set(reach.sure)) or (bool(keys & set(reach.edge)) and reach.holds([point]))
    assert found == (distance_m(centre, point) <= metres)


def test_distances_are_metres():
    assert math.isclose(distance_m((0, 0), (0, 1)), 111_195, rel_tol=1e-4)
    assert distance_m(CENTRE, CENTRE) == 0


def test_tiles_follow_the_slippy_map_scheme():
    assert tile_of((0.0, 0.0)) == (65536, 65536)
    assert tile_of((-180.0, 85.0511)) == (0, 0)


def test_what_is_only_mentioned_files_nothing():
    seat = spot(2.35, 48.85, block_ids=("t/b",))
    mentioned = Placement(seat.place, "address", 0.9, Role.MENTIONED)
    assert file_item(item_at(mentioned)).sure == {"city:t"}


def test_an_area_wide_item_is_filed_as_whole_and_has_no_spot():
    area = Place("Quartier", 2.35, 48.85, Precision.AREA, 500, area_ids=("t/q",))
    filing = file_item(item_at(Placement(area, "area", 0.9)))
    assert filing.sure == {"city:t", "n:t/q", "w:t/q"}
    assert filing.spots == ()


def test_approximate_keys_stand_apart_unless_a_sure_placement_has_them_too():
    sure = spot(2.35, 48.85, block_ids=("t/b",))
    near = Placement(spot(2.35, 48.85, block_ids=("t/b", "t/c")).place, "a", 0.6, approximate=True)
    filing = file_item(item_at(sure, near))
    assert "b:t/b" in filing.sure
    assert filing.maybe == {"b:t/c"}


def test_a_street_is_all_of_its_blocks():
    reach = Reach(ReachKind.STREET, "t/rue", block_ids=("t/b", "t/c"))
    assert plan(reach, "t") == Plan(("b:t/b", "b:t/c"))
