"""A whole real city: Cambridge, Massachusetts, from its files to its pages and letters.

2,642 street segments, 2,529 items of the City Council and 10,335 crash records, read where
SHARED_DATA says and never copied into the project.
"""

import csv
import re
import shutil
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.placed import finest_precision
from config.settings import load_settings
from crawlers.visit import visit
from geo.geocode import geocode
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.keep import keep_raws
from jobs.letters import queue_all_digests, send_letters
from jobs.match_changes import Matching
from records import (
    DeliveryState,
    Item,
    Outcome,
    Query,
    Reach,
    ReachKind,
    SourceState,
    Subscription,
)
from store.items import find_items, item_ids
from store.source_state import save_state
from store.sources import find_source
from store.subscriptions import add_subscription, confirm_subscription
from tests.engines import ENGINES, settings_of
from web.app import create_app

pytestmark = pytest.mark.shared

TOWN = "cambridge-ma"
COUNCIL, CRASHES = f"{TOWN}/council", f"{TOWN}/crashes"
# The council's meeting of 19 October 2020 spoke of Massachusetts Avenue and Churchill Avenue.
BEFORE = datetime(2020, 10, 15, tzinfo=UTC)
AFTER = datetime(2020, 10, 20, tzinfo=UTC)
CHURCHILL = f"{TOWN}/massachusetts-ave-2505"
READER = Subscription(
    id="reader",
    email="reader@example.org",
    town_id=TOWN,
    lang="en",
    reach=Reach(ReachKind.BLOCK, CHURCHILL),
    label="Massachusetts Avenue, 2505 to 2535",
    created_at=BEFORE - timedelta(days=1),
)


@pytest.fixture(scope="module")
def collected(shared_data, tmp_path_factory) -> Path:
    """The city as an operator imports and collects it, with a reader who came before October."""
    home = tmp_path_factory.mktemp("cambridge") / "home"
    with pytest.MonkeyPatch.context() as patch:
        _set(patch, {"SHARED_DATA": str(shared_data), "ILOT_HOME": str(home)})
        assert main(["town", "import", TOWN]) == 0
        instance = Instance(load_settings())
        _read_council_until(instance, BEFORE)
        with instance.database.write() as db:
            add_subscription(db, READER)
            confirm_subscription(db, READER.id, BEFORE)
        assert collect_now(instance, COUNCIL, AFTER).outcome is Outcome.OK
        assert collect_now(instance, CRASHES, AFTER).read == 10_335
        instance.close()
    return home


@pytest.fixture(scope="module", params=ENGINES)
def environ(request, collected, shared_data, tmp_path_factory):
    home = tmp_path_factory.mktemp(request.param) / "home"
    with pytest.MonkeyPatch.context() as patch, settings_of(request.param) as search:
        shutil.copytree(collected, home)
        _set(patch, {"SHARED_DATA": str(shared_data), "ILOT_HOME": str(home), **search})
        yield home


def _set(patch: pytest.MonkeyPatch, environ: dict[str, str]) -> None:
    towns = Path(__file__).parent.parent / "config/towns"
    for name, value in {"ILOT_TOWNS": str(towns), **environ}.items():
        patch.setenv(name, value)


@pytest.fixture(scope="module")
def instance(environ):
    instance = Instance(load_settings())
    index_changes(instance)
    Matching(instance).match_changes(AFTER)
    yield instance
    instance.close()


def _read_council_until(instance: Instance, day: datetime) -> None:
    """Let the source have been read once already, when it said less."""
    with instance.database.read() as db:
        source = find_source(db, COUNCIL)
    found = visit(source, SourceState(COUNCIL), instance.manners, day)
    earlier = [raw for raw in found.raws if raw.published and raw.published < day]
    for _ in keep_raws(instance, source, earlier, day, silent=True):
        continue
    with instance.database.write() as db:
        save_state(db, SourceState(COUNCIL, last_ok_at=day))


@pytest.fixture(scope="module")
def items(instance) -> dict[str, Item]:
    with instance.database.read() as db:
        return find_items(db, item_ids(db, TOWN))


@pytest.fixture(scope="module")
def client(instance):
    return create_app(instance.settings).test_client()


def block_of(instance, source_ref: str) -> str:
    gazetteer = instance.workshop(TOWN).gazetteer
    return next(
        block.id
        for street in gazetteer.streets
        for block in gazetteer.blocks_of(street.id)
        if block.source_ref == source_ref
    )


def gold_crashes(shared_data: Path) -> list[dict[str, str]]:
    path = shared_data / "cambridge-ma/records_gold.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kind"] == "crash_address"]


def test_every_item_is_kept_and_most_crashes_are_on_a_block(items, capsys):
    of_source = Counter(item.source_id for item in items.values())
    assert of_source == {COUNCIL: 2_529, CRASHES: 10_335}
    finest = {
        source: Counter(
            finest_precision(item) for item in items.values() if item.source_id == source
        )
        for source in of_source
    }
    with capsys.disabled():
        for source, shares in finest.items():
            shown = ", ".join(f"{name} {n / of_source[source]:.1%}" for name, n in shares.items())
            sys.stdout.write(f"\n{source}: {shown}")
    placed = finest[CRASHES]["block"] + finest[CRASHES]["crossing"]
    assert placed / of_source[CRASHES] > 0.85


def test_no_house_number_of_a_crash_is_published(items):
    crashes = [item for item in items.values() if item.source_id == CRASHES]
    assert not any(p.place.precision in ("address", "exact") for i in crashes for p in i.placements)
    number = re.compile(
        r"(?<!AXLES), \d+[A-Z]? (?!block of )[A-Z]", re.IGNORECASE
    )  # "2 AXLES, 6 TIRES"
    assert [crash.title for crash in crashes if number.search(crash.title)] == []


def test_the_page_and_feed_of_a_block_show_its_crashes(instance, client, items, shared_data):
    """A block of Massachusetts Avenue, against where the city's own geocoder put its crashes."""
    gold = Counter(
        row["block_id"]
        for row in gold_crashes(shared_data)
        if row["street"].upper().startswith("MASSACHUSETTS")
    )
    for source_ref, count in gold.most_common(3):
        block_id = block_of(instance, source_ref)
        query = Query(TOWN, Reach(ReachKind.BLOCK, block_id), sources=frozenset({CRASHES}))
        assert instance.index.count(query) >= 0.8 * count
        path = f"/en/cambridge-ma/blocks/{block_id.partition('/')[2]}"
        page, feed = client.get(f"{path}?within=0"), client.get(f"{path}.rss?within=0")
        on_block = instance.index.search(Query(TOWN, query.reach), limit=1_000).item_ids
        guids = [guid.text or "" for guid in ElementTree.fromstring(feed.data).iter("guid")]
        told = [guid.rpartition("/")[2] for guid in guids]
        assert all(f"/en/items/{item_id}" in page.text for item_id in told)
        # What stands there beside it is said of the whole neighbourhood.
        of_block = [item_id for item_id in told if item_id in on_block]
        assert of_block == [*on_block[: len(of_block)]]
        assert len(of_block) >= 10
        wide = [items[item_id] for item_id in told if item_id not in on_block]
        assert [i.id for i in wide if not any(p.place.precision == "area" for p in i.about)] == []


def test_a_neighbourhood_shows_what_lies_in_it(instance, client, items):
    area = f"{TOWN}/east-cambridge"
    reach = Reach(ReachKind.AREA, area)
    found = instance.index.search(Query(TOWN, reach), limit=2_000).item_ids
    inside = {item.id for item in items.values() for p in item.about if area in p.place.area_ids}
    assert set(found) <= inside
    assert len(found) >= 0.98 * len(inside)  # the rest stand in another item's story
    page = client.get("/en/cambridge-ma/areas/east-cambridge")
    assert all(f"/en/items/{item_id}" in page.text for item_id in found[:10])
    feed = client.get("/en/cambridge-ma/areas/east-cambridge.json").json
    assert [entry["url"].rpartition("/")[2] for entry in feed["items"]][:10] == [*found[:10]]


def test_crashes_are_filed_in_the_neighbourhood_where_the_city_saw_them(instance, shared_data):
    gazetteer = instance.workshop(TOWN).gazetteer
    rows = [row for row in gold_crashes(shared_data) if row["neighborhood"] == "East Cambridge"]
    right = 0
    for row in rows:
        answers = geocode(row["text"], gazetteer, 1)
        right += bool(answers) and f"{TOWN}/east-cambridge" in answers[0].place.area_ids
    assert right / len(rows) > 0.95


def test_a_subscriber_to_a_block_gets_its_news_once(instance, environ, items):
    assert queue_all_digests(instance, AFTER) == 1
    assert send_letters(instance, AFTER) == {DeliveryState.SENT: 1}
    [path] = (environ / "mail").glob("*.eml")
    letter = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    text = letter.get_body(("plain",)).get_content()
    assert "Churchill" in text
    older = [item for item in items.values() if item.published_at < BEFORE]
    assert not any(item.id in text for item in older)
    assert queue_all_digests(instance, AFTER) == 0
