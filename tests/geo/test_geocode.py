from dataclasses import replace

import pytest

from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.suggest import suggest
from records import AreaKind
from tests.geo.small_town import build


@pytest.fixture(scope="session")
def unzoned(tmp_path_factory):
    """The small town without its postcode's area."""
    data, _ = build(tmp_path_factory.mktemp("unzoned"))
    areas = tuple(area for area in data.areas if area.kind is not AreaKind.POSTCODE)
    return Gazetteer(replace(data, areas=areas))


def first(query, tiny):
    found = geocode(query, tiny, 1)
    return (found[0].kind, found[0].target_id) if found else None


@pytest.mark.parametrize(
    "query",
    [
        "12 Oak St",
        "12 bis Oak Street",
        "12B oak st.",
        "12 B Oak St",
        "Oak St 12",
        "Oak Street, 12",
        "12, Oak St",
        "12 OAK STREET, TINYTOWN, FR 93999",
        "12 Old Mill Road",
        "12 Oak St #3/4",
        "12 Oak St Unit 3",
        "12 Oak St BLD 5",
        "12 Oak St, Building B",
        "12 Oak St, Apt. 5, Tinytown",
        "12 Oak St 3",
        "12 Oak St B",
        "10-12 Oak St",
        "Town Hall, 12 Oak St, Tinytown",
    ],
)
def test_forms_of_an_address(tiny, query):
    assert first(query, tiny) == ("address", "tiny/oak-st-1")


@pytest.mark.parametrize(
    "query",
    [
        "31 rue de la Paix",
        "31 rue la paix",
        "31, Rue de la Paix 93999 Tinytown",
        "rue de la Paix 31",
        "n° 31 rue de la Paix",
        "31 ter, rue de la Paix, 93999 Tinytown, France",
        "31 rue de la Paix BP 118 93999 TINYTOWN CEDEX 2",
        "31, rue de la Paix, CS 30667, 93999 Tinytown Cedex",
    ],
)
def test_french_forms_of_an_address(tiny, query):
    assert first(query, tiny) == ("address", "tiny/rue-de-la-paix-21")


@pytest.mark.parametrize(
    "query",
    [
        "Oak St & Elm St",
        "elm street and oak street",
        "Oak St / Elm St",
        "corner of Oak and Elm",
        "Oak and Elm Streets",
        "Oak St at Elm St, Tinytown",
        "angle Oak St Elm St",
    ],
)
def test_forms_of_a_crossing(tiny, query):
    assert first(query, tiny) == ("crossing", "tiny/elm-st--oak-st")


def test_french_crossings(tiny):
    expected = ("crossing", "tiny/ash-st--rue-de-la-paix")
    assert first("à l'angle de la rue de la Paix et Ash St", tiny) == expected
    assert first("angle rue de la Paix Ash St", tiny) == expected


def test_streets_areas_places_and_postcodes(tiny):
    assert first("avenue du Mal Foch", tiny) == ("street", "tiny/avenue-foch")
    assert first("Le Port", tiny) == ("area", "tiny/le-port")
    assert first("town hall", tiny) == ("place", "tiny/town-hall")
    assert first("93999", tiny) == ("postcode", "tiny/zone-93999")
    assert first("Tinytown", tiny) == ("area", "tiny/tinytown")
    assert first("Parc des Sources", tiny)[0] == "place"


def test_a_base_name_means_each_street_of_it(tiny):
    assert [a.place.name for a in geocode("Oxford", tiny)] == ["Oxford Ave", "Oxford St"]
    assert first("105 Oxford", tiny) == ("address", "tiny/oxford-ave-101")


def test_mixed_up_types_are_found_with_less_belief(tiny):
    (answer,) = geocode("105 Oxford St", tiny, 1)
    assert answer.target_id == "tiny/oxford-ave-101"
    assert answer.score < 0.7


def test_a_wrong_letter_is_forgiven_but_never_believed(tiny):
    (answer,) = geocode("12 Oakk St", tiny, 1)
    assert answer.target_id == "tiny/oak-st-1"
    assert answer.score <= 0.6
    assert geocode("Oakk", tiny) == ()


def test_a_number_that_no_block_has_gives_the_nearest_block(tiny):
    (near,) = geocode("62 Oak St", tiny, 1)
    assert (near.target_id, near.out_of_range) == ("tiny/oak-st-42", True)
    (far,) = geocode("9000 Oak St", tiny, 1)
    assert (far.target_id, far.out_of_range) == ("tiny/oak-st-42", True)
    assert far.score < 0.5 < near.score < 0.85


def test_a_hundred_block_is_its_blocks(tiny):
    assert first("1200 block of Ash St", tiny) == ("address", "tiny/ash-st-1200")
    assert first("unit block of Elm St", tiny)[1] == "tiny/elm-st-1"


@pytest.mark.parametrize(
    "query",
    [
        "12 Oak St, Bigville",
        "12 Oak St, Elsewhere, MA 02139",
        "12 Oak St, 75011 Paris",
        "12 rue du Néant",
        "",
        " , ,, ",
        "###",
    ],
)
def test_what_is_not_here_is_not_found(tiny, query):
    assert geocode(query, tiny) == ()


def test_an_answer_says_why(tiny):
    assert geocode("12 Oak St", tiny)[0].why == "street_exact 1, number_in_range 0.98"


@pytest.mark.parametrize(
    "query", ["12 oak st tinytown", "12 Oak Street Tinytown MA", "12 oak st tinytown 93999"]
)
def test_the_home_town_may_stand_behind_without_a_comma(tiny, query):
    assert first(query, tiny) == ("address", "tiny/oak-st-1")


def test_a_street_named_like_the_query_wins_over_the_town_behind(tiny):
    assert geocode("12 Oak St Bigville", tiny) == ()
    assert first("oak and elm tinytown", tiny)[0] == "crossing"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("oak strt", "Oak St"),
        ("Oxfrod", "Oxford St"),
        ("rue de la pais", "rue de la Paix"),
        ("12 rue de la paie", "12 rue de la Paix"),
        ("bypass roods", "Bypass Rd"),
    ],
)
def test_a_misspelt_street_is_answered_with_little_belief_or_suggested(tiny, query, name):
    answers = geocode(query, tiny)
    assert all(answer.score <= 0.6 for answer in answers)
    assert name in (*suggest(query, tiny), *(answer.place.name for answer in answers))


@pytest.mark.parametrize("query", ["2, 4 and 6 Oak St", "2, 4, 6 Oak St", "2, 4 et 6 Oak Street"])
def test_a_list_of_houses_is_one_address(tiny, query):
    (answer,) = geocode(query, tiny, 1)
    assert (answer.target_id, answer.place.name) == ("tiny/oak-st-1", "2, 4, 6 Oak St")


@pytest.mark.parametrize(
    "query",
    [
        "12 Oak St, Paris",
        "12 rue de la Paix, 75002 Paris",
        "12 Oak St, Somewhere, MA",
        "Oak St, New Harbour",
        "Town Hall, Paix",
    ],
)
def test_a_town_behind_a_comma_that_is_not_this_one_gives_no_answer(tiny, query):
    assert geocode(query, tiny) == ()
    assert suggest(query, tiny) == ()


@pytest.mark.parametrize(
    "query",
    ["12 Oak St, Tinytwon", "12 Oak St, Le Port", "12 Oak St, rear", "12 Oak St, Salle du fond"],
)
def test_what_is_behind_a_comma_may_be_ours_or_a_part_of_the_house(tiny, query):
    assert first(query, tiny) == ("address", "tiny/oak-st-1")


def test_a_word_that_is_only_part_of_a_name_is_believed_little(tiny):
    (answer,) = geocode("Paix", tiny)
    assert answer.place.name == "rue de la Paix"
    assert answer.score <= 0.6


def test_streets_that_never_meet_are_both_answers_and_say_so(tiny):
    answers = geocode("Oak St and Oxford Ave", tiny)
    assert [answer.place.name for answer in answers] == ["Oak St", "Oxford Ave"]
    assert all(answer.score <= 0.5 for answer in answers)
    assert all("streets_do_not_meet" in answer.why for answer in answers)
    assert geocode("Oak St and Nowhere Ave", tiny) == ()


def test_neither_the_name_nor_the_number_fitting_is_a_suggestion_at_most(tiny):
    assert geocode("9000 Oakk St", tiny) == ()
    assert suggest("9000 Oakk St", tiny)[0] == "9000 Oak St"


@pytest.mark.parametrize(
    "query",
    ["93999 Tinytown", "Tinytown 93999", "93999, Tinytown", "93999 Tinytown Cedex 2, France"],
)
def test_a_postcode_with_the_town_is_the_postcodes_area_or_the_town(tiny, unzoned, query):
    assert first(query, tiny) == ("postcode", "tiny/zone-93999")
    assert first(query, unzoned) == ("area", "tiny/tinytown")


@pytest.mark.parametrize("query", ["12345 Tinytown", "12345 Bigville", "Bigville 12345"])
def test_a_postcode_of_another_town_gives_no_answer(tiny, query):
    assert geocode(query, tiny) == ()


@pytest.mark.parametrize("query", ["rue de la Paix du 12 au 38", "rue de la Paix numéros 12 à 38"])
def test_a_range_may_stand_behind_its_street(tiny, query):
    (answer,) = geocode(query, tiny)
    assert answer.place.block_ids == ("tiny/rue-de-la-paix-1", "tiny/rue-de-la-paix-21")
