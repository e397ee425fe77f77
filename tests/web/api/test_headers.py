"""For any origin, without cookies, and not again what is there already."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from records import Status
from store.items import save_item
from tests.web.api.conftest import Ask
from tests.web.conftest import World
from tests.web.news import NOW

PATHS = ("/items?town=tiny", "/towns", "/themes", "/openapi.json")
PREFLIGHT = {
    "Origin": "https://partner.example",
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "if-none-match",
}


@pytest.mark.parametrize("path", PATHS)
def test_what_a_program_has_is_not_sent_again(ask: Ask, path: str):
    first = ask(path)
    tag = first.headers["ETag"].removeprefix("W/")
    for known in (tag, f"W/{tag}", f'"other", W/{tag}'):
        again = ask(path, 304, headers={"If-None-Match": known})
        for name in ("ETag", "Cache-Control", "Access-Control-Allow-Origin", "Vary"):
            assert again.headers.get(name) == first.headers.get(name)
    assert set(first.headers["Cache-Control"].split(", ")) == {"public", "no-cache"}
    ask(path, 200, headers={"If-None-Match": '"other"'})


def test_a_version_is_that_of_a_language_too(ask: Ask):
    known = ask("/items?town=tiny", headers={"Accept-Language": "en"}).headers["ETag"]
    ask("/items?town=tiny", headers={"Accept-Language": "fr", "If-None-Match": known})


def test_a_take_down_is_seen_at_once(own_world: World, ask_own: Ask):
    first = ask_own("/items?town=tiny")
    item = own_world.items["water"]
    with own_world.database.write() as db:
        save_item(db, replace(item, status=Status.HIDDEN), NOW)
    again = ask_own("/items?town=tiny", headers={"If-None-Match": first.headers["ETag"]})
    assert item.id in {each["id"] for each in first.get_json()["items"]}
    assert item.id not in {each["id"] for each in again.get_json()["items"]}
    ask_own(f"/items/{item.id}", 410)


@pytest.mark.parametrize("path", ["/items?town=tiny", "/items?town=nowhere", "/nope", "/towns"])
def test_scripts_of_any_origin_may_read_it_errors_too(client: FlaskClient, path: str):
    response = client.get("/api/v1" + path, headers={"Origin": "https://partner.example"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "ETag" in response.headers["Access-Control-Expose-Headers"]
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", ["/api/v1/items?town=tiny", "/en/tiny.geojson", "/en/tiny.json"])
def test_a_browser_is_told_beforehand_that_it_may_ask(client: FlaskClient, path: str):
    response = client.options(path, headers=PREFLIGHT)
    assert (response.status_code, response.data) == (204, b"")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response.headers["Access-Control-Allow-Methods"]
    allowed = response.headers["Access-Control-Allow-Headers"]
    for name in ("If-None-Match", "Cache-Control", "Content-Type", "X-Requested-With"):
        assert name in allowed
    assert int(response.headers["Access-Control-Max-Age"]) > 0
    assert "Access-Control-Allow-Methods" not in client.options("/en/tiny/").headers


def test_the_head_alone_is_that_of_the_whole(client: FlaskClient):
    for path in PATHS:
        whole, head = client.get("/api/v1" + path), client.head("/api/v1" + path)
        assert head.data == b""
        for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control"):
            assert head.headers[name] == whole.headers[name]


def test_what_somebody_typed_is_not_kept(client: FlaskClient):
    response = client.get("/api/v1/places?town=tiny&q=12+rue+des+lilas")
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
