"""Two real open-data files, as their publishers made them."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from crawlers.visit import visit
from records import RawPlace
from tests.crawlers.conftest import NOW, manners, source, state

pytestmark = pytest.mark.shared

COUNCIL = {
    "identity": "id",
    "title": "title",
    "text": "body",
    "published": "date",
    "date_format": "mdy",
    "place": "address",
    "categories": "category",
}
PLACE = "[{Street Number} {Steet Name}|{Steet Name} & {Cross Street}|{Steet Name}|{Location}]"
CRASHES = {
    "identity": "Crash Number",
    "title": "Crash[: {Object 1}][ and {Object 2}][, " + PLACE.replace("|", "|, ")[1:],
    "text": "{Day Of Week}[ at {Location}]",
    "published": "Date Time",
    "date_format": "%m/%d/%Y %I:%M:%S %p",
    "place": PLACE,
    "lon": "Longitude",
    "lat": "Latitude",
}
BIG = manners(max_bytes=10_000_000, item_max_bytes=256_000)


def read(path, reader, mapping):
    src = source(str(path), reader=reader, mapping=mapping, tz="America/New_York")
    return visit(src, state(), BIG, NOW)


def test_all_council_items_are_read_with_their_odd_dates_and_missing_ids(shared_data):
    path = shared_data / "cambridge-ma/council/items.public.jsonl.gz"
    seen = read(path, "json_lines", COUNCIL)
    assert (len(seen.raws), seen.problems) == (2_529, ())
    assert sum(raw.identity.startswith("hash:") for raw in seen.raws) == 12
    assert all(raw.published for raw in seen.raws)
    assert Counter(w for raw in seen.raws for w in raw.warnings)["no_title"] == 10


def test_all_crashes_are_read_with_their_local_times_and_places(shared_data):
    path = shared_data / "cambridge-ma/crashes/Police_Department_Crash_Data_-_Historical.csv"
    seen = read(path, "csv", CRASHES)
    assert (len(seen.raws), seen.problems) == (10_335, ())
    crash = next(raw for raw in seen.raws if raw.identity == "30927")
    assert crash.title == "Crash: Auto and Bicycle, Massachusetts Ave & HANCOCK ST"
    assert crash.published == datetime(2012, 6, 20, 21, 41, tzinfo=UTC)
    assert crash.places == (RawPlace("Massachusetts Ave & HANCOCK ST", -71.108783, 42.36838),)
