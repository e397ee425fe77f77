"""From a reader's report to what all readers see: pages at once, the rest within one tick."""

import json
from dataclasses import replace
from datetime import timedelta

from jobs.instance import Instance
from records import Reach, ReachKind, Standing, Subscription
from store.hits import unsent_hits
from store.subscriptions import add_subscription
from tests.web.desk.conftest import Desk, Editor, tick
from tests.web.news import NOW
from tests.web.town import block_id, spot


def titles(desk: Desk, block: str) -> list[str]:
    feed = desk.world.get(f"/en/tiny/blocks/{block}.json?within=0")
    return [entry["title"] for entry in json.loads(feed)["items"]]


def test_pages_feeds_index_and_letters_follow_a_correction(
    desk: Desk, ada: Editor, instance: Instance
):
    reach = Reach(ReachKind.BLOCK, block_id("Rue Neuve", 0))
    reader = Subscription("s", "r@example.org", "tiny", "fr", reach, "Rue Neuve", NOW)
    earlier = NOW - timedelta(days=9)
    reader = replace(reader, standing=Standing.CONFIRMED, confirmed_at=earlier)
    with desk.world.database.write() as db:
        add_subscription(db, reader)
    lon, lat = spot(2, 0.5)
    ada.decide("theft", "point", point=f"{lon:.6f},{lat:.6f}")
    page = desk.world.get(f"/en/items/{desk.item('theft').id}")
    assert "an editor placed it" in page
    tick(instance)
    assert "Vélo volé" in titles(desk, "rue-neuve-0")
    assert "Vélo volé" not in titles(desk, "rue-du-port-0")
    with desk.world.database.read() as db:
        assert [hit.item_id for hit in unsent_hits(db, "s")] == [desk.item("theft").id]
    ada.decide("theft", "undo", correction=str(desk.corrections("theft")[0].id))
    tick(instance)
    assert "Vélo volé" in titles(desk, "rue-du-port-0")
    with desk.world.database.read() as db:
        assert unsent_hits(db, "s") == ()


def test_what_is_hidden_is_gone_from_lists_before_the_index_knows(
    desk: Desk, ada: Editor, instance: Instance
):
    assert "Vélo volé" in titles(desk, "rue-du-port-0")
    ada.decide("theft", "hide", reason="Names somebody")
    assert "Vélo volé" not in titles(desk, "rue-du-port-0")
    tick(instance)
    assert "Vélo volé" not in titles(desk, "rue-du-port-0")
