"""What every answer carries, on every route."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import World

PATHS = (
    "/",
    "/en/",
    "/fr/tiny/",
    "/en/tiny.rss",
    "/en/tiny.geojson",
    "/api/v1/items?town=tiny",
    "/api/v1/items/x",
    "/api/v1/towns",
    "/api/v1/themes",
    "/api/v1/types",
    "/api/v1/places?town=tiny&q=lilas",
    "/api/v1/openapi.json",
    "/en/tiny/find?q=lilas",
    "/en/tiny/find?q=zzz",
    "/en/tiny/blocks/rue-des-lilas-0",
    "/en/tiny/blocks/rue-des-lilas-0.json",
    "/en/tiny/areas/centre",
    "/en/tiny/places/mediatheque",
    "/en/tiny/polygons/2.349,47.899,2.353,47.899,2.353,47.902",
    "/en/tiny/around/mediatheque",
    "/en/tiny/streets",
    "/en/tiny/streets/grande-rue",
    "/en/tiny/sources",
    "/en/tiny/sources/mairie",
    "/en/tiny/subscribe?area=centre",
    "/en/confirm/x",
    "/en/unsubscribe/x",
    "/en/about",
    "/fr/privacy",
    "/en/accessibility",
    "/robots.txt",
    "/favicon.ico",
    "/nothing",
    "/static/ilot.css",
)

# What has a policy of its own, tested in its own folder.
OTHERS = ("/en/tiny/embed", "/widget.js", "/widget/colours.css", "/widget/en/tiny")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_a_strict_policy_and_no_cookie(client: FlaskClient, path: str):
    response = client.get(path, buffered=True)
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert "unsafe-inline" not in policy
    for part in ("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Cache-Control" in response.headers
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_a_script_an_inline_style_or_anything_from_elsewhere(
    client: FlaskClient, path: str
):
    page = client.get(path, buffered=True, follow_redirects=True).get_data(as_text=True)
    if not page.startswith("<!doctype html>"):
        return
    page = page.replace('<script type="application/ld+json">', "")  # is data: never run
    assert not re.search(r"<script|<style| style=| on\w+=|<iframe|<img", page)
    loaded = re.findall(r'<link rel="(?:stylesheet|icon)"[^>]*href="([^"]*)"', page)
    assert loaded
    assert all(url.startswith("/static/") for url in loaded)


def test_every_route_is_among_those_tried(world: World):
    tried = {path.partition("?")[0] for path in (*PATHS, *OTHERS)}
    adapter = world.app.url_map.bind("localhost")
    reached = {adapter.match(path)[0] for path in tried if path != "/nothing"} | {"item", "report"}
    names = {rule.endpoint for rule in world.app.url_map.iter_rules()}
    assert reached == {name for name in names if not name.startswith("desk")}  # see tests/web/desk


def test_a_page_known_already_is_not_sent_again(client: FlaskClient):
    for path in ("/en/tiny/blocks/rue-des-lilas-0", "/en/tiny.rss", "/en/tiny.json"):
        first = client.get(path)
        assert "public" in first.headers["Cache-Control"]
        tag = first.headers["ETag"].removeprefix("W/")
        for known in (tag, f"W/{tag}"):
            again = client.get(path, headers={"If-None-Match": known})
            assert again.status_code == 304
            assert again.data == b""


def test_another_language_or_filter_is_another_page(client: FlaskClient):
    paths = ("/en/tiny/areas/centre", "/fr/tiny/areas/centre", "/en/tiny/areas/centre?theme=works")
    assert len({client.get(path).headers["ETag"] for path in paths}) == 3


def test_the_sheet_is_small_and_may_be_kept_for_ever(world: World):
    page = world.get("/en/tiny/")
    url = re.search(r'href="(/static/ilot\.css\?v=[0-9a-f]+)"', page)
    assert url
    response = world.app.test_client().get(url[1], buffered=True)
    assert "max-age=31536000" in response.headers["Cache-Control"]
    assert len(response.data) <= 12_800


def test_a_form_that_is_too_large_is_refused(client: FlaskClient):
    response = client.post("/en/tiny/subscribe", data={"email": "x" * 100_000})
    assert response.status_code == 413


def test_over_https_browsers_are_told_to_stay_there(client: FlaskClient):
    response = client.get("/en/tiny/", base_url="https://localhost")
    assert "max-age" in response.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("path", ["/en/items/{shop}", "/en/tiny/", "/en/tiny/areas/centre.rss"])
def test_what_shows_items_is_not_shown_again_without_asking(world: World, path: str):
    item_id = next(iter(world.items.values())).id
    response = world.app.test_client().get(path.replace("{shop}", item_id))
    assert response.status_code == 200
    assert set(response.headers["Cache-Control"].split(", ")) == {"public", "no-cache"}
    assert response.headers["ETag"]
