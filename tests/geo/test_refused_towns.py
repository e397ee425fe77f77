"""What an import refuses or leaves out, and where it says to look."""

import re
from dataclasses import replace

import pytest

from geo.town_import import import_town
from records import AreaFile, ImportRefused, PlaceFile, StreetFile
from tests.geo.small_town import (
    ASH,
    COLUMNS,
    ELM,
    OAK,
    PARKS,
    STREETS,
    build,
    config,
    point,
    segment,
    write,
)

NO_TOWN = "areas: no area of kind town: results outside can't be refused"


def refusal(folder, **changes) -> str:
    with pytest.raises(ImportRefused) as caught:
        import_town(replace(config(folder), **changes), folder, lambda *_: None)
    return str(caught.value)


@pytest.mark.parametrize("what", [*COLUMNS, "from_node", "to_node", "major"])
def test_a_street_column_that_no_row_has_is_refused_with_those_that_there_are(tmp_path, what):
    told = refusal(tmp_path, streets=(StreetFile("streets.geojson", {**COLUMNS, what: "nope"}),))
    assert told == (
        f"streets[0].columns.{what}: {tmp_path}/streets.geojson: no column 'nope'; "
        "has: alias, lf, lt, ref, rf, rt, street"
    )


@pytest.mark.parametrize("what", ["name", "address", "aliases"])
def test_a_column_of_places_that_no_row_has_is_refused(tmp_path, what):
    file = PlaceFile("places.geojson", "civic", "name")
    told = refusal(tmp_path, places=(replace(file, **{what: "nope"}),))
    assert told.startswith(f"places[0].{what}: {tmp_path}/places.geojson: no column 'nope'; has: ")


def test_a_column_of_a_table_that_is_not_there_is_refused(tmp_path):
    (tmp_path / "stops.csv").write_text("stop,x,y\nHill,2.441,48.8601,one too many\n")
    told = refusal(tmp_path, places=(PlaceFile("stops.csv", "stop", "stop", lon="x", lat="lat"),))
    assert told == f"places[0].lat: {tmp_path}/stops.csv: no column 'lat'; has: stop, x, y"


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        (AreaFile("parks.geojson", "park", "name", aliases="nope"), "areas[0].aliases: "),
        (AreaFile("parks.geojson", "forest", "name"), "areas[0].kind: "),
        (AreaFile("parks.geojson", "park"), "areas[0].name: "),
        (AreaFile("none.geojson", "park", "name"), "areas[0].path: "),
    ],
)
def test_a_refused_area_file_is_told_by_key_and_file(tmp_path, file, begins):
    assert refusal(tmp_path, areas=(file,)).startswith(f"{begins}{tmp_path}/{file.path}: ")


def test_an_unknown_or_missing_key_of_columns_is_told_with_the_file(tmp_path):
    for columns, what in (({"name": "street", "left": "lf"}, "left"), ({"id": "ref"}, "name")):
        told = refusal(tmp_path, streets=(StreetFile("streets.geojson", columns),))
        assert told.startswith(f"streets[0].columns.{what}: {tmp_path}/streets.geojson: ")


def test_a_street_far_outside_the_town_is_left_out_with_a_line(tmp_path):
    swapped = segment("Swapped St", "s", (OAK, ELM), (OAK, ASH))
    near = segment("Border St", "n", (ELM, 48.888), (ASH, 48.888))
    data, report = build(tmp_path, [*STREETS, swapped, near])
    assert {"Border St"} == {s.name for s in data.streets if re.match("Border|Swapped", s.name)}
    assert "streets.geojson row 17: outside the town: lon/lat swapped?" in report.skipped


def test_a_street_that_begins_in_the_town_is_kept_however_far_it_goes(tmp_path):
    long = segment("Long Rd", "l", (ELM, OAK), (ELM + 0.2, OAK))
    assert "Long Rd" in {street.name for street in build(tmp_path, [*STREETS, long])[0].streets}


def test_a_town_with_every_street_outside_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match=r"no usable street at all: .*lon/lat swapped\?"):
        build(tmp_path, [segment("Swapped St", "s", (OAK, ELM), (OAK, ASH))])


def test_a_town_without_an_outline_is_told_so_first_and_keeps_what_may_be_of_it(tmp_path):
    far = segment("Far St", "f", (ELM + 0.5, OAK), (ELM + 0.51, OAK))
    zero = segment("Zero St", "z", (0, 0), (0.001, 0))
    nameless = segment(" ", "x", (ELM, OAK), (ASH, OAK))
    data, report = build(tmp_path, [*STREETS, far, zero, nameless], areas=())
    assert report.skipped[0].startswith(NO_TOWN)
    assert "streets.geojson row 18: far from all other streets" in report.skipped
    assert {"Far St", "Zero St"} & {street.name for street in data.streets} == {"Far St"}
    assert not any(line.startswith(NO_TOWN) for line in build(tmp_path)[1].skipped)


def test_house_numbers_that_are_none_are_dropped_with_a_line(tmp_path):
    rows = [segment("Oak St", "a", (ELM, OAK), (ASH, OAK), ("abc", "-5", 0, None))]
    data, report = build(tmp_path, rows, street_aliases={})
    assert data.blocks[0].sides() == ()
    assert report.repaired == (
        "streets.geojson row 1: left_from 'abc' is no house number: dropped",
        "streets.geojson row 1: left_to '-5' is no house number: dropped",
    )


def test_what_publishers_write_for_no_number_needs_no_line(tmp_path):
    rows = [segment("Oak St", "a", (ELM, OAK), (ASH, OAK), ("", "0", 0, -1))]
    data, report = build(tmp_path, rows, street_aliases={})
    assert data.blocks[0].sides() == report.repaired == ()


def test_a_number_with_a_suffix_is_read_with_a_line(tmp_path):
    rows = [segment("Oak St", "a", (ELM, OAK), (ASH, OAK), ("2", "12 bis", 1, 11))]
    data, report = build(tmp_path, rows, street_aliases={})
    assert data.blocks[0].left.high == 12
    assert report.repaired == ("streets.geojson row 1: left_to '12 bis' is read as 12",)


@pytest.mark.parametrize("name", ["none.geojson", "header.csv"])
def test_a_file_without_rows_is_named(tmp_path, name):
    (tmp_path / "none.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    (tmp_path / "header.csv").write_text("street,geometry\n")
    told = refusal(tmp_path, streets=(StreetFile(name, {"name": "street"}),))
    assert f"streets[0].path: {tmp_path / name}: no rows" in told
    _, report = build(tmp_path, areas=(AreaFile("none.geojson", "park", "name"),))
    assert f"areas[0].path: {tmp_path}/none.geojson: no rows" in report.skipped


def test_files_of_one_name_are_told_apart(tmp_path):
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "parks.geojson", PARKS)
    parks = (AreaFile(f"{f}/parks.geojson", "park", "name") for f in ("north", "south"))
    _, report = build(tmp_path, areas=tuple(parks), places=())
    assert {"parks.geojson": 1, "south/parks.geojson": 1}.items() <= report.read.items()
    assert "areas: park Parc des Sources: 2 rows are one area" in report.repaired


def test_a_landmark_across_the_boundary_is_left_out_and_told_so(tmp_path):
    across = [point(2.4379, 48.860, name="Mill"), point(2.4381, 48.860, name="Inn")]
    places = (PlaceFile(write(tmp_path, "across.geojson", across), "sight", "name"),)
    data, report = build(tmp_path, places=places)
    assert [one.name for one in data.landmarks] == ["Inn"]
    assert report.skipped[-1] == "across.geojson row 1: Mill is outside of the town's boundary"
    far = [point(2.5, 48.860, name="Mill")]
    places = (PlaceFile(write(tmp_path, "across.geojson", far), "sight", "name"),)
    _, report = build(tmp_path, areas=(), places=places)
    assert report.skipped[-1] == "across.geojson row 1: Mill is far from every street"


@pytest.mark.parametrize("huge", ["9" * 21, "1e400", 10**400, 1e30, "100000", "12.5"])
def test_a_number_too_large_for_a_house_is_dropped_with_a_line(tmp_path, huge):
    rows = [segment("Oak St", "a", (ELM, OAK), (ASH, OAK), (2, huge, 1, "99999"))]
    data, report = build(tmp_path, rows, street_aliases={})
    assert (data.blocks[0].left.high, data.blocks[0].right.high) == (2, 99999)
    told = r"streets.geojson row 1: left_to '[\de.]{,20}…?' is no house number: dropped"
    assert re.fullmatch(told, report.repaired[0])


def test_a_number_of_a_spreadsheet_is_a_number(tmp_path):
    rows = [segment("Oak St", "a", (ELM, OAK), (ASH, OAK), ("2.0", "12,0", "0.0", "-1.0"))]
    data, report = build(tmp_path, rows, street_aliases={})
    assert (data.blocks[0].left.low, data.blocks[0].left.high) == (2, 12)
    assert report.repaired == ()


def test_a_parity_that_is_none_is_told_by_its_row(tmp_path):
    told = ["odd", "weird", "", "ALL"]
    lines = "".join(
        f'Oak St,1,9,{parity},"LINESTRING (2.44 48.8{i}, 2.442 48.8{i})"\n'
        for i, parity in enumerate(told, 60)
    )
    (tmp_path / "sides.csv").write_text(f"name,from,to,parity,geometry\n{lines}")
    columns = {what: what for what in ("name", "from", "to", "parity")}
    setup = replace(config(tmp_path), street_aliases={}, areas=())
    setup = replace(setup, streets=(StreetFile("sides.csv", columns),))
    _, report = import_town(setup, tmp_path, lambda *_: None)
    why = "is none of odd, even, all: read from the numbers"
    assert report.repaired[:2] == (
        f"sides.csv row 2: parity 'weird' {why}",
        f"sides.csv row 3: parity '' {why}",
    )
