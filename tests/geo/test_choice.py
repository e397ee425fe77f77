from dataclasses import replace

import pytest

from geo.candidate import Candidate
from geo.choice import choose
from records import Place, Precision, Refusal, Score

PORT, VIGNES = (2.440, 48.860), (2.460, 48.860)  # 1.5 km apart


def candidate(name, spot, area):
    place = Place(name, *spot, Precision.ADDRESS, 25.0, (f"tiny/{name}",), (area,), (spot,))
    return Candidate(place, "address", name, "address", (Score("street_exact", 1.0),))


ONE, OTHER = candidate("one", PORT, "tiny/port"), candidate("other", VIGNES, "tiny/vignes")


def chosen(home="", anchors=()):
    found = choose((ONE, OTHER), None, home, anchors)
    return found if isinstance(found, Refusal) else (found.target_id, found.parts[-1].name)


def test_of_two_namesakes_the_home_area_and_the_items_other_places_choose():
    assert chosen().reason == "ambiguous"
    assert chosen("tiny/port") == ("one", "chosen_by_home_area")
    assert chosen(anchors=(VIGNES,)) == ("other", "chosen_by_other_places")
    assert chosen("tiny/port", (PORT,)) == ("one", "chosen_by_home_and_other_places")
    assert chosen("tiny/elsewhere").reason == "ambiguous"


def test_against_the_items_other_places_the_home_area_only_makes_the_choice_doubtful():
    found = choose((ONE, OTHER), None, "tiny/port", (VIGNES,))
    assert (found.target_id, found.parts[-1].name) == ("other", "chosen_against_home_area")
    assert 0.5 <= found.score < 0.85


def test_places_near_both_namesakes_choose_none():
    assert chosen(anchors=(PORT, VIGNES)).reason == "ambiguous"


@pytest.mark.parametrize("home", ["", "tiny/port"])
def test_namesakes_side_by_side_are_one_place_for_a_reader(home):
    beside = replace(OTHER, place=replace(ONE.place, name="beside"))
    found = choose((ONE, beside), None, home, ())
    assert found.parts[-1].name == "several_close_by"
