"""Addresses that people, robots and browsers make up."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/en/tiny", "/en/tiny/"),
        ("/fr", "/fr/"),
        ("/en/tiny?theme=works", "/en/tiny/?theme=works"),
        ("/en/tiny/blocks/rue-des-lilas-0/", "/en/tiny/blocks/rue-des-lilas-0"),
        ("/en/tiny/areas/centre/?theme=works&q=caf%C3%A9", "/en/tiny/areas/centre?theme=works"),
        ("/en/tiny/streets/", "/en/tiny/streets"),
    ],
)
def test_a_redirect_never_repeats_the_host_that_a_client_claims(
    client: FlaskClient, path: str, location: str
):
    response = client.open(path, base_url="http://evil.example")
    assert response.status_code == 308
    assert response.location.startswith(location)
    assert response.data == b""
    assert client.get(response.location).status_code in (200, 302)


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example/en//", "///evil.example"])
def test_no_address_leads_elsewhere(client: FlaskClient, path: str):
    response = client.get("/", environ_overrides={"PATH_INFO": path})
    assert not response.headers.get("Location", "/").startswith(("//", "http"))


def test_what_is_no_page_is_none_with_a_slash_either(client: FlaskClient):
    for path in ("/en/tiny/blocks/", "/en/tiny/nothing/", "/nothing/", "/en/nowhere/x/y/"):
        assert client.get(path).status_code == 404


def test_robots_may_read_all_but_forms(client: FlaskClient):
    lines = client.get("/robots.txt").get_data(as_text=True).splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /*/subscribe" in lines
    assert "Disallow: /" not in lines


def test_the_icon_is_where_browsers_look_for_it(client: FlaskClient):
    icon = client.get("/favicon.ico", follow_redirects=True, buffered=True)
    assert icon.mimetype == "image/svg+xml"


@pytest.mark.parametrize(
    "query",
    ["page=2", "endpoint=x", "_anchor=x", "_method=POST", "_scheme=http", "lang=fr", "a=é&b="],
)
def test_an_argument_that_nobody_knows_changes_nothing(client: FlaskClient, query: str):
    response = client.get(f"/en/tiny/?{query}")
    assert response.status_code == 200
    assert 'hreflang="fr" href="https://news.example/fr/tiny/' in response.get_data(as_text=True)
