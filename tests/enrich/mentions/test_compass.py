"""Directions at a street's side."""

import pytest

from tests.enrich.town import seen


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a fire at 12 North Oak St", ("address", ("North Oak St",), ("12",))),
        ("on South Main Street today", ("street", ("South Main Street",), ())),
        ("at 12 S. Broadway", ("address", ("S. Broadway",), ("12",))),
        ("on Main Street N today", ("street", ("Main Street N",), ())),
        ("the U.S. Main Street fund", ("street", ("Main Street",), ())),
        ("turn north Main Street is closed", ("street", ("Main Street",), ())),
        ("on Elm St, North of it", ("street", ("Elm St",), ())),
    ],
)
def test_a_direction_is_part_of_a_street_s_name(words: str, expected: tuple[object, ...]) -> None:
    assert seen(words, "en") == [expected]
