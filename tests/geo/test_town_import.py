import random
from dataclasses import replace

import pytest

from geo.town_import import JOINING, import_town
from records import ImportRefused, Parity, PlaceFile, StreetFile
from tests.geo.small_town import ASH, COLUMNS, ELM, OAK, STREETS, build, config, segment, write


def test_an_equal_import_makes_equal_data_whatever_the_order_of_rows(tmp_path):
    shuffled = random.Random(1).sample(STREETS, len(STREETS))
    first, second = build(tmp_path)[0], build(tmp_path, shuffled)[0]
    assert {b.id: b.source_ref for b in first.blocks} == {b.id: b.source_ref for b in second.blocks}
    assert first == build(tmp_path)[0]


def test_block_ids_say_street_and_lowest_number(tmp_path):
    blocks = {block.source_ref: block.id for block in build(tmp_path)[0].blocks}
    assert blocks["oak1"] == "tiny/oak-st-1"
    assert blocks["oak2"] == "tiny/oak-st-21"
    assert blocks["foch1"].startswith("tiny/avenue-foch-x")
    assert len(set(blocks.values())) == len(STREETS)


def test_numbers_that_fall_along_the_line_are_kept_as_reversed(tmp_path):
    data, report = build(tmp_path)
    (block,) = [b for b in data.blocks if b.source_ref == "oak2"]
    assert (block.left.low, block.left.high, block.left.reversed) == (21, 39, True)
    assert block.left.parity is Parity.ODD
    assert any("runs down" in line and "row 2" in line for line in report.repaired)


def test_a_segment_without_numbers_is_a_block_all_the_same(tmp_path):
    (block,) = [b for b in build(tmp_path)[0].blocks if b.source_ref == "foch1"]
    assert block.sides() == ()
    assert block.area_ids == ("tiny/le-port", "tiny/zone-93999", "tiny/tinytown")


def test_one_number_stands_for_both_ends_and_unlike_ends_are_mixed(tmp_path):
    rows = [segment("Oak St", "a", (ELM, OAK), (ASH, OAK), (0, 8, 1, 10))]
    data, report = build(tmp_path, rows, street_aliases={})
    (block,) = data.blocks
    assert (block.left.low, block.left.high) == (8, 8)
    assert block.right.parity is Parity.MIXED
    assert any("for both ends" in line for line in report.repaired)


def test_spellings_of_one_name_are_one_street(tmp_path):
    data, _ = build(tmp_path)
    oak = [s for s in data.streets if s.name == "Oak St"]
    assert [(s.id, s.aliases) for s in oak] == [("tiny/oak-st", ("Old Mill Rd",))]


def test_rows_that_cannot_be_used_are_skipped_with_row_and_reason(tmp_path):
    nowhere = {"type": "Feature", "properties": {"street": "Lost St"}, "geometry": None}
    broken = segment("Bent St", "b", (ELM, OAK), (ELM, OAK))
    odd = segment("Odd St", "b", (ELM, OAK), (ASH, OAK))
    odd["geometry"] = {"type": "LineString", "coordinates": [["a", "b"], [1]]}
    nameless = segment(" ", "c", (ELM, OAK), (ASH, OAK))
    _, report = build(tmp_path, [*STREETS, nowhere, broken, odd, nameless])
    assert [line for line in report.skipped if line.startswith("streets")] == [
        "streets.geojson row 17: no geometry",
        "streets.geojson row 18: broken geometry: a line without length",
        "streets.geojson row 19: broken geometry: no GeoJSON geometry",
        "streets.geojson row 20: no name",
    ]


def test_parts_of_a_line_are_joined_or_become_blocks(tmp_path):
    joined = segment("Long St", "l", (ELM, OAK), (ASH, OAK), (1, 9, 2, 10))
    near = [[[ELM, OAK], [ELM, OAK + 0.001]], [[ELM, OAK + 0.001], [ELM, OAK + 0.002]]]
    joined["geometry"] = {"type": "MultiLineString", "coordinates": near}
    apart = segment("Cut St", "c", (ELM, OAK), (ASH, OAK), (1, 9, 2, 10))
    far = [[[ASH, OAK], [ASH, OAK + 0.002]], [[ASH, OAK + 0.004], [ASH, OAK + 0.005]]]
    apart["geometry"] = {"type": "MultiLineString", "coordinates": far}
    data, _ = build(tmp_path, [joined, apart], street_aliases={})
    sides = sorted((b.source_ref, len(b.sides())) for b in data.blocks)
    assert sides == [("c", 0), ("c", 2), ("l", 2)]


def test_the_same_stretch_twice_is_kept_once_with_its_numbers(tmp_path):
    bare = segment("Oak St", "again", (ASH, OAK), (ELM, OAK))
    data, report = build(tmp_path, [bare, *STREETS])
    assert {b.source_ref for b in data.blocks} == {row["properties"]["ref"] for row in STREETS}
    assert any("kept once" in line for line in report.repaired)


def test_a_row_for_each_side_on_one_line_is_one_block_with_both(tmp_path):
    rows = [
        segment("Oak St", "a", (ELM, OAK), (ASH, OAK), (1, 19, "", "")),
        segment("Oak St", "b", (ASH, OAK), (ELM, OAK), (20, 2, "", "")),
    ]
    (block,) = build(tmp_path, rows, street_aliases={})[0].blocks
    assert (block.left.low, block.left.high, block.left.reversed) == (1, 19, False)
    assert (block.right.low, block.right.high, block.right.reversed) == (2, 20, False)


def test_two_rows_of_other_numbers_on_one_line_are_both_kept(tmp_path):
    rows = [
        segment("Oak St", "a", (ELM, OAK), (ASH, OAK), (1, 19, "", "")),
        segment("Oak St", "b", (ELM, OAK), (ASH, OAK), (101, 119, "", "")),
    ]
    data, report = build(tmp_path, rows, street_aliases={})
    assert [block.id for block in data.blocks] == ["tiny/oak-st-1", "tiny/oak-st-101"]
    assert report.repaired[0].endswith("as row 1: its numbers are others, so both are kept")


def test_ends_within_a_metre_are_one_crossing(tmp_path):
    off = 0.000005
    rows = [
        segment("Oak St", "a", (ELM, OAK), (ASH, OAK)),
        segment("Elm St", "b", (ELM + off, OAK), (ELM, OAK + 0.002)),
    ]
    data, _ = build(tmp_path, rows, street_aliases={})
    assert "tiny/elm-st--oak-st" in {crossing.id for crossing in data.crossings}
    assert len(data.crossings) == 3


def test_landmarks_stand_on_the_block_of_their_address_else_on_the_nearest(tmp_path):
    data, report = build(tmp_path)
    blocks = {landmark.name: landmark.block_ids for landmark in data.landmarks}
    assert blocks["Town Hall"] == ("tiny/oak-st-1",)
    assert blocks["Library"][0].startswith(("tiny/fir-st", "tiny/avenue-foch"))
    assert any("Far Away School is outside" in line for line in report.skipped)


def test_places_come_from_tables_too_and_names_from_templates(tmp_path):
    (tmp_path / "stops.csv").write_text(
        "stop,x,y\nGREEN HILL,2.441,48.8601\n,2.4,48.8\nNowhere,,\n"
    )
    file = PlaceFile("stops.csv", "stop", "{stop} Station", lon="x", lat="y")
    data, report = build(tmp_path, places=(file,))
    assert [landmark.name for landmark in data.landmarks] == ["Green Hill Station"]
    assert report.skipped == ("stops.csv row 2: no name", "stops.csv row 3: no geometry")


def test_unclosed_rings_are_closed(tmp_path):
    ring = [[2.438, 48.858], [2.448, 48.858], [2.448, 48.872], [2.438, 48.872]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    write(tmp_path, "open.geojson", [{"type": "Feature", "properties": {}, "geometry": geometry}])
    setup = config(tmp_path)
    town = type(setup.areas[0])("open.geojson", "town", title="Tinytown")
    data, report = build(tmp_path, areas=(town,))
    assert data.town.boundary[0][0][0] == data.town.boundary[0][0][-1]
    assert "open.geojson row 1: a ring that was not closed" in report.repaired


def test_a_missing_file_is_refused_with_its_key(tmp_path):
    setup = replace(config(tmp_path), streets=(StreetFile("none.geojson", COLUMNS),))
    with pytest.raises(ImportRefused, match=r"streets\[0\]\.path: .*none\.geojson: no such file"):
        import_town(setup, tmp_path, lambda *_: None)


def test_metres_are_refused_with_a_hint(tmp_path):
    rows = [segment("Oak St", "a", (652_000.0, 6_862_000.0), (652_100.0, 6_862_000.0))]
    with pytest.raises(ImportRefused, match=r"row 1: .* is it another CRS"):
        build(tmp_path, rows)


def test_a_town_without_a_usable_street_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match=r"no usable street at all: .*row 1: no name"):
        build(tmp_path, [segment("", "a", (ELM, OAK), (ASH, OAK))])


def test_a_column_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    setup = config(tmp_path)
    file = StreetFile(setup.streets[0].path, {"name": "nom"})
    with pytest.raises(ImportRefused, match=r"no column 'nom'; has: .*street"):
        import_town(replace(setup, streets=(file,)), tmp_path, lambda *_: None)


def test_progress_is_told_row_by_row_of_each_file_and_of_what_follows(tmp_path):
    heard = []
    import_town(config(tmp_path), tmp_path, lambda *step: heard.append(step))
    assert heard[:2] == [("streets.geojson", 0, 16), ("streets.geojson", 16, 16)]
    assert heard[-1] == (JOINING, 3, 3)
    assert all(done <= total for _, done, total in heard)
