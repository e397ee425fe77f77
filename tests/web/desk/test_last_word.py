"""Decisions that meet earlier ones: of other areas, of somebody faster, or of just the same."""

import pytest
from lxml import html
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from records import Status
from store.reports import reports_of
from tests.web.desk.conftest import Desk, Editor, candidates, words_of
from tests.web.town import spot

LON, LAT = spot(2.5, 1)
ELSEWHERE = f"{LON:.6f},{LAT:.6f}"  # in Le Port; Cleo has Centre
CENTRE = "tiny/centre"


@pytest.fixture
def cleo(desk: Desk) -> Editor:
    """The editor of Centre."""
    return desk.editor("Cleo")


def follow(editor: Editor, response: TestResponse) -> TestResponse:
    return editor.client.get(response.location)


def press(editor: Editor, response: TestResponse, label: str) -> TestResponse:
    """Press a button of the notice on a page."""
    page = html.document_fromstring(response.get_data(as_text=True))
    (form,) = page.xpath("//div[@class='done']//form[.//button[text()=$label]]", label=label)
    (button,) = form.xpath(".//button")
    data = {**dict(form.form_values()), button.get("name"): button.get("value")}
    return editor.client.post(form.get("action"), data=data)


def chosen(page: HtmlElement) -> list[str]:
    return [str(v) for v in page.xpath("//label[input[@checked]]//b/text()")]


def test_who_moves_out_what_another_editor_had_moved_in_may_take_that_back(
    desk: Desk, ada: Editor, cleo: Editor
):
    lon, lat = spot(1, 1)
    ada.decide("concert", "point", point=f"{lon:.6f},{lat:.6f}")
    assert CENTRE in desk.item("concert").about[0].place.area_ids
    moved = cleo.decide("concert", "point", point=ELSEWHERE)
    assert CENTRE not in desk.item("concert").about[0].place.area_ids
    page = follow(cleo, moved)
    assert page.status_code == 200
    undone = press(cleo, page, "Undo")
    assert undone.status_code == 303
    assert CENTRE in desk.item("concert").about[0].place.area_ids
    assert "Concert" in words_of(cleo.client.get("/desk/en/history"))


def test_what_leaves_an_editors_areas_for_good_leads_to_the_queue_and_says_so(
    desk: Desk, ada: Editor, cleo: Editor
):
    lon, lat = spot(1, 1)
    ada.decide("concert", "point", point=f"{lon:.6f},{lat:.6f}")
    (placed,) = desk.corrections("concert")
    undone = cleo.decide("concert", "undo", correction=str(placed.id))
    assert undone.location.startswith("/desk/en/?done=")
    said = words_of(follow(cleo, undone))
    assert "Done. The item is no longer in your areas." in said
    refused = cleo.client.get(cleo.url("concert"))
    assert refused.status_code == 403
    assert "Nothing was changed" not in words_of(refused)


def test_a_made_up_notice_tells_nothing_of_another_editors_item(desk: Desk, cleo: Editor):
    page = words_of(cleo.client.get(f"/desk/en/?done={desk.item('concert').id}.0"))
    assert "Concert" not in page
    assert "no longer in your areas" not in page


def test_who_was_too_late_has_what_is_so_now_chosen_and_hears_why_first(desk: Desk, ada: Editor):
    ben = desk.editor("Ben")
    ada.open("water")
    ben.open("water")
    ada.choose("water", "1 Grande Rue")
    response = ben.send("water", "choose", choice="none")
    assert response.status_code == 409
    page = ben.read("water", response)
    assert chosen(page) == ["1 Grande Rue"]
    assert page.xpath("//title/text()")[0].startswith("It has changed since you opened it.")
    (alert,) = page.xpath("//div[@role='alert']")
    assert (alert.get("tabindex"), "autofocus" in alert.attrib) == ("-1", True)
    assert ben.send("water", "choose", choice=page.xpath("//input[@checked]/@value")[0]).location
    assert len(desk.corrections("water")) == 1


def test_the_same_said_again_adds_nothing_and_one_undo_is_enough(desk: Desk, ada: Editor):
    before = desk.item("theft")
    ada.decide("theft", "accept")
    desk.report("theft")
    again = ada.decide("theft", "accept")
    assert "It stood so already" in words_of(follow(ada, again))
    ada.decide("theft", "choose", choice=ada.open("theft").xpath("//input[@checked]/@value")[0])
    (made,) = desk.corrections("theft")
    with desk.world.database.read() as db:
        (report,) = reports_of(db, before.id)
    assert report.settled_by == "Ada@example.org"
    ada.decide("theft", "undo", correction=str(made.id))
    assert desk.item("theft").placements == before.placements


@pytest.mark.parametrize(
    ("decision", "values"),
    [("choose", {"choice": "none"}), ("hide", {"reason": "x"}), ("themes", {"main": "culture"})],
)
def test_no_decision_is_kept_twice(desk: Desk, ada: Editor, decision: str, values: dict[str, str]):
    ada.decide("water", decision, **values)
    ada.decide("water", decision, **values)
    assert len(desk.corrections("water")) == 1


def test_a_hidden_item_that_is_placed_stays_hidden_and_can_be_shown_from_the_notice(
    desk: Desk, ada: Editor
):
    ada.decide("water", "hide", reason="x")
    placed = ada.choose("water", "1 Grande Rue")
    page = follow(ada, placed)
    assert "Readers still do not see it: it is hidden." in words_of(page)
    assert press(ada, page, "Show it again").status_code == 303
    assert desk.item("water").status is Status.ACTIVE
    assert desk.item("water").about[0].place.name == "1 Grande Rue"


def test_what_is_not_local_says_so_and_not_that_it_was_hidden(ada: Editor):
    ada.decide("water", "choose", choice="none")
    said = ada.open("water").text_content()
    assert "Readers do not see it: it is not about a place in town." in said
    assert "an editor has hidden it" not in said
    ada.decide("water", "hide", reason="x")
    assert "an editor has hidden it" in ada.open("water").text_content()


@pytest.mark.parametrize("seen", ["", "x", "99.1", "0.99", "-1.1"])
def test_a_form_that_says_no_state_is_not_blamed_on_the_publisher(
    desk: Desk, ada: Editor, seen: str
):
    ada.open("theft")
    ada.seen["theft"] = ada.seen["theft"][0], seen
    response = ada.send("theft", "accept")
    assert response.status_code == 400
    said = words_of(response)
    assert "The form did not say on what state of the item it decides." in said
    assert "its publisher has changed it" not in said
    assert desk.corrections("theft") == ()


def test_the_map_leaves_the_whole_town_out_beside_a_finer_candidate(desk: Desk, ada: Editor):
    def frame(page: HtmlElement) -> list[str]:
        (ground,) = page.xpath("//form[@class='ground']")
        return [ground.get(f"data-{name}") for name in ("lon", "lat", "half")]

    page = ada.open("theft")
    key = page.xpath("//input[@checked]/@value")[0]
    ada.send("theft", "choose", choice=key, fineness="town")
    after = ada.open("theft")
    assert candidates(after)[:2] == ["Petiteville", candidates(page)[0]]
    assert frame(after) == frame(page)


def test_a_click_and_an_arrow_lead_back_to_the_map(ada: Editor):
    page = ada.open("theft")
    frame = page.xpath("//form[@class='ground']//input[@name='frame']/@value")[0]
    clicked = ada.client.get(f"{ada.url('theft')}?frame={frame}&map.x=170&map.y=140")
    assert clicked.location.endswith("#map")
    assert page.xpath("//figure[@id='map']")
    for form in page.xpath("//form[@class='steps' or @class='ground']"):
        assert form.get("action").endswith("#map")


def test_where_the_point_is_moved_is_told_in_a_region_that_is_there_from_the_beginning(
    ada: Editor,
):
    (said,) = ada.open("theft").xpath("//p[@class='draft-said'][@role='status']")
    assert not said.xpath("ancestor::*[@hidden]")
    assert said.text_content() == ""
    assert said.get("data-east") == "{n} m to the east"
    assert "{way}" in said.get("data-moved")
