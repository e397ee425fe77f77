"""The web server on a tiny town with a real record and a real index."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient

from config.settings import Settings, load_settings
from records import Item, ItemType
from search.document import Put, document_of
from search.open import SearchAddress, open_index
from store.database import Database, open_database
from store.items import find_items, save_item
from store.source_state import save_state
from store.sources import save_sources
from store.stories import leaders
from store.towns import save_town
from tests.web.news import NOW, SOURCES, STATES, THEMES, news
from tests.web.town import tiny_town
from web.app import create_app
from web.site import Searcher

TRANSLATIONS = Path(__file__).parents[2] / "web" / "translations"


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    """Compile the catalogues as `pybabel compile` does, so that a fresh checkout speaks French."""
    for path in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"):
        with path.open("rb") as po, path.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po))


@dataclass
class Clock:
    """A clock that tests may set."""

    now = NOW


@dataclass
class World:
    """One server with its record and its items by their short names."""

    app: Flask
    settings: Settings
    items: dict[str, Item]
    clock: Clock

    @property
    def database(self) -> Database:
        return self.app.extensions["ilot"].database

    def close(self) -> None:
        self.database.close()
        self.app.extensions["ilot"].searcher.index().close()

    def get(self, path: str, **values: object) -> str:
        """Return a page that must be there."""
        response = self.app.test_client().get(path, **values)
        assert response.status_code == 200, (path, response.status_code)
        return response.get_data(as_text=True)


def put_items(database: Database, settings: Settings, items: dict[str, Item]) -> None:
    """Save items in the record and the leaders of their stories in the index."""
    with database.write() as db:
        for item in items.values():
            save_item(db, item, NOW)
    with database.read() as db:
        saved = find_items(db, [item.id for item in items.values()])
        leading = set(leaders(db, [item.story_id for item in saved.values()]).values())
    index = open_index(SearchAddress("embedded", settings.home))
    listed = [item for item in saved.values() if item.is_listed and item.id in leading]
    index.apply([Put(document_of(item)) for item in listed], 1)
    index.close()


def settings_in(home: Path, **environ: str) -> Settings:
    base = {"ILOT_HOME": str(home), "ILOT_BASE_URL": "https://news.example"}
    return load_settings({**base, **environ})


def fill(home: Path) -> None:
    """Save the town, its sources and its items."""
    settings = settings_in(home)
    database = open_database(settings.database_url)
    with database.write() as db:
        save_town(db, tiny_town())
        save_sources(db, "tiny", SOURCES)
        for state in STATES:
            save_state(db, state)
    put_items(database, settings, news())
    database.close()


def make_world(home: Path, types: tuple[ItemType, ...] | None = None) -> World:
    """Serve a folder that was filled; `types` are those of config/types.toml if None."""
    settings, clock = settings_in(home), Clock()
    app = create_app(settings, lambda: clock.now, THEMES, types)
    app.testing = True
    wanted = {name: item.id for name, item in news().items()}
    with app.extensions["ilot"].database.read() as db:
        saved = find_items(db, wanted.values())
    return World(app, settings, {name: saved[i] for name, i in wanted.items()}, clock)


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the town's record and index, to be copied."""
    home = tmp_path_factory.mktemp("home")
    fill(home)
    return home


@pytest.fixture(scope="session")
def world(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server to read from; tests that change something take `own_world`."""
    yield from serve(filled_home, tmp_path_factory.mktemp("shared") / "home")


@pytest.fixture
def own_world(filled_home: Path, tmp_path: Path) -> Iterator[World]:
    """A server of one's own."""
    yield from serve(filled_home, tmp_path / "home")


def serve(filled: Path, home: Path) -> Iterator[World]:
    """Yield a server on a copy of a folder that was filled."""
    shutil.copytree(filled, home)
    made = make_world(home)
    yield made
    made.close()


@pytest.fixture
def client(world: World) -> FlaskClient:
    return world.app.test_client()


@pytest.fixture
def without_index(own_world: World, tmp_path: Path) -> Iterator[World]:
    """The server while its index can't be opened: a file stands where its folder should be."""
    home = tmp_path / "broken"
    home.mkdir()
    (home / "index").write_text("not a folder", encoding="utf-8")
    site = own_world.app.extensions["ilot"]
    own_world.app.extensions["ilot"] = replace(site, searcher=Searcher(settings_in(home)))
    yield own_world
    own_world.app.extensions["ilot"] = site
