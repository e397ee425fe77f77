"""Houses as points: read from four forms, set on blocks, preferred to ranges."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.towns import load_town
from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.importers.address_points import read_houses
from geo.importers.ledger import Ledger
from geo.importers.point_ranges import Along, ranges_from_houses
from geo.town_import import import_town
from records import AddressFile, ImportRefused, NumberRange, Parity, Precision
from tests.geo.small_town import ASH, ELM, FIR, FOCH, PAIX, build, point, write

NORTH, SOUTH = 0.0001, -0.0001  # about 11 m aside
BAN = "id;numero;rep;nom_voie;code_postal;lon;lat;type_position\n"
# Along avenue Foch, which has no numbers of its own: odd ones in the north.
FOCH_HOUSES = [
    (1, ELM + 0.0002, FOCH + NORTH), (2, ELM + 0.0003, FOCH + SOUTH),
    (3, ELM + 0.001, FOCH + NORTH), (6, ELM + 0.0012, FOCH + SOUTH),
    (5, ASH - 0.0002, FOCH + NORTH), (8, ASH + 0.001, FOCH + SOUTH),
]  # fmt: skip


def town_of(folder, features, **changes):
    name = write(folder, "houses.geojson", features)
    columns = {"street": "street", "number": "number", "suffix": "suffix"}
    return build(folder, addresses=(AddressFile(name, columns),), **changes)


def house(street, number, lon, lat, suffix=""):
    return point(lon, lat, street=street, number=number, suffix=suffix)


@pytest.fixture
def foch(tmp_path):
    return town_of(tmp_path, [house("Avenue FOCH", *one) for one in FOCH_HOUSES])


def best(query, gazetteer):
    return geocode(query, gazetteer, 1)[0]


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


# Streets that only have houses


def drawn(folder, houses):
    data, report = town_of(folder, [house("rue Neuve", *one) for one in houses])
    return [block for block in data.blocks if block.street_id == "tiny/rue-neuve"], data, report


def test_a_street_that_only_has_houses_is_drawn_between_its_sides(tmp_path):
    odd = [(n, ELM + n * 0.0002, 48.870 + NORTH) for n in (1, 3, 5, 7)]
    even = [(n, ELM + n * 0.0002, 48.870 + SOUTH) for n in (2, 4, 6)]
    (block,), data, report = drawn(tmp_path, odd + even)
    assert all(lat == pytest.approx(48.870, abs=0.00002) for _, lat in block.line)
    assert (block.left, block.right) == (
        NumberRange(1, 7, Parity.ODD),
        NumberRange(2, 6, Parity.EVEN),
    )
    assert "houses.geojson row 1: rue Neuve has no line: drawn through 7 houses" in (
        report.repaired
    )
    assert best("5 rue Neuve", Gazetteer(data)).place.precision is Precision.EXACT


def test_a_drawn_street_is_split_at_a_gap(tmp_path):
    near = [(n, ELM + n * 0.0001, 48.870) for n in (1, 3, 5)]
    far = [(n, ELM + 0.006 + n * 0.0001, 48.870) for n in (31, 33)]
    blocks, _, _ = drawn(tmp_path, near + far)
    assert sorted((b.left or b.right).low for b in blocks) == [1, 31]


def test_a_street_with_a_single_house_is_a_block_too(tmp_path):
    (block,), _, _ = drawn(tmp_path, [(12, ELM, 48.870)])
    assert (block.left or block.right) == NumberRange(12, 12, Parity.EVEN)


def test_a_drawn_street_runs_on_to_the_one_ahead_and_cuts_it(tmp_path):
    """The last house of rue Neuve is 22 m before rue Longue, as houses at corners are."""
    new = [house("rue Neuve", n, ASH, 48.8700 + n * 0.0001) for n in (1, 3, 5, 7)]
    long = [house("rue Longue", n, ELM + n * 0.0002, 48.8709) for n in range(1, 21, 2)]
    data, _ = town_of(tmp_path, new + long)
    blocks = [block for block in data.blocks if block.street_id.startswith("tiny/rue-")]
    assert sorted(b.id for b in blocks if b.street_id == "tiny/rue-longue") == [
        "tiny/rue-longue-1",
        "tiny/rue-longue-11",
    ]
    corner = [c for c in data.crossings if c.street_ids == ("tiny/rue-longue", "tiny/rue-neuve")]
    assert [(c.lon, c.lat) for c in corner] == [(pytest.approx(ASH), pytest.approx(48.8709))]


def test_a_drawn_street_does_not_reach_for_the_one_beside_it(tmp_path):
    one = [house("rue Neuve", n, ELM + n * 0.0002, 48.8700) for n in (1, 3, 5)]
    beside = [house("rue Longue", n, ELM + n * 0.0002, 48.8703) for n in (1, 3, 5, 7, 9)]
    data, _ = town_of(tmp_path, one + beside)
    lines = [block.line for block in data.blocks if block.street_id == "tiny/rue-neuve"]
    assert [{lat for _, lat in line} for line in lines] == [{48.87}]


# Ranges from houses


def along(*houses):
    return [Along(number, float(metres), float(aside)) for number, metres, aside in houses]


def test_numbers_that_fall_along_the_line_are_known_as_such():
    left, _ = ranges_from_houses(along((9, 0, 5), (5, 50, 5), (1, 90, 5)))
    assert left == NumberRange(1, 9, Parity.ODD, reversed=True)


def test_a_single_house_on_the_wrong_side_makes_no_side_mixed():
    houses = [(n, n, 5) for n in (2, 4, 6, 8)] + [(n, n, -5) for n in (1, 3, 5, 7)] + [(10, 1, -5)]
    left, right = ranges_from_houses(along(*houses))
    assert (left.parity, right.parity) == (Parity.EVEN, Parity.ODD)


def test_sides_numbered_one_after_the_other_are_honestly_mixed():
    houses = [(n, n, 5) for n in range(1, 7)] + [(n, 13 - n, -5) for n in range(7, 13)]
    left, right = ranges_from_houses(along(*houses))
    assert left == NumberRange(1, 6, Parity.MIXED)
    assert right == NumberRange(7, 12, Parity.MIXED, reversed=True)


@given(st.lists(st.tuples(st.integers(1, 99), st.floats(0, 500), st.floats(-30, 30)), max_size=30))
def test_every_side_has_only_numbers_that_it_was_made_of(houses):
    for side in ranges_from_houses(along(*houses)):
        if side is not None:
            assert {side.low, side.high} <= {number for number, _, _ in houses}
            assert side.holds(side.low)
            assert side.holds(side.high)


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
