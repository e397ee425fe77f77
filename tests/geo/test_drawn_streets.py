"""Streets that only have houses are drawn through them; blocks get their numbers from houses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer
from geo.importers.point_ranges import Along, ranges_from_houses
from records import NumberRange, Parity, Precision
from tests.geo.houses import NORTH, SOUTH, best, house, town_of
from tests.geo.small_town import ASH, ELM


def drawn(folder, houses):
    data, report = town_of(folder, [house("rue Neuve", *one) for one in houses])
    return [block for block in data.blocks if block.street_id == "tiny/rue-neuve"], data, report


def test_a_street_that_only_has_houses_is_drawn_between_its_sides(tmp_path):
    odd = [(n, ELM + n * 0.0002, 48.870 + NORTH) for n in (1, 3, 5, 7)]
    even = [(n, ELM + n * 0.0002, 48.870 + SOUTH) for n in (2, 4, 6)]
    (block,), data, report = drawn(tmp_path, odd + even)
    assert all(lat == pytest.approx(48.870, abs=0.00002) for _, lat in block.line)
    assert (block.left, block.right) == (
        NumberRange(1, 7, Parity.ODD),
        NumberRange(2, 6, Parity.EVEN),
    )
    assert "houses.geojson row 1: rue Neuve has no line: drawn through 7 houses" in (
        report.repaired
    )
    assert best("5 rue Neuve", Gazetteer(data)).place.precision is Precision.EXACT


def test_a_drawn_street_is_split_at_a_gap(tmp_path):
    near = [(n, ELM + n * 0.0001, 48.870) for n in (1, 3, 5)]
    far = [(n, ELM + 0.006 + n * 0.0001, 48.870) for n in (31, 33)]
    blocks, _, _ = drawn(tmp_path, near + far)
    assert sorted((b.left or b.right).low for b in blocks) == [1, 31]


def test_a_street_with_a_single_house_is_a_block_too(tmp_path):
    (block,), _, _ = drawn(tmp_path, [(12, ELM, 48.870)])
    assert (block.left or block.right) == NumberRange(12, 12, Parity.EVEN)


def test_a_drawn_street_runs_on_to_the_one_ahead_and_cuts_it(tmp_path):
    """The last house of rue Neuve is 22 m before rue Longue, as houses at corners are."""
    new = [house("rue Neuve", n, ASH, 48.8700 + n * 0.0001) for n in (1, 3, 5, 7)]
    long = [house("rue Longue", n, ELM + n * 0.0002, 48.8709) for n in range(1, 21, 2)]
    data, _ = town_of(tmp_path, new + long)
    blocks = [block for block in data.blocks if block.street_id.startswith("tiny/rue-")]
    assert sorted(b.id for b in blocks if b.street_id == "tiny/rue-longue") == [
        "tiny/rue-longue-1",
        "tiny/rue-longue-11",
    ]
    corner = [c for c in data.crossings if c.street_ids == ("tiny/rue-longue", "tiny/rue-neuve")]
    assert [(c.lon, c.lat) for c in corner] == [(pytest.approx(ASH), pytest.approx(48.8709))]


def test_a_drawn_street_does_not_reach_for_the_one_beside_it(tmp_path):
    one = [house("rue Neuve", n, ELM + n * 0.0002, 48.8700) for n in (1, 3, 5)]
    beside = [house("rue Longue", n, ELM + n * 0.0002, 48.8703) for n in (1, 3, 5, 7, 9)]
    data, _ = town_of(tmp_path, one + beside)
    lines = [block.line for block in data.blocks if block.street_id == "tiny/rue-neuve"]
    assert [{lat for _, lat in line} for line in lines] == [{48.87}]


# Ranges from houses


def along(*houses):
    return [Along(number, float(metres), float(aside)) for number, metres, aside in houses]


def test_numbers_that_fall_along_the_line_are_known_as_such():
    left, _ = ranges_from_houses(along((9, 0, 5), (5, 50, 5), (1, 90, 5)))
    assert left == NumberRange(1, 9, Parity.ODD, reversed=True)


def test_a_single_house_on_the_wrong_side_makes_no_side_mixed():
    houses = [(n, n, 5) for n in (2, 4, 6, 8)] + [(n, n, -5) for n in (1, 3, 5, 7)] + [(10, 1, -5)]
    left, right = ranges_from_houses(along(*houses))
    assert (left.parity, right.parity) == (Parity.EVEN, Parity.ODD)


def test_sides_numbered_one_after_the_other_are_honestly_mixed():
    houses = [(n, n, 5) for n in range(1, 7)] + [(n, 13 - n, -5) for n in range(7, 13)]
    left, right = ranges_from_houses(along(*houses))
    assert left == NumberRange(1, 6, Parity.MIXED)
    assert right == NumberRange(7, 12, Parity.MIXED, reversed=True)


@given(st.lists(st.tuples(st.integers(1, 99), st.floats(0, 500), st.floats(-30, 30)), max_size=30))
def test_every_side_has_only_numbers_that_it_was_made_of(houses):
    for side in ranges_from_houses(along(*houses)):
        if side is not None:
            assert {side.low, side.high} <= {number for number, _, _ in houses}
            assert side.holds(side.low)
            assert side.holds(side.high)
