import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.area_cells import AreaCells
from geo.paths import Path
from geo.plane import Plane, draw_lines, plane_around

SHAPES = [
    shapely.box(0, 0, 1000, 1000),
    shapely.Polygon([(0, 0), (500, 20), (480, 700), (-30, 510)], [[(9, 9), (60, 9), (60, 60)]]),
    shapely.Point(500, 500).buffer(170),
    shapely.box(1000, 0, 1200, 1000),
    shapely.MultiPolygon([shapely.box(-900, -900, -800, -800), shapely.box(64, 64, 96, 96)]),
]
METRES = st.integers(-1000, 1300) | st.floats(-1000, 1300)
SPOTS = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


@pytest.fixture(scope="module")
def cells():
    return AreaCells(SHAPES)


@given(x=METRES, y=METRES)
def test_a_grid_of_areas_answers_as_the_areas_themselves(cells, x, y):
    expected = tuple(i for i, shape in enumerate(SHAPES) if shapely.intersects_xy(shape, x, y))
    assert cells.holding(x, y) == expected
    assert cells.holding(x, y) == expected


@given(spots=st.lists(SPOTS, min_size=2, max_size=6), share=st.floats(0, 1.2))
def test_walking_along_a_line_is_interpolating_it(spots, share):
    path, line = Path(spots), shapely.LineString(spots)
    assert math.isclose(path.length, line.length, abs_tol=1e-6)
    point = line.interpolate(min(share, 1.0) * line.length)
    assert math.dist(path.at(share * path.length), (point.x, point.y)) < 1e-5


def test_the_left_of_a_line_is_left_of_its_direction():
    path = Path([(0, 0), (0, 100)])
    assert path.beside(50, 12) == (-12, 50)
    assert path.beside(50, -12) == (12, 50)
    assert Path([(3, 4), (3, 4)]).beside(0, 12) == (3, 4)


def test_lines_made_at_once_are_those_made_one_by_one():
    plane = Plane(2.0, 48.0)
    lines = [((2.0, 48.0), (2.001, 48.001)), ((2.0, 48.0), (2.0, 48.1), (2.3, 48.1))]
    assert plane.lines([]) == []
    for line, made in zip(lines, plane.lines(lines), strict=True):
        flat = shapely.LineString([plane.flatten(*spot) for spot in line])
        assert shapely.equals_exact(made, flat, tolerance=1e-6)


def test_the_plane_of_lines_is_the_plane_of_their_spots():
    lines = [((2.0, 48.0), (2.5, 48.2)), ((2.1, 47.0), (2.2, 48.1), (2.2, 48.3))]
    plane, drawn = draw_lines(lines)
    assert plane == plane_around([spot for line in lines for spot in line])
    assert drawn == plane.lines(lines)
    assert draw_lines([]) == (plane_around([]), [])
