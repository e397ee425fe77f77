"""The search server goes away and comes back: pages stay up, and nothing is lost."""

import os
import shlex
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from time import sleep
from urllib.parse import urlsplit

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from jobs.schedule import run_tick, ticks
from records import Consumer
from store.items import item_ids
from store.outbox import depth
from tests.engines import settings_of
from tests.search.relay import Relay
from tests.town import write_town
from web.app import create_app

TOWN, SOURCE = "petit-bourg", "petit-bourg/mairie"
MAIRIE = """
name = "Mairie"
publisher = "government"
reader = "json_lines"
address = "../news.jsonl"
lang = "fr"
[mapping]
identity = "id"
title = "title"
"""
BEHIND = "The search is behind"
FEEDS = ("/en/petit-bourg.rss", "/en/petit-bourg.json")
PAGES = (
    "/en/petit-bourg/",
    "/en/petit-bourg/sources",
    "/en/petit-bourg/areas/vieux-port",
    "/en/petit-bourg/subscribe?area=vieux-port",
)


class World:
    """A town on a search server: its record, its worker and its pages."""

    def __init__(self, towns) -> None:
        self._news = towns / TOWN / "news.jsonl"
        if not self._news.exists():
            (write_town(towns) / "sources/mairie.toml").write_text(MAIRIE)
            assert main(["town", "import", TOWN]) == 0
        self.instance = Instance(load_settings())
        self.client = create_app(self.instance.settings).test_client()
        self._ticks = {tick.name: tick for tick in ticks(self.instance)}

    def publish(self, *titles: str) -> None:
        """Let the town hall publish these, and collect them."""
        lines = (f'{{"id": "{title}", "title": "{title}, 12 rue des Lilas"}}\n' for title in titles)
        self._news.write_text("".join(lines))
        collect_now(self.instance, SOURCE, datetime.now(UTC))

    def tick(self) -> None:
        """Do what the worker does every two seconds."""
        run_tick(self._ticks["index"])

    def waiting(self) -> int:
        with self.instance.database.read() as db:
            return depth(db, Consumer.SEARCH)

    def home(self) -> str:
        answer = self.client.get(PAGES[0])
        assert answer.status_code == 200
        return answer.text

    def item_pages(self) -> list[int]:
        with self.instance.database.read() as db:
            ids = list(item_ids(db, TOWN))
        return [self.client.get(f"/en/items/{item_id}").status_code for item_id in ids]

    def close(self) -> None:
        self.client.application.extensions["ilot"].searcher.index().close()
        self.client.application.extensions["ilot"].database.close()
        self.instance.close()


@pytest.fixture
def url(tmp_path, monkeypatch):
    """The address of a server on which the instance is: one node, so that it can go."""
    with settings_of("elasticsearch") as search:
        one_node = search["ILOT_SEARCH_URL"].split(",")[0]
        folders = {"ILOT_HOME": str(tmp_path / "var"), "ILOT_TOWNS": str(tmp_path / "towns")}
        for name, value in {**search, **folders, "ILOT_SEARCH_URL": one_node}.items():
            monkeypatch.setenv(name, value)
        yield one_node


@pytest.fixture
def control() -> list[str]:
    """The command that ends the server and starts it again."""
    command = os.environ.get("ES_CONTROL")
    if not command:
        reason = "a server's end is not tested: ES_CONTROL names no command that ends it"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return shlex.split(command)


def test_a_way_that_breaks_delays_and_loses_nothing(url, tmp_path, monkeypatch):
    relay = Relay(url)
    monkeypatch.setenv("ILOT_SEARCH_URL", through(relay, url))
    with closing(World(tmp_path / "towns")) as world:
        live_through(world, relay.go_away, relay.come_back)
    relay.go_away()


def test_a_server_that_ends_delays_and_loses_nothing(url, tmp_path, control):
    def end() -> None:
        subprocess.run([*control, "kill", "1"], check=True)

    def start() -> None:
        subprocess.run([*control, "restart", "1"], check=True)

    with closing(World(tmp_path / "towns")) as world:
        try:
            live_through(world, end, start)
        except BaseException:
            start()  # the others need it, too
            raise


def test_pages_come_up_while_the_server_is_away(url, tmp_path, monkeypatch):
    nobody = Relay(url)
    nobody.go_away()
    monkeypatch.setenv("ILOT_SEARCH_URL", through(nobody, url))
    with closing(World(tmp_path / "towns")) as world:
        world.publish("Fête")
        world.tick()
        assert world.waiting() == 1
        assert BEHIND in world.home()


def test_an_empty_server_is_not_taken_for_a_town_without_news(url, tmp_path, monkeypatch):
    monkeypatch.setenv("ILOT_SEARCH_URL", "embedded")
    with closing(World(tmp_path / "towns")) as world:
        world.publish("Fête")
        world.tick()
        assert "Fête" in world.home()
    monkeypatch.setenv("ILOT_SEARCH_URL", url)
    with closing(World(tmp_path / "towns")) as world:
        assert BEHIND in world.home()
        assert [world.client.get(path).status_code for path in FEEDS] == [503, 503]
        world.tick()
        assert "Fête" in world.home()
        assert [world.client.get(path).status_code for path in FEEDS] == [200, 200]


def through(relay: Relay, url: str) -> str:
    """Return the server's address by way of a relay, under the name that its certificate has."""
    return f"{urlsplit(url).scheme}://localhost:{relay.port}"


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
    assert [world.client.get(path).status_code for path in PAGES] == [200] * len(PAGES)
    assert world.item_pages() == [200, 200]
    for path in FEEDS:
        answer = world.client.get(path)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "300")

    come_back()
    until(lambda: world.tick() or world.waiting() == 0)
    until(lambda: BEHIND not in world.home())
    assert all(title in world.home() for title in ("Fête", "Travaux"))
    assert [world.client.get(path).status_code for path in FEEDS] == [200, 200]


def until(is_so: Callable[[], bool], rounds: int = 600) -> None:
    for _ in range(rounds):
        if is_so():
            return
        sleep(0.1)
    raise AssertionError("it did not come to pass within a minute")
