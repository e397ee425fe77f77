"""From a form to a mailbox: a search and the blocks around are followed, matched and told."""

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from config.settings import load_settings
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from jobs.letters import queue_all_digests, send_letters
from records import DeliveryState
from tests.test_walk import ENTRY, FEED, NOW, OLD, SOURCE, Publisher, one_block, plain, tick
from tests.town import feed_toml, write_town
from web.app import create_app

SITE = "http://ilot.example"
LATER = NOW + timedelta(hours=1)
WATER, GAS, PARTY = "Coupure d'eau lundi", "Coupure de gaz mardi", "Un bal dans la cour"


TITLES = {WATER, GAS, PARTY}


def entry(guid: str, title: str, text: str) -> str:
    date = (NOW + timedelta(minutes=5)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return ENTRY.format(guid=guid, title=title, text=text, date=date)


NEWS = "".join(
    (
        entry("eau", WATER, "L'eau sera coupée au 12 rue des Lilas."),
        entry("gaz", GAS, "Le gaz sera coupé au 14 rue des Lilas."),
        entry("bal", PARTY, "On danse au 65 rue de la République."),
    )
)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    site = Publisher()
    yield site
    site.close()


@pytest.fixture
def instance(
    tmp_path: Path, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Instance]:
    town = write_town(tmp_path / "towns")
    (town / "sources/mairie.toml").write_text(feed_toml(publisher.url))
    environ = {
        "ILOT_HOME": str(tmp_path / "var"),
        "ILOT_TOWNS": str(tmp_path / "towns"),
        "ILOT_MAIL_URL": f"folder:{tmp_path / 'mail'}",
        "ILOT_BASE_URL": SITE,
        "ILOT_ALLOW_PRIVATE_ADDRESSES": "true",
        "ILOT_HOST_GAP": "0",
    }
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert main(["town", "import", "petit-bourg"]) == 0
    opened = Instance(load_settings())
    collect_now(opened, SOURCE, NOW)
    tick(opened, NOW)
    yield opened
    opened.close()


@pytest.fixture
def client(instance: Instance) -> FlaskClient:
    return create_app(instance.settings, lambda: LATER).test_client()


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    return tmp_path / "mail"


def letter(mailbox: Path) -> str:
    """Return the one letter that came, on one line, and take it out of the box."""
    (path,) = mailbox.glob("*.eml")
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    path.unlink()
    return " ".join(plain(message).split())


def fields(page: str) -> dict[str, list[str] | str]:
    """Return what a browser sends of the form as it stands."""
    form = page.partition('<form class="card"')[2].partition("</form>")[0]
    sent: dict[str, list[str] | str] = {"email": "ann@example.org"}
    for tag in re.findall("<input [^>]*>", form):
        name, value = re.search(r'name="(\w+)"', tag), re.search(r'value="([^"]*)"', tag)
        is_off = re.search('type="(radio|checkbox)"', tag) and " checked" not in tag
        if name and value and not is_off and name[1] != "email":
            said = sent.setdefault(name[1], [])
            assert isinstance(said, list)
            said.append(html.unescape(value[1]))
    return sent


def follow(client: FlaskClient, instance: Instance, mailbox: Path, listing: str) -> str:
    """Follow a listing by its own button, form and letter; return that letter."""
    button = re.search(r'href="([^"]*/subscribe[^"]*)"', client.get(listing).text)
    assert button
    form = html.unescape(button[1])
    assert client.post(form, data=fields(client.get(form).text)).status_code == 200
    send_letters(instance, LATER)
    asked = letter(mailbox)
    link = re.search(rf"{SITE}(/fr/confirm/\S+)", asked)
    assert link
    assert client.post(link[1]).status_code == 200
    return asked


def publish(instance: Instance, publisher: Publisher) -> None:
    publisher.body = FEED.format(items=NEWS + OLD)
    assert collect_now(instance, SOURCE, LATER).new == 3
    tick(instance, LATER)


def digest(instance: Instance, mailbox: Path) -> str:
    assert queue_all_digests(instance, LATER) == 1
    assert send_letters(instance, LATER) == {DeliveryState.SENT: 1}
    return letter(mailbox)


def listed(client: FlaskClient, listing: str) -> set[str]:
    titles = re.findall(r"<h3[^>]*><a [^>]*>(.*?)</a></h3>", client.get(listing).text)
    return {" ".join(html.unescape(title).split()) for title in titles}


def told(said: str) -> set[str]:
    return {title for title in TITLES if title in said}


def test_a_search_of_the_town_brings_what_its_page_lists_and_says_why(
    instance: Instance, publisher: Publisher, client: FlaskClient, mailbox: Path
):
    listing = "/fr/petit-bourg/?q=coupure -gaz source:mairie"
    only = "Seulement les nouvelles de la source Mairie, qui disent coupure, sans gaz."
    assert only in follow(client, instance, mailbox, listing)
    publish(instance, publisher)
    said = digest(instance, mailbox)
    assert told(said) == listed(client, listing) & TITLES == {WATER}
    assert only in said
    assert "parce que vous suivez Petit-Bourg" in said
    assert queue_all_digests(instance, LATER) == 0


@pytest.mark.parametrize(("steps", "news"), [(1, {WATER, GAS}), (3, {WATER, GAS, PARTY})])
def test_blocks_around_bring_what_their_page_lists_and_say_why(
    instance: Instance,
    publisher: Publisher,
    client: FlaskClient,
    mailbox: Path,
    steps: int,
    news: set[str],
):
    listing = f"/fr/petit-bourg/blocks/{one_block(instance, 12)}?blocks={steps}"
    reach = "À 3 carrefours au plus." if steps == 3 else "À 1 carrefour au plus."
    assert f"{reach} Toutes les nouvelles." in follow(client, instance, mailbox, listing)
    publish(instance, publisher)
    said = digest(instance, mailbox)
    assert told(said) == listed(client, listing) & TITLES == news
    if PARTY in news:
        assert "Parce que vous suivez Rue des Lilas, du 1 au 20 : c’est sur cet îlot." in said
        assert "Parce que vous suivez Rue des Lilas, du 1 au 20 : c’est sur un îlot voisin." in said
    else:  # what all have in common is said once
        assert "parce que vous suivez Rue des Lilas, du 1 au 20." in said
