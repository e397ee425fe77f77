"""On real data: Cambridge, Massachusetts, with a sample of what evaluation takes whole."""

import csv
import os
from itertools import islice
from pathlib import Path

import pytest

from config.towns import load_town
from geo.gazetteer import Gazetteer
from geo.town_import import import_town
from jobs.evaluation.block_accuracy import tally_rows

pytestmark = pytest.mark.shared
SHARED = Path(os.environ.get("SHARED_DATA", "../shared/data")).resolve()
GOLD = SHARED / "cambridge-ma" / "records_gold.csv"


@pytest.fixture(scope="module")
def cambridge():
    if not GOLD.exists():
        tell = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        tell(f"no real data at {SHARED}: set SHARED_DATA to the folder that holds cambridge-ma/")
    town = load_town("cambridge-ma", environ={"SHARED_DATA": str(SHARED)})
    return import_town(town, Path(), lambda *_: None)


def test_the_whole_city_is_imported(cambridge):
    data, report = cambridge
    assert len(data.blocks) == 2642
    assert len(data.streets) == 809
    assert len({block.id for block in data.blocks}) == 2642
    assert [line for line in report.skipped if line.startswith("TRANS_Centerlines")] == [
        "TRANS_Centerlines.geojson row 2537: no name"
    ]


def test_real_records_find_their_blocks(cambridge):
    gazetteer = Gazetteer(cambridge[0])
    with GOLD.open(encoding="utf-8") as file:
        tallies = tally_rows(islice(csv.DictReader(file), 0, None, 20), gazetteer)
    shares = {kind: tally.as_near / tally.judged for kind, tally in tallies.items()}
    assert shares["parcel"] > 0.97
    assert shares["crash_address"] > 0.93
    assert shares["crash_intersection"] > 0.94
