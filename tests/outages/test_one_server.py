"""The search server goes away and comes back: pages stay up, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from tests.engines import settings_at
from tests.outages.breaking import Breaking
from tests.outages.world import BEHIND, FEEDS, World
from tests.search.elastic import ONE_NODE, own_address
from tests.search.relay import Relay


@pytest.fixture
def address():
    """A server's address: one node, so that it can go."""
    with own_address() as where:
        yield replace(where, url=where.url.split(",")[0])


def test_a_way_that_breaks_delays_and_loses_nothing(address, worlds):
    relay = Relay(address.url)
    world = worlds(**through(relay, address))
    live_through(world, relay.go_away, relay.come_back)
    relay.go_away()


def test_a_server_that_ends_delays_and_loses_nothing(worlds):
    with own_address(alone=True) as where, Breaking(ONE_NODE) as server:
        world = worlds(**settings_at(replace(where, url=where.url.split(",")[0])))
        live_through(world, lambda: server.kill(1), lambda: server.restart(1))


def test_pages_come_up_while_the_server_is_away(address, worlds):
    nobody = Relay(address.url)
    nobody.go_away()
    world = worlds(**through(nobody, address))
    world.publish("Fête")
    world.tick()
    assert world.waiting() == 1
    assert BEHIND in world.home()


def test_an_empty_server_is_not_taken_for_a_town_without_news(address, worlds):
    before = worlds(ILOT_SEARCH_URL="embedded")
    before.publish("Fête")
    before.tick()
    assert "Fête" in before.home()

    world = worlds(**settings_at(address))
    assert BEHIND in world.home()
    assert [world.client.get(path).status_code for path in FEEDS] == [503, 503]
    world.tick()
    assert "Fête" in world.home()
    assert [world.client.get(path).status_code for path in FEEDS] == [200, 200]


def through(relay: Relay, where) -> dict[str, str]:
    """Return settings that lead by way of a relay, under the name that the certificate has."""
    scheme = urlsplit(where.url).scheme
    return settings_at(replace(where, url=f"{scheme}://localhost:{relay.port}"))


def live_through(world: World, leave: Callable[[], None], come_back: Callable[[], None]) -> None:
    """Publish before, in and after an outage."""
    world.publish("Fête")
    world.tick()
    assert "Fête" in world.home()

    leave()
    world.publish("Fête", "Travaux")
    for _ in range(5):
        world.tick()
        assert BEHIND in world.home()
    assert world.waiting() == 1
    world.expect_pages_without_search()

    come_back()
    world.expect_all_found()
    assert all(title in world.home() for title in ("Fête", "Travaux"))
