"""What a street's publisher may change between two imports without any block losing its id."""

import json
import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from config.towns import load_town
from geo.importers.block_ids import middle_of
from geo.town_import import import_town
from records.reach import distance_m
from tests.geo.small_town import (
    ASH,
    ELM,
    FIR,
    FOCH,
    OAK,
    PAIX,
    STREETS,
    build,
    config,
    segment,
    write,
)

WITHOUT_OAK = [row for row in STREETS if not row["properties"]["ref"].startswith("oak")]
METRE = 1 / 111_195  # of latitude, in degrees


def again(folder, rows, previous=None, **changes):
    before = previous or build(folder)[0]
    setup = replace(config(folder, rows), **changes)
    return import_town(setup, folder, lambda *_: None, before)[0]


def ids(data):
    return {block.source_ref: block.id for block in data.blocks}


def test_an_import_of_the_same_files_changes_nothing(tmp_path):
    assert again(tmp_path, STREETS) == build(tmp_path)[0]


def test_renumbered_blocks_keep_their_ids(tmp_path):
    row = segment("Oak St", "oak1", (ELM, OAK), (ASH, OAK), (102, 120, 101, 119))
    oaks = [row, *STREETS[1:]]
    data = again(tmp_path, oaks)
    assert ids(data) == ids(build(tmp_path)[0])
    assert next(b for b in data.blocks if b.source_ref == "oak1").left.low == 102


def test_a_street_drawn_anew_a_little_aside_keeps_its_ids(tmp_path):
    off = 12 * METRE
    moved = [
        segment("Oak St", "oak1", (ELM, OAK + off), (ASH, OAK + off), (2, 20, 1, 19)),
        segment("Oak St", "oak2", (FIR, OAK + off), (ASH, OAK + off), (39, 21, 40, 22)),
        segment("Oak St", "oak3", (FIR, OAK + off), (FIR + 0.001, OAK + off), (42, 60, "", None)),
    ]
    assert ids(again(tmp_path, [*moved, *WITHOUT_OAK])) == ids(build(tmp_path)[0])


def test_a_block_drawn_the_other_way_round_keeps_its_id(tmp_path):
    turned = segment("Oak St", "oak1", (ASH, OAK), (ELM, OAK), (19, 1, 20, 2))
    assert ids(again(tmp_path, [turned, *STREETS[1:]])) == ids(build(tmp_path)[0])


def test_of_a_block_cut_in_two_the_larger_part_keeps_the_id(tmp_path):
    cut = ELM + 0.0007
    parts = [
        segment("Oak St", "short", (ELM, OAK), (cut, OAK), (2, 6, 1, 5)),
        segment("Oak St", "long", (cut, OAK), (ASH, OAK), (8, 20, 7, 19)),
    ]
    data = again(tmp_path, [*parts, *STREETS[1:]])
    assert ids(data)["long"] == "tiny/oak-st-1"
    assert ids(data)["short"] == "tiny/oak-st-1-2"


def test_blocks_that_became_one_have_the_id_of_the_larger(tmp_path):
    short = ASH + 0.0005
    before = [
        segment("Oak St", "a", (ELM, OAK), (ASH, OAK), (2, 20, 1, 19)),
        segment("Oak St", "b", (ASH, OAK), (short, OAK), (22, 30, 21, 29)),
    ]
    joined = segment("Oak St", "c", (ELM, OAK), (short, OAK), (2, 30, 1, 29))
    previous = build(tmp_path, [*before, *WITHOUT_OAK])[0]
    data = again(tmp_path, [joined, *WITHOUT_OAK], previous)
    assert ids(data)["c"] == ids(previous)["a"]
    assert ids(previous)["b"] not in ids(data).values()


def test_a_street_renamed_keeps_its_own_id_and_those_of_its_blocks(tmp_path):
    renamed = [
        {**row, "properties": {**row["properties"], "street": "rue de la Paix et du Droit"}}
        if row["properties"]["ref"].startswith("paix")
        else row
        for row in STREETS
    ]
    before, data = build(tmp_path)[0], again(tmp_path, renamed)
    assert ids(data) == ids(before)
    (street,) = [s for s in data.streets if s.id == "tiny/rue-de-la-paix"]
    assert street.name == "rue de la Paix et du Droit"
    assert again(tmp_path, renamed, data) == data


def test_a_stretch_that_gets_a_name_of_its_own_keeps_its_block_id_alone(tmp_path):
    rows = [
        segment("Cours des Halles", "paix2", (ASH, PAIX), (FIR, PAIX), (22, 40, 21, 39))
        if row["properties"]["ref"] == "paix2"
        else row
        for row in STREETS
    ]
    data = again(tmp_path, rows)
    assert ids(data) == ids(build(tmp_path)[0])
    street = {b.source_ref: b.street_id for b in data.blocks}
    assert (street["paix1"], street["paix2"]) == ("tiny/rue-de-la-paix", "tiny/cours-des-halles")


def test_another_street_nearby_does_not_inherit_an_id(tmp_path):
    side = segment("Oak Lane", "lane", (ELM, OAK + 15 * METRE), (ASH, OAK + 15 * METRE))
    data = again(tmp_path, [side, *STREETS[1:]])
    assert ids(data)["lane"].startswith("tiny/oak-lane-x")


def test_an_id_that_was_used_is_not_given_to_another_place(tmp_path):
    far = segment("Oak St", "far", (ELM, FOCH + 0.004), (ASH, FOCH + 0.004), (2, 20, 1, 19))
    data = again(tmp_path, [far, *STREETS[1:]])
    assert ids(data)["far"] == "tiny/oak-st-1-2"


def test_two_carriageways_of_one_street_do_not_change_places(tmp_path):
    def pair(lat):
        return [
            segment("Quai", "south", (ELM, lat), (FIR, lat), (1, 9, "", "")),
            segment(
                "Quai", "north", (ELM, lat + 15 * METRE), (FIR, lat + 15 * METRE), (2, 8, 0, 0)
            ),
        ]

    previous = build(tmp_path, [*pair(48.867), *STREETS])[0]
    data = again(tmp_path, [*pair(48.867 + 4 * METRE), *STREETS], previous)
    assert ids(data) == ids(previous)


def test_two_blocks_on_one_line_have_an_id_each(tmp_path):
    rows = [
        segment("Twin St", "low", (ELM, 48.867), (ASH, 48.867), (1, 99, "", "")),
        segment("Twin St", "high", (ELM, 48.867), (ASH, 48.867), (101, 199, "", "")),
    ]
    previous = build(tmp_path, [*rows, *STREETS])[0]
    assert len(set(ids(previous).values())) == len(STREETS) + 2
    assert ids(again(tmp_path, [*rows[::-1], *STREETS], previous)) == ids(previous)


@pytest.mark.shared
def test_a_real_city_drawn_anew_keeps_its_blocks(shared_data, tmp_path):
    """Each line moves by itself, each tenth of them is cut in two, and all numbers change."""
    city = load_town("cambridge-ma", environ={"SHARED_DATA": str(shared_data)})
    city = replace(city, places=(), areas=())
    before = import_town(city, shared_data, lambda *_: None)[0]
    content = json.loads(Path(city.streets[0].path).read_text(encoding="utf-8"))
    rng = random.Random(7)
    rows = [part for row in content["features"] for part in drawn_anew(row, rng)]
    file = replace(city.streets[0], path=write(tmp_path, "anew.geojson", rows))
    data = import_town(replace(city, streets=(file,)), tmp_path, lambda *_: None, before)[0]
    kept = {b.source_ref: b.id for b in before.blocks}.items() & {
        (b.source_ref, b.id) for b in data.blocks
    }
    assert len(kept) > 0.99 * len(before.blocks)
    middles = {block.id: middle_of(block.line) for block in before.blocks}
    lengths = {block.id: length_m(block.line) for block in before.blocks}
    strayed = [
        block.id
        for block in data.blocks
        if block.id in middles
        and distance_m(middles[block.id], middle_of(block.line)) > 25 + lengths[block.id] / 2
    ]
    assert strayed == []


def drawn_anew(row, rng):
    line = row["geometry"]["coordinates"] if row["geometry"]["type"] == "LineString" else []
    if not line:
        return [row]
    east, north = (rng.uniform(-5, 5) * METRE for _ in range(2))
    line = [[lon + east, lat + north] for lon, lat, *_ in line]
    cut = len(line) == 2 and rng.random() < 0.1
    middle = [line[0][i] + 0.6 * (line[-1][i] - line[0][i]) for i in (0, 1)]
    parts = [[line[0], middle], [middle, line[1]]] if cut else [line]
    numbers = dict.fromkeys(("L_From", "L_To", "R_From", "R_To"), 0)
    return [
        {
            "type": "Feature",
            "properties": {**row["properties"], **numbers, "ID": row["properties"]["ID"] + "b" * i},
            "geometry": {"type": "LineString", "coordinates": part},
        }
        for i, part in enumerate(parts)
    ]


def length_m(line):
    return sum(distance_m(a, b) for a, b in pairwise(line))
