from copy import copy
from dataclasses import replace

import pytest

from geo.given import Given
from geo.resolve import Context, resolve
from records import Mention, MentionKind, Precision, Publisher, RawPlace, Role, Source
from tests.geo.small_town import ASH, ELM, FIR, OAK, PAIX

SOURCE = Source("tiny/hall", "tiny", "Town hall", Publisher.GOVERNMENT, "csv", "x", local=False)


def said(kind, *parts, numbers=(), **more):
    return Mention(kind, 0, 9, " ".join(parts), parts, numbers, **more)


def address(number, street="Oak St", **more):
    return said(MentionKind.ADDRESS, street, numbers=(number,), **more)


def place(tiny, *mentions, source=SOURCE, given=(), items_at=()):
    return resolve(mentions, Context(source, 0.85, 0.5, Given(tuple(given), items_at)), tiny)


def only(resolution):
    (placement,) = resolution.placements
    return placement


def reasons(resolution):
    return [refusal.reason for refusal in resolution.refusals]


def test_a_house_stands_beside_its_block_on_its_side(tiny):
    left, right = only(place(tiny, address(12))), only(place(tiny, address(11)))
    assert left.place.precision is Precision.ADDRESS
    assert left.place.block_ids == right.place.block_ids == ("tiny/oak-st-1",)
    assert left.place.lat > OAK > right.place.lat
    assert ELM < left.place.lon < ASH
    assert left.place.spots == ((left.place.lon, left.place.lat),)
    assert not left.approximate


def test_numbers_that_fall_along_the_line_are_put_the_right_way_round(tiny):
    lons = [only(place(tiny, address(number))).place.lon for number in (22, 30, 40)]
    assert lons == sorted(lons)


def test_a_number_just_outside_is_approximate_and_far_outside_refused(tiny):
    near = only(place(tiny, address(62)))
    assert near.approximate
    assert near.place.precision is Precision.BLOCK
    assert reasons(place(tiny, address(9000))) == ["number_out_of_range"]


def test_a_number_of_the_other_parity_is_approximate(tiny):
    placement = only(place(tiny, address(51)))  # only even numbers there
    assert placement.approximate
    assert placement.place.block_ids == ("tiny/oak-st-42",)


def test_a_street_without_numbers_is_all_that_its_addresses_say(tiny):
    placement = only(place(tiny, address(12, "avenue Foch")))
    assert (placement.place.precision, placement.approximate) == (Precision.STREET, True)


def test_a_section_is_its_list_of_blocks(tiny):
    mention = said(MentionKind.SEGMENT, "Oak St", "Elm St", "Fir St")
    placement = only(place(tiny, mention))
    assert placement.place.block_ids == ("tiny/oak-st-1", "tiny/oak-st-21")
    assert len(placement.place.spots) == 2
    one_end = said(MentionKind.SEGMENT, "Oak St", "Elm St", "Oxford Ave")
    assert reasons(place(tiny, one_end)) == ["no_crossing"]


def test_a_range_is_every_block_that_it_touches(tiny):
    mention = said(MentionKind.RANGE, "rue de la Paix", numbers=(12, 38))
    assert only(place(tiny, mention)).place.block_ids == (
        "tiny/rue-de-la-paix-1",
        "tiny/rue-de-la-paix-21",
    )
    house = said(MentionKind.RANGE, "Oak St", numbers=(2, 4))
    assert only(place(tiny, house)).place.precision is Precision.ADDRESS
    assert only(place(tiny, house)).place.name == "2-4 Oak St"
    stretch = replace(house, text="Oak St, n° 2 à 4")
    assert only(place(tiny, stretch)).place.precision is Precision.BLOCK


def test_a_hundred_block_and_a_crossing(tiny):
    hundred = said(MentionKind.BLOCK, "Ash St", numbers=(1300,))
    assert only(place(tiny, hundred)).place.block_ids == ("tiny/ash-st-1300",)
    crossing = only(place(tiny, said(MentionKind.INTERSECTION, "Oak", "Elm St")))
    assert crossing.place.precision is Precision.CROSSING
    assert set(crossing.place.block_ids) == {"tiny/oak-st-1", "tiny/elm-st-1"}
    assert reasons(place(tiny, said(MentionKind.INTERSECTION, "Oak St", "Oxford St"))) == [
        "no_crossing"
    ]


def test_a_crossing_without_types_is_one_only_if_the_streets_do_meet(tiny):
    meet = said(MentionKind.INTERSECTION, "Oak", "Elm", found_by="gazetteer")
    assert only(place(tiny, meet)).place.name == "Oak St & Elm St"
    apart = said(MentionKind.INTERSECTION, "Oak", "Bypass", found_by="gazetteer")
    assert reasons(place(tiny, apart)) == ["untyped_crossing"]


def test_a_street_is_all_its_blocks_and_an_area_none(tiny):
    street = only(place(tiny, said(MentionKind.STREET, "Oak St"))).place
    assert (street.precision, len(street.block_ids)) == (Precision.STREET, 3)
    area = only(place(tiny, said(MentionKind.AREA, "Le Port"))).place
    assert (area.block_ids, area.spots, area.area_ids) == ((), (), ("tiny/le-port",))


def test_other_towns_roads_and_unknown_names_are_refused_with_their_reason(tiny):
    found = place(
        tiny,
        address(12, town="Bigville"),
        address(12, town="75011"),
        said(MentionKind.ROAD, "A6"),
        said(MentionKind.CITY, "Bigville"),
        said(MentionKind.PLACE, "Moon Base"),
        address(3, "rue Inconnue"),
    )
    assert found.placements == ()
    assert reasons(found) == [
        "other_town",
        "other_town",
        "road",
        "other_town",
        "unknown_name",
        "unknown_street",
    ]
    assert only(place(tiny, address(12, town="93999 Tinytown"))).score > 0.9


def test_a_namesake_is_chosen_by_home_or_by_the_items_other_places_else_refused(tiny):
    oxford = said(MentionKind.STREET, "Oxford")
    assert reasons(place(tiny, oxford)) == ["ambiguous"]
    number = said(MentionKind.ADDRESS, "Oxford", numbers=(105,))
    assert only(place(tiny, number)).place.block_ids == ("tiny/oxford-ave-101",)


def test_words_that_say_one_place_twice_give_one_placement(tiny):
    found = place(tiny, address(12), address(12, "Old Mill Road"), address(12, about=False))
    assert only(found).role is Role.ABOUT


def test_an_address_is_not_filed_on_its_whole_street_area_or_town(tiny):
    found = place(
        tiny,
        said(MentionKind.STREET, "Oak St"),
        address(12),
        said(MentionKind.AREA, "Le Port"),
        said(MentionKind.CITY, "Tinytown"),
    )
    roles = {p.place.precision: p.role for p in found.placements}
    assert roles == {
        Precision.ADDRESS: Role.ABOUT,
        Precision.AREA: Role.MENTIONED,
        Precision.STREET: Role.MENTIONED,
    }
    assert found.placements[0].place.precision is Precision.ADDRESS


def test_the_publishers_own_office_is_only_mentioned(tiny):
    office = replace(SOURCE, own_addresses=("12 Oak Street, Tinytown",))
    assert only(place(tiny, address(12), source=office)).role is Role.MENTIONED
    hall = said(MentionKind.ADDRESS, "Oak St", numbers=(18,))
    assert only(place(tiny, hall, source=office)).role is Role.ABOUT


def test_a_host_that_names_no_other_place_speaks_of_its_own_house(tiny):
    seat = ("12 Oak Street, Tinytown",)
    library = replace(SOURCE, own_addresses=seat, publisher=Publisher.LIBRARY)
    assert only(place(tiny, address(12), source=library)).role is Role.ABOUT
    hall = said(MentionKind.ADDRESS, "Oak St", numbers=(18,))
    roles = [p.role for p in place(tiny, address(12), hall, source=library).placements]
    assert roles == [Role.ABOUT, Role.MENTIONED]


def test_a_local_source_files_the_rest_under_its_home_or_the_town(tiny):
    local = replace(SOURCE, local=True)
    placement = only(place(tiny, source=local))
    assert (placement.method, placement.place.precision) == ("source", Precision.CITY)
    assert placement.place.block_ids == ()
    assert placement.place.area_ids == ("tiny/tinytown",)
    at_home = replace(local, home_area_id="tiny/le-port")
    assert only(place(tiny, source=at_home)).place.area_ids == ("tiny/le-port",)
    assert place(tiny, source=SOURCE).placements == ()


def test_a_given_point_is_exact_on_its_nearest_block(tiny):
    found = only(place(tiny, given=[RawPlace(lon=2.441, lat=OAK + 0.0001)]))
    assert (found.place.precision, found.method) == (Precision.EXACT, "coordinates")
    assert found.place.block_ids == ("tiny/oak-st-1",)


@pytest.mark.parametrize(
    ("lon", "lat", "reason"),
    [
        (0.0, 0.0, "coordinates_invalid"),
        (500.0, 3.0, "coordinates_invalid"),
        (2.441, None, "coordinates_invalid"),
        (float("nan"), 48.86, "coordinates_invalid"),
        (2.50, 48.90, "outside_boundary"),
    ],
)
def test_points_that_cannot_be_are_refused(tiny, lon, lat, reason):
    assert reasons(place(tiny, given=[RawPlace(lon=lon, lat=lat)])) == [reason]


def test_a_point_against_words_of_another_town_is_not_sure(tiny):
    elsewhere = address(12, town="Bigville")
    point = RawPlace(lon=2.441, lat=OAK + 0.0001)
    assert only(place(tiny, elsewhere, given=[point])).approximate
    passing = replace(elsewhere, about=False)
    assert not only(place(tiny, passing, given=[point])).approximate
    found = place(tiny, elsewhere, address(11), given=[point])
    assert not any(placement.approximate for placement in found.placements)


def test_a_point_outside_makes_the_sources_own_ground_unsure(tiny):
    local = replace(SOURCE, local=True)
    assert not only(place(tiny, source=local)).approximate
    found = only(place(tiny, source=local, given=[RawPlace(lon=2.50, lat=48.90)]))
    assert (found.method, found.approximate) == ("source", True)


def test_another_town_in_the_sentence_makes_a_place_approximate(tiny):
    assert only(place(tiny, address(12, town_near="Bigville"))).approximate
    assert not only(place(tiny, address(12, town_near="Tinytown"))).approximate


@pytest.mark.parametrize(
    ("town", "is_ours"),
    [
        ("Tinytown, MA", True),
        ("Tinytown, Mass. 01234", True),
        ("Tinytown, ME", False),
        ("Otherville, MA", False),
        ("MA 01234", True),
        ("01234", True),
        ("99999", False),
        ("N.H.", False),
    ],
)
def test_state_and_postcode_tell_our_town_from_another(tiny, town, is_ours):
    tiny = copy(tiny)
    tiny.town = replace(tiny.town, region="MA", postcodes=("012",))
    assert reasons(place(tiny, address(12, town=town))) == ([] if is_ours else ["other_town"])


def test_swapped_coordinates_are_swapped_back_and_say_so(tiny):
    found = only(place(tiny, given=[RawPlace(lon=PAIX, lat=2.441)]))
    assert found.place.block_ids == ("tiny/rue-de-la-paix-1",)
    assert "coordinates_swapped" in {part.name for part in found.parts}


def test_a_point_that_agrees_with_its_words_makes_them_exact(tiny):
    found = only(place(tiny, given=[RawPlace("12 Oak St, Tinytown", 2.4411, OAK + 0.0002)]))
    assert (found.place.name, found.place.precision) == ("12 Oak St", Precision.EXACT)
    assert (found.place.lon, found.approximate) == (2.4411, False)


def test_a_point_far_from_its_words_is_approximate(tiny):
    found = only(place(tiny, given=[RawPlace("12 Oak St", FIR, 48.864)]))
    assert found.approximate
    assert 0.5 < found.score < 0.75
    assert "coordinates_disagree" in {part.name for part in found.parts}


def test_an_address_in_the_text_does_not_outweigh_coordinates_that_disagree(tiny):
    elsewhere = RawPlace("12 Oak St", FIR, 48.864)
    found = place(tiny, address(12), address(5, "Fir St"), given=[elsewhere])
    assert found.placements
    assert all(p.approximate for p in found.placements)
    assert all("coordinates_disagree" in {q.name for q in p.parts} for p in found.placements)


def test_a_bare_point_far_from_all_that_the_text_states_is_approximate_as_well(tiny):
    far, near = RawPlace(lon=FIR, lat=48.864), RawPlace(lon=2.441, lat=OAK)
    found = place(tiny, address(12), given=[far])
    assert [p.approximate for p in found.placements] == [True, True]
    other = place(tiny, address(12), address(19, "Fir St"), given=[far])
    assert not any(p.approximate for p in other.placements)  # it is at one of the two
    assert not any(p.approximate for p in place(tiny, address(12), given=[near]).placements)
    passing = place(tiny, address(12, about=False), given=[far])
    assert not passing.placements[0].approximate


def test_streets_said_to_cross_which_do_not_meet_are_not_sure_as_streets(tiny):
    crossing = said(MentionKind.INTERSECTION, "Oak St", "Oxford St")
    street = beside(MentionKind.STREET, 40, "Oak St")
    found = place(tiny, crossing, street)
    assert reasons(found) == ["no_crossing"]
    assert [p.place.name for p in found.placements] == ["Oak St", "Oxford St"]
    for placement in found.placements:
        assert placement.approximate
        assert "streets_do_not_meet" in {part.name for part in placement.parts}


def test_a_street_said_without_its_type_does_not_stand_for_a_crossing_that_there_is_not(tiny):
    found = place(tiny, said(MentionKind.INTERSECTION, "Oak", "Oxford St"))
    assert reasons(found) == ["no_crossing"]
    assert only(found).place.name == "Oxford St"


def test_a_title_of_two_streets_that_do_not_meet_makes_neither_sure(tiny):
    oak, oxford = beside(MentionKind.STREET, 0, "Oak St"), said(MentionKind.STREET, "Oxford St")
    title = place(tiny, oak, replace(oxford, start=11, end=20))
    assert [p.approximate for p in title.placements] == [True, True]
    apart = place(tiny, oak, replace(oxford, start=80, end=89))
    assert not any(p.approximate for p in apart.placements)
    elm = beside(MentionKind.STREET, 11, "Elm St")
    assert not any(p.approximate for p in place(tiny, oak, elm).placements)


@pytest.mark.parametrize("publisher", [Publisher.LIBRARY, Publisher.GOVERNMENT])
def test_a_place_that_was_not_found_does_not_fall_back_to_the_publishers_own(tiny, publisher):
    changes = {"own_addresses": ("12 Oak Street, Tinytown",), "publisher": publisher}
    seat = replace(SOURCE, **changes, name="Le Port Library", local=True)
    lost = said(MentionKind.INTERSECTION, "Oak St", "Oxford St")
    port = said(MentionKind.AREA, "Le Port")
    roles = roles_by_name(place(tiny, lost, address(12), port, source=seat))
    assert roles == {
        "12 Oak St": Role.MENTIONED,
        "Le Port": Role.MENTIONED,
        "Oak St": Role.ABOUT,
        "Oxford St": Role.ABOUT,
    }


def test_the_home_area_is_a_prior_and_no_veto(tiny):
    oxford = said(MentionKind.STREET, "Oxford")
    at_home = replace(SOURCE, home_area_id="tiny/le-port")
    far = only(place(tiny, address(5, "Fir St"), source=at_home))
    assert (far.place.name, far.approximate) == ("5 Fir St", False)
    assert reasons(place(tiny, oxford, source=at_home)) == ["ambiguous"]  # both are at home


def test_given_words_and_the_texts_words_are_one_placement(tiny):
    found = place(tiny, address(12), given=[RawPlace("12 Oak St", 2.4411, OAK + 0.0002)])
    assert only(found).place.name == "12 Oak St"


def test_a_point_that_hundreds_of_items_share_is_doubted_unless_words_confirm_it(tiny):
    bare = RawPlace(lon=2.441, lat=OAK)
    assert not only(place(tiny, given=[bare], items_at=(49,))).approximate
    piled = only(place(tiny, given=[bare], items_at=(50,)))
    assert piled.approximate
    assert "point_of_many_items" in {part.name for part in piled.parts}
    said_so = RawPlace("12 Oak St", 2.441, OAK)
    assert only(place(tiny, given=[said_so], items_at=(300,))).place.precision is Precision.EXACT


def test_words_win_over_a_point_that_hundreds_of_items_share(tiny):
    area = only(place(tiny, given=[RawPlace("Le Port", 2.441, OAK)], items_at=(300,)))
    assert (area.place.precision, area.place.block_ids) == (Precision.AREA, ())
    house = only(place(tiny, given=[RawPlace("5 Fir St", ELM, 48.864)], items_at=(300,)))
    assert (house.place.name, house.approximate) == ("5 Fir St", False)


def test_a_publishers_own_house_is_no_pile_up(tiny):
    library = replace(SOURCE, own_addresses=("12 Oak Street, Tinytown",))
    given = [RawPlace(lon=2.4411, lat=OAK + 0.0001)]
    assert not only(place(tiny, source=library, given=given, items_at=(900,))).approximate


def test_a_source_without_bounds_may_lie_outside(tiny):
    free = replace(SOURCE, gated=False)
    found = only(place(tiny, source=free, given=[RawPlace(lon=2.50, lat=48.90)]))
    assert found.place.block_ids == ()
    assert found.place.area_ids == ()


def beside(kind, start, words, **more):
    return Mention(kind, start, start + len(words), words, (words,), **more)


def roles_by_name(resolution):
    return {p.place.name: p.role for p in resolution.placements}


@pytest.mark.parametrize("words", ["Town Hall, 12 Oak St", "Town Hall (Oak St)"])
def test_a_venue_with_its_address_beside_it_is_one_place_under_its_own_name(tiny, words):
    hall = beside(MentionKind.PLACE, 0, "Town Hall")
    street = replace(beside(MentionKind.STREET, 11, "Oak St"))
    house = replace(address(12), start=11, end=20)
    found = place(tiny, hall, house if "12" in words else street)
    (about,) = [p.place for p in found.placements if p.role is Role.ABOUT]
    assert (about.name, about.block_ids) == ("Town Hall", ("tiny/oak-st-1",))


def test_a_venue_stands_where_the_address_beside_it_says(tiny):
    hall = beside(MentionKind.PLACE, 20, "Town Hall")
    found = place(tiny, replace(address(22), start=0, end=18), hall)
    (about,) = [p.place for p in found.placements if p.role is Role.ABOUT]
    assert (about.name, about.block_ids) == ("Town Hall", ("tiny/oak-st-21",))


def test_a_house_named_apart_from_a_venue_is_another_place(tiny):
    hall = beside(MentionKind.PLACE, 0, "Town Hall")
    other = replace(address(16), start=60, end=69)
    assert set(roles_by_name(place(tiny, hall, other)).values()) == {Role.ABOUT}
    its_own = replace(address(12), start=60, end=69)  # the register gives the hall this address
    assert roles_by_name(place(tiny, hall, its_own))["12 Oak St"] is Role.MENTIONED


def test_a_host_that_names_an_area_or_a_street_does_not_speak_of_its_own_house(tiny):
    seat = ("12 Oak Street, Tinytown",)
    library = replace(SOURCE, own_addresses=seat, publisher=Publisher.LIBRARY)
    for named in (said(MentionKind.AREA, "Le Port"), said(MentionKind.STREET, "Fir St")):
        found = roles_by_name(place(tiny, address(12), named, source=library))
        assert found["12 Oak St"] is Role.MENTIONED
        assert found[named.parts[0]] is Role.ABOUT


def test_streets_of_a_crossing_or_a_section_are_only_mentioned(tiny):
    crossing = said(MentionKind.INTERSECTION, "Oak St", "Ash St")
    streets = [said(MentionKind.STREET, name) for name in ("Oak St", "Ash St")]
    roles = [p.role for p in place(tiny, crossing, *streets).placements]
    assert roles == [Role.ABOUT, Role.MENTIONED, Role.MENTIONED]
    section = said(MentionKind.SEGMENT, "Oak St", "Elm St", "Fir St")
    assert roles_by_name(place(tiny, streets[0], section))["Oak St"] is Role.MENTIONED


def test_an_area_that_the_publisher_is_called_after_yields_to_a_finer_place(tiny):
    residents = replace(SOURCE, name="Le Port Residents", publisher=Publisher.ASSOCIATION)
    port, far = said(MentionKind.AREA, "Le Port"), address(5, "Fir St")
    found = roles_by_name(place(tiny, port, far, source=residents))
    assert found == {"5 Fir St": Role.ABOUT, "Le Port": Role.MENTIONED}
    assert only(place(tiny, port, source=residents)).role is Role.ABOUT


def test_a_section_in_parentheses_has_a_name_that_closes_them(tiny):
    words = "Oak St (entre Elm St et Fir St"
    mention = Mention(MentionKind.SEGMENT, 0, 30, words, ("Oak St", "Elm St", "Fir St"))
    assert only(place(tiny, mention)).place.name == f"{words})"


@pytest.mark.parametrize(
    "name",
    ["Oxford Park", "Oxford Rd", "Elm Turnpike", "place de la Paix", "avenue de la Paix"],
)
def test_a_name_with_another_type_is_another_thing(tiny, name):
    for mention in (
        said(MentionKind.STREET, name),
        said(MentionKind.PLACE, name),
        address(5, name),
    ):
        (reason,) = reasons(place(tiny, mention))
        assert reason in ("unknown_street", "unknown_name")
    assert not place(tiny, given=[RawPlace(name)]).placements


def test_a_type_is_mixed_up_only_where_the_streets_do_meet(tiny):
    mixed_up = said(MentionKind.INTERSECTION, "Oak Ave", "Elm St")
    found = only(place(tiny, mixed_up))
    assert (found.place.name, found.approximate) == ("Oak St & Elm St", True)
    other_thing = said(MentionKind.INTERSECTION, "Oak Turnpike", "Elm St")
    assert reasons(place(tiny, other_thing)) == ["unknown_street"]
