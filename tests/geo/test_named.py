"""Names of areas, and what else may be meant by them."""

from geo.gazetteer import Gazetteer
from geo.look_up import look_up, look_up_by_name
from geo.resolvers.named import resolve_area, resolve_place
from records import Mention, MentionKind, PlaceFile, Precision, Refusal
from tests.geo.small_town import ASH, ELM, FOCH, STREETS, build, point, segment, write


def area(name):
    return Mention(MentionKind.AREA, 0, len(name), name, (name,))


def test_a_square_that_is_no_area_is_a_place_or_a_street(tiny):
    (landmark,) = resolve_area(area("Town Hall"), tiny)
    (street,) = resolve_area(area("Oak St"), tiny)
    assert landmark.place.precision is Precision.PLACE
    assert street.place.precision is Precision.STREET


def test_an_area_is_no_street_of_its_base_name(tiny):
    assert isinstance(resolve_area(area("Foch"), tiny), Refusal)


def test_an_area_of_no_name_that_is_known_is_refused(tiny):
    refusal = resolve_area(area("Moon Square"), tiny)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "unknown_name"


def test_two_records_of_one_park_are_one_place_and_two_schools_are_two(tmp_path):
    spots = ((2.441, 48.861), (2.444, 48.861))
    parks = [point(*spot, name="Linden Park") for spot in spots]
    schools = [point(*spot, name="Linden School") for spot in spots]
    files = (
        PlaceFile(write(tmp_path, "two_parks.geojson", parks), "park", "name"),
        PlaceFile(write(tmp_path, "two_schools.geojson", schools), "school", "name"),
    )
    town = Gazetteer(build(tmp_path, places=files)[0])
    assert len(resolve_place(said(MentionKind.PLACE, "Linden Park"), town)) == 1
    assert len(resolve_place(said(MentionKind.PLACE, "Linden School"), town)) == 2


def said(kind, name, numbers=()):
    return Mention(kind, 0, len(name), name, (name,), numbers)


ROADS = [
    segment("Mill Tpk", "tpk", (ELM, FOCH + 0.002), (ASH, FOCH + 0.002), alias="Route 2"),
    segment("Route 9", "nine", (ELM, FOCH + 0.003), (ASH, FOCH + 0.003)),
    segment("2nd St", "second", (ELM, FOCH + 0.004), (ASH, FOCH + 0.004)),
]


def test_a_highways_number_is_a_street_only_if_the_register_calls_one_so(tmp_path):
    town = Gazetteer(build(tmp_path, streets=[*STREETS, *ROADS])[0])
    passing = look_up(said(MentionKind.STREET, "Route 2"), town)
    assert isinstance(passing, Refusal)
    assert passing.reason == "road"
    (own,) = look_up(said(MentionKind.STREET, "Rte. 9"), town)
    assert own.place.name == "Route 9"


def test_no_letter_of_a_number_is_wrong(tmp_path):
    town = Gazetteer(build(tmp_path, streets=[*STREETS, *ROADS])[0])
    assert isinstance(look_up(said(MentionKind.STREET, "42nd St"), town), Refusal)


def test_a_known_street_without_the_number_is_not_said_to_be_unknown(tiny):
    refusal = look_up_by_name(said(MentionKind.ADDRESS, "Oxford Ave", (5,)), tiny)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "number_out_of_range"
