"""A reader says that an item is in the wrong place."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from records import Report, Review
from store.items import find_item, save_item
from store.reports import add_report, reports_of
from store.reviews import reviews
from tests.web.conftest import World
from tests.web.news import NOW


def path_of(world: World, name: str = "water", lang: str = "en") -> str:
    return f"/{lang}/items/{world.items[name].id}/wrong-place"


def token_of(world: World, name: str = "water") -> str:
    found = re.search(r'name="token" value="([^"]*)"', world.get(path_of(world, name)))
    assert found
    return found[1]


def send(
    world: World, name: str = "water", headers: dict[str, str] | None = None, **values: str
) -> TestResponse:
    data = {"token": values.pop("token", None) or token_of(world, name), "words": "", **values}
    return world.app.test_client().post(path_of(world, name), data=data, headers=headers)


def kept(world: World, name: str = "water") -> list[Report]:
    with world.database.read() as db:
        return list(reports_of(db, world.items[name].id))


def queue(world: World) -> tuple[Review, ...]:
    with world.database.read() as db:
        return reviews(db, "tiny", ("tiny",))


def test_every_items_page_leads_to_the_form_which_says_where_it_is(world: World):
    for name, place in (("water", "12 Rue des Lilas"), ("leaves", "All of Centre")):
        page = world.get(f"/en/items/{world.items[name].id}")
        assert f'href="{path_of(world, name)}"' in page
        form = world.get(path_of(world, name))
        assert f"<dd>{place}" in form
        assert 'maxlength="500"' in form
    assert "Mauvais endroit" in world.get(path_of(world, lang="fr"))


def test_a_report_lands_in_the_queue_and_its_words_on_no_page(own_world: World):
    before = queue(own_world)
    response = send(own_world, words="  C’est rue du Moulin.\r\nPas ici. ")
    assert response.status_code == 200
    assert "Thank you, it has been reported" in response.get_data(as_text=True)
    [report] = kept(own_world)
    assert (report.words, report.lang, report.made_at) == (
        "C’est rue du Moulin.\nPas ici.",
        "en",
        NOW,
    )
    assert queue(own_world) == (Review(own_world.items["water"].id, 0.97, 1), *before)
    for path in (path_of(own_world), f"/en/items/{own_world.items['water'].id}"):
        assert "rue du Moulin" not in own_world.get(path)


def test_no_words_are_needed(own_world: World):
    assert send(own_world).status_code == 200
    assert [report.words for report in kept(own_world)] == [""]


def test_too_many_words_come_back_with_the_reason(own_world: World):
    response = send(own_world, words="é" * 501)
    assert response.status_code == 400
    page = response.get_data(as_text=True)
    assert "Please say it in 500 characters; these are 501." in page
    assert "é" * 501 in page
    assert kept(own_world) == []
    assert send(own_world, words="é" * 500).status_code == 200


def test_words_are_kept_as_text_whatever_they_are(own_world: World):
    assert send(own_world, words="<b>\x00 ‮ 😀</b>").status_code == 200
    assert [report.words for report in kept(own_world)] == ["<b>  😀</b>"]


def test_a_visitor_reports_five_times_an_hour(own_world: World):
    answers = [send(own_world, words=f"{n}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[-1].headers["Retry-After"] == "3600"
    assert ">5</textarea>" in answers[-1].get_data(as_text=True)
    assert len(kept(own_world)) == 5
    own_world.clock.now = NOW + timedelta(hours=1, minutes=1)
    assert send(own_world).status_code == 200


def test_nobody_floods_the_editors_with_one_item(own_world: World):
    item_id = own_world.items["water"].id
    with own_world.database.write() as db:
        for _ in range(10):
            add_report(db, Report(0, item_id, "fr", "", NOW))
    response = send(own_world)
    assert response.status_code == 200
    assert "Thank you" in response.get_data(as_text=True)
    assert len(kept(own_world)) == 10


def test_what_is_gone_can_not_be_reported(own_world: World):
    token = token_of(own_world)
    client = own_world.app.test_client()
    assert client.get(path_of(own_world, "gone")).status_code == 410
    assert client.post(path_of(own_world, "gone"), data={"token": token}).status_code == 410
    assert "Secret" not in client.get(path_of(own_world, "gone")).get_data(as_text=True)
    assert client.get("/en/items/0123/wrong-place").status_code == 404
    assert kept(own_world, "gone") == []


def test_a_form_sent_twice_counts_once(own_world: World):
    token = token_of(own_world)
    assert send(own_world, token=token).status_code == 200
    again = send(own_world, token=token)
    assert again.status_code == 400
    assert "Nothing was done a second time" in again.get_data(as_text=True)
    assert len(kept(own_world)) == 1


@pytest.mark.parametrize(
    ("changed", "headers"),
    [
        ({"token": "forged"}, {}),
        ({"website": "https://spam.example"}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Origin": "https://evil.example"}),
    ],
)
def test_a_form_that_is_not_ours_is_refused(
    own_world: World, changed: dict[str, str], headers: dict[str, str]
):
    response = send(own_world, headers=headers, **changed)
    assert response.status_code == 400
    assert "did not come from this site" in response.get_data(as_text=True)
    assert kept(own_world) == []


def test_a_form_is_for_its_own_item(own_world: World):
    response = send(own_world, "theft", token=token_of(own_world, "water"))
    assert response.status_code == 400
    assert kept(own_world, "theft") == []


def test_no_cache_keeps_it_no_robot_reads_it_and_it_sets_no_cookie(own_world: World):
    client = own_world.app.test_client()
    for response in (client.get(path_of(own_world)), send(own_world)):
        assert response.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in response.headers
    assert "Disallow: /*/wrong-place" in own_world.get("/robots.txt")


def test_the_privacy_page_says_what_is_kept_and_how_long(world: World):
    assert "erased 30 days after" in world.get("/en/privacy")
    assert "effacés 30 jours après" in world.get("/fr/privacy")


def test_what_was_taken_down_meanwhile_is_said(own_world: World):
    token = token_of(own_world)
    with own_world.database.write() as db:
        water = find_item(db, own_world.items["water"].id)
        gone = own_world.items["gone"]
        assert water
        save_item(db, replace(water, status=gone.status), NOW)
    assert send(own_world, token=token).status_code == 410
    assert kept(own_world) == []
