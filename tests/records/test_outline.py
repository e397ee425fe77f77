"""Polygons drawn by hand: what lies inside, and the keys that find it."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from records import Plan, Reach, ReachKind
from records.outline import box_of, edges, encloses, touches
from records.reach import plan, tile_of

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
HOOK = ((0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (4.0, 6.0), (4.0, 2.0), (0.0, 2.0))
BOW_TIE = ((0.0, 0.0), (6.0, 6.0), (6.0, 0.0), (0.0, 6.0))
PENTAGRAM = ((0.0, 3.0), (6.0, 3.0), (1.0, 0.0), (3.0, 6.0), (5.0, 0.0))

grid = st.integers(-8, 8)
outlines = st.lists(st.tuples(grid, grid), min_size=3, max_size=9).map(tuple)


def is_on(side, spot) -> bool:
    (x1, y1), (x2, y2) = side
    x, y = spot
    in_line = (x2 - x1) * (y - y1) == (y2 - y1) * (x - x1)
    return in_line and min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2)


def crossings_east_of(outline, spot) -> int:
    """Count the sides that a ray to the east crosses, in exact fractions."""
    x, y = spot
    return sum(
        Fraction(x2 - x1, y2 - y1) * (y - y1) + x1 > x
        for (x1, y1), (x2, y2) in edges(outline)
        if min(y1, y2) <= y < max(y1, y2)
    )


@given(outlines, st.tuples(grid, grid))
def test_what_is_on_no_side_is_inside_if_a_ray_crosses_an_odd_number_of_sides(outline, spot):
    assume(not any(is_on(side, spot) for side in edges(outline)))
    assert encloses(outline, spot) == (crossings_east_of(outline, spot) % 2 == 1)


@given(outlines, st.tuples(grid, grid), st.integers(0, 8))
def test_it_is_the_same_from_whichever_corner_it_is_told(outline, spot, first):
    turned = outline[first % len(outline) :] + outline[: first % len(outline)]
    assert encloses(turned, spot) == encloses(outline, spot)


def test_the_west_and_south_of_a_box_are_inside_and_its_east_and_north_are_not():
    inside = [spot for spot in product(range(-1, 6), repeat=2) if encloses(SQUARE, spot)]
    assert inside == list(product(range(4), repeat=2))


@pytest.mark.parametrize(
    ("outline", "inside", "outside"),
    [
        (HOOK, [(5, 5), (1, 1), (5, 1)], [(2, 4), (3, 3), (7, 1)]),
        (BOW_TIE, [(1, 3), (5, 3)], [(3, 1), (3, 5)]),
        (PENTAGRAM, [(3, 5), (1, 2.9)], [(3, 2.5), (0, 0)]),
    ],
)
def test_hooks_and_outlines_that_cross_themselves_hold_what_is_between_an_odd_number(
    outline, inside, outside
):
    assert all(encloses(outline, spot) for spot in inside)
    assert not any(encloses(outline, spot) for spot in outside)


@given(outlines, st.tuples(grid, grid))
def test_a_line_without_an_inside_holds_nothing(outline, spot):
    there_and_back = (*outline, *outline[-2:0:-1])
    assert not encloses(there_and_back, spot)


@given(st.tuples(grid, grid), st.tuples(grid, grid), st.tuples(grid, grid), st.integers(0, 5))
def test_a_side_touches_each_box_that_holds_a_spot_of_it(start, end, corner, size):
    box = (corner[0], corner[1], corner[0] + size, corner[1] + size)
    on_it = [spot for spot in product(range(-8, 14), repeat=2) if is_on((start, end), spot)]
    if any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in on_it):
        assert touches((start, end), box)
    west, south, east, north = box_of((start, end))
    if west > box[2] or east < box[0] or south > box[3] or north < box[1]:
        assert not touches((start, end), box)


degrees = st.floats(-0.02, 0.02)
drawn = st.lists(st.tuples(degrees, degrees), min_size=3, max_size=8)


@given(
    drawn, st.lists(st.tuples(degrees, degrees), max_size=30), st.sampled_from((0.0, 48.9, -70.0))
)
def test_the_keys_of_an_outline_find_exactly_what_is_inside(corners, spots, lat):
    outline = tuple((lon, lat + north) for lon, north in corners)
    asked = plan(Reach(ReachKind.POLYGON, "", outline=outline), "t")
    assert set(asked.sure).isdisjoint(asked.edge)
    for lon, north in (*spots, *corners):
        spot = (lon, lat + north)
        key = "c:{}/{}".format(*tile_of(spot))
        found = key in asked.sure or (key in asked.edge and asked.holds([spot]))
        assert found == encloses(outline, spot)


def test_an_outline_within_a_tile_has_that_one_to_check_and_a_wide_one_has_sure_ones():
    lon, lat = 2.3501, 48.8501
    tiny = ((lon, lat), (lon + 1e-5, lat), (lon, lat + 1e-5))
    asked = plan(Reach(ReachKind.POLYGON, "", outline=tiny, whole_area_ids=("t/a",)), "t")
    key = "c:{}/{}".format(*tile_of(tiny[0]))
    assert asked == Plan(("w:t/a",), (key,), outline=tiny)
    wide = ((lon, lat), (lon + 0.02, lat), (lon + 0.02, lat + 0.02), (lon, lat + 0.02))
    assert len(plan(Reach(ReachKind.POLYGON, "", outline=wide), "t").sure) > 20


def test_blocks_around_are_found_by_their_keys():
    blocks = ("t/b", "t/c")
    reach = Reach(ReachKind.BLOCKS, "t/b", whole_area_ids=("t/a",), block_ids=blocks, steps=1)
    assert plan(reach, "t") == Plan(("b:t/b", "b:t/c", "w:t/a"))
