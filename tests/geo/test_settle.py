"""Editors' places, out of a click and after another import."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.settle import place_at, settle_place
from records import Block, Place, Precision, TownData
from tests.geo.small_town import ASH, ELM, OAK, build
from tests.geo.test_laws import QUICK

QUERIES = (
    "12 Oak St",
    "Oak St & Ash St",
    "Oak St",
    "Town Hall",
    "Le Port",
    "Tinytown",
    "rue de la Paix",
    "Parc des Sources",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> TownData:
    """Return the ground of the town of six streets, to be changed by another import."""
    return build(tmp_path_factory.mktemp("ground"))[0]


def found(query: str, town: Gazetteer) -> Place:
    return geocode(query, town, 1)[0].place


def renamed(data: TownData) -> Gazetteer:
    """Return the same ground after an import that gave every block another id."""
    blocks = tuple(replace(block, id=f"{block.id}-new") for block in data.blocks)
    landmarks = tuple(
        replace(one, block_ids=tuple(f"{i}-new" for i in one.block_ids)) for one in data.landmarks
    )
    return Gazetteer(replace(data, blocks=blocks, landmarks=landmarks))


def test_what_is_there_still_stays_as_it_was_said(tiny):
    for query in QUERIES:
        place = found(query, tiny)
        assert settle_place(place, tiny, to_block=False) == place


def test_after_an_import_with_other_ids_the_same_ground_is_found_again(tiny, data):
    town = renamed(data)
    for query in QUERIES:
        place = found(query, tiny)
        settled = settle_place(place, town, to_block=False)
        assert set(settled.block_ids) == {f"{block}-new" for block in place.block_ids}, query
        assert replace(settled, block_ids=place.block_ids) == place
        assert settle_place(settled, town, to_block=False) == settled


def test_an_id_that_another_block_bears_by_now_is_not_believed(tiny, data):
    place = found("12 Oak St", tiny)
    ids = {"tiny/oak-st-1": "tiny/oxford-ave-101", "tiny/oxford-ave-101": "tiny/oak-st-1"}
    assert place.block_ids == ("tiny/oak-st-1",)
    swapped = [replace(block, id=ids.get(block.id, block.id)) for block in data.blocks]
    town = Gazetteer(replace(data, blocks=tuple(swapped)))
    assert settle_place(place, town, to_block=False).block_ids == ("tiny/oxford-ave-101",)


def test_areas_are_those_of_today(tiny, data):
    kept = tuple(area for area in data.areas if area.name != "Le Port")
    town = Gazetteer(replace(data, areas=kept))
    place = found("12 Oak St", tiny)
    assert "tiny/le-port" in place.area_ids
    assert settle_place(place, town, to_block=False).area_ids == tuple(
        area for area in place.area_ids if area != "tiny/le-port"
    )


def test_an_area_that_got_another_id_is_found_by_its_name(tiny, data):
    areas = tuple(replace(a, id="tiny/harbour") if a.name == "Le Port" else a for a in data.areas)
    settled = settle_place(found("Le Port", tiny), Gazetteer(replace(data, areas=areas)), False)
    assert settled.area_ids == ("tiny/harbour",)


def test_what_lies_where_no_block_is_any_more_is_kept_as_it_was_said(tiny):
    far = Place("Elsewhere", 2.5, 49.0, Precision.ADDRESS, 9.0, ("x/y",), ("x",), ((2.5, 49.0),))
    assert settle_place(far, tiny, False) == replace(far, block_ids=(), area_ids=())


def test_a_house_of_a_source_without_numbers_is_told_as_its_block(tiny):
    settled = settle_place(found("12 Oak St", tiny), tiny, to_block=True)
    middle = tiny.middle("tiny/oak-st-1")
    assert (settled.name, settled.precision) == ("Oak St", Precision.BLOCK)
    assert (settled.block_ids, settled.spots) == (("tiny/oak-st-1",), (middle,))
    assert (settled.lon, settled.lat) == middle
    assert settled.accuracy_m == 100.0


@pytest.mark.parametrize("query", ["9999 Oak St", "912 bis Oak St"])
def test_a_number_that_the_street_does_not_have_is_not_told_either(tiny, query):
    settled = settle_place(found(query, tiny), tiny, to_block=True)
    assert (settled.name, settled.precision) == ("Oak St", Precision.BLOCK)
    assert settle_place(settled, tiny, to_block=True) == settled


@pytest.mark.parametrize("query", ["Oak St & Ash St", "Oak St", "Town Hall", "Le Port"])
def test_what_is_nobodys_house_is_not_rounded(tiny, query):
    place = found(query, tiny)
    assert settle_place(place, tiny, to_block=True) == place


def test_a_click_is_a_point_on_the_nearest_block(tiny):
    lon, lat = (ELM + ASH) / 2, OAK + 0.0001
    place = place_at(lon, lat, tiny)
    assert place is not None
    assert (place.name, place.precision) == ("Oak St", Precision.EXACT)
    assert place.block_ids == ("tiny/oak-st-1",)
    assert (place.lon, place.lat, place.spots) == (lon, lat, ((lon, lat),))
    assert "tiny/le-port" in place.area_ids


def test_a_click_into_a_park_bears_its_name_and_no_block(tiny):
    place = place_at((ELM + ASH) / 2, 48.863, tiny)
    assert place is not None
    assert (place.name, place.block_ids) == ("Parc des Sources", ())
    assert place.spots


def test_a_click_outside_of_the_town_is_no_place(tiny):
    for lon, lat in ((2.5, 48.86), (0.0, 0.0), (float("nan"), 48.86), (1e9, -1e9)):
        assert place_at(lon, lat, tiny) is None


@QUICK
@given(st.floats(2.435, 2.45), st.floats(48.856, 48.874), st.booleans())
def test_settling_a_click_twice_is_settling_it_once(tiny, lon, lat, to_block):
    place = place_at(lon, lat, tiny)
    if place is None:
        return
    settled = settle_place(place, tiny, to_block)
    assert settle_place(settled, tiny, to_block) == settled
    if to_block:
        assert settled.precision is Precision.BLOCK
        assert (lon, lat) not in ((settled.lon, settled.lat), *settled.spots)
    else:
        assert settled == place


def test_a_street_whose_blocks_were_split_is_found_along_all_of_it(tiny, data):
    paix = [block for block in data.blocks if block.street_id == "tiny/rue-de-la-paix"]
    others = [block for block in data.blocks if block not in paix]
    halves = [half for block in paix for half in split(block)]
    town = Gazetteer(replace(data, blocks=tuple(others + halves)))
    settled = settle_place(found("rue de la Paix", tiny), town, False)
    assert set(settled.block_ids) == {half.id for half in halves}
    assert len(settled.spots) == len(halves) == 4


def split(block: Block) -> tuple[Block, Block]:
    (west, south), (east, north) = block.line[0], block.line[-1]
    middle = ((west + east) / 2, (south + north) / 2)
    return (
        replace(block, id=f"{block.id}-a", line=(block.line[0], middle)),
        replace(block, id=f"{block.id}-b", line=(middle, block.line[-1])),
    )
