"""The whole walk of items, from a publisher's feed to a reader's mailbox, on real parts."""

import re
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from config.settings import load_settings
from geo.geocode import geocode
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.keep import rewalk_source
from jobs.letters import queue_all_digests, send_letters
from jobs.match_changes import Matching
from records import DeliveryState, MailDown, Outcome, Reach, ReachKind, Subscription
from store.deliveries import queue_confirmation
from store.items import find_item, item_ids
from store.source_state import find_state
from store.sources import find_source
from store.subscriptions import add_subscription
from tests.alerts.servers import post_office
from tests.engines import ENGINES, settings_of
from tests.town import feed_toml, write_town
from web.app import create_app

# The pages live in the present, so the walk does too.
NOW = datetime.now(UTC).replace(microsecond=0)  # for the pages too, however long the run takes
SOURCE = "petit-bourg/mairie"
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Mairie</title>
{items}</channel></rss>"""
ENTRY = """<item><guid>{guid}</guid><link>https://mairie.example/{guid}</link><title>{title}</title>
<pubDate>{date}</pubDate><description>{text}</description></item>"""
OLD = ENTRY.format(
    guid="old",
    title="Collecte des feuilles",
    text="Les feuilles sont ramassées dans tout le quartier Vieux-Port.",
    date=format_datetime(NOW - timedelta(days=1)),
)
WATER = ENTRY.format(
    guid="eau",
    title="Coupure d'eau lundi",
    text="&lt;p&gt;L'eau sera coupée au 12 rue des Lilas pour des travaux.&lt;/p&gt;",
    date=format_datetime(NOW),
)


class Publisher:
    """A web site of one feed, whose body tests exchange."""

    def __init__(self) -> None:
        self.body = FEED.format(items=OLD)
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.body.encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/rss"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def publisher():
    site = Publisher()
    yield site
    site.close()


class Mailbox:
    """What a real SMTP server on loopback was sent, oldest first."""

    def __init__(self, port, postbox) -> None:
        self.url, self._postbox = f"smtp://127.0.0.1:{port}", postbox

    @property
    def letters(self) -> list[EmailMessage]:
        return [
            message_from_bytes(envelope.content, policy=policy.default)
            for envelope in self._postbox.letters
        ]


@pytest.fixture
def mailbox():
    with post_office() as (port, postbox):
        yield Mailbox(port, postbox)


@pytest.fixture(params=ENGINES)
def search(request):
    """The settings of each engine of the index."""
    with settings_of(request.param) as environ:
        yield environ


@pytest.fixture
def instance(tmp_path, publisher, mailbox, monkeypatch, search):
    """The tiny town, imported by the command that an operator types."""
    town = write_town(tmp_path / "towns")
    (town / "sources/mairie.toml").write_text(feed_toml(publisher.url))
    environ = {
        "ILOT_HOME": str(tmp_path / "var"),
        "ILOT_TOWNS": str(tmp_path / "towns"),
        "ILOT_MAIL_URL": mailbox.url,
        "ILOT_BASE_URL": "http://ilot.example",
        "ILOT_ALLOW_PRIVATE_ADDRESSES": "true",
        "ILOT_HOST_GAP": "0",
        **search,
    }
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert main(["town", "import", "petit-bourg"]) == 0
    instance = Instance(load_settings())
    yield instance
    instance.close()


@pytest.fixture
def client(instance):
    return create_app(instance.settings, lambda: NOW).test_client()


def tick(instance: Instance, now: datetime) -> None:
    """All that the worker does."""
    index_changes(instance)
    Matching(instance).match_changes(now)


def follow(client, instance, mailbox, slug: str, now: datetime) -> None:
    """Subscribe to a block as a reader does: form, letter, button."""
    page = client.get(f"/fr/petit-bourg/subscribe?block={slug}")
    assert page.status_code == 200, page.text
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    answer = client.post("/fr/petit-bourg/subscribe", data={**fields, "email": "ann@example.org"})
    assert answer.status_code in (200, 202, 303), answer.text
    send_letters(instance, now)
    letter = mailbox.letters[-1]
    [link] = set(re.findall(r"http://ilot\.example(/fr/confirm/\S+)", plain(letter)))
    assert client.get(link).status_code == 200
    assert client.post(link).status_code in (200, 303)


def plain(letter) -> str:
    return letter.get_body(("plain",)).get_content()


def one_block(instance, number: int) -> str:
    gazetteer = instance.workshop("petit-bourg").gazetteer
    answer = geocode(f"{number} rue des Lilas", gazetteer)[0]
    return answer.target_id.partition("/")[2]


def test_an_item_on_my_block_reaches_my_page_my_feed_and_my_mailbox_once(
    instance, publisher, mailbox, client
):
    assert collect_now(instance, SOURCE, NOW).new == 1
    tick(instance, NOW)
    slug = one_block(instance, 12)
    follow(client, instance, mailbox, slug, NOW)
    publisher.body = FEED.format(items=WATER + OLD)
    run = collect_now(instance, SOURCE, NOW + timedelta(hours=1))
    assert (run.new, run.changed) == (1, 0)
    tick(instance, NOW + timedelta(hours=1))

    page = client.get(f"/fr/petit-bourg/blocks/{slug}")
    assert "Coupure d&#39;eau lundi" in page.text
    feed = client.get(f"/fr/petit-bourg/blocks/{slug}.rss")
    assert "Coupure d" in feed.text

    assert queue_all_digests(instance, NOW) == 1
    assert send_letters(instance, NOW) == {DeliveryState.SENT: 1}
    digest = mailbox.letters[-1]
    assert "Coupure d'eau lundi" in plain(digest)
    assert "Collecte des feuilles" not in plain(digest)
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    arrived = len(mailbox.letters)
    collect_now(instance, SOURCE, NOW + timedelta(hours=2))
    tick(instance, NOW + timedelta(hours=2))
    assert queue_all_digests(instance, NOW) == 0
    assert send_letters(instance, NOW) == {}
    assert len(mailbox.letters) == arrived

    link = re.search(r"<http://ilot\.example([^>]+)>", digest["List-Unsubscribe"])[1]
    assert client.post(link, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    publisher.body = FEED.format(items=WATER.replace("eau<", "gaz<").replace("/eau", "/gaz"))
    collect_now(instance, SOURCE, NOW + timedelta(hours=3))
    tick(instance, NOW + timedelta(hours=3))
    assert queue_all_digests(instance, NOW) == 0


def test_a_mail_server_that_is_away_delays_and_loses_nothing(
    instance, mailbox, client, monkeypatch
):
    slug = one_block(instance, 12)
    page = client.get(f"/fr/petit-bourg/subscribe?block={slug}")
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    client.post("/fr/petit-bourg/subscribe", data={**fields, "email": "bob@example.org"})
    monkeypatch.setenv("ILOT_MAIL_URL", "smtp://127.0.0.1:9")
    away = Instance(load_settings())
    with pytest.raises(MailDown):
        send_letters(away, NOW)
    away.close()
    assert send_letters(instance, NOW) == {}
    assert send_letters(instance, NOW + timedelta(minutes=1)) == {DeliveryState.SENT: 1}
    assert [letter["To"] for letter in mailbox.letters] == ["bob@example.org"]


def test_one_letter_that_can_not_be_written_holds_up_no_other(instance, mailbox):
    reach = Reach(ReachKind.BLOCK, "petit-bourg/rue-des-lilas-1")
    with instance.database.write() as db:
        for name, lang in (("a", "xx"), ("b", "fr")):  # nobody can write in "xx"
            address = f"{name}@example.org"
            add_subscription(
                db, Subscription(name, address, "petit-bourg", lang, reach, "Rue des Lilas", NOW)
            )
            queue_confirmation(db, name, NOW)
    with pytest.raises(KeyError):
        send_letters(instance, NOW)
    assert send_letters(instance, NOW) == {DeliveryState.SENT: 1}
    assert [letter["To"] for letter in mailbox.letters] == ["b@example.org"]


def test_an_unchanged_feed_stops_at_once_and_a_broken_one_keeps_what_is_there(instance, publisher):
    assert collect_now(instance, SOURCE, NOW).outcome is Outcome.OK
    assert collect_now(instance, SOURCE, NOW).outcome is Outcome.NOT_MODIFIED
    publisher.body = "<!doctype html><title>Maintenance</title><p>Back soon"
    run = collect_now(instance, SOURCE, NOW)
    assert (run.outcome, run.failure) == (Outcome.FAILED, "not_a_feed")
    with instance.database.read() as db:
        state = find_state(db, SOURCE)
        assert state.failing_since == NOW
        assert len(list(item_ids(db, "petit-bourg"))) == 1


def test_walking_again_changes_nothing(instance, publisher):
    publisher.body = FEED.format(items=WATER + OLD)
    collect_now(instance, SOURCE, NOW)
    with instance.database.read() as db:
        source = find_source(db, SOURCE)
        before = {i: find_item(db, i) for i in item_ids(db, "petit-bourg")}
    assert rewalk_source(instance, source, NOW) == 0
    with instance.database.read() as db:
        assert {i: find_item(db, i) for i in item_ids(db, "petit-bourg")} == before
