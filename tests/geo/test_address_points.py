"""Houses as points: read from four forms, set on blocks, preferred to ranges."""

import json

import pytest

from config.towns import load_town
from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.importers.address_points import read_houses
from geo.importers.ledger import Ledger
from geo.town_import import import_town
from records import AddressFile, ImportRefused, NumberRange, Parity, Precision
from tests.geo.houses import NORTH, SOUTH, best, house, town_of
from tests.geo.small_town import ASH, ELM, FIR, FOCH, PAIX

BAN = "id;numero;rep;nom_voie;code_postal;lon;lat;type_position\n"
# Along avenue Foch, which has no numbers of its own: odd ones in the north.
FOCH_HOUSES = [
    (1, ELM + 0.0002, FOCH + NORTH), (2, ELM + 0.0003, FOCH + SOUTH),
    (3, ELM + 0.001, FOCH + NORTH), (6, ELM + 0.0012, FOCH + SOUTH),
    (5, ASH - 0.0002, FOCH + NORTH), (8, ASH + 0.001, FOCH + SOUTH),
]  # fmt: skip


@pytest.fixture
def foch(tmp_path):
    return town_of(tmp_path, [house("Avenue FOCH", *one) for one in FOCH_HOUSES])


def ranges_of(data, block_id):
    block = next(block for block in data.blocks if block.id == block_id)
    return block.left, block.right


def test_a_known_house_is_exact_and_stands_on_its_block(foch):
    answer = best("5 avenue Foch", Gazetteer(foch[0]))
    assert answer.place.precision is Precision.EXACT
    assert (answer.place.lon, answer.place.lat) == (round(ASH - 0.0002, 7), round(FOCH + NORTH, 7))
    assert answer.place.block_ids == ("tiny/avenue-foch-1",)
    assert "number_known 0.99" in answer.why


def test_a_block_without_numbers_gets_them_from_the_houses_along_it(foch):
    left, right = ranges_of(foch[0], "tiny/avenue-foch-1")
    assert left == NumberRange(1, 5, Parity.ODD)
    assert right == NumberRange(2, 6, Parity.EVEN)


def test_a_block_with_numbers_keeps_them(tmp_path):
    data, _ = town_of(tmp_path, [house("Oak St", 16, ELM + 0.001, 48.8601)])
    left, right = ranges_of(data, "tiny/oak-st-1")
    assert (left.low, left.high, right.low, right.high) == (2, 20, 1, 19)


def test_a_point_silences_a_range(tmp_path):
    """The register says that 16 stands on the second block, whatever the ranges say."""
    data, _ = town_of(tmp_path, [house("Oak St", 16, ASH + 0.0005, 48.8601)])
    answer = best("16 Oak St", Gazetteer(data))
    assert answer.place.block_ids == ("tiny/oak-st-21",)
    assert answer.place.precision is Precision.EXACT


def test_a_number_between_two_known_ones_is_between_them_and_never_exact(foch):
    answer = best("4 avenue Foch", Gazetteer(foch[0]))
    assert answer.place.precision is Precision.ADDRESS
    assert answer.place.lon == pytest.approx(ELM + 0.00075)
    assert answer.place.block_ids == ("tiny/avenue-foch-1",)


def test_a_suffix_is_found_as_a_letter_or_a_word(tmp_path):
    houses = [house("rue de la Paix", 4, ELM + 0.0004, PAIX + NORTH),
              house("rue de la Paix", 4, ELM + 0.0006, PAIX + NORTH, "b")]  # fmt: skip
    gazetteer = Gazetteer(town_of(tmp_path, houses)[0])
    assert best("4 bis rue de la Paix", gazetteer).place.lon == round(ELM + 0.0006, 7)
    assert best("4 rue de la Paix", gazetteer).place.lon == round(ELM + 0.0004, 7)
    without = best("4 ter rue de la Paix", gazetteer).place
    assert (without.precision, without.block_ids) == (
        Precision.ADDRESS,
        ("tiny/rue-de-la-paix-1",),
    )


def test_a_number_known_only_with_a_suffix_is_near_and_not_exact(tmp_path):
    known = house("rue de la Paix", 4, ELM + 0.0004, PAIX + NORTH, "A")
    answer = best("4 rue de la Paix", Gazetteer(town_of(tmp_path, [known])[0]))
    assert answer.place.precision is Precision.ADDRESS
    assert "number_known_without_suffix" in answer.why


def test_a_number_between_blocks_is_on_the_block_that_it_stands_by(tmp_path):
    """By number 5 is as near to 3 as to 7, on the ground it is on the block of 7."""
    houses = [house("avenue Foch", 3, ASH - 0.0001, FOCH + NORTH),
              house("avenue Foch", 7, ASH + 0.0009, FOCH + NORTH)]  # fmt: skip
    place = best("5 avenue Foch", Gazetteer(town_of(tmp_path, houses)[0])).place
    assert place.block_ids == ("tiny/avenue-foch-7",)


def test_a_number_known_at_two_far_spots_has_two_answers(tmp_path):
    houses = [house("rue de la Paix", 4, ELM + 0.0004, PAIX + NORTH),
              house("rue de la Paix", 4, FIR - 0.0004, PAIX + NORTH)]  # fmt: skip
    answers = geocode("4 rue de la Paix", Gazetteer(town_of(tmp_path, houses)[0]))
    assert {answer.place.precision for answer in answers[:2]} == {Precision.ADDRESS}
    assert {answer.place.block_ids for answer in answers[:2]} == {
        ("tiny/rue-de-la-paix-1",),
        ("tiny/rue-de-la-paix-21",),
    }


def test_a_number_known_at_two_spots_of_one_block_is_on_that_block(tmp_path):
    houses = [house("rue de la Paix", 4, ELM + 0.0002, PAIX + NORTH),
              house("rue de la Paix", 4, ASH - 0.0002, PAIX + NORTH)]  # fmt: skip
    answers = geocode("4 rue de la Paix", Gazetteer(town_of(tmp_path, houses)[0]))
    assert [a.place.block_ids for a in answers[:1]] == [("tiny/rue-de-la-paix-1",)]
    assert answers[0].place.precision is Precision.ADDRESS


def test_a_number_twice_at_one_spot_is_kept_once_and_told(tmp_path):
    houses = [house("avenue Foch", 2, ELM + 0.0003, FOCH)] * 2
    data, report = town_of(tmp_path, houses)
    assert len(data.points) == 1
    assert "houses.geojson row 2: 2 avenue Foch is there already: kept once" in report.repaired


def test_a_house_is_on_the_street_of_its_alias_the_publishers_or_the_operators(tmp_path):
    houses = [house("Old Mill Rd", 4, ELM + 0.0003, 48.8601),
              house("avenue du Maréchal Foch", 2, ELM + 0.0003, FOCH)]  # fmt: skip
    data, _ = town_of(tmp_path, houses)
    assert [p.street_id for p in data.points] == ["tiny/avenue-foch", "tiny/oak-st"]


def test_a_street_spelled_nearly_so_beside_its_houses_is_that_street(tmp_path):
    data, report = town_of(tmp_path, [house("avenue de Foch", 2, ELM + 0.0003, FOCH + SOUTH)])
    assert [p.street_id for p in data.points] == ["tiny/avenue-foch"]
    assert any("'avenue de Foch' (1 houses) is read as 'avenue Foch'" in r for r in report.repaired)


def test_a_street_of_another_number_beside_its_houses_is_another_street(tmp_path):
    houses = [house("5th Street", 2, ELM, 48.868), house("6th Street", 2, ELM, 48.868)]
    data, _ = town_of(tmp_path, houses)
    assert [p.street_id for p in data.points] == ["tiny/5th-street", "tiny/6th-street"]


def test_a_house_far_from_the_town_is_left_out(tmp_path):
    data, report = town_of(tmp_path, [house("Oxford Ave", 4, 3.0, 48.9)])
    assert not data.points
    assert "houses.geojson row 1: 4 Oxford Ave is far outside the town" in report.skipped


def test_a_street_goes_on_where_its_houses_do(tmp_path):
    """The file's line of rue de la Paix ends at Fir St, its houses 300 m further on."""
    houses = [house("RUE DE LA PAIX", n, FIR + 0.004 + n * 0.0001, PAIX) for n in (51, 53, 55)]
    data, report = town_of(tmp_path, houses)
    ids = [b.id for b in data.blocks if b.street_id == "tiny/rue-de-la-paix"]
    assert ids == [f"tiny/rue-de-la-paix-{low}" for low in (1, 21, 51)]
    assert {point.block_id for point in data.points} == {"tiny/rue-de-la-paix-51"}
    assert any("goes on beyond its lines: drawn through 3 houses" in r for r in report.repaired)


def test_an_equal_import_gives_equal_points(tmp_path, foch):
    again = town_of(tmp_path, [house("Avenue FOCH", *one) for one in FOCH_HOUSES])
    assert again == foch


# Files


def read(folder, name, text, columns=None):
    (folder / name).write_text(text, encoding="utf-8")
    ledger = Ledger()
    houses = read_houses([AddressFile(name, columns or {})], folder, ledger)
    return [(h.street, h.number, h.suffix, h.lon, h.lat) for h in houses], ledger


def test_the_base_adresse_nationale_needs_no_columns_and_its_best_position_comes_first(tmp_path):
    text = BAN + (
        "1;12;b;Rue Haute;93000;2.1;48.9;segment\n2;12;b;Rue Haute;93000;2.2;48.9;entrée\n"
        "3;99999;;Le Hameau;93000;2.2;48.9;segment\n"
    )
    houses, ledger = read(tmp_path, "ban.csv", text)
    assert houses == [("Rue Haute", 12, "B", 2.2, 48.9), ("Rue Haute", 12, "B", 2.1, 48.9)]
    assert ledger.skipped == ["ban.csv row 3: house number '99999' can't be read"]


def test_json_by_street_is_read(tmp_path):
    streets = {"Rue A": [{"number": "7;9", "lon": -73.6, "lat": 45.7}], "Rue B": [{"number": "1"}]}
    houses, ledger = read(tmp_path, "towns.json", json.dumps(streets))
    assert houses == [("Rue A", 7, "", -73.6, 45.7), ("Rue A", 9, "", -73.6, 45.7)]
    assert ledger.skipped == ["towns.json row 2: no geometry"]


@pytest.mark.parametrize(
    ("name", "text", "columns", "why"),
    [
        ("a.csv", "x;y\n1;2\n", {}, r"addresses\[0\].*no column"),
        ("a.csv", BAN, {"road": "nom_voie"}, r"addresses\[0\].columns.road: .*allowed: street"),
        ("a.csv", BAN, {"street": "nom_voie"}, r"addresses\[0\].columns.number: .*is missing"),
        ("a.json", "[1]", {}, "neither GeoJSON nor"),
        ("a.json", "{", {}, "no JSON"),
    ],
)
def test_a_file_that_can_not_be_used_is_refused_with_its_key(tmp_path, name, text, columns, why):
    with pytest.raises(ImportRefused, match=why):
        read(tmp_path, name, text, columns)


# Real registers


@pytest.fixture(scope="module")
def imported(shared_data):
    def town(town_id):
        config = load_town(town_id, environ={"SHARED_DATA": str(shared_data)})
        return import_town(config, shared_data, lambda *_: None)

    return town


@pytest.mark.shared
def test_mascouche_has_a_block_for_each_house(imported):
    data, _ = imported("mascouche-qc")
    assert len(data.streets) == 502
    assert len(data.points) == 4594
    assert all(point.block_id for point in data.points)
    gazetteer = Gazetteer(data)
    for known in data.points[::100]:
        street = gazetteer.street(known.street_id).name
        places = [a.place for a in geocode(f"{known.number} {street}", gazetteer)]
        assert (known.lon, known.lat) in [(place.lon, place.lat) for place in places]


@pytest.mark.shared
def test_monaco_knows_its_houses_by_block(imported):
    data, _ = imported("monaco")
    gazetteer = Gazetteer(data)
    place = best("4 bis rue de la Colle", gazetteer).place
    assert place.precision is Precision.EXACT
    assert gazetteer.block(place.block_ids[0]).street_id == "monaco/rue-de-la-colle"


@pytest.mark.shared
def test_an_equal_import_of_an_extract_gives_an_equal_town(imported):
    assert imported("monaco") == imported("monaco")


@pytest.mark.shared
def test_every_house_of_the_paris_register_is_kept(imported):
    data, _ = imported("paris-saint-antoine")
    assert len(data.points) == 5340
    blocks = {block.id for block in data.blocks}
    assert all(point.block_id in blocks for point in data.points)
