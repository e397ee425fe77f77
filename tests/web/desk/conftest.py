"""The desk of the tiny town: two editors, something in doubt, one item of a discreet source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from jobs.instance import Instance
from jobs.schedule import ticks
from records import Correction, Item, Report, Staff, StaffRole, Withheld
from store.corrections import corrections_of
from store.desk_sessions import open_session
from store.items import find_item, save_item
from store.reports import add_report
from store.staff import save_staff
from tests.web.conftest import World, serve
from tests.web.news import NOW
from web.desk.passwords import hash_password
from web.desk.session import key_hash

PASSWORD = "a few words of mine"
EMAIL = "Ada@example.org"


@cache
def known_hash() -> str:
    """Hash the password once: it is slow on purpose."""
    return hash_password(PASSWORD)


def editor(name: str, *area_ids: str) -> Staff:
    email = f"{name}@example.org"
    return Staff(name, email, StaffRole.EDITOR, "tiny", area_ids, NOW, known_hash())


STAFF = (
    editor("Ada", "tiny"),
    editor("Ben", "tiny"),
    editor("Cleo", "tiny/centre"),
    replace(editor("New", "tiny"), password=""),
)


@dataclass
class Editor:
    """Somebody at the desk with a browser of their own."""

    world: World
    client: FlaskClient
    lang: str = "en"
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)

    def url(self, name: str) -> str:
        return f"/desk/{self.lang}/items/{self.world.items[name].id}"

    def open(self, name: str, query: str = "", status: int = 200) -> HtmlElement:
        """Open an item's page, and remember its form's token and what it was shown on."""
        response = self.client.get(self.url(name) + query)
        assert response.status_code == status, response.get_data(as_text=True)
        return self.read(name, response)

    def read(self, name: str, response: TestResponse) -> HtmlElement:
        page = html.document_fromstring(response.get_data(as_text=True))
        token, seen = page.xpath("//*[@id='where']//input[@name='token' or @name='seen']/@value")
        self.seen[name] = token, seen
        return page

    def send(self, name: str, decision: str, **values: object) -> TestResponse:
        """Send a form of the page that was opened last."""
        token, seen = self.seen[name]
        data = {"token": token, "seen": seen, "decision": decision, **values}
        return self.client.post(self.url(name), data=data)

    def decide(self, name: str, decision: str, **values: object) -> TestResponse:
        """Open an item's page and send a form of it, which must be taken."""
        self.open(name)
        response = self.send(name, decision, **values)
        assert response.status_code == 303, words_of(response)
        return response

    def choose(self, name: str, place: str, **values: object) -> TestResponse:
        """Take the candidate whose name this is."""
        page = self.open(name)
        return self.send(name, "choose", choice=candidate(page, place), **values)


def candidate(page: HtmlElement, name: str) -> str:
    """Return the key of the candidate of a name."""
    (key,) = page.xpath("//label[.//b/text()=$name]/input/@value", name=name)
    return str(key)


def candidates(page: HtmlElement) -> list[str]:
    """Return the names of all candidates in their order."""
    return [b.text_content() for b in page.xpath("//label[@class='cand']//b")]


def words_of(response: TestResponse) -> str:
    """Return what a page says, without its tags."""
    text = html.document_fromstring(response.get_data(as_text=True)).text_content()
    return re.sub(r"\s+", " ", text)


@dataclass
class Desk:
    """The world with its editors."""

    world: World

    def editor(self, name: str, lang: str = "en") -> Editor:
        """Let somebody in, past the login."""
        client = self.world.app.test_client()
        key = f"key of {name}"
        with self.world.database.write() as db:
            open_session(db, key_hash(key), name, NOW, NOW + timedelta(hours=12))
        client.set_cookie("ilot_desk", key, path="/desk")
        return Editor(self.world, client, lang)

    def item(self, name: str) -> Item:
        with self.world.database.read() as db:
            found = find_item(db, self.world.items[name].id)
        assert found
        return found

    def corrections(self, name: str) -> tuple[Correction, ...]:
        with self.world.database.read() as db:
            return corrections_of(db, self.world.items[name].id)

    def report(self, name: str, words: str = "") -> None:
        with self.world.database.write() as db:
            add_report(db, Report(0, self.world.items[name].id, "fr", words, NOW))


@pytest.fixture
def desk(filled_home: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk of one's own."""
    for world in serve(filled_home, tmp_path / "home"):
        with world.database.write() as db:
            for person in STAFF:
                save_staff(db, person)
        yield Desk(world)


@pytest.fixture
def ada(desk: Desk) -> Editor:
    """An editor of the whole town."""
    return desk.editor("Ada")


@pytest.fixture
def discreet(desk: Desk) -> None:
    """Let the concert's house numbers be none of the readers' business."""
    item = replace(desk.item("concert"), withheld=(Withheld.HOUSE_NUMBERS,))
    with desk.world.database.write() as db:
        save_item(db, item, NOW)


@pytest.fixture
def instance(desk: Desk) -> Iterator[Instance]:
    made = Instance(desk.world.settings)
    tick(made)
    yield made
    made.close()


def tick(instance: Instance) -> None:
    """Let the worker do once what it does every few seconds."""
    for each in ticks(instance):
        if each.name in ("index", "match"):
            each.act(NOW)
