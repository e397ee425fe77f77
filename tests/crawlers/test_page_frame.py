"""What stands around a short notice stays out of its text, and what belongs to it stays in."""

import pytest

from crawlers.document import Document
from crawlers.read_document import read_document

NOTICE = "<h1>Avis</h1><p>Coupure d’eau le 4 mars de 9 h à 12 h, rue Pasteur.</p>"
OTHERS = "".join(
    f"<div><a href=/{n}>Travaux rue {n}</a><p>La rue {n} est fermée aux autos.</p></div>"
    for n in range(9)
)


def text(body):
    page = f"<!doctype html><html><head><title>Avis</title></head><body>{body}</body></html>"
    document = Document(page.encode(), "text/html; charset=utf-8", "https://town.example/1")
    return read_document(document, 100_000).html


@pytest.mark.parametrize(
    "around",
    [
        f"<div class='col sidebar'>{OTHERS}</div>",
        f"<div role=complementary>{OTHERS}</div>",
        f"<aside><h2>À lire aussi</h2>{OTHERS}</aside>",
        "<nav><a href=/>Travaux rue 1</a></nav>",
        "<div id=footer>Mairie, 1 place de la Travaux rue 1</div>",
        "<ul class='main-menu'><li><a href=/>Travaux rue 1</a></li></ul>",
        "<div id=cookie-consent>Travaux rue 1 : acceptez nos cookies</div>",
    ],
)
def test_what_stands_around_a_short_notice_is_no_part_of_it(around):
    assert text(f"<div id=content>{NOTICE}</div>{around}").startswith("<p>Coupure d’eau")
    assert "Travaux" not in text(f"<div id=content>{NOTICE}</div>{around}")


@pytest.mark.parametrize(
    "beside",
    [
        "<aside class=infos><h2>Infos pratiques</h2><p>Adresse : 33 rue du Moulin</p></aside>",
        "<div class=menu-cantine><p>Lundi : carottes, gratin, 33 rue du Moulin</p></div>",
        "<table class=views><tr><td>Lieu</td><td>33 rue du Moulin</td></tr></table>",
        "<dl><dt>Lieu</dt><dd><address>33 rue du Moulin</address></dd></dl>",
    ],
)
def test_what_says_more_of_a_notice_is_kept(beside):
    assert "33 rue du Moulin" in text(f"<main>{NOTICE}{beside}</main>")


def test_a_page_that_names_its_main_part_has_no_other():
    assert "Travaux" not in text(f"<main>{NOTICE}</main><div class=bloc>{OTHERS}</div>")


@pytest.mark.parametrize("name", ["page with-sidebar", "has-footer", "skip"])
def test_a_name_on_what_holds_the_content_takes_nothing_away(name):
    assert "Coupure d’eau" in text(f"<div class='{name}'>{NOTICE}</div>")
    headless = NOTICE.replace("h1", "h2")
    assert "Coupure d’eau" in text(f"<div class='{name}'>{headless}</div><p>Mairie</p>")
