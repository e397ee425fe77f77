"""The widget in a page of another site, in Debian's Chromium.

The partner's site is another host and another port: "localhost", where we are "127.0.0.1".
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from flask import Flask, Response
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from records import Item, Status
from store.items import find_items, save_item
from tests.web.conftest import settings_in
from tests.web.news import NOW, THEMES, news
from web.app import create_app

BLOCK = "block=rue-des-lilas-0&count=4"
Wsgi = Callable[..., Iterable[bytes]]


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        """Stay silent: each request is kept by the site itself."""


@dataclass
class Site:
    """A running site; `asked` holds what browsers asked of it, `app` answers."""

    host: str
    port: int = 0
    app: Wsgi | None = None
    asked: list[dict[str, object]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def answer(self, environ: dict[str, object], start: object) -> Iterable[bytes]:
        self.asked.append(environ)
        return self.app(environ, start)


@contextmanager
def running(site: Site) -> Iterator[None]:
    server = make_server(site.host, 0, site.answer, threaded=True, request_handler=_Silent)
    site.port = server.server_port
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Ilot(Site):
    """Our own site with its record."""

    items: dict[str, Item] = field(default_factory=dict)

    def snippet(self, name: str, query: str = BLOCK) -> str:
        """Return what the builder's page gives to copy."""
        page = self.app.test_client().get(f"/en/tiny/embed?{query}").text
        return html.document_fromstring(page).get_element_by_id(f"code-{name}").text

    def save(self, item: Item) -> None:
        with self.app.extensions["ilot"].database.write() as db:
            save_item(db, item, NOW)


@pytest.fixture(scope="module")
def ilot(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ilot]:
    home = tmp_path_factory.mktemp("widget") / "home"
    shutil.copytree(filled_home, home)
    site = Ilot("127.0.0.1")
    with running(site):
        site.app = create_app(settings_in(home, ILOT_BASE_URL=site.url), lambda: NOW, THEMES)
        extension = site.app.extensions["ilot"]
        ids = {name: item.id for name, item in news().items()}
        with extension.database.read() as db:
            saved = find_items(db, ids.values())
        site.items = {name: saved[i] for name, i in ids.items()}
        yield site
    extension.database.close()
    extension.searcher.index().close()


class Partner(Site):
    """Somebody else's site with one page, as strict as can be."""

    def show(self, body: str, ours: str) -> str:
        """Serve a page that may load scripts and frames of our origin only; return its address."""
        self.app = app = Flask("partner")
        page = f"<!doctype html><title>Partner</title><h1>School</h1>{body}<p id=end>End"
        policy = f"default-src 'none'; script-src {ours}; frame-src {ours}"
        headers = {"Content-Security-Policy": policy, "Content-Type": "text/html; charset=utf-8"}
        app.add_url_rule("/", "page", lambda: Response(page, headers=headers))
        return self.url + "/"


@pytest.fixture(scope="module")
def partner() -> Iterator[Partner]:
    site = Partner("localhost")
    with running(site):
        yield site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        reason = "needs Chromium: apt-get install chromium, or name one in CHROMIUM"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, ilot: Ilot) -> Iterator[BrowserContext]:
    ilot.asked.clear()
    made = browser.new_context(viewport={"width": 700, "height": 900})
    made.set_default_timeout(10_000)
    yield made
    made.close()


def open_page(context: BrowserContext, url: str) -> Page:
    """Open a page; whatever it complains of fails the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(url)
    return page


def test_it_shows_the_news_in_a_strict_page_of_another_site(
    context: BrowserContext, ilot: Ilot, partner: Partner
):
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = open_page(context, partner.show(ilot.snippet("script"), ilot.url))
    frame = page.frame_locator("iframe")
    expect(frame.locator("li")).to_have_count(4)
    expect(frame.get_by_text("on this block").first).to_be_visible()
    expect(page.locator(".ilot-widget > a")).to_have_count(0)
    box = page.locator("iframe").bounding_box()
    inside = page.frames[1].evaluate("document.documentElement.getBoundingClientRect().height")
    assert inside <= box["height"] < inside + 1
    assert box["height"] > 300
    assert {urlsplit(url).netloc for url in asked} == {f"localhost:{partner.port}", ilot.url[7:]}
    assert context.cookies() == []
    assert len(ilot.asked) >= 4  # the script, the frame, its sheet, its own script
    for environ in ilot.asked:
        assert "HTTP_COOKIE" not in environ
        assert "localhost" not in environ.get("HTTP_REFERER", "")
    page.set_viewport_size({"width": 330, "height": 900})
    page.wait_for_function(f"document.querySelector('iframe').offsetHeight > {inside}")


def test_an_item_of_it_opens_beside_the_page_on_our_own_site(
    context: BrowserContext, ilot: Ilot, partner: Partner
):
    page = open_page(context, partner.show(ilot.snippet("script"), ilot.url))
    with context.expect_page() as opened:
        page.frame_locator("iframe").locator("li a").first.click()
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(f"{ilot.url}/en/items/")
    assert opened.value.evaluate("window.opener") is None
    expect(opened.value.get_by_role("heading", level=1)).to_be_visible()
    assert page.url == partner.url + "/"


def test_the_plain_frame_needs_no_script_of_the_page(
    context: BrowserContext, ilot: Ilot, partner: Partner
):
    page = open_page(context, partner.show(ilot.snippet("iframe"), ilot.url))
    expect(page.frame_locator("iframe").locator("li")).to_have_count(4)
    assert "http" not in page.frame_locator("iframe").locator("li").first.inner_text()


def test_without_scripts_the_link_is_there(browser: Browser, ilot: Ilot, partner: Partner):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(partner.show(ilot.snippet("script"), ilot.url))
    page.get_by_role("link", name="Local news: Rue des Lilas, 1 to 20, 300 m").click()
    assert page.url == f"{ilot.url}/en/tiny/blocks/rue-des-lilas-0"
    context.close()


def test_what_is_hidden_is_gone_when_the_page_is_read_again(
    context: BrowserContext, ilot: Ilot, partner: Partner
):
    page = open_page(context, partner.show(ilot.snippet("script"), ilot.url))
    first = page.frame_locator("iframe").locator("li h2").first.inner_text()
    item = next(item for item in ilot.items.values() if item.title == first)
    ilot.save(replace(item, status=Status.WITHDRAWN))
    context.new_cdp_session(page).send("Network.clearBrowserCache")  # as after its minute
    page.reload()
    headings = page.frame_locator("iframe").locator("li h2")
    expect(headings).to_have_count(4)
    assert first not in headings.all_inner_texts()
    ilot.save(item)


def test_several_of_them_and_the_script_twice_and_before(
    context: BrowserContext, ilot: Ilot, partner: Partner
):
    box, script = ilot.snippet("script").split("\n")
    other = ilot.snippet("script", "area=centre&count=2").split("\n")[0]
    early = script.replace("async ", "")
    page = open_page(context, partner.show(early + box + script + other + script, ilot.url))
    expect(page.locator("iframe")).to_have_count(2)
    expect(page.frame_locator("iframe >> nth=1").locator("li")).to_have_count(2)
    expect(page.locator(".ilot-widget > a")).to_have_count(0)


@pytest.mark.parametrize("source", ["{partner}/x", "javascript:alert(1)", "http://[", "nothing"])
def test_it_frames_nothing_but_its_own_site(
    context: BrowserContext, ilot: Ilot, partner: Partner, source: str
):
    good = ilot.snippet("script")
    wrong = re.sub('data-src="[^"]*"', f'data-src="{source}"', good.split("\n")[0])
    page = open_page(context, partner.show(wrong.format(partner=partner.url) + good, ilot.url))
    expect(page.locator(".ilot-widget >> nth=1").locator("iframe")).to_have_count(1)
    expect(page.locator(".ilot-widget >> nth=0").locator("iframe")).to_have_count(0)
    expect(page.locator(".ilot-widget >> nth=0").locator("a")).to_be_visible()


def test_nobody_but_its_frame_says_how_tall_it_is(
    context: BrowserContext, ilot: Ilot, partner: Partner
):
    page = open_page(context, partner.show(ilot.snippet("script"), ilot.url))
    expect(page.locator(".ilot-widget > a")).to_have_count(0)
    tall = page.locator("iframe").bounding_box()["height"]
    page.evaluate("postMessage({ ilotHeight: 5000 }, '*')")
    for wrong in ("0", "-5", "1e9", "'50'", "null", "{}"):
        page.frames[1].evaluate(f"parent.postMessage({{ ilotHeight: {wrong} }}, '*')")
    page.frames[1].evaluate("parent.postMessage('x', '*')")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.locator("iframe").bounding_box()["height"] == tall


def test_if_the_frame_does_not_load_the_link_stays(
    context: BrowserContext, ilot: Ilot, partner: Partner
):
    context.route("**/widget/en/**", lambda route: route.abort())
    context.clock.install()
    page = open_page(context, partner.show(ilot.snippet("script"), ilot.url))
    link = page.get_by_role("link", name="Local news")
    expect(page.locator("iframe")).to_have_count(1)
    expect(link).to_be_visible()
    page.wait_for_load_state()
    context.clock.fast_forward(6_000)
    # If the failed load is told only now, its five seconds pass by themselves.
    expect(page.locator("iframe")).to_have_count(0, timeout=15_000)
    expect(link).to_be_visible()


def test_an_error_is_read_in_the_frame(context: BrowserContext, ilot: Ilot, partner: Partner):
    gone = ilot.snippet("script").replace("rue-des-lilas-0&amp;", "torn-down&amp;")
    page = open_page(context, partner.show(gone, ilot.url))
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("There is no such page")
    assert 50 < page.locator("iframe").bounding_box()["height"] < 400


def test_the_builder_shows_each_choice_at_once_and_copies(context: BrowserContext, ilot: Ilot):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_page(context, f"{ilot.url}/en/tiny/embed?block=rue-des-lilas-0")
    page.get_by_label("How many items").fill("2")
    preview = page.frame_locator("#result iframe")
    expect(preview.locator("li")).to_have_count(2)
    page.get_by_label("Background", exact=True).fill("#101010")
    expect(page.locator("[data-picks=paper]")).to_have_value("#101010")
    code = page.get_by_role("textbox", name="Script with a link")
    expect(code).to_have_value(re.compile("paper=101010"))
    expect(page.locator("[data-picks=ink]")).to_have_value("#f1ede4")
    page.get_by_label("Background", exact=True).fill("#123")
    expect(page.locator("[data-picks=paper]")).to_have_value("#112233")
    page.get_by_label("Background", exact=True).fill("")
    expect(page.locator("[data-picks=paper]")).to_have_value("#ffffff")
    expect(page.locator("[data-picks=ink]")).to_have_value("#1c1b18")
    page.get_by_label("Background", exact=True).fill("#101010")
    page.get_by_label("Text", exact=True).fill("202020")
    expect(page.get_by_text("at least 4.5 to 1 is needed")).to_be_visible()
    expect(page.get_by_label("Text", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("iframe")).to_have_count(0)
    page.locator("[data-picks=ink]").fill("#ffffff")
    expect(page.get_by_label("Text", exact=True)).to_have_value("ffffff")
    page.get_by_role("button", name="Copy: Frame").click()
    expect(page.get_by_role("status").get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "count=2&amp;ink=ffffff&amp;paper=101010" in copied
    assert "count=2" in page.url


def test_while_the_server_is_away_there_is_no_code_of_other_choices(
    context: BrowserContext, ilot: Ilot
):
    page = open_page(context, f"{ilot.url}/en/tiny/embed?block=rue-des-lilas-0")
    code = page.get_by_role("textbox", name="Script with a link")
    for answer in (lambda r: r.abort(), lambda r: r.fulfill(status=503, body="<h1>Back</h1>")):
        context.route("**/embed?*", answer)
        page.get_by_label("How many items").fill("2")
        expect(page.get_by_text("there is nothing to copy")).to_be_visible()
        expect(code).to_be_hidden()
        context.unroute("**/embed?*")
        page.get_by_label("How many items").fill("3")
        expect(code).to_have_value(re.compile("count=3"))
        expect(code).to_be_visible()
        expect(page.get_by_text("there is nothing to copy")).to_have_count(0)


def test_a_place_that_is_typed_but_not_sent_is_said_not_to_be_chosen(
    context: BrowserContext, ilot: Ilot
):
    page = open_page(context, f"{ilot.url}/en/tiny/embed?block=rue-des-lilas-0")
    page.get_by_label("Another address").fill("Grande Rue")
    said = page.get_by_text("This place is not chosen yet")
    expect(said).to_be_visible()
    page.get_by_label("How many items").fill("2")
    expect(page.get_by_role("textbox", name="Frame")).to_have_value(re.compile("count=2"))
    expect(said).to_be_visible()
    page.get_by_label("Another address").fill("")
    expect(said).to_have_count(0)


def test_links_of_the_page_follow_what_is_chosen(context: BrowserContext, ilot: Ilot):
    page = open_page(context, f"{ilot.url}/en/tiny/embed?block=rue-des-lilas-0&from=rue+du+pont")
    page.get_by_label("How many items").fill("7")
    chosen = re.compile("count=7")
    expect(page.locator("nav.lang a").last).to_have_attribute("href", chosen)
    expect(page.get_by_role("link", name="take the whole town")).to_have_attribute("href", chosen)
    expect(page.locator("#asked a").first).to_have_attribute("href", chosen)
