"""What a page says beyond its feed places an item, and no more of it is shown than is allowed."""

from datetime import timedelta

import pytest

from config.settings import load_settings
from crawlers.robots import Robots
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from records import Outcome
from store.items import find_item, item_ids
from tests.crawlers.conftest import NOW
from tests.crawlers.pdfs import pdf
from tests.crawlers.server import Scripted, Server
from tests.town import write_town

SOURCE = """
name = "La Gazette"
publisher = "media"
reader = "rss_atom"
address = "{address}"
lang = "fr"
full_text = true
excerpt = 40
local = false
"""
FEED = """<rss version="2.0"><channel>
<item><guid isPermaLink="false">1</guid><link>/eau</link><title>Coupure d'eau lundi</title>
<description>L'eau sera coupée lundi prochain…</description></item>
<item><guid isPermaLink="false">2</guid><link>/conseil.pdf</link><title>Conseil de mars</title>
<description>L'ordre du jour est paru.</description></item></channel></rss>"""
PAGE = """<html><head><title>Coupure</title></head><body><nav><a href="/">Accueil</a></nav><article>
<p>L'eau sera coupée lundi prochain pour des travaux qui durent toute la journée.</p>
<p>La coupure touche la maison du 12 rue des Lilas, où la conduite est remplacée.</p>
</article><footer>Mentions légales</footer></body></html>"""
AGENDA = pdf(["Ordre du jour du conseil", "1. Travaux au 12 rue des", "Lilas"])


@pytest.fixture
def site():
    with Server() as site:
        site.routes = {
            "/feed": Scripted(FEED.encode()),
            "/eau": Scripted(PAGE.encode(), headers={"Content-Type": "text/html"}),
            "/conseil.pdf": Scripted(AGENDA, headers={"Content-Type": "application/pdf"}),
        }
        yield site


@pytest.fixture
def instance(tmp_path, monkeypatch, site):
    town = write_town(tmp_path / "towns")
    (town / "sources/gazette.toml").write_text(SOURCE.format(address=site.url("/feed")))
    monkeypatch.setattr("crawlers.robots.ROBOTS", Robots())
    for name, value in {
        "ILOT_HOME": str(tmp_path / "var"),
        "ILOT_TOWNS": str(tmp_path / "towns"),
        "ILOT_ALLOW_PRIVATE_ADDRESSES": "true",
        "ILOT_HOST_GAP": "0",
    }.items():
        monkeypatch.setenv(name, value)
    assert main(["town", "import", "petit-bourg"]) == 0
    instance = Instance(load_settings())
    yield instance
    instance.close()


def items(instance):
    with instance.database.read() as db:
        found = [find_item(db, one) for one in item_ids(db)]
    return sorted(found, key=lambda item: item.title)


def test_items_are_placed_by_the_words_of_their_pages_and_shown_within_their_excerpt(
    instance, site
):
    run = collect_now(instance, "petit-bourg/gazette", NOW)
    assert (run.outcome, run.new, run.problems) == (Outcome.OK, 2, ())
    council, water = items(instance)
    for item in (council, water):
        assert item.about[0].place.name == "12 Rue des Lilas"
        assert item.excerpt == 40
    assert "Mentions légales" not in water.text
    again = collect_now(instance, "petit-bourg/gazette", NOW + timedelta(hours=1))
    assert (again.outcome, again.changed) == (Outcome.NOT_MODIFIED, 0)
    asked = [request.path for request in site.seen]
    assert asked == ["/feed", "/robots.txt", "/eau", "/conseil.pdf", "/feed"]


def test_a_page_that_was_away_is_read_at_the_next_visit(instance, site):
    page = site.routes["/eau"]
    site.routes["/eau"] = Scripted(status=503)
    run = collect_now(instance, "petit-bourg/gazette", NOW)
    assert run.warnings["teaser_only"] == 1
    assert run.problems[-1] == "1 pages are left for the next reading"
    assert [bool(item.about) for item in items(instance)] == [True, False]
    site.routes["/eau"] = page
    again = collect_now(instance, "petit-bourg/gazette", NOW + timedelta(hours=1))
    assert (again.outcome, again.changed, again.problems) == (Outcome.OK, 1, ())
    assert all(item.about for item in items(instance))
