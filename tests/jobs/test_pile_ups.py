"""Hundreds of items on one point: the publisher did not know, so an editor is asked."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.settings import load_settings
from geo.pile_ups import PILE_AT
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from records import Item
from store.items import find_item, item_ids
from tests.town import point, write_town

SOURCE = """
name = "Mairie"
publisher = "government"
reader = "json_lines"
address = "../news.jsonl"
[mapping]
identity = "id"
title = "title"
lon = "lon"
lat = "lat"
"""


class Newsroom:
    """An instance with one source, and what it publishes."""

    def __init__(self, instance: Instance, town: Path) -> None:
        self.instance, self.town = instance, town
        self.lines: list[str] = []

    def publish(self, count: int) -> None:
        """Publish so many more items at one point, and read the source."""
        lon, lat = point(0.5, 0.05)
        for _ in range(count):
            n = len(self.lines)
            self.lines.append(json.dumps({"id": n, "title": f"News {n}", "lon": lon, "lat": lat}))
        (self.town / "news.jsonl").write_text("\n".join(self.lines) + "\n")
        collect_now(self.instance, "petit-bourg/mairie", datetime.now(UTC))

    def doubted(self) -> list[bool]:
        """Tell of each item whether its place is to be looked at."""
        return [any(p.approximate for p in item.about) for item in self._items()]

    def _items(self) -> list[Item]:
        with self.instance.database.read() as db:
            return [item for i in item_ids(db, "petit-bourg") if (item := find_item(db, i))]


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    town = write_town(tmp_path / "towns")
    (town / "sources/mairie.toml").write_text(SOURCE)
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    assert main(["town", "import", "petit-bourg"]) == 0
    instance = Instance(load_settings())
    yield Newsroom(instance, town)
    instance.close()


def test_items_already_placed_are_doubted_when_their_point_becomes_a_pile_up(newsroom):
    newsroom.publish(PILE_AT - 1)
    assert newsroom.doubted() == [False] * (PILE_AT - 1)
    newsroom.publish(1)
    assert newsroom.doubted() == [True] * PILE_AT
    newsroom.publish(1)
    assert newsroom.doubted() == [True] * (PILE_AT + 1)


def test_a_pile_up_that_comes_in_one_reading_is_doubted_as_well(newsroom):
    newsroom.publish(PILE_AT + 7)
    assert all(newsroom.doubted())
