from dataclasses import replace

import pytest

from records import (
    Area,
    AreaKind,
    Block,
    Crossing,
    Landmark,
    NumberRange,
    Parity,
    Street,
    Town,
    TownData,
)
from store.database import Database
from store.towns import all_towns, find_town, load_town_data, save_town, town_version

RING = ((2.3, 48.8), (2.4, 48.8), (2.4, 48.9000000001), (2.3, 48.8))
DEMO = Town("demo", "Démo", "FR", "Europe/Paris", ("fr", "en"), boundary=((RING,),))
GROUND = TownData(
    town=DEMO,
    streets=(Street("demo/rue-x", "demo", "Rue X", ("R. X",)),),
    blocks=(
        Block(
            "demo/rue-x-1",
            "demo",
            "demo/rue-x",
            RING[:2],
            left=NumberRange(1, 11, Parity.ODD, reversed=True),
            area_ids=("demo/centre",),
        ),
    ),
    crossings=(Crossing("demo/n1", "demo", 2.3, 48.8, ("demo/rue-x",)),),
    areas=(Area("demo/centre", "demo", AreaKind.NEIGHBOURHOOD, "Centre", ((RING, RING),)),),
    landmarks=(Landmark("demo/ecole", "demo", "school", "École", 2.31, 48.81),),
)


def test_what_was_saved_is_loaded(database: Database) -> None:
    with database.write() as db:
        save_town(db, GROUND)
    with database.read() as db:
        assert load_town_data(db, "demo") == GROUND
        assert find_town(db, "demo") == DEMO
        assert all_towns(db) == (DEMO,)


def test_saving_again_replaces_all_the_ground_and_the_version_grows(database: Database) -> None:
    renamed = replace(GROUND, town=replace(DEMO, name="Autre"), blocks=(), landmarks=())
    with database.write() as db:
        save_town(db, GROUND)
        assert town_version(db, "demo") == 1
        save_town(db, renamed)
        assert town_version(db, "demo") == 2
        assert load_town_data(db, "demo") == renamed
        assert find_town(db, "demo") == renamed.town


def test_a_town_that_was_never_imported_is_said_so(database: Database) -> None:
    with database.read() as db:
        assert find_town(db, "nulle-part") is None
        assert town_version(db, "nulle-part") == 0
        with pytest.raises(LookupError, match="nulle-part"):
            load_town_data(db, "nulle-part")
