"""What an editor decides of an item, and what readers see of it."""

import pytest

from records import Consumer, CorrectionKind, Precision, Role, Status, ThemeOrigin
from store.outbox import pending
from store.reports import reports_of
from store.reviews import count_reviews
from tests.web.desk.conftest import Desk, Editor, candidates, words_of
from tests.web.news import NOW
from tests.web.town import block_id, spot


def test_the_words_are_lettered_and_the_candidates_say_which_letter(ada: Editor):
    page = ada.open("water")
    marked = [(m.text_content(), m.getnext().text_content()) for m in page.xpath("//mark")]
    assert marked == [("12 rue des Lilas", "A"), ("1 Grande Rue", "B")]
    assert candidates(page) == ["12 Rue des Lilas", "1 Grande Rue", "Not about a place in town"]
    said = [c.text_content() for c in page.xpath("//label[@class='cand']")]
    assert "A: an address" in said[0]
    assert "97" in said[0]
    assert "B: only mentioned, it is not about it" in said[1]


def test_accepting_makes_a_doubtful_place_sure_and_empties_the_queue(desk: Desk, ada: Editor):
    desk.report("theft", "c’est ailleurs")
    assert "A reader: wrong place" in words_of(ada.client.get("/desk/en/"))
    ada.decide("theft", "accept")
    (placement,) = desk.item("theft").about
    assert not placement.approximate
    assert placement.score == 1.0
    assert placement.place.block_ids == (block_id("Rue du Port", 0),)
    with desk.world.database.read() as db:
        assert count_reviews(db, "tiny", ("tiny",)) == 0
        (report,) = reports_of(db, desk.item("theft").id)
    assert report.settled_by == "Ada@example.org"
    assert "shown as approximate" not in desk.world.get(f"/en/items/{desk.item('theft').id}")


def test_another_candidate_takes_its_place(desk: Desk, ada: Editor):
    assert ada.choose("water", "1 Grande Rue").status_code == 303
    (placement,) = desk.item("water").about
    assert placement.place.name == "1 Grande Rue"
    assert placement.mention
    assert placement.mention.text == "1 Grande Rue"
    passing = [p.place.name for p in desk.item("water").placements if p.role is Role.MENTIONED]
    assert passing == ["12 Rue des Lilas"]
    page = desk.world.get(f"/en/items/{desk.item('water').id}")
    assert "<mark>1 Grande Rue</mark>" in page
    assert desk.item("water").proposal


@pytest.mark.parametrize("consumer", list(Consumer))
def test_the_index_and_the_alerts_are_told_in_the_same_breath(
    desk: Desk, ada: Editor, consumer: Consumer
):
    ada.decide("theft", "accept")
    item = desk.item("theft")
    with desk.world.database.read() as db:
        waiting = {change.item_id: change.revision for change in pending(db, consumer)}
    assert waiting[item.id] == item.revision == 2


def test_a_typed_address_brings_its_candidates_first(desk: Desk, ada: Editor):
    page = ada.open("theft", "?address=5+rue+neuve")
    assert candidates(page)[0] == "5 Rue Neuve"
    key = page.xpath("//input[@name='choice'][@checked]/@value")[0]
    ada.send("theft", "choose", choice=key, address="5 rue neuve")
    (placement,) = desk.item("theft").about
    assert placement.place.name == "5 Rue Neuve"
    assert placement.place.precision is Precision.ADDRESS


def test_an_address_that_is_not_there_brings_names_like_it(ada: Editor):
    page = ada.open("theft", "?address=rue+des+lila")
    tried = page.xpath("//p[@role='status']//a")
    text = page.text_content()
    assert "Did you mean" in text or candidates(page)[0] == "Rue des Lilas"
    assert tried or candidates(page)[0] == "Rue des Lilas"
    assert ("Did you mean" in text) == ("Rue des Lilas?" in text)
    assert "is not known in Petiteville" in ada.open("theft", "?address=xyzzy").text_content()


@pytest.mark.parametrize(
    ("fineness", "precision"),
    [
        ("block", Precision.BLOCK),
        ("street", Precision.STREET),
        ("area", Precision.AREA),
        ("town", Precision.CITY),
    ],
)
def test_a_place_may_be_told_less_finely(desk: Desk, ada: Editor, fineness: str, precision):
    assert ada.choose("water", "12 Rue des Lilas", fineness=fineness).status_code == 303
    (placement,) = desk.item("water").about
    assert placement.place.precision is precision


def test_a_point_is_put_by_a_click_and_four_arrows_without_any_script(desk: Desk, ada: Editor):
    page = ada.open("theft")
    (frame,) = set(page.xpath("//form[@class='ground']//input[@name='frame']/@value"))
    clicked = ada.client.get(f"{ada.url('theft')}?frame={frame}&map.x=170&map.y=140")
    assert clicked.status_code == 303
    lon, lat, _ = map(float, frame.split(","))
    assert f"point={lon:.6f},{lat:.6f}" in clicked.location.replace("%2C", ",")
    draft = ada.read("theft", ada.client.get(clicked.location))
    assert draft.xpath("//form[@id='put'][not(@hidden)]")
    assert desk.corrections("theft") == ()
    north = draft.xpath("//button[@aria-label='10 m to the north']/@value")[0]
    moved = [float(part) for part in north.split(",")]
    assert moved[0] == pytest.approx(lon, abs=1e-6)
    assert 9 < (moved[1] - lat) * 111195 < 11
    ada.send("theft", "point", point=north)
    (placement,) = desk.item("theft").about
    assert placement.place.precision is Precision.EXACT
    assert (placement.place.lon, placement.place.lat) == (moved[0], moved[1])


def test_enter_on_the_map_is_no_click(ada: Editor):
    page = ada.open("theft")
    frame = page.xpath("//form[@class='ground']//input[@name='frame']/@value")[0]
    answer = ada.client.get(f"{ada.url('theft')}?frame={frame}&map.x=0&map.y=0")
    assert answer.status_code == 200


def test_not_local_and_hidden_are_gone_for_readers_at_once(desk: Desk, ada: Editor):
    ada.decide("theft", "choose", choice="none")
    ada.decide("leaves", "hide", reason="Names a  person")
    for name in ("theft", "leaves"):
        assert desk.item(name).status is Status.HIDDEN
        page = desk.world.app.test_client().get(f"/en/items/{desk.item(name).id}")
        assert page.status_code == 410
        assert desk.world.items[name].title not in words_of(page)
    assert "Vélo volé" not in desk.world.get("/en/tiny/blocks/rue-du-port-0")
    (hidden,) = desk.corrections("leaves")
    assert (hidden.kind, hidden.reason) == (CorrectionKind.HIDE, "Names a person")
    assert "Names a person" in words_of(ada.client.get(ada.url("leaves")))


def test_a_place_after_not_local_shows_it_and_undone_it_is_not_local_again(desk: Desk, ada: Editor):
    ada.decide("theft", "choose", choice="none")
    page = ada.open("theft")
    assert page.xpath("//input[@name='choice'][@checked]/@value") == ["none"]
    assert ada.choose("theft", candidates(page)[0]).status_code == 303
    assert desk.item("theft").status is Status.ACTIVE
    _, placed = desk.corrections("theft")
    ada.decide("theft", "undo", correction=str(placed.id))
    assert desk.item("theft").status is Status.HIDDEN
    assert desk.item("theft").placements == ()


def test_themes_are_set_the_main_one_first(desk: Desk, ada: Editor):
    ada.decide("water", "themes", main="safety", theme=["works", "safety"])
    themes = desk.item("water").themes
    assert [theme.code for theme in themes] == ["safety", "works"]
    assert all(theme.by is ThemeOrigin.EDITOR for theme in themes)
    assert "Safety" in desk.world.get(f"/en/items/{desk.item('water').id}")


def test_each_decision_is_undone_by_itself_as_if_it_had_never_been(desk: Desk, ada: Editor):
    before = desk.item("theft")
    ada.decide("theft", "themes", main="culture")
    ada.choose("theft", "Rue du Port et Rue des Lilas")
    page = ada.open("theft")
    assert len(page.xpath("//ol//button[text()='Undo']")) == 2
    themes, placed = desk.corrections("theft")
    ada.decide("theft", "undo", correction=str(themes.id))
    assert desk.item("theft").themes == before.themes
    assert desk.item("theft").about != before.about
    ada.decide("theft", "undo", correction=str(placed.id))
    after = desk.item("theft")
    assert (after.placements, after.themes, after.proposal) == (
        before.placements,
        before.themes,
        None,
    )
    assert all(c.undone_by == "Ada@example.org" for c in desk.corrections("theft"))


def test_after_a_decision_comes_the_next_item_with_a_button_that_undoes_it(desk: Desk, ada: Editor):
    desk.report("water")
    desk.report("leaves")
    first, second = ("water", "leaves") if _is_first(ada, "water") else ("leaves", "water")
    response = ada.decide(first, "accept")
    assert f"/items/{desk.world.items[second].id}?" in response.location
    page = ada.read(second, ada.client.get(response.location))
    (form,) = page.xpath("//div[@class='done']//form")
    data = dict(form.form_values()) | {"decision": "undo"}
    undone = ada.client.post(form.get("action"), data=data)
    assert undone.status_code == 303
    assert f"/items/{desk.world.items[first].id}?" in undone.location
    assert "Taken back" in words_of(ada.client.get(undone.location))
    assert desk.item(first).proposal is None


def _is_first(ada: Editor, name: str) -> bool:
    page = ada.open(name)
    return (
        name in str(page.xpath("//ul[@class='queue']//a[1]/@href")[0])
        or page.xpath("//ul[@class='queue']/li[1]/a[@aria-current]") != []
    )


def test_the_last_one_of_the_queue_leads_to_the_queue(desk: Desk, ada: Editor):
    response = ada.decide("theft", "accept")
    assert response.location.startswith("/desk/en/?done=")
    said = words_of(ada.client.get(response.location))
    assert "0 to look at" in said
    assert "Nothing is in doubt" in said
    assert "Undo" in said


def test_an_item_that_is_not_in_the_queue_stays_open(desk: Desk, ada: Editor):
    response = ada.decide("water", "accept")
    assert ada.url("water") in response.location


@pytest.mark.usefixtures("discreet")
def test_of_a_discreet_source_addresses_and_points_become_blocks(desk: Desk, ada: Editor):
    page = ada.open("concert", "?address=25+rue+neuve")
    assert "rounded to its block" in page.text_content()
    key = page.xpath("//input[@name='choice'][@checked]/@value")[0]
    ada.send("concert", "choose", choice=key, address="25 rue neuve")
    (made,) = desk.corrections("concert")
    for placement in (*made.placements[:1], *desk.item("concert").about):
        assert placement.place.name == "Rue Neuve"
        assert placement.place.precision is Precision.BLOCK
    lon, lat = spot(0.31, 0)
    ada.decide("concert", "point", point=f"{lon:.6f},{lat:.6f}")
    (placement,) = desk.item("concert").about
    assert placement.place.precision is Precision.BLOCK
    assert placement.place.lon != pytest.approx(lon, abs=1e-5)


def test_the_history_says_who_did_what_when_and_why(desk: Desk, ada: Editor):
    desk.report("theft", "plutôt au port")
    ada.decide("theft", "hide", reason="Twice")
    (made,) = desk.corrections("theft")
    ada.decide("theft", "undo", correction=str(made.id))
    lines = ada.open("theft").xpath("//ol[@class='past']/li")
    told = " | ".join(" ".join(" ".join(line.itertext()).split()) for line in lines)
    assert "Place: Somewhere near Rue du Port et Rue des Lilas (97 in 100) the program" in told
    assert "Says: wrong place “plutôt au port” a reader" in told
    assert "Hidden Twice Ada@example.org" in told
    assert "Taken back: Hidden Ada@example.org" in told
    lately = words_of(ada.client.get("/desk/en/history"))
    assert "Vélo volé" in lately
    assert "taken back by Ada@example.org" in lately
    assert made.made_at == NOW
