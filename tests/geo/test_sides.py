"""Address ranges that come one row a side."""

import pytest
from shapely.geometry import LineString

from config.towns import load_town
from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.importers.ends import join_ends
from geo.town_import import import_town
from records import ImportRefused, Parity, StreetFile, TownConfig

COLUMNS = {"name": "street", "from": "from", "to": "to", "parity": "interpolation"}
HEADER = "from;to;interpolation;street;geometry"
SIDES = [
    "2;20;even;Oak St;LINESTRING(2.4401 48.8599, 2.4409 48.8599)",
    "19;1;odd;Oak St;LINESTRING(2.4409 48.8601, 2.4401 48.8601)",
    "22;40;even;Oak St;LINESTRING(2.4411 48.8599, 2.4419 48.8599)",
    "21;39;odd;Oak St;LINESTRING(2.4411 48.8601, 2.4419 48.8601)",
    "101;199;all;Elm St;LINESTRING(2.4410 48.8602, 2.4410 48.8610)",
]


def build(folder, rows, columns=COLUMNS):
    (folder / "sides.csv").write_text("\n".join([HEADER, *rows]))
    streets = (StreetFile("sides.csv", columns),)
    config = TownConfig("tiny", "Tinytown", "US", "America/Chicago", ("en",), streets=streets)
    return import_town(config, folder, lambda *_: None)


def test_odd_and_even_rows_beside_each_other_are_one_block(tmp_path):
    data, report = build(tmp_path, SIDES)
    assert [block.id for block in data.blocks] == [
        "tiny/elm-st-101",
        "tiny/oak-st-1",
        "tiny/oak-st-21",
    ]
    block = data.blocks[1]
    assert block.line[0] == (2.4401, 48.86)
    assert "sides.csv: 2 pairs of rows are the two sides of one block each" in report.repaired


def test_sides_are_told_apart_by_where_they_lie_whichever_way_they_are_drawn(tmp_path):
    block = build(tmp_path, SIDES)[0].blocks[1]
    assert (block.right.low, block.right.high, block.right.parity) == (2, 20, Parity.EVEN)
    assert (block.left.low, block.left.high, block.left.reversed) == (1, 19, False)


def test_a_side_alone_is_a_block_with_one_side(tmp_path):
    block = build(tmp_path, SIDES)[0].blocks[0]
    assert (block.left.parity, block.right) == (Parity.MIXED, None)


def test_blocks_that_stop_before_the_corner_are_drawn_on_to_it(tmp_path):
    (corner,) = [c for c in build(tmp_path, SIDES)[0].crossings if len(c.street_ids) > 1]
    assert corner.street_ids == ("tiny/elm-st", "tiny/oak-st")


def test_columns_of_both_sides_and_of_one_are_refused_together(tmp_path):
    with pytest.raises(ImportRefused, match=r"columns\.left_from: .*one row a side"):
        build(tmp_path, SIDES, {**COLUMNS, "left_from": "from"})


def test_a_line_that_is_shorter_than_the_reach_keeps_two_ends():
    short, long = LineString([(0, 0), (8, 0)]), LineString([(12, 0), (90, 0)])
    joined = join_ends([short, long], 15)
    assert [list(line.coords) for line in joined] == [[(0, 0), (10, 0)], [(10, 0), (90, 0)]]


@pytest.mark.shared
def test_a_real_county_is_imported_and_its_own_ranges_are_found_again(shared_data):
    county = load_town("autauga-al", environ={"SHARED_DATA": str(shared_data)})
    data, report = import_town(county, shared_data, lambda *_: None)
    assert report.read == {"01001.csv.gz": 6213}
    assert len(data.blocks) == 6213 - 2344
    assert len(data.streets) == 1314
    assert sum(len(crossing.street_ids) > 1 for crossing in data.crossings) > 1300
    gazetteer = Gazetteer(data)
    names = {street.id: street.name for street in data.streets}
    blocks = [block for block in data.blocks[::20] if block.left]
    found = [
        block.id in {one for a in answers for one in a.place.block_ids}
        for block in blocks
        if (answers := geocode(f"{block.left.low} {names[block.street_id]}", gazetteer))
    ]
    assert sum(found) > 0.95 * len(blocks)
