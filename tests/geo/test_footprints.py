"""Streets that are published as outlines."""

import csv
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon

from config.towns import load_town
from geo.importers.drafts import Segment
from geo.importers.footprints import segments_of_footprints
from geo.importers.ledger import Ledger
from geo.importers.medial_axis import centre_lines
from geo.town_import import import_town
from records import StreetFile
from records.spelling import name_key
from tests.geo.small_town import ASH, COLUMNS, ELM, OAK, box, config, segment, write

WIDE = 0.00005  # degrees to either side of a street's middle
LON, LAT = 2.442, 48.861


def street(name, left, bottom, right, top):
    return box(left, bottom, right, top, street=name, ref=name, lf=None, lt=None, rf=None, rt=None)


def built(folder, features):
    columns = {what: column for what, column in COLUMNS.items() if what != "alias"}
    file = StreetFile(write(folder, "outlines.geojson", features), columns)
    setup = replace(config(folder), streets=(file,), street_aliases={}, places=())
    return import_town(setup, folder, lambda *_: None)


CROSS = [
    street("Long St", LON - 0.002, LAT - WIDE, LON + 0.002, LAT + WIDE),
    street("Side St", LON - WIDE, LAT + WIDE, LON + WIDE, LAT + 0.001),
    street("Side St", LON - WIDE, LAT - 0.001, LON + WIDE, LAT - WIDE),
    street("Dead End", LON + 0.001, LAT + WIDE, LON + 0.001 + 2 * WIDE, LAT + 0.0005),
]


def test_the_middle_of_an_outline_runs_from_edge_to_edge():
    (line,) = centre_lines(Polygon([(0, 0), (200, 0), (200, 10), (0, 10)]))
    assert line.length == pytest.approx(200, abs=1)
    assert line.hausdorff_distance(LineString([(0, 5), (200, 5)])) < 1


def test_the_middle_follows_a_bend_and_an_arm_is_a_line_of_its_own():
    bent = Polygon([(0, 0), (100, 0), (100, 80), (90, 80), (90, 10), (0, 10)])
    (line,) = centre_lines(bent)
    assert line.hausdorff_distance(LineString([(0, 5), (95, 5), (95, 80)])) < 4
    armed = Polygon(
        [(0, 0), (200, 0), (200, 10), (105, 10), (105, 70), (95, 70), (95, 10), (0, 10)]
    )
    main, arm = centre_lines(armed)
    assert main.length == pytest.approx(200, abs=3)
    assert arm.length == pytest.approx(65, abs=3)


def test_a_square_has_its_longer_axis():
    (line,) = centre_lines(Polygon([(0, 0), (40, 0), (40, 30), (0, 30)]))
    assert line.length >= 39


def test_outlines_become_blocks_cut_where_they_meet(tmp_path):
    data, report = built(tmp_path, CROSS)
    assert sorted(block.street_id for block in data.blocks) == [
        "tiny/dead-end",
        "tiny/long-st",
        "tiny/long-st",
        "tiny/long-st",
        "tiny/side-st",
        "tiny/side-st",
    ]
    assert {c.street_ids for c in data.crossings if len(c.street_ids) > 1} == {
        ("tiny/long-st", "tiny/side-st"),
        ("tiny/dead-end", "tiny/long-st"),
    }
    assert "outlines.geojson: 4 streets are outlines: middle lines are drawn" in report.repaired


def test_numbers_of_a_whole_outline_are_left_out_with_a_line(tmp_path):
    numbered = street("Long St", LON - 0.002, LAT - WIDE, LON + 0.002, LAT + WIDE)
    numbered["properties"].update(lf=1, lt=9)
    data, report = built(tmp_path, [numbered])
    assert [block.sides() for block in data.blocks] == [()]
    assert "outlines.geojson row 1: numbers of a whole outline: left out" in report.repaired


def test_an_outline_without_area_is_skipped_and_a_stray_one_does_not_bend_the_others(tmp_path):
    flat = street("Flat St", LON, LAT, LON + 0.001, LAT)
    stray = street("Stray St", 0, 0, 0.001, 0.0001)
    data, report = built(tmp_path, [*CROSS, flat, stray])
    assert "outlines.geojson row 5: an outline without area" in report.skipped
    assert data == built(tmp_path, CROSS)[0]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=3, max_size=9),
    st.sampled_from([0.001, 0.1, 1.0]),
)
def test_any_outline_gives_lines_or_a_reason(corners, scale):
    """However crossed, thin or small; corners are metres."""
    spots = [(LON + x * scale / 73_000, LAT + y * scale / 111_000) for x, y in corners]
    ledger = Ledger()
    row = Segment(Path("outlines.geojson"), 1, "Any St", ())
    found = segments_of_footprints([(row, Polygon(spots))], ledger)
    assert bool(found) != bool(ledger.skipped)
    assert all(len(set(one.line)) > 1 for one in found)


def test_lines_and_outlines_may_stand_in_one_file(tmp_path):
    line = segment("Oak St", "oak", (ELM, OAK), (ASH, OAK), (1, 9, 2, 10))
    data, _ = built(tmp_path, [line, CROSS[0]])
    assert {block.street_id for block in data.blocks} == {"tiny/oak-st", "tiny/long-st"}


@pytest.mark.shared
def test_streets_of_paris_meet_where_their_publisher_says_that_they_end(shared_data):
    town = load_town("paris-saint-antoine", environ={"SHARED_DATA": str(shared_data)})
    data, report = import_town(town, shared_data, lambda *_: None)
    assert report.read["denominations-emprises-voies-actuelles.csv"] == 253
    assert len(data.blocks) > 700
    ids = {name_key(street.name): street.id for street in data.streets}
    meeting = defaultdict(set)
    for crossing in data.crossings:
        for street_id in crossing.street_ids:
            meeting[street_id].update(crossing.street_ids)
    told = list(ends_told(shared_data, ids))
    assert len(told) > 400
    assert sum(other in meeting[mine] for mine, other in told) > 0.87 * len(told)


def ends_told(shared_data, ids):
    """Yield (street, street that it begins or ends at), as far as both are in the file."""
    folder = shared_data / "fr-paris-fbg-saint-antoine"
    path = folder / "denominations-emprises-voies-actuelles.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            mine = ids[name_key(row["Dénomination complète minuscule"])]
            for part in re.split(r",? et ", f"{row['Début voie']} et {row['Fin voie']}"):
                other = ids.get(name_key(part.split(",")[0]), mine)
                if other != mine:
                    yield mine, other
