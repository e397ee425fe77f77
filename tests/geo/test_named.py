"""Names of areas, and what else may be meant by them."""

from geo.resolvers.named import resolve_area
from records import Mention, MentionKind, Precision, Refusal


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
