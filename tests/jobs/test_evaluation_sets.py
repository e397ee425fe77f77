"""What each set of the evaluation counts as right, on rows made for the purpose."""

from random import Random

import pytest

from config.themes import load_themes
from enrich.analyser import Analyser
from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from jobs.evaluation import applications
from jobs.evaluation.applications import addresses_of, gold_addresses
from jobs.evaluation.block_accuracy import tally_rows
from jobs.evaluation.confidence import calibration_error, reliability, risk_by_coverage
from jobs.evaluation.false_places import false_mentions, false_places
from jobs.evaluation.geocoder_tester import is_right, street_rows
from jobs.evaluation.gold_mentions import compare
from jobs.evaluation.gold_pins import MentionJudge, nobody_in, pins
from jobs.evaluation.made_town import MadeAddress, make_town
from jobs.evaluation.other_towns import made_pairs, placed_at
from jobs.evaluation.own_addresses import of_points, of_ranges
from jobs.evaluation.paris_addresses import register_of, without_a_letter
from jobs.evaluation.said_elsewhere import Way
from jobs.evaluation.shared_data import SharedData
from jobs.evaluation.whole_places import is_named
from jobs.pipeline import place_words
from jobs.workshop import Workshop
from records import AreaKind, Precision
from records.spelling import name_key
from tests.geo.small_town import ASH, ELM, OAK, PAIX, build


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return build(tmp_path_factory.mktemp("town"))[0]


@pytest.fixture(scope="module")
def workshop(data):
    gazetteer = Gazetteer(data)
    return Workshop(gazetteer, Analyser(gazetteer.names(), load_themes()), 0.85, 0.0)


def record(text, block_id, lon, lat, kind="parcel"):
    return {"text": text, "block_id": block_id, "lon": str(lon), "lat": str(lat), "kind": kind}


def test_a_record_is_right_on_its_block_and_near_enough_on_one_no_further_away(workshop):
    rows = [
        record("12 Oak St", "oak1", ELM + 0.001, OAK),
        record("12 Oak St", "elm1", ELM + 0.00001, OAK + 0.00001),  # the corner is as near
        record("12 Oak St", "paix2", ASH + 0.001, PAIX),
        record("12 Nowhere St", "oak1", ELM, OAK),
        record("12 Oak St", "", ELM, OAK),
    ]
    tally = tally_rows(rows, workshop.gazetteer)["parcel"]
    assert (tally.rows, tally.answered, tally.judged) == (5, 4, 4)
    assert (tally.right, tally.as_near) == (1, 2)
    assert [miss.split(" | ")[0] for miss in tally.misses] == [
        "12 Oak St",
        "12 Oak St",
        "12 Nowhere St",
    ]


def test_a_crossing_is_right_within_50_metres(workshop):
    rows = [
        record("Oak St & Ash St", "", ASH, OAK + metres / 111_000, "crash_intersection")
        for metres in (40, 60)
    ]
    assert tally_rows(rows, workshop.gazetteer)["crash_intersection"].right == 1


def test_a_mention_needs_the_offsets_and_the_kind_of_the_gold(workshop):
    text = "Fire at 12 Oak St. The Town Hall of Tinytown is shut."
    at = text.index("Town Hall")
    gold = [
        {"start": 8, "end": 17, "kind": "address", "about": False},
        {"start": at, "end": at + 9, "kind": "area", "about": True},
    ]
    item = {"id": 1, "text": text, "mentions": gold}
    outcome = compare([item], workshop.analyser, "en")
    assert (outcome.strict.true, outcome.strict.false, outcome.strict.missed) == (1, 1, 1)
    assert outcome.merged.f1 == 1
    assert outcome.streets.f1 == 1
    assert len(outcome.about_wrong) == 1


def test_an_application_has_its_address_in_the_column_or_behind_premises_numbered(workshop):
    gazetteer = workshop.gazetteer
    by_column = gold_addresses("12-14 Oak Street", "whatever", gazetteer)
    by_text = gold_addresses(
        "", "a sign at the premises numbered 12 Oak Street. Approved", gazetteer
    )
    assert len(by_column) == 2
    assert by_text < by_column
    assert gold_addresses("", "a banner across Oak Street", gazetteer) == set()
    [mention] = workshop.analyser.read("A sign at 12 Oak St.", "en").mentions
    assert addresses_of(mention, gazetteer) == by_text


@pytest.mark.parametrize(
    ("text", "gold", "verdict"),
    [
        ("Fire at 12 Oak St.", {"block_ids": ["oak1"]}, True),
        ("Fire at 12 Oak St.", {"block_ids": ["oak2"]}, False),
        ("Fire at 12 Oak St.", {"block_ids": ["oak1"], "local": False}, False),
        ("Fire at 12 Oak St.", {"numbers": [12], "parts": ["Oak Street"]}, True),
        ("Fire at 12 Oak St.", {"numbers": [14], "parts": ["Oak Street"]}, False),
        (
            "Fire at Oak St and Ash St.",
            {"kind": "intersection", "parts": ["Oak St", "Ash St"]},
            True,
        ),
        ("Fire at Oak St and Ash St.", {"kind": "intersection", "parts": ["Elm St", "Fir"]}, None),
        ("Fire in the Town Hall.", {"kind": "place", "parts": ["Town Hall"]}, True),
        ("Fire in the Town Hall.", {"kind": "place", "parts": ["Library"]}, False),
    ],
)
def test_a_pin_is_what_the_gold_says_at_its_words(workshop, text, gold, verdict):
    crossings = {name_key(street): [(ASH, OAK)] for street in ("Oak St", "Ash St")}
    judge = MentionJudge(crossings, workshop.gazetteer)
    whole = {"start": 0, "end": len(text), "kind": "address", "parts": [], "numbers": [], **gold}
    [pin] = pins(text, "en", workshop)
    assert judge.is_right(pin, [whole]) is verdict
    assert judge.is_right(pin, []) is False


def test_reliability_compares_what_is_said_with_what_is_so():
    judged = [(0.95, True), (0.95, True), (0.91, False), (0.35, False), (1.0, True)]
    low, high = reliability(judged)
    assert (low.low, low.pins, low.right) == (0.3, 1, 0)
    assert (high.high, high.pins, high.right) == (1.0, 4, 0.75)
    gap = (0.95 + 0.95 + 0.91 + 1.0) / 4 - 0.75
    assert calibration_error(judged) == pytest.approx((4 * gap + 0.35) / 5)
    assert calibration_error([]) == 0


def test_risk_grows_from_the_surest_pins_to_all_and_equals_are_shown_together():
    judged = [(0.9, False), (0.9, True), (0.99, True), (0.5, False)]
    assert risk_by_coverage(judged) == [(0.25, 0.0), (0.75, 1 / 3), (1.0, 0.5)]


def test_mentions_and_places_are_false_where_nobody_names_a_street_here(workshop):
    item = {"text": "Fire at 12 Oak St.", "mentions": []}
    assert false_mentions(item, workshop.analyser, "en") == ["address | 12 Oak St"]
    item["mentions"] = [{"start": 8, "end": 17}]
    assert false_mentions(item, workshop.analyser, "en") == []
    assert len(false_places("Fire at 12 Oak St.", "en", workshop)) == 1
    assert false_places("Fire at 12 Oak St, Bigville, at 3.", "en", workshop) == []


def test_a_town_finds_the_addresses_of_which_it_is_made():
    houses = [
        MadeAddress("Rue Haute", "Ici", "59000", "Ici", 3, "bis", (3.0, 50.0)),
        MadeAddress("rue haute", "Là", "59111", "Là", 3, "", (3.5, 50.5)),
        MadeAddress("Rue Basse", "Ici", "59000", "Ici"),
    ]
    made = make_town("Nord", houses)
    assert [area.name for area in made.areas] == ["59000", "59111"]
    assert {area.kind for area in made.areas} == {AreaKind.POSTCODE}
    assert made.town.aliases == ("Ici", "Là")
    gazetteer = Gazetteer(made)
    [here] = geocode("3 rue Haute 59111 Là", gazetteer, 1)
    assert here.place.lon == pytest.approx(3.5, abs=0.001)
    assert of_points(made)["3 bis Rue Haute"].is_met_by(
        geocode("3 bis rue Haute", gazetteer)[0].place
    )


def test_a_list_of_queries_expects_street_number_and_rank(tmp_path):
    path = tmp_path / "test_addresses.csv"
    path.write_text(
        "query,limit,expected_name,expected_housenumber,expected_street,expected_city\n"
        "12B rue Haute Ici,,,12B,Rue Haute,Ici\n"
        "4 r basse,4,4 Rue Basse,,,\n"
        "mairie,,Mairie,,,\n",
        encoding="utf-8",
    )
    first, second = street_rows(path)
    assert (first.street, first.number, first.limit, first.kind) == (
        "Rue Haute",
        "12B",
        1,
        "addresses",
    )
    assert (second.street, second.number, second.limit) == ("Rue Basse", "4", 4)
    gazetteer = Gazetteer(make_town("France", map(MadeAddress, ("Rue Haute", "Rue Basse"))))
    [there] = geocode("12B rue Haute", gazetteer, 1)
    assert is_right(first, there, gazetteer)
    assert not is_right(second, there, gazetteer)


def test_numbers_of_ranges_are_asked_for_with_every_block_that_has_them(data):
    asked = of_ranges(data)
    assert asked["2 Oak St"].block_ids == {b.id for b in data.blocks if b.source_ref == "oak1"}
    assert "1201 Ash St" in asked


def test_a_letter_is_dropped_from_the_street_and_from_nothing_else():
    row = {"numero": "12", "rep": "b", "nom_voie": "Rue d'A", "lon": "2.0", "lat": "48.0"}
    asked = {q.query for seed in range(40) for q in without_a_letter([row], Random(seed))}
    assert asked == {"12b ue d'A", "12b Re d'A", "12b Ru d'A", "12b Rue 'A", "12b Rue d'"}
    assert list(register_of([row])) == [("12", "b", name_key("Rue d'A"))]


@pytest.mark.shared
def test_applications_are_found_in_full(shared_data):
    f1, precision, recall = applications.measure(SharedData(shared_data))
    assert f1.rows > 90
    assert min(f1.value, precision.value, recall.value) > 0.97


def test_each_frame_meets_each_way_of_naming_another_town(workshop):
    spots = [f"{number} Oak St" for number in range(1, 13)]
    ways = (Way(behind=", Bigville"), Way(before="In Bigville, "), Way(before="Bigville news. "))
    pairs = list(made_pairs(spots, ("fire at {spot}.", "noise at {spot} today."), ways))
    assert len(pairs) == 12
    assert len({(pair.way, pair.here.split()[0]) for pair in pairs}) == 6
    assert pairs[0].elsewhere == "Fire at 1 Oak St, Bigville."
    assert pairs[1].elsewhere == "In Bigville, fire at 2 Oak St."
    assert pairs[2].elsewhere == "Bigville news. Fire at 3 Oak St."
    assert pairs[2].here == "Fire at 3 Oak St."


def test_a_place_is_judged_by_the_words_that_the_other_town_is_said_of(workshop):
    text = "From 12 Oak St to 14 Elm St, Bigville."
    here = placed_at(text, "12 Oak St", "en", workshop)
    assert here is not None
    assert here.place.name == "12 Oak St"
    there = placed_at("Fire at 14 Elm St, Bigville.", "14 Elm St", "en", workshop)
    assert there is None or there.score < 0.85


@pytest.mark.parametrize(
    ("gold", "verdict"),
    [
        ({"parts": ["Oak Street"]}, True),
        ({"parts": ["12", "Oak St"]}, True),
        ({"parts": ["Elm St"]}, False),
        ({"parts": ["Oak St"], "local": False}, False),
        ({"parts": ["Oak St"], "in": "Bigville"}, False),
        ({"parts": ["Oak St"], "in": "Tinytown 3e"}, True),
        ({"parts": ["Oak St"], "end": 2}, False),
    ],
)
def test_a_whole_street_is_right_where_the_gold_names_it(workshop, gold, verdict):
    text = "Work on Oak St all week."
    nobody = nobody_in(workshop)
    [found] = place_words(nobody, text, "en", workshop).found.placements
    assert found.place.precision is Precision.STREET
    mention = {"start": 0, "end": len(text), **gold}
    assert is_named(found, [mention], workshop.gazetteer) is verdict
