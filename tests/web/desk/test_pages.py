"""The desk's pages: what each carries, and that they are read by ear and keyboard."""

import re
from itertools import pairwise

import pytest
from lxml import html
from werkzeug.test import TestResponse

from store.staff import invite
from tests.web.desk.conftest import Desk, Editor
from tests.web.news import NOW
from web.desk.session import LIFETIME, key_hash

OPEN = ("/login", "/password/known", "/password/unknown")
INSIDE = (
    "/",
    "/?q=coupure",
    "/?q=xyzzy",
    "/history",
    "/items/{water}",
    "/items/{theft}?point=2.3516,47.9011&address=rue+des+lil",
    "/items/{theft}?address=xyzzy",
    "/items/{gone}",
    "/items/0123456789abcdef",
)
FIELDS = "//input[not(@type='hidden')] | //select | //textarea"


def answer(desk: Desk, path: str, lang: str) -> TestResponse:
    with desk.world.database.write() as db:
        invite(db, "New", key_hash("known"), NOW + LIFETIME)
    client = desk.world.app.test_client() if path in OPEN else desk.editor("Ada").client
    ids = {name: item.id for name, item in desk.world.items.items()}
    return client.get(f"/desk/{lang}{path.format(**ids)}")


@pytest.mark.parametrize("path", [*OPEN, *INSIDE])
def test_no_cache_keeps_it_and_no_script_or_style_stands_in_it(desk: Desk, path: str):
    response = answer(desk, path, "en")
    assert response.headers["Cache-Control"] == "no-store"
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    page = response.get_data(as_text=True)
    assert not re.search(r"<script>|<style| style=| on\w+=|<iframe|<img", page)
    for url in re.findall(r'(?:src|<link[^>]*href)="([^"]*)"', page):
        assert url.startswith("/static/")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("path", [*OPEN, *INSIDE])
def test_it_has_a_name_one_heading_and_names_for_all_fields(desk: Desk, path: str, lang: str):
    page = html.document_fromstring(answer(desk, path, lang).get_data(as_text=True))
    assert page.get("lang") == lang
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//h1")[0].text_content().strip()
    levels = [int(h.tag[1]) for h in page.xpath("//h1|//h2|//h3")]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in page.xpath(FIELDS):
        named = field.get("aria-label") or field.get("alt") or field.xpath("ancestor::label")
        assert named or page.xpath("//label[@for=$id]", id=field.get("id")), html.tostring(field)
    for landmark in page.xpath("//nav | //aside"):
        assert landmark.get("aria-label")
    for one in page.xpath("//a | //button"):
        assert one.text_content().strip() or one.get("aria-label"), html.tostring(one)
    for form in page.xpath("//form[@method='post']"):
        assert form.xpath(".//input[@name='token'][@value]")


def test_no_cookie_is_set_outside_of_the_desk(desk: Desk, ada: Editor):
    for path in ("/", "/en/tiny/", f"/en/items/{desk.item('water').id}", "/desk/", "/desk/en/"):
        assert "Set-Cookie" not in ada.client.get(path).headers
    for path in ("/login", "/password/known"):
        assert "Set-Cookie" not in desk.world.app.test_client().get(f"/desk/en{path}").headers


def test_get_changes_nothing(desk: Desk, ada: Editor):
    for decision in ("accept", "hide"):
        ada.client.get(f"{ada.url('theft')}?decision={decision}&reason=x")
    assert ada.client.get("/desk/en/logout").status_code == 405
    assert desk.corrections("theft") == ()


def test_every_item_leads_editors_to_its_desk_page(desk: Desk):
    page = desk.world.get(f"/fr/items/{desk.item('water').id}")
    assert f'href="/desk/fr/items/{desk.item("water").id}"' in page
    assert "corriger cette information" in page


def test_words_of_publishers_and_readers_stay_words(desk: Desk, ada: Editor):
    desk.report("hostile", "<script>alert(1)</script>")
    page = ada.client.get(ada.url("hostile")).get_data(as_text=True)
    queue = ada.client.get("/desk/en/").get_data(as_text=True)
    for text in (page, queue):
        assert "<script>alert" not in text
    assert "javascript:alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_desk_speaks_french(desk: Desk):
    page = desk.editor("Ada", "fr").open("theft").text_content()
    for said in ("Où est-ce\N{NO-BREAK SPACE}?", "Historique", "Valider ce choix", "97 sur 100"):
        assert said in page
