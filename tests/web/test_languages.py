"""Two languages, each page in both."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import World


@pytest.mark.parametrize(
    ("accepted", "lang"), [("fr-CA,fr;q=0.9", "fr"), ("en", "en"), ("de", "en"), ("", "en")]
)
def test_the_start_leads_to_the_readers_language(client: FlaskClient, accepted: str, lang: str):
    response = client.get("/", headers={"Accept-Language": accepted})
    assert response.headers["Location"] == f"/{lang}/"
    assert "Accept-Language" in response.headers["Vary"]


def test_the_one_town_is_the_home_of_the_site(client: FlaskClient):
    assert client.get("/fr/").headers["Location"] == "/fr/tiny/"


def test_switching_the_language_keeps_the_page_and_its_filters(world: World):
    page = world.get("/en/tiny/blocks/rue-des-lilas-0?within=0&theme=works&from=secret")
    link = re.search(r'<a href="([^"]*)" lang="fr"', page)
    assert link
    path, _, query = link[1].partition("?")
    assert path == "/fr/tiny/blocks/rue-des-lilas-0"
    assert set(query.replace("&amp;", "&").split("&")) == {"within=0", "theme=works"}


def test_search_engines_find_both(world: World):
    page = world.get("/en/tiny/areas/centre")
    for lang in ("en", "fr"):
        assert f'hreflang="{lang}" href="https://news.example/{lang}/tiny/areas/centre"' in page
    assert '<html lang="en">' in page


def test_no_page_mixes_languages(world: World):
    page = world.get("/fr/tiny/blocks/rue-des-lilas-0")
    for english in ("Follow", "Coming up", "This block", "Skip to", "from here", "Sources and"):
        assert english not in page


def test_an_unknown_language_is_no_page(client: FlaskClient):
    assert client.get("/de/tiny/").status_code == 404
