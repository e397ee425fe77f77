"""Golden pairs: a recorded source beside the items that the walk makes of it.

`make golden` writes expected.json again; the diff is to be read line by line.
"""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from config.privacy import load_privacy
from config.themes import load_themes
from config.towns import load_source, load_town
from config.types import load_types
from crawlers.readers import READERS
from enrich.analyser import Analyser
from enrich.types.choice import ItemTypes
from geo.gazetteer import Gazetteer
from geo.town_import import import_town
from jobs.pipeline import build_item
from jobs.workshop import Workshop
from tests.town import write_town

CASES = sorted(Path(__file__).with_name("cases").iterdir())
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    folder = tmp_path_factory.mktemp("golden")
    town = write_town(folder)
    data, _ = import_town(load_town("petit-bourg", folder), town, lambda what, done, total: None)
    gazetteer = Gazetteer(data)
    analyser, types = Analyser(gazetteer.names(), load_themes()), ItemTypes(load_types())
    return Workshop(gazetteer, analyser, 0.85, 0.5, types=types, privacy=load_privacy())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_recorded_source_gives_the_items_that_were_agreed_on(case, workshop):
    source = replace(load_source("petit-bourg", case / "source.toml"), tz="Europe/Paris")
    reading = READERS[source.reader](source, Path(source.address).read_bytes(), NOW)
    items = [msgspec.to_builtins(build_item(source, raw, workshop)) for raw in reading.raws]
    for item in items:
        del item["fingerprint"]  # hashes, of which nobody can read whether they are right
    found = {"items": items, "problems": list(reading.problems)}
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    expected = case / "expected.json"
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
