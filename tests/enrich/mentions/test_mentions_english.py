"""English places in words."""

import pytest

from tests.enrich.town import mentions, seen


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a fire at 12 Elm Street.", ("address", ("Elm Street",), ("12",))),
        ("196 or 198 Elm St", ("address", ("Elm St",), ("196", "198"))),
        ("at 12A Elm St.", ("address", ("Elm St",), ("12A",))),
        ("12, 14 and 16 Elm Street", ("address", ("Elm Street",), ("12", "14", "16"))),
        ("459 Broadway", ("address", ("Broadway",), ("459",))),
        ("12 Central Square", ("address", ("Central Square",), ("12",))),
        ("23-25 Oak St", ("range", ("Oak St",), ("23", "25"))),
        ("225/227 Elm Street", ("range", ("Elm Street",), ("225", "227"))),
        ("the 1200 block of Oak St", ("block", ("Oak St",), ("1200",))),
        ("800 - 899 BLOCK OF ELM ST", ("block", ("ELM ST",), ("800",))),
        ("11013 Newton Terrace", ("address", ("Newton Terrace",), ("11013",))),
        ("11000 block of Newton Terrace", ("block", ("Newton Terrace",), ("11000",))),
        ("12-14-16 Elm Street", ("address", ("Elm Street",), ("12", "14", "16"))),
        (
            "at 12 Dr. Martin Luther King Jr. Blvd",
            ("address", ("Dr. Martin Luther King Jr. Blvd",), ("12",)),
        ),
        ("12 42nd Street", ("address", ("42nd Street",), ("12",))),
        ("unit blk of Oak St", ("block", ("Oak St",), ("0",))),
    ],
)
def test_house_numbers_are_read_with_their_street(words: str, expected: tuple[object, ...]) -> None:
    assert seen(words, "en") == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "Elm Street/Oak Street",
        "Elm Street & Oak Street",
        "the corner of Elm Street and Oak Street",
        "at Elm Street and Oak Street",
        "the Elm Street and Oak Street intersection",
        "Elm Street at Oak Street",
        "the intersection of Elm and Oak Streets",
        "Elm and Oak Streets",
        "Crash\nElm Street and Oak Street\nMonday",
    ],
)
def test_a_crossing_has_both_streets(words: str) -> None:
    assert seen(words, "en") == [("intersection", ("Elm Street", "Oak Street"), ())]


@pytest.mark.parametrize(
    "words",
    [
        "Elm Street between Oak Street and Main Street",
        "Elm Street from Oak Street to Main Street",
        "Elm Street between Oak and Main Streets",
        "Elm Street (Oak Street to Main Street)",
        "Elm Street btwn Oak Street and Main Street",
    ],
)
def test_a_section_has_its_street_and_both_ends(words: str) -> None:
    assert seen(words, "en") == [("segment", ("Elm Street", "Oak Street", "Main Street"), ())]


def test_two_streets_side_by_side_are_no_crossing_without_a_word_that_says_so() -> None:
    kinds = [kind for kind, _, _ in seen("paving of Elm Street and Oak Street", "en")]
    assert kinds == ["street", "street"]


def test_a_square_that_is_a_street_too_is_an_area_unless_numbered() -> None:
    assert seen("shops in Central Square", "en") == [("area", ("Central Square",), ())]


def test_a_square_that_no_register_has_is_an_area_unless_numbered() -> None:
    assert seen("banners along Inman Square, Oak Street", "en")[0] == (
        "area",
        ("Inman Square",),
        (),
    )
    assert seen("at 60 Inman Square", "en") == [("address", ("Inman Square",), ("60",))]


def test_a_corner_of_three_streets_is_one_mention() -> None:
    corner = ("intersection", ("Elm Street", "Oak Street", "Main Street"), ())
    assert seen("at Elm Street/Oak Street/Main Street now", "en") == [corner]
    assert seen("the corner of Elm Street, Oak Street, and Main Street", "en") == [corner]


def test_a_numbered_road_crosses_a_street() -> None:
    words = "the intersection of Elm Street and Route 28"
    assert seen(words, "en") == [("intersection", ("Elm Street", "Route 28"), ())]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("in the Linden Hills neighborhood", "Linden Hills"),
        ("traffic in the Alewife area", "Alewife"),
    ],
)
def test_a_word_behind_it_makes_a_name_an_area(words: str, name: str) -> None:
    assert seen(words, "en") == [("area", (name,), ())]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Alexander Kemp playground is closed", "Alexander Kemp playground"),
        ("at St. Paul African Church Life Center", "St. Paul African Church Life Center"),
        ("along the Minuteman Bikeway", "Minuteman Bikeway"),
        ("a concert at the Collins Branch", "Collins Branch"),
    ],
)
def test_a_place_that_no_register_has_is_found_by_its_type(words: str, name: str) -> None:
    assert seen(words, "en") == [("place", (name,), ())]


@pytest.mark.parametrize(
    "words",
    [
        "the Massachusetts School Building Authority",
        "the Harvard School of Medicine",
        "Storage areas are closed",
        "It opens. Which street is next?",
    ],
)
def test_institutions_and_first_words_are_no_places(words: str) -> None:
    assert mentions(words, "en") == ()


def test_a_place_named_after_its_street_is_not_the_street() -> None:
    assert seen("the Main Street Firehouse", "en") == [("place", ("Main Street Firehouse",), ())]


def test_a_known_place_grows_by_the_type_behind_it() -> None:
    assert [m.text for m in mentions("Rindge and Latin School", "en")] == [
        "Rindge and Latin School"
    ]


@pytest.mark.parametrize(
    "words",
    ["12 Elm St, Somerville.", "12 Elm St in Somerville today", "12 Elm St Somerville MA 02143"],
)
def test_another_town_right_behind_is_told(words: str) -> None:
    assert [m.town for m in mentions(words, "en")] == ["Somerville"]


def test_town_state_postcode_and_flat_are_stripped() -> None:
    (mention,) = mentions("12 Elm St, Apt 3, Cambridge, MA 02139", "en")
    assert (mention.text, mention.town) == ("12 Elm St", "Cambridge, MA")


def test_the_number_of_a_flat_is_no_house_number() -> None:
    assert seen("Suite 300, Elm Street", "en") == [("street", ("Elm Street",), ())]


def test_a_town_in_front_of_a_sentence_is_none_behind_an_address() -> None:
    first, second = mentions("On Elm Street, Somerville police said", "en")
    assert (first.town, second.town) == ("", "Somerville")


def test_the_office_to_ask_only_passes_by() -> None:
    words = "Parade on Elm Street.\nQuestions? Visit the office at 831 Massachusetts Ave."
    assert [m.about for m in mentions(words, "en")] == [True, False]


def test_a_dateline_only_passes_by() -> None:
    assert [m.about for m in mentions("Cambridge, Mass. — Elm Street is closed", "en")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    "words", ["the street is closed", "He went to court.", "in 2018 Yesterday", "$3,000 Drive"]
)
def test_words_that_only_look_like_a_place_are_none(words: str) -> None:
    assert mentions(words, "en") == ()


@pytest.mark.parametrize(
    "words",
    ["a crash on Fenway", "a crash at 12 Fenway", "at Fenway and Oak Street", "Elm St at Fenway"],
)
def test_a_street_with_a_bare_name_counts_behind_a_cue(words: str) -> None:
    assert any("Fenway" in parts for _, parts, _ in seen(words, "en"))


@pytest.mark.parametrize(
    "words",
    [
        "an Elm fell",
        "Fenway is old",
        "12 Oak trees",
        "on May 7, 2019-May 12",
        "the oak and the elm",
    ],
)
def test_short_and_bare_names_without_a_cue_are_words(words: str) -> None:
    assert mentions(words, "en") == ()


def test_short_names_count_in_a_crossing() -> None:
    assert seen("the corner of Elm and Oak", "en") == [("intersection", ("Elm", "Oak"), ())]
    assert seen("at Main Street and Oak", "en") == [("intersection", ("Main Street", "Oak"), ())]


def test_a_bare_name_begins_a_section() -> None:
    (found,) = seen("on Fenway, from Elm Street to Oak Street", "en")
    assert found == ("segment", ("Fenway", "Elm Street", "Oak Street"), ())


@pytest.mark.parametrize("words", ["on Sailors' Green today", "ON SAILORS’ GREEN TODAY"])
def test_a_plural_owner_is_part_of_its_name(words: str) -> None:
    (mention,) = mentions(words, "en")
    assert (mention.kind, mention.start, mention.end) == ("place", 3, 17)


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("a crash on the Massachusetts Turnpike", "street", "Massachusetts Turnpike"),
        ("a concert at Central Park", "place", "Central Park"),
        ("paving of Elm Avenue", "street", "Elm Avenue"),
        ("paving of Massachusetts Ave", "street", "Massachusetts Ave"),
    ],
)
def test_the_longest_typed_phrase_is_the_name(words: str, kind: str, name: str) -> None:
    assert seen(words, "en") == [(kind, (name,), ())]


def test_a_street_without_a_type_is_not_meant_where_one_follows() -> None:
    assert seen("a hole on Fenway", "en") == [("street", ("Fenway",), ())]
    assert seen("a hole on Fenway Place", "en") == []
