import math

from hypothesis import assume, example, given
from hypothesis import strategies as st
from pyroaring import BitMap

from alerts.matching.shapes import Shapes
from records import Plan
from records.reach import distance_m

HALF_WAY_ROUND = 20_015_120

anywhere = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
metres = st.integers(0, HALF_WAY_ROUND)


@given(
    st.lists(st.tuples(anywhere, metres), min_size=1, max_size=5), st.lists(anywhere, min_size=1)
)
@example([((0.0, 0.0), HALF_WAY_ROUND)], [(180.0, 0.0)])
@example([((0.0, 90.0), 0)], [(120.0, 90.0)])
def test_circles_of_any_size_anywhere_hold_what_their_plans_hold(circles, spots):
    shapes, plans = Shapes(), [Plan((), ("c:0/0",), *circle) for circle in circles]
    for number, plan in enumerate(plans):
        shapes.put(number, plan)
    holding = [number for number, plan in enumerate(plans) if plan.holds(spots)]
    assert list(shapes.holding(BitMap(range(len(plans))), spots)) == holding


@given(anywhere, anywhere, st.integers(-1, 1))
def test_a_metre_more_or_less_is_told_at_any_distance(centre, spot, more):
    radius = math.floor(distance_m(centre, spot)) + more
    assume(radius >= 0)
    plan, shapes = Plan((), ("c:0/0",), centre, radius), Shapes()
    shapes.put(0, plan)
    assert bool(shapes.holding(BitMap((0,)), [spot])) == plan.holds([spot])
