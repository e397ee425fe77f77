"""One place, told less and less finely."""

import pytest

from geo.coarsen import Fineness, coarsen
from geo.gazetteer import Gazetteer
from records import Place, Precision
from tests.web.town import block_id, spot, tiny_town


@pytest.fixture(scope="module")
def ground() -> Gazetteer:
    return Gazetteer(tiny_town())


def house() -> Place:
    at = spot(0.5, 0)
    blocks, areas = (block_id("Rue des Lilas", 0),), ("tiny/centre", "tiny/petiteville")
    return Place("12 Rue des Lilas", *at, Precision.ADDRESS, 25.0, blocks, areas, (at,))


@pytest.mark.parametrize(
    ("fineness", "name", "precision", "blocks"),
    [
        (Fineness.SPOT, "12 Rue des Lilas", Precision.ADDRESS, 1),
        (Fineness.BLOCK, "Rue des Lilas", Precision.BLOCK, 1),
        (Fineness.STREET, "Rue des Lilas", Precision.STREET, 3),
        (Fineness.AREA, "Centre", Precision.AREA, 0),
        (Fineness.TOWN, "Petiteville", Precision.CITY, 0),
    ],
)
def test_a_house_is_told_as_finely_as_asked(ground, fineness, name, precision, blocks):
    told = coarsen(house(), fineness, ground)
    assert told is not None
    assert (told.name, told.precision, len(told.block_ids)) == (name, precision, blocks)
    assert told.area_ids


def test_a_point_far_from_every_block_has_no_block(ground):
    at = spot(10, 10)
    far = Place("", *at, Precision.EXACT, 15.0, (), (), (at,))
    assert coarsen(far, Fineness.BLOCK, ground) is None
    assert coarsen(far, Fineness.AREA, ground) is None


def test_a_street_has_no_block_that_it_could_be(ground):
    street = coarsen(house(), Fineness.STREET, ground)
    assert street is not None
    assert coarsen(street, Fineness.BLOCK, ground) is None
    assert coarsen(street, Fineness.STREET, ground) == street


def test_a_stretch_of_several_blocks_stays_whole(ground):
    block = coarsen(house(), Fineness.BLOCK, ground)
    assert block is not None
    assert coarsen(block, Fineness.BLOCK, ground) == block


def test_an_area_is_never_made_finer(ground):
    area = coarsen(house(), Fineness.AREA, ground)
    assert area is not None
    assert coarsen(area, Fineness.BLOCK, ground) is None
    assert coarsen(area, Fineness.STREET, ground) is None
    town = coarsen(house(), Fineness.TOWN, ground)
    assert town is not None
    assert coarsen(town, Fineness.AREA, ground) is None
