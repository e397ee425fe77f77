"""What a reader sees when something is wrong."""

from collections.abc import Iterator
from dataclasses import replace

from flask.testing import FlaskClient

from records import StoreDown
from tests.web.conftest import World

BLOCK = "/en/tiny/blocks/rue-des-lilas-0"


def test_errors_are_pages_in_the_readers_language(client: FlaskClient):
    french = client.get("/fr/nulle/part").get_data(as_text=True)
    assert "Cette page n’existe pas" in french
    assert '<html lang="fr">' in french
    english = client.get("/nowhere", headers={"Accept-Language": "en"}).get_data(as_text=True)
    assert "There is no such page" in english


def test_a_page_that_can_only_be_read_says_how(client: FlaskClient):
    response = client.post(BLOCK)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_errors_are_never_kept(client: FlaskClient):
    assert client.get("/nowhere").headers["Cache-Control"] == "no-store"


class _Away:
    """A record that can't be reached."""

    def read(self) -> Iterator[None]:
        raise StoreDown("no database")


def test_without_its_record_the_site_says_to_come_back(own_world: World):
    site = own_world.app.extensions["ilot"]
    own_world.app.extensions["ilot"] = replace(site, database=_Away())
    response = own_world.app.test_client().get(BLOCK)
    own_world.app.extensions["ilot"] = site
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "Back in a moment" in response.get_data(as_text=True)
    assert "no database" not in response.get_data(as_text=True)


def test_a_bug_is_a_page_without_its_trace(own_world: World):
    site = own_world.app.extensions["ilot"]
    own_world.app.testing = False
    own_world.app.extensions["ilot"] = replace(site, now=None)
    response = own_world.app.test_client().get(BLOCK)
    own_world.app.extensions["ilot"] = site
    assert response.status_code == 500
    assert "A fault of ours" in response.get_data(as_text=True)
    assert "NoneType" not in response.get_data(as_text=True)


def test_while_the_index_is_away_pages_stay_up_and_say_so(without_index: World):
    for path in ("blocks/rue-des-lilas-0", "areas/centre", "streets/rue-des-lilas", ""):
        response = without_index.app.test_client().get(f"/en/tiny/{path}")
        assert response.status_code == 200
        page = response.get_data(as_text=True)
        assert page.index("The search is behind") < page.index("<h1")
        assert page.count("The search is behind") == 1
        assert response.headers["Cache-Control"] == "no-store"


def test_while_the_index_is_away_an_items_page_is_whole(without_index: World):
    page = without_index.get(f"/en/items/{without_index.items['water'].id}")
    assert "Why it is here" in page


def test_while_the_index_is_away_feeds_ask_to_come_back(without_index: World):
    for path in (".rss", "/streets/rue-des-lilas.rss", "/areas/centre.json"):
        response = without_index.app.test_client().get(f"/en/tiny{path}")
        assert response.status_code == 503
        assert response.headers["Retry-After"] == "300"
