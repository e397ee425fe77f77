"""Two editors at once, forms that were sent before or by others, and what can't be meant."""

from dataclasses import replace
from datetime import timedelta

import pytest

from records import Item, Status
from store.items import save_item
from tests.web.desk.conftest import Desk, Editor, words_of
from tests.web.news import NOW
from tests.web.town import spot


def unchanged(desk: Desk, name: str, before: Item) -> None:
    assert desk.item(name) == before
    assert desk.corrections(name) == ()


def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten(desk: Desk, ada: Editor):
    ben = desk.editor("Ben")
    ada.open("theft")
    ben.open("theft")
    assert ada.send("theft", "hide", reason="Names somebody").status_code == 303
    kept = desk.item("theft")
    response = ben.send("theft", "choose", choice="none")
    assert response.status_code == 409
    said = words_of(response)
    assert "It has changed since you opened it. Nothing of yours was kept." in said
    assert "Ada@example.org, today, 10:30: Hidden (Names somebody)" in said
    assert "Readers do not see it" in said
    assert desk.item("theft") == kept
    assert len(desk.corrections("theft")) == 1
    ben.read("theft", response)
    assert (
        ben.send("theft", "undo", correction=str(desk.corrections("theft")[0].id)).status_code
        == 303
    )
    assert desk.item("theft").status is Status.ACTIVE


def test_an_undo_is_a_change_too(desk: Desk, ada: Editor):
    ben = desk.editor("Ben")
    ada.decide("theft", "accept")
    ada.open("theft")
    ben.open("theft")
    number = str(desk.corrections("theft")[0].id)
    assert ada.send("theft", "undo", correction=number).status_code == 303
    response = ben.send("theft", "undo", correction=number)
    assert response.status_code == 409
    assert "Taken back: Place: Rue du Port et Rue des Lilas" in words_of(response)


def test_words_that_changed_meanwhile_are_shown_before_anything_is_decided(desk: Desk, ada: Editor):
    ada.open("theft")
    with desk.world.database.write() as db:
        save_item(db, replace(desk.item("theft"), text="Rue du Port, retrouvé."), NOW)
    before = desk.item("theft")
    response = ada.send("theft", "accept")
    assert response.status_code == 409
    assert "No editor has touched it" in words_of(response)
    assert "retrouvé" in words_of(response)
    unchanged(desk, "theft", before)


def test_an_editor_of_another_area_can_neither_see_nor_change_it(desk: Desk, ada: Editor):
    cleo = desk.editor("Cleo")
    ada.open("concert")  # in Le Port; Cleo has Centre
    cleo.seen = ada.seen
    before = desk.item("concert")
    for response in (
        cleo.client.get(cleo.url("concert")),
        cleo.send("concert", "hide", reason="x"),
        cleo.send("concert", "accept"),
    ):
        assert response.status_code == 403
        said = words_of(response)
        assert "This item is another editor's" in said
        assert "Centre" in said
        assert "Concert" not in said
    unchanged(desk, "concert", before)
    assert cleo.client.get(cleo.url("theft")).status_code == 200
    assert cleo.client.get(cleo.url("council")).status_code == 403  # the town's as a whole


def test_who_moved_an_item_out_of_their_area_may_take_that_back(desk: Desk):
    cleo = desk.editor("Cleo")
    lon, lat = spot(2.5, 1)
    cleo.decide("theft", "point", point=f"{lon:.6f},{lat:.6f}")
    assert "tiny/le-port" in desk.item("theft").about[0].place.area_ids
    cleo.decide("theft", "undo", correction=str(desk.corrections("theft")[0].id))
    assert "tiny/centre" in desk.item("theft").about[0].place.area_ids


@pytest.mark.parametrize("token", ["", "forged", "another's", "readers'"])
def test_a_form_that_is_not_this_editors_changes_nothing(desk: Desk, ada: Editor, token: str):
    ben = desk.editor("Ben")
    ben.open("theft")
    ada.open("theft")
    own, seen = ada.seen["theft"]
    page = desk.world.get("/en/tiny/subscribe?block=rue-des-lilas-0")
    readers = page.partition('name="token" value="')[2].partition('"')[0]
    made_up = {"another's": ben.seen["theft"][0], "readers'": readers}
    ada.seen["theft"] = made_up.get(token, token), seen
    before = desk.item("theft")
    response = ada.send("theft", "hide", reason="x")
    assert response.status_code == 400
    assert "This form did not come from this site" in words_of(response)
    unchanged(desk, "theft", before)
    ada.seen["theft"] = own, seen
    assert ada.send("theft", "hide", reason="x").status_code == 303


def test_a_form_from_another_site_changes_nothing(desk: Desk, ada: Editor):
    ada.open("theft")
    token, seen = ada.seen["theft"]
    data = {"token": token, "seen": seen, "decision": "accept"}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert ada.client.post(ada.url("theft"), data=data, headers=headers).status_code == 400
    assert desk.corrections("theft") == ()


def test_a_form_that_is_sent_twice_counts_once(desk: Desk, ada: Editor):
    ada.open("theft")
    assert ada.send("theft", "accept").status_code == 303
    again = ada.send("theft", "accept")
    assert again.status_code == 400
    assert "This form was sent before" in words_of(again)
    assert len(desk.corrections("theft")) == 1


def test_a_form_that_was_open_too_long_says_so(
    desk: Desk, ada: Editor, monkeypatch: pytest.MonkeyPatch
):
    ada.open("theft")
    monkeypatch.setattr("web.forms.LIFETIME", timedelta(seconds=-1))
    response = ada.send("theft", "accept")
    assert response.status_code == 400
    assert "This form is too old" in words_of(response)
    assert desk.corrections("theft") == ()


def test_who_is_no_longer_logged_in_changes_nothing(desk: Desk, ada: Editor):
    ada.open("theft")
    desk.world.clock.now = NOW + timedelta(hours=13)
    response = ada.send("theft", "accept")
    assert response.status_code == 403
    assert "You are no longer logged in" in words_of(response)
    assert desk.corrections("theft") == ()


LON, LAT = spot(1, 1)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"decision": "burn"}, "There is no such decision"),
        ({"decision": ""}, "There is no such decision"),
        ({"decision": "choose", "choice": "99"}, "There is no such candidate any more"),
        ({"decision": "choose"}, "There is no such candidate any more"),
        ({"decision": "point", "point": "0,0"}, "outside of Petiteville"),
        ({"decision": "point", "point": f"{LAT},{LON}"}, "outside of Petiteville"),
        ({"decision": "point", "point": "nan,nan"}, "longitude,latitude in degrees"),
        ({"decision": "point", "point": "1e3,2"}, "longitude,latitude in degrees"),
        ({"decision": "point"}, "longitude,latitude in degrees"),
        (
            {"decision": "point", "point": f"{LON},{LAT}", "fineness": "room"},
            "“As finely as” is one of: The place as it is; Its block; Its whole street",
        ),
        ({"decision": "themes", "main": "magic"}, "There is no theme “magic”: there are works"),
        ({"decision": "themes"}, "1 to 3 themes, the main one among them; you chose 0"),
        (
            {"decision": "themes", "main": "works", "theme": ["safety", "culture", "general"]},
            "you chose 4",
        ),
        ({"decision": "hide"}, "Say why it is hidden"),
        ({"decision": "hide", "reason": " \x00 "}, "Say why it is hidden"),
        ({"decision": "undo", "correction": "7"}, "undone before, or is another item's"),
        ({"decision": "undo"}, "undone before, or is another item's"),
    ],
)
def test_what_cant_be_meant_is_said_and_nothing_is_changed(
    desk: Desk, ada: Editor, values: dict[str, object], said: str
):
    before = desk.item("theft")
    ada.open("theft")
    response = ada.send("theft", **values)
    assert response.status_code == 400
    assert said in words_of(response)
    unchanged(desk, "theft", before)
    ada.read("theft", response)  # the page is there to try again
    assert ada.send("theft", "accept").status_code == 303


def test_an_item_without_a_place_has_none_to_accept(desk: Desk, ada: Editor):
    ada.decide("theft", "choose", choice="none")
    ada.open("theft")
    response = ada.send("theft", "accept")
    assert response.status_code == 400
    assert "no place that could be accepted" in words_of(response)


def test_an_area_has_no_block_to_be_told_as(desk: Desk, ada: Editor):
    response = ada.choose("leaves", "Centre", fineness="block")
    assert response.status_code == 400
    assert "“Centre” can't be told as that block" in words_of(response)


def test_another_items_decision_cant_be_undone_here(desk: Desk, ada: Editor):
    ada.decide("water", "accept")
    number = str(desk.corrections("water")[0].id)
    ada.open("theft")
    assert ada.send("theft", "undo", correction=number).status_code == 400
    assert desk.corrections("water")[0].undone_at is None


def test_an_item_that_is_not_there_or_gone_says_so(desk: Desk, ada: Editor):
    unknown = ada.client.get("/desk/en/items/0123456789abcdef")
    assert unknown.status_code == 404
    assert "There is no such item" in words_of(unknown)
    ada.open("theft")
    gone = ada.client.get(ada.url("gone"))
    assert gone.status_code == 410
    assert "Its publisher has taken it down. There is nothing left to correct." in words_of(gone)
    ada.seen["gone"] = ada.seen["theft"]
    assert ada.send("gone", "hide", reason="x").status_code == 410
    assert desk.corrections("gone") == ()


@pytest.mark.parametrize("query", ["?point=0,0", "?point=x", "?point=181,95"])
def test_a_point_of_an_address_that_cant_be_says_so(ada: Editor, query: str):
    page = ada.open("theft", query, status=400)
    assert page.xpath("//div[@role='alert']")


@pytest.mark.parametrize(
    "query",
    [
        "?frame=x&map.x=1&map.y=1",
        "?frame=2.35,47.9,1e9",
        "?frame=999,99,10",
        "?frame=2.35,47.9,200&map.x=99999999&map.y=1",
        "?page=-1",
        "?page=99999",
        "?done=x",
        "?done=0123456789abcdef.1",
    ],
)
def test_an_odd_address_shows_the_page_all_the_same(ada: Editor, query: str):
    ada.open("theft", query)
