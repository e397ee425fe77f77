"""The queue, looking for an item, and what was decided lately."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from records import Item
from store.items import save_item
from tests.web.conftest import put_items, settings_in
from tests.web.desk.conftest import Desk, Editor, words_of
from tests.web.news import NOW, item, on_block
from web.site import Searcher


def queue_of(editor: Editor, query: str = "") -> HtmlElement:
    response = editor.client.get(f"/desk/{editor.lang}/{query}")
    assert response.status_code == 200
    return html.document_fromstring(response.get_data(as_text=True))


def doubtful(n: int, score: float) -> Item:
    placement = replace(
        on_block("Grande Rue", 2, f"{40 + n} Grande Rue"), score=score, approximate=True
    )
    return item(f"doubt-{n}", f"Doute {n}", placements=(placement,))


@pytest.fixture
def doubts(desk: Desk) -> list[Item]:
    made = [doubtful(n, 0.80 - n / 100) for n in range(40)]
    put_items(desk.world.database, desk.world.settings, {one.title: one for one in made})
    return made


def names(page: HtmlElement) -> list[str]:
    return [span.text_content() for span in page.xpath("//ul[@class='queue']//*[@class='what']")]


@pytest.mark.usefixtures("doubts")
def test_reported_items_come_first_then_the_least_sure(desk: Desk, ada: Editor):
    desk.report("council", "c’est faux")
    page = queue_of(ada)
    assert names(page)[:3] == ["Conseil municipal", "Doute 39", "Doute 38"]
    lines = [" ".join(a.text_content().split()) for a in page.xpath("//ul[@class='queue']//a")]
    assert lines[0] == "Conseil municipal A reader: wrong place · Mairie · yesterday"
    assert lines[1] == "Doute 39 41 in 100 · Mairie · today, 08:30"
    assert page.findtext(".//h1") == "42 to look at"


@pytest.mark.usefixtures("doubts")
def test_it_has_pages_and_an_item_stays_on_its_own(desk: Desk, ada: Editor):
    first, second = queue_of(ada), queue_of(ada, "?page=2")
    assert len(names(first)) == 30
    assert len(names(second)) == 11
    assert not set(names(first)) & set(names(second))
    assert "Page 2 of 2" in second.text_content()
    assert names(queue_of(ada, "?page=7")) == names(second)
    url = second.xpath("//ul[@class='queue']//a/@href")[0]
    assert url.endswith("?page=2")
    page = html.document_fromstring(ada.client.get(url).get_data(as_text=True))
    assert names(page) == names(second)[:10]
    assert page.xpath("//a[@rel='next']/@href")[0].endswith("?page=2")


@pytest.mark.usefixtures("doubts")
def test_an_editor_sees_what_is_in_their_areas_only(desk: Desk):
    cleo = desk.editor("Cleo")
    assert names(queue_of(cleo)) == ["Vélo volé"]
    assert "Desk of Centre" in words_of(cleo.client.get("/desk/en/"))


def test_an_empty_queue_says_what_to_do(desk: Desk, ada: Editor):
    ada.decide("theft", "accept")
    said = words_of(ada.client.get("/desk/en/"))
    assert "0 to look at" in said
    assert "Nothing is in doubt" in said


def test_any_item_of_theirs_is_found_by_its_words(desk: Desk, ada: Editor):
    assert names(queue_of(ada, "?q=coupure")) == ["Coupure d’eau"]
    assert names(queue_of(ada, "?q=Concert")) == ["Concert"]
    cleo = desk.editor("Cleo")
    assert names(queue_of(cleo, "?q=Concert")) == []
    assert names(queue_of(cleo, "?q=coupure")) == ["Coupure d’eau"]
    assert "None of your items has these words" in queue_of(ada, "?q=xyzzy").text_content()


@pytest.mark.parametrize("name", ["Ada", "Cleo"])
def test_of_many_the_newest_are_found_first_and_then_the_older_ones(desk: Desk, name: str):
    found = {
        f"many-{n}": replace(
            item(f"many-{n}", f"Nombreux {n}", published_at=NOW - timedelta(hours=n)),
            placements=(on_block("Rue des Lilas", 0, f"{n} Rue des Lilas"),),
        )
        for n in range(1, 121)
    }
    put_items(desk.world.database, desk.world.settings, found)
    editor, query, seen = desk.editor(name), "?q=nombreux", []
    for said in ("The newest 50.", "The next 50.", "The last ones."):
        page = queue_of(editor, query)
        assert said in page.text_content()
        seen += names(page)
        query = "".join(page.xpath("//a[@rel='next']/@href")).removeprefix("/desk/en/")
    assert not query
    assert seen == [f"Nombreux {n}" for n in range(1, 121)]
    assert "newest" not in queue_of(editor, "?q=coupure").text_content()
    assert editor.client.get("/desk/en/?q=nombreux&after=x").status_code == 400


def test_editors_search_as_readers_do(ada: Editor):
    assert names(queue_of(ada, "?q=type:%C3%A9v%C3%A9nement+-coupure")) == ["Concert"]
    assert "There is no theme “xyzzy”" in queue_of(ada, "?q=theme:xyzzy").text_content()


@pytest.mark.parametrize(
    "form", ["{id}", "https://news.example/fr/items/{id}", "/en/items/{id}?x=1#y"]
)
def test_an_items_address_leads_to_it_even_if_it_is_hidden(desk: Desk, ada: Editor, form: str):
    ada.decide("theft", "hide", reason="x")
    wanted = form.format(id=desk.item("theft").id)
    response = ada.client.get("/desk/en/", query_string={"q": wanted})
    assert response.status_code == 303
    assert response.location == ada.url("theft")


def test_while_the_search_is_away_the_desk_says_so_and_goes_on(
    desk: Desk, ada: Editor, tmp_path: Path
):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "index").write_text("not a folder", encoding="utf-8")
    site = desk.world.app.extensions["ilot"]
    away = replace(site, searcher=Searcher(settings_in(broken)))
    desk.world.app.extensions["ilot"] = away
    page = queue_of(ada, "?q=coupure")
    ada.decide("theft", "accept")
    desk.world.app.extensions["ilot"] = site
    assert "The search is behind" in page.text_content()


def test_lately_has_the_decisions_of_an_editors_areas_newest_first(desk: Desk, ada: Editor):
    ada.decide("theft", "accept")
    ada.decide("concert", "hide", reason="Twice")
    page = words_of(ada.client.get("/desk/en/history"))
    assert page.index("Hidden") < page.index("Place: Rue du Port et Rue des Lilas")
    assert "Twice" in page
    cleo = words_of(desk.editor("Cleo").client.get("/desk/en/history"))
    assert "Vélo volé" in cleo
    assert "Concert" not in cleo


def test_lately_goes_back_page_by_page(desk: Desk, ada: Editor):
    for n in range(30):
        ada.decide("theft", "themes", main=("works", "safety")[n % 2])
        ada.decide("concert", "themes", main=("works", "safety")[n % 2])
    first = html.document_fromstring(ada.client.get("/desk/en/history").get_data(as_text=True))
    assert len(first.xpath("//ul[@class='past']/li")) == 50
    (older,) = first.xpath("//p[@class='more']/a/@href")
    second = html.document_fromstring(ada.client.get(older).get_data(as_text=True))
    assert len(second.xpath("//ul[@class='past']/li")) == 10
    assert not second.xpath("//p[@class='more']")


def test_an_item_that_changed_leaves_or_enters_the_queue_by_itself(desk: Desk, ada: Editor):
    with desk.world.database.write() as db:
        save_item(db, replace(doubtful(1, 0.6), id=desk.item("leaves").id), NOW)
    assert "Doute 1" in names(queue_of(ada))
