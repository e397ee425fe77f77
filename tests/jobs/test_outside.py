"""The worker asks a geocoder outside, a real one on loopback, and places what waits."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from jobs.outside import MISS_KEPT, UNREADABLE, Asking
from jobs.schedule import tidy
from records import Item, OutsideDown, Precision
from store.items import find_item, item_ids
from tests.crawlers.server import Scripted, Server
from tests.jobs.test_lessons import SOURCE, TOML, TOWN
from tests.town import SOUTH, STEP, WEST, write_town

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
INSIDE = [WEST + 1.5 * STEP, SOUTH + 0.7 * STEP]
TITLE = "Fuite au 12 rue de la Frégate"


def house(number: str = "12", spot: list[float] = INSIDE) -> dict:
    said = {"type": "housenumber", "housenumber": number, "street": "Rue de la Frégate"}
    properties = {
        **said,
        "name": f"{number} Rue de la Frégate",
        "label": "x",
        "score": 0.9,
        "city": "Petit-Bourg",
    }
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": spot},
        "properties": properties,
    }


@dataclass
class Town:
    """An instance whose worker may ask; the service answers each question with `features`."""

    instance: Instance
    folder: Path
    server: Server
    features: list[dict] = field(default_factory=list)
    status: int = 200
    garbled: str = ""
    pauses: list[float] = field(default_factory=list)
    stopped: bool = False

    def __post_init__(self) -> None:
        self.asking = Asking(self.instance, self.pause)

    def pause(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        return self.stopped

    def get(self, path: str, _default: object = None):
        """Answer any path: the server's routes. What has `garbled` in it is answered with HTML."""
        if self.garbled and self.garbled in path:
            return Scripted(b"<!doctype html><title>Sorry</title>")
        body = json.dumps({"type": "FeatureCollection", "features": self.features}).encode()
        return Scripted(body, self.status, {"Retry-After": "900"})

    def publish(self, *titles: str) -> None:
        lines = [json.dumps({"id": title, "title": title}) for title in titles]
        (self.folder / "news.jsonl").write_text("\n".join(lines) + "\n")
        collect_now(self.instance, SOURCE, NOW)

    def item(self, title: str = TITLE) -> Item:
        with self.instance.database.read() as db:
            found = [item for i in item_ids(db, TOWN) if (item := find_item(db, i))]
        return next(item for item in found if item.title == title)

    def asked(self) -> list[str]:
        return [parse_qs(urlsplit(seen.path).query)["q"][0] for seen in self.server.seen]


@pytest.fixture
def town(tmp_path, monkeypatch, capsys) -> Iterator[Town]:
    folder = write_town(tmp_path / "towns")
    (folder / "sources/mairie.toml").write_text(TOML)
    with Server() as server:
        monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
        monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
        monkeypatch.setenv("ILOT_OUTSIDE_GEOCODER", f"ban:{server.url('')}")
        monkeypatch.setenv("ILOT_OUTSIDE_GAP", "1.5")
        assert main(["town", "import", TOWN]) == 0
        instance = Instance(load_settings())
        made = Town(instance, folder, server)
        server.routes = made  # type: ignore[assignment]
        yield made
        instance.close()


def test_an_address_of_no_register_is_placed_once_the_service_has_answered(town: Town, capsys):
    town.features = [house()]
    town.publish(TITLE, "Fuite au 4 rue des Lilas")
    assert [refusal.reason for refusal in town.item().refusals] == ["unknown_street"]
    assert town.asking.ask_due(NOW) == 1
    [placement] = town.item().placements
    assert (placement.place.name, placement.method) == ("12 rue de la Frégate", "outside")
    assert placement.place.precision is Precision.ADDRESS
    assert placement.approximate
    assert town.asked() == ["12 rue de la Frégate, Petit-Bourg"]
    capsys.readouterr()
    assert main(["explain", town.item().id]) == 0
    said = capsys.readouterr().out
    assert "by outside: outside_geocoder 0.70" in said
    assert "NOTE" not in said


def test_a_question_is_asked_once_whoever_asks_it_and_stays_answered(town: Town):
    town.features = [house()]
    other = "Encore une fuite au 12, rue de la Fregate"
    town.publish(TITLE, other)
    assert town.asking.ask_due(NOW) == 1
    assert town.item(other).placements[0].method == "outside"
    third = "Au 12 rue de la Frégate, une fête"
    town.publish(third)
    assert town.item(third).placements[0].method == "outside"
    assert town.asking.ask_due(NOW) == 0
    assert len(town.asked()) == 1


def test_a_pause_follows_each_question(town: Town):
    town.publish("Au 1 rue Une", "Au 2 rue Deux", "Au 3 rue Trois")
    town.asking.ask_due(NOW)
    assert len(town.asked()) == 3
    assert town.pauses == [1.5, 1.5, 1.5]


@pytest.mark.parametrize("features", [[], [house(spot=[2.9, 48.9])]])
def test_nothing_in_town_is_kept_as_a_miss_for_a_month(town: Town, features: list[dict]):
    town.features = features
    town.publish(TITLE)
    assert town.asking.ask_due(NOW) == 0
    assert [refusal.reason for refusal in town.item().refusals] == ["unknown_street"]
    assert main(["rewalk", TOWN]) == 0
    assert town.asking.ask_due(NOW + timedelta(days=365)) == 0
    assert len(town.asked()) == 1
    later = NOW + MISS_KEPT
    tidy(town.instance, later)
    assert main(["rewalk", TOWN]) == 0
    town.features = [house()]
    assert town.asking.ask_due(datetime.now(UTC) + timedelta(days=1)) == 1
    assert town.item().placements[0].method == "outside"


def test_the_answer_nearest_the_top_that_lies_in_town_is_taken(town: Town):
    town.features = [house(spot=[2.9, 48.9]), house()]
    town.publish(TITLE)
    assert town.asking.ask_due(NOW) == 1
    assert town.item().placements[0].place.lon == pytest.approx(INSIDE[0])


def test_a_service_that_is_away_is_left_alone_as_long_as_it_asks(town: Town):
    town.status, town.features = 429, [house()]
    town.publish(TITLE, "Au 2 rue Deux")
    for minutes in (0, 5, 14):
        with pytest.raises(OutsideDown, match="stay away"):
            town.asking.ask_due(NOW + timedelta(minutes=minutes))
    assert len(town.asked()) == 1
    town.status = 200
    assert town.asking.ask_due(NOW + timedelta(minutes=15)) == 1
    assert len(town.asked()) == 3


def test_an_answer_that_makes_no_sense_is_put_off_and_the_others_are_asked(town: Town):
    town.features, town.garbled = [house()], "Deux"
    town.publish("Au 2 rue Deux", TITLE)
    assert town.asking.ask_due(NOW) == 1
    assert len(town.asked()) == 2
    assert town.item().placements[0].method == "outside"
    assert town.asking.ask_due(NOW + timedelta(hours=23)) == 0
    assert len(town.asked()) == 2
    town.garbled = ""
    town.asking.ask_due(NOW + UNREADABLE)
    assert len(town.asked()) == 3


def test_a_worker_that_is_to_stop_asks_no_further_question(town: Town):
    town.publish("Au 1 rue Une", "Au 2 rue Deux", "Au 3 rue Trois")
    town.stopped = True
    town.asking.ask_due(NOW)
    assert len(town.asked()) == 1
    town.stopped = False
    town.asking.ask_due(NOW)
    assert len(town.asked()) == 3


def test_without_the_setting_nothing_waits_and_nobody_is_asked(town: Town):
    town.instance.settings = replace(town.instance.settings, outside_geocoder="")
    town.publish(TITLE)
    assert town.asking.ask_due(NOW) == 0
    with_setting = Instance(load_settings())
    assert Asking(with_setting, town.pause).ask_due(NOW) == 0
    with_setting.close()
    assert town.asked() == []


@pytest.mark.parametrize("command", [["schedule"], ["work", "--once"], ["rewalk", TOWN]])
def test_a_wrong_setting_is_told_by_each_command(town: Town, monkeypatch, capsys, command):
    monkeypatch.setenv("ILOT_OUTSIDE_GEOCODER", "bing:https://x.example")
    assert main(command) == 2
    assert "outside_geocoder: 'bing:https://x.example' can't be; " in capsys.readouterr().err
