from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from tests.geo.small_town import ASH, ELM, FIR, FOCH, OAK, PAIX, STREETS, build, segment

# Loop Rd meets rue de la Paix at Ash St, where Ash St is the third, and at Fir St's dead end.
LOOP = [
    segment("Loop Rd", "loop1", (ASH, PAIX), (ASH, FOCH + 0.002)),
    segment("Loop Rd", "loop2", (ASH, FOCH + 0.002), (FIR + 0.01, PAIX)),
    segment("rue de la Paix", "paix3", (FIR, PAIX), (FIR + 0.01, PAIX)),
]


def test_of_two_corners_of_one_name_the_one_without_a_third_street_comes_first(tmp_path):
    town = Gazetteer(build(tmp_path, streets=[*STREETS, *LOOP])[0])
    first, second = geocode("Loop Rd & rue de la Paix", town)
    assert first.score == second.score
    assert [round(a.place.lon, 4) for a in (first, second)] == [2.454, ASH]


def test_a_street_passes_a_landmark_at_the_corner_in_front_of_it(tiny):
    (answer,) = geocode("Elm St & Town Hall", tiny)
    assert (answer.place.lon, answer.place.lat) == (ELM, OAK)
    assert answer.place.name == "Elm St & Town Hall"
    assert "at_landmark" in answer.why


def test_a_street_far_from_the_landmark_does_not_pass_it(tiny):
    assert not any(a.kind == "crossing" for a in geocode("avenue Foch & Town Hall", tiny))
