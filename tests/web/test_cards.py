"""Which of its places an item of a list is said to be at."""

from dataclasses import replace

from records import Place, Placement, Precision
from tests.web.news import item
from web.cards import Here, nearest

BLOCK, NEAR, FAR = (2.35, 47.9), (2.351, 47.9), (2.38, 47.9)
HERE = Here(BLOCK, "t/block", metres=300, whole_area_ids=("t/area",))


def point(spot: tuple[float, float]) -> Placement:
    place = Place("x", *spot, Precision.ADDRESS, 5.0, ("t/other",), ("t/area",), (spot,))
    return Placement(place, "address", 0.9)


AREA = Placement(Place("Area", *FAR, Precision.AREA, 900.0, (), ("t/area",)), "area", 0.9)
CLOSE, AWAY = point(NEAR), point(FAR)


def test_the_nearest_place_within_reach_comes_first():
    made = replace(item("x", "T", ""), placements=(AREA, AWAY, CLOSE))
    assert nearest(made, HERE) == CLOSE


def test_what_is_here_for_the_whole_area_is_not_said_to_be_far_away():
    made = replace(item("x", "T", ""), placements=(AWAY, AREA))
    assert nearest(made, HERE) == AREA
    assert nearest(made, replace(HERE, whole_area_ids=())) == AWAY
