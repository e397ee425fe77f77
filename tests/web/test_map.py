"""Drawn maps: frames, labels, pins."""

import math

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.web.conftest import World
from tests.web.town import LAT, LON
from web.frame import Frame, first_holding, frame_around, path_of
from web.labels import Label, Obstacle, choose, join, length, places_for
from web.pins import Pin, gather, half_width
from web.town_map import middle

FRAME = Frame(LON, LAT, 400)
pixels = st.tuples(st.integers(0, 480), st.integers(0, 400))


def test_the_middle_of_the_frame_is_its_place_and_north_is_up():
    assert FRAME.xy((LON, LAT)) == (240, 200)
    assert FRAME.xy((LON, LAT + 0.001))[1] < 200
    assert FRAME.xy((LON + 0.001, LAT))[0] > 240


def test_metres_are_metres_on_the_map():
    hundred_metres_north = LAT + math.degrees(100 / 6_371_008.8)
    assert round(200 - FRAME.xy((LON, hundred_metres_north))[1]) == 100 * 240 // 400


@given(st.lists(st.tuples(st.floats(-10, 10), st.floats(-60, 60)), min_size=1, max_size=6))
def test_a_frame_around_spots_holds_them_all(spots: list[tuple[float, float]]):
    spots = [(LON + x / 1000, LAT + y / 1000) for x, y in spots]
    frame = frame_around(spots)
    assert all(frame.holds(frame.xy(spot)) for spot in spots)


def test_points_that_say_nothing_new_are_left_out_of_a_path():
    assert path_of([(0, 0), (0.1, 0), (0.2, 0), (9, 0)]) == "M0 0L9 0"
    assert path_of([(0, 0), (0.1, 0)]) == ""


@given(st.lists(st.lists(pixels, min_size=2, max_size=4, unique=True), max_size=8))
def test_joined_lines_are_as_long_as_their_parts(lines: list[list[tuple[int, int]]]):
    joined = join(lines)
    assert math.isclose(sum(map(length, joined)), sum(map(length, lines)), abs_tol=0.1)


def test_a_name_reads_from_left_to_right_and_only_where_it_fits():
    places = places_for("Rue Neuve", [[(300, 100), (0, 100)]])
    assert places
    assert all(label.points[0][0] < label.points[-1][0] for label in places)
    assert places_for("Rue Neuve", [[(0, 0), (30, 0)]]) == ()
    zigzag = [(x * 10.0, (x % 2) * 30.0) for x in range(20)]
    assert places_for("Rue Neuve", [zigzag]) == ()


@given(
    st.lists(st.tuples(pixels, pixels), max_size=8),
    st.lists(pixels, max_size=4),
)
def test_no_name_is_written_over_another_or_over_a_pin(
    lines: list[tuple[tuple[int, int], tuple[int, int]]], pins: list[tuple[int, int]]
):
    obstacles = [Obstacle(x, y, 12) for x, y in pins]
    chosen = choose([places_for(f"Rue {n}", [line]) for n, line in enumerate(lines)], obstacles)
    for n, label in enumerate(chosen):
        for x, y in pins:
            assert all(math.dist(dot, (x, y)) >= 12 for dot in label.dots)
        for other in chosen[n + 1 :]:
            assert _apart(label, other)


def _apart(a: Label, b: Label) -> bool:
    return all(math.dist(one, other) >= 10 for one in a.dots for other in b.dots)


@given(st.lists(pixels, min_size=1, max_size=30))
def test_every_number_inside_of_the_frame_is_drawn_once(spots: list[tuple[int, int]]):
    degrees = [(LON + (x - 240) / 54000, LAT + (200 - y) / 80000) for x, y in spots]
    pins = [Pin(n, *spot) for n, spot in enumerate(degrees, 1)]
    app = Flask("test")
    with app.app_context():
        drawn = _gathered(app, pins)
    inside = sum(FRAME.holds(FRAME.xy(spot)) for spot in degrees)
    assert sum(1 + int(s.text.partition("+")[2] or s.text.count(",")) for s in drawn) == inside


def _gathered(app: Flask, pins: list[Pin]):
    from flask_babel import Babel

    Babel(app)
    with app.test_request_context():
        return gather(FRAME, pins)


def test_pins_close_together_share_one_pill(world: World):
    with world.app.test_request_context():
        three = gather(FRAME, [Pin(n, LON, LAT) for n in (3, 5, 9)])
        two = gather(FRAME, [Pin(n, LON, LAT) for n in (10, 11)])
    assert [(s.text, s.first) for s in three] == [("3 +2", 3)]
    assert [s.text for s in two] == ["10, 11"]
    assert half_width([10, 11]) > half_width([1])


def test_a_ring_is_as_large_as_the_doubt(world: World):
    with world.app.test_request_context():
        (small,) = gather(FRAME, [Pin(1, LON, LAT, 40)])
        (large,) = gather(FRAME, [Pin(1, LON, LAT, 80)])
    assert large.obstacle.radius == 2 * small.obstacle.radius == 80 * FRAME.scale


def test_the_name_of_a_bent_area_lies_inside_of_it():
    u_shape = [(0, 0), (10, 0), (10, 30), (20, 30), (20, 0), (30, 0), (30, 40), (0, 40), (0, 0)]
    x, y = middle(u_shape)
    assert (0 < x < 10 or 20 < x < 30) or y > 30


def test_a_map_is_drawn_wider_where_a_pin_would_be_left_out():
    near, far = (2.351, 47.9), (2.354, 47.9)  # 75 m and 300 m to the east
    assert first_holding(2.35, 47.9, (250.0, 400.0), [near]).half_width_m == 250.0
    assert first_holding(2.35, 47.9, (250.0, 400.0), [near, far]).half_width_m == 400.0
    assert first_holding(2.35, 47.9, (250.0,), [far]).half_width_m == 250.0
