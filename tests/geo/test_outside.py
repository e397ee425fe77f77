"""Each service's answers as it gives them, from a real server on loopback."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import sleep
from urllib.parse import parse_qs, urlsplit

import pytest

from config.settings import GEOCODERS
from geo.bounded_adapter import MOST_BYTES
from geo.outside import OutsideGeocoder, open_outside
from records import (
    OutsideAnswer,
    OutsideDown,
    OutsideQuestion,
    OutsideUnreadable,
    Precision,
)
from tests.crawlers.server import Scripted, Server, drip, flood, hang

SPOT = (2.4412, 48.8605)
ASKED = OutsideQuestion("k", "rue de la Frégate", 12, "bis", "Tinytown", "FR", (2.44, 48.86))
STREET = OutsideQuestion("k", "rue de la Frégate", 0, "", "Tinytown", "FR", (2.44, 48.86))
NAMES = ("nominatim", "ban", "photon")


class Service:
    """A geocoding service that answers whatever it is asked with one thing."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.answer = Scripted(b"[]")
        server.routes = _Always(lambda _: self.answer)

    def says(self, content: object, status: int = 200, **headers: str) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.answer = Scripted(body, status, {"Content-Type": "application/json", **headers})

    def asked(self) -> tuple[str, dict[str, list[str]]]:
        seen = urlsplit(self.server.seen[-1].path)
        return seen.path, parse_qs(seen.query)

    def geocoder(self, name: str, timeout: float = 5.0) -> OutsideGeocoder:
        return OutsideGeocoder(
            name, self.server.url("/geo"), "Ilot/0.1 (+https://x.example)", timeout
        )


class _Always(dict):
    def __init__(self, route: Callable) -> None:
        super().__init__()
        self.route = route

    def get(self, _path, _default=None):
        return self.route


@pytest.fixture
def service() -> Iterator[Service]:
    with Server() as server:
        yield Service(server)


def nominatim(kind: str, **address: str) -> dict:
    lon, lat = SPOT
    return {
        "place_id": 88715228,
        "licence": "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
        "osm_type": "node",
        "osm_id": 2331213,
        "lat": str(lat),
        "lon": str(lon),
        "class": kind,
        "type": "house",
        "place_rank": 30,
        "importance": 7.3e-05,
        "display_name": "12, Rue de la Frégate, Tinytown, 93999, France",
        "address": {**address, "town": "Tinytown", "country": "France", "country_code": "fr"},
        "boundingbox": ["48.8604", "48.8606", "2.4411", "2.4413"],
    }


def geojson(**properties: object) -> dict:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(SPOT)},
        "properties": properties,
    }
    return {"type": "FeatureCollection", "features": [feature], "query": "x", "limit": 5}


def ban(kind: str, name: str, score: float = 0.87, **more: object) -> dict:
    said = {"label": f"{name} 93999 Tinytown", "id": "93999_0042_00012", "type": kind, "name": name}
    return geojson(**said, score=score, city="Tinytown", citycode="93999", **more)


def photon(**more: object) -> dict:
    return geojson(osm_type="N", osm_id=2331213, countrycode="FR", city="Tinytown", **more)


HOUSES = {
    "nominatim": [nominatim("place", house_number="12 bis", road="Rue de la Frégate")],
    "ban": ban(
        "housenumber", "12 bis Rue de la Frégate", housenumber="12 bis", street="Rue de la Frégate"
    ),
    "photon": photon(
        osm_key="place",
        osm_value="house",
        type="house",
        housenumber="12bis",
        street="Rue de la Frégate",
    ),
}
OTHER_HOUSES = {
    "nominatim": [nominatim("place", house_number="40", road="Rue de la Frégate")],
    "ban": ban("housenumber", "40 Rue de la Frégate", housenumber="40", street="Rue de la Frégate"),
    "photon": photon(
        osm_key="building",
        osm_value="yes",
        type="house",
        housenumber="40",
        street="Rue de la Frégate",
    ),
}
STREETS = {
    "nominatim": [nominatim("highway", road="Rue de la Frégate")],
    "ban": ban("street", "Rue de la Frégate"),
    "photon": photon(
        osm_key="highway", osm_value="residential", type="street", name="Rue de la Frégate"
    ),
}
TOWNS = {
    "nominatim": [nominatim("boundary")],
    "ban": ban("municipality", "Tinytown"),
    "photon": photon(osm_key="place", osm_value="town", type="city", name="Tinytown"),
}
OTHERS = {
    "nominatim": [nominatim("highway", road="Rue du Moulin")],
    "ban": ban("street", "Rue du Moulin"),
    "photon": photon(
        osm_key="highway", osm_value="residential", type="street", name="Rue du Moulin"
    ),
}
EMPTY = {
    "nominatim": [],
    "ban": {"type": "FeatureCollection", "features": [], "query": "x"},
    "photon": {"type": "FeatureCollection", "features": []},
}
each = pytest.mark.parametrize("name", NAMES)


@each
def test_a_house_is_an_address_at_its_spot(service: Service, name: str):
    service.says(HOUSES[name])
    [answer] = service.geocoder(name).ask(ASKED)
    assert answer == OutsideAnswer(*SPOT, Precision.ADDRESS, "Rue de la Frégate", name)


@each
def test_a_street_is_never_taken_for_a_house(service: Service, name: str):
    service.says(STREETS[name])
    assert [a.precision for a in service.geocoder(name).ask(ASKED)] == [Precision.STREET]
    assert [a.precision for a in service.geocoder(name).ask(STREET)] == [Precision.STREET]


@each
def test_another_number_or_one_that_was_not_asked_for_is_a_street(service: Service, name: str):
    service.says(OTHER_HOUSES[name])
    assert [a.precision for a in service.geocoder(name).ask(ASKED)] == [Precision.STREET]
    assert [a.precision for a in service.geocoder(name).ask(STREET)] == [Precision.STREET]


@each
def test_a_town_another_street_and_nothing_are_no_answers(service: Service, name: str):
    for answers in (TOWNS, OTHERS, EMPTY):
        service.says(answers[name])
        assert service.geocoder(name).ask(ASKED) == ()


def test_houses_come_before_streets(service: Service):
    service.says([*STREETS["nominatim"], *HOUSES["nominatim"]])
    found = service.geocoder("nominatim").ask(ASKED)
    assert [answer.precision for answer in found] == [Precision.ADDRESS, Precision.STREET]


def test_what_addok_hardly_believes_is_no_answer(service: Service):
    service.says(ban("street", "Rue de la Frégate", score=0.31))
    assert service.geocoder("ban").ask(ASKED) == ()


@pytest.mark.parametrize(
    ("name", "path", "options"),
    [
        (
            "nominatim",
            "/geo/search",
            {"addressdetails": "1", "countrycodes": "fr", "viewbox": "2.24,48.66,2.64,49.06"},
        ),
        ("ban", "/geo/search", {"limit": "5"}),
        ("photon", "/geo/api", {"lon": "2.44", "lat": "48.86", "limit": "5"}),
    ],
)
def test_it_is_asked_with_the_town_by_who_we_are(
    service: Service, name: str, path: str, options: dict[str, str]
):
    service.says(EMPTY[name])
    service.geocoder(name).ask(ASKED)
    where, asked = service.asked()
    assert where == path
    assert asked["q"] == ["12 bis rue de la Frégate, Tinytown"]
    assert {key: asked[key] for key in options} == {key: [v] for key, v in options.items()}
    assert service.server.seen[-1].headers["User-Agent"] == "Ilot/0.1 (+https://x.example)"
    service.geocoder(name).ask(STREET)
    assert service.asked()[1]["q"] == ["rue de la Frégate, Tinytown"]


@each
def test_a_service_that_asks_us_to_stay_away_says_for_how_long(service: Service, name: str):
    service.says(b"slow down", 429, **{"Retry-After": "120"})
    with pytest.raises(OutsideDown, match="stay away") as down:
        service.geocoder(name).ask(ASKED)
    assert down.value.retry_after == 120


@each
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<!doctype html><title>Maintenance</title>", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"\xff\xfe{", "no UTF-8"),
        ({"features": [{"properties": {}}]}, "another form"),
        (7, "another form"),
        (json.dumps("x" * MOST_BYTES).encode(), "more than 1,000,000 bytes"),
    ],
)
def test_an_answer_that_makes_no_sense_says_nothing_about_the_service(
    service: Service, name: str, content: object, says: str
):
    service.says(content)
    with pytest.raises(OutsideUnreadable, match=says):
        service.geocoder(name).ask(ASKED)


@pytest.mark.parametrize(
    "change",
    [
        {"lat": "NaN"},
        {"lon": "1e999"},
        {"address": {"house_number": "9" * 5000, "road": "Rue de la Frégate"}},
        {"address": {"house_number": "12", "road": "Rue de la Frégate " * 99}},
    ],
)
def test_a_spot_or_a_name_that_can_not_be_makes_no_sense(service: Service, change: dict):
    [house] = HOUSES["nominatim"]
    service.says([{**house, **change}])
    with pytest.raises(OutsideUnreadable, match="another form"):
        service.geocoder("nominatim").ask(ASKED)


@each
@pytest.mark.parametrize("status", [403, 500, 502, 503])
def test_a_service_that_refuses_or_fails_is_away(service: Service, name: str, status: int):
    service.says(b"oops", status)
    with pytest.raises(OutsideDown, match=f"HTTP {status}"):
        service.geocoder(name).ask(ASKED)


@each
def test_a_redirect_is_not_followed(service: Service, name: str):
    service.says(b"", 302, Location=service.server.url("/elsewhere"))
    with pytest.raises(OutsideDown, match=r"302 to http.*/elsewhere: redirects are not followed"):
        service.geocoder(name).ask(ASKED)
    assert len(service.server.seen) == 1


def test_an_answer_without_end_is_not_kept(service: Service):
    service.answer = Scripted(chunks=flood)
    with pytest.raises(OutsideUnreadable, match="more than 1,000,000 bytes"):
        service.geocoder("ban").ask(ASKED)


@pytest.mark.parametrize("chunks", [drip, hang])
def test_the_deadline_is_for_the_whole_answer(service: Service, chunks: Callable):
    service.answer = Scripted(chunks=chunks)
    with pytest.raises(OutsideDown, match=r"timed out: no whole answer in 0\.3 s"):
        service.geocoder("ban", timeout=0.3).ask(ASKED)


def test_the_deadline_is_for_the_headers_too():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        dripping = threading.Thread(target=_drip_headers, args=(listener,), daemon=True)
        dripping.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(OutsideDown, match="timed out"):
            OutsideGeocoder("ban", url, "Ilot", 0.3).ask(ASKED)
        dripping.join()


def _drip_headers(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    with connection, suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X: y\r\n")
            sleep(0.02)


@each
def test_a_service_that_is_not_there_or_never_answers_is_away(service: Service, name: str):
    service.answer = Scripted(chunks=lambda server: server.closing.wait(5))
    with pytest.raises(OutsideDown, match="timed out"):
        service.geocoder(name, timeout=0.2).ask(ASKED)
    gone = OutsideGeocoder(name, "http://127.0.0.1:9", "Ilot", 2.0)
    with pytest.raises(OutsideDown, match=f"outside geocoder \\({name}\\): "):
        gone.ask(ASKED)


def test_the_setting_names_a_service_and_where_it_is():
    assert open_outside("", "Ilot") is None
    for name in GEOCODERS:
        found = open_outside(f"{name}:https://geo.example.org", "Ilot")
        assert found is not None
        assert found.name == name
