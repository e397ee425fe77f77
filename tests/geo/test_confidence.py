from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.confidence import MEASURED, WEIGHTS, Weights, read_weights
from records import Score

PARTS = st.lists(
    st.builds(
        Score,
        st.sampled_from(["street_exact", "number_in_range", "street_fuzzy", "never_measured"]),
        st.floats(0, 1),
    ),
    max_size=5,
)


def test_what_was_never_measured_counts_as_it_is_believed():
    assert Weights().confidence([Score("a", 0.9), Score("b", 0.8)]) == pytest.approx(0.72)


def test_a_correction_moves_every_place_with_that_part():
    better = Weights(corrections={"a": 1.0, "b": 0.0})
    parts = [Score("a", 0.9), Score("b", 0.8)]
    assert better.confidence(parts) > Weights().confidence(parts)
    assert better.confidence(parts[1:]) == Weights().confidence(parts[1:])


def test_a_temperature_above_one_makes_everything_less_certain():
    hot = Weights(temperature=2.0, corrections={"a": 0.0})
    assert 0.5 < hot.confidence([Score("a", 0.9)]) < 0.9
    assert 0.1 < hot.confidence([Score("a", 0.1)]) < 0.5


@given(PARTS)
def test_a_confidence_is_a_probability_and_the_order_of_parts_is_nothing(parts):
    sure = MEASURED.confidence(parts)
    assert 0.0 <= sure <= 1.0
    mixed = Random(1).sample(parts, len(parts))
    assert MEASURED.confidence(mixed) == pytest.approx(sure, abs=1e-4)


@given(PARTS)
def test_a_guess_at_letters_is_never_sure(parts):
    assert MEASURED.confidence([Score("street_fuzzy", 0.6), *parts]) <= 0.6


@given(PARTS, st.floats(0, 1))
def test_one_doubt_more_never_makes_it_surer(parts, value):
    doubted = [*parts, Score("never_measured", value)]
    assert MEASURED.confidence(doubted) <= MEASURED.confidence(parts)


@given(PARTS, st.sampled_from(["coordinates_disagree", "streets_do_not_meet", "outside"]))
def test_nothing_is_surer_than_what_was_never_measured_of_it(parts, name):
    assert MEASURED.confidence([*parts, Score(name, 0.7)]) <= 0.7


def test_the_weights_that_ship_say_how_much_they_rest_on():
    assert read_weights(WEIGHTS) == MEASURED
    assert MEASURED.temperature > 0
