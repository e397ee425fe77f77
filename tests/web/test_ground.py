"""Gazetteers are kept, and read again when a town is imported again."""

from dataclasses import replace
from pathlib import Path

from store.towns import save_town
from tests.web.conftest import World, settings_in
from tests.web.news import NOW, THEMES
from tests.web.town import tiny_town
from web.app import create_app


def test_a_town_imported_again_is_shown_as_it_is_now(own_world: World):
    assert "Rue du Port" in own_world.get("/en/tiny/streets/rue-du-port")
    data = tiny_town()
    streets = tuple(replace(s, name=s.name.replace("Port", "Quai")) for s in data.streets)
    with own_world.database.write() as db:
        save_town(db, replace(data, streets=streets))
    assert "Rue du Quai" in own_world.get("/en/tiny/streets/rue-du-port")


def test_a_site_without_a_town_says_so(tmp_path: Path):
    empty = create_app(settings_in(tmp_path), lambda: NOW, THEMES)
    page = empty.test_client().get("/en/").get_data(as_text=True)
    assert "No town is here yet" in page
    site = empty.extensions["ilot"]
    site.database.close()
    site.searcher.index().close()


def test_a_gazetteer_is_read_once(world: World):
    site = world.app.extensions["ilot"]
    with world.database.read() as db:
        assert site.grounds.find(db, "tiny") is site.grounds.find(db, "tiny")
        assert site.grounds.find(db, "nowhere") is None


def test_a_town_imported_while_the_server_runs_is_there(own_world: World):
    assert own_world.app.test_client().get("/en/other/").status_code == 404
    data = tiny_town()
    other = replace(data, town=replace(data.town, id="other", name="Autreville"))
    with own_world.database.write() as db:
        save_town(db, other)
    page = own_world.get("/en/")
    assert "Choose your town" in page
    assert 'href="/en/other/"' in page
