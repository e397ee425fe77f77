"""What an editor says of stories, and what readers see of it."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from lxml.html import HtmlElement

from jobs.instance import Instance
from records import CorrectionKind, Item, Reach, ReachKind, Standing, Status, Subscription
from store.hits import unsent_hits
from store.items import save_item
from store.stories import find_story
from store.subscriptions import add_subscription
from tests.web.conftest import put_items
from tests.web.desk.conftest import Desk, Editor, tick, words_of
from tests.web.news import NOW, item, on_block


def add(desk: Desk, name: str, one: Item) -> None:
    """Have something more in the town, found by its words and place."""
    put_items(desk.world.database, desk.world.settings, {name: one})
    desk.world.items[name] = one


def id_of(desk: Desk, name: str) -> str:
    return desk.world.items[name].id


def story(desk: Desk, name: str) -> set[str]:
    """Return the names of the items that tell the same as one, with its own."""
    with desk.world.database.read() as db:
        found = find_story(db, desk.item(name).story_id)
    assert found
    names = {one.id: name for name, one in desk.world.items.items()}
    return {names[each] for each in found.item_ids}


def listed(desk: Desk, block: str) -> list[str]:
    feed = desk.world.get(f"/en/tiny/blocks/{block}.json?within=0")
    return [entry["id"].rpartition("/")[2] for entry in json.loads(feed)["items"]]


def mates(page: HtmlElement) -> list[str]:
    """Return what the page says of each item that tells the same, or perhaps does."""
    lines = page.xpath("//details[@id='story']//li")
    return [" ".join(" ".join(line.itertext()).split()) for line in lines]


def third(desk: Desk) -> None:
    """Have the police tell of the water, too."""
    water = desk.item("water")
    one = item("third", water.title, water.text, source_id="tiny/police", signature="water")
    add(desk, "third", replace(one, placements=water.placements))
    assert story(desk, "water") == {"water", "again", "third"}


def test_the_page_names_who_else_tells_it_with_source_day_and_original(ada: Editor):
    page = ada.open("water")
    (line,) = mates(page)
    assert line == "Coupure d’eau Le Journal · today, 08:30 · original Not the same story"
    links = page.xpath("//details[@id='story']//li//a/@href")
    assert links == [ada.url("again"), "https://m.example/again"]
    assert "Lists show this item for all of them" in page.text_content()
    (other,) = mates(ada.open("again"))
    assert other.startswith("Coupure d’eau in lists Mairie")


def test_what_is_taken_out_is_shown_by_itself_until_that_is_undone(
    desk: Desk, ada: Editor, instance: Instance
):
    block = "rue-des-lilas-0"
    one, other = id_of(desk, "water"), id_of(desk, "again")
    assert {one, other} & set(listed(desk, block)) == {one}
    done = ada.decide("water", "split", other=other)
    assert ada.url("water") in done.location
    tick(instance)
    assert {one, other} <= set(listed(desk, block))
    assert "The same, elsewhere" not in desk.world.get(f"/en/items/{one}")
    said = words_of(ada.client.get(done.location))
    assert "Not the same story as “Coupure d’eau” (Le Journal)" in said
    (made,) = desk.corrections("water")
    assert (made.kind, made.editor) == (CorrectionKind.OTHER_STORY, "Ada@example.org")
    assert desk.corrections("again") == (made,)
    ada.decide("again", "undo", correction=str(made.id))
    tick(instance)
    assert {one, other} & set(listed(desk, block)) == {one}
    assert "Taken back: Not the same story as" in words_of(ada.client.get(ada.url("water")))


def test_what_is_put_together_is_shown_once_with_each_source(
    desk: Desk, ada: Editor, instance: Instance
):
    theft, press = id_of(desk, "theft"), id_of(desk, "press")
    ada.decide("theft", "link", other=f"https://news.example/fr/items/{press}")
    tick(instance)
    assert listed(desk, "rue-neuve-1") == [press]  # the first that was published
    assert theft not in listed(desk, "rue-du-port-0")
    page = desk.world.get(f"/en/items/{press}")
    assert f'href="/en/items/{theft}"' in page
    assert 'href="https://m.example/theft" rel="external noopener">Police</a>' in page
    assert "also in another source" in desk.world.get("/en/tiny/blocks/rue-neuve-1")
    (made,) = desk.corrections("press")
    assert made.kind is CorrectionKind.SAME_STORY
    again = ada.decide("theft", "link", other=press)
    assert "It stood so already" in words_of(ada.client.get(again.location))
    assert desk.corrections("theft") == (made,)
    ada.decide("press", "undo", correction=str(made.id))
    tick(instance)
    assert listed(desk, "rue-neuve-1") == [press]
    assert theft in listed(desk, "rue-du-port-0")


def test_letters_and_programs_are_told_of_a_story_once(desk: Desk, ada: Editor, instance: Instance):
    reach = Reach(ReachKind.CITY, "tiny")
    reader = Subscription("s", "r@example.org", "tiny", "fr", reach, "Petiteville", NOW)
    earlier = NOW - timedelta(days=9)
    reader = replace(reader, standing=Standing.CONFIRMED, confirmed_at=earlier)
    with desk.world.database.write() as db:
        add_subscription(db, reader)
    theft, press = id_of(desk, "theft"), id_of(desk, "press")
    ada.decide("theft", "themes", main="culture")
    ada.decide("press", "themes", main="culture")
    tick(instance)
    assert {theft, press} == told(desk) == served(desk) & {theft, press}
    ada.decide("theft", "link", other=press)
    tick(instance)
    assert {press} == told(desk) == served(desk) & {theft, press}
    ada.decide("theft", "split", other=theft)
    tick(instance)
    assert {theft, press} == told(desk) == served(desk) & {theft, press}


def told(desk: Desk) -> set[str]:
    with desk.world.database.read() as db:
        return {hit.item_id for hit in unsent_hits(db, "s")}


def served(desk: Desk) -> set[str]:
    page = json.loads(desk.world.get("/api/v1/items?town=tiny&limit=100"))
    return {one["id"] for one in page["items"]}


def test_what_was_said_of_a_story_outlives_new_words(desk: Desk, ada: Editor):
    ada.decide("water", "split", other=id_of(desk, "again"))
    ada.decide("theft", "link", other=id_of(desk, "press"))
    with desk.world.database.write() as db:
        for name in ("water", "again", "theft", "press"):
            told = desk.item(name)
            save_item(db, replace(told, text=f"{told.text} Encore.", signature="the same"), NOW)
    assert story(desk, "water") == {"water"}
    assert story(desk, "theft") == {"theft", "press"}


def test_one_of_three_is_taken_out_of_the_others_story_and_one_undo_brings_it_back(
    desk: Desk, ada: Editor
):
    third(desk)
    ada.decide("water", "split", other=id_of(desk, "again"))
    assert story(desk, "water") == {"water", "third"}
    assert story(desk, "again") == {"again"}
    past = ada.open("again").xpath("//ol[@class='past']/li")
    assert len(past) == 2
    both = "Not the same story as “Coupure d’eau” (Mairie), “Coupure d’eau” (Police)"
    assert both in " ".join(" ".join(past[1].itertext()).split())
    (made,) = desk.corrections("water")
    ada.decide("water", "undo", correction=str(made.id))
    assert story(desk, "water") == {"water", "again", "third"}


def test_an_item_may_leave_the_story_of_several_others(desk: Desk, ada: Editor):
    assert "a story of its own" not in ada.open("water").text_content()
    third(desk)
    assert "This item is a story of its own" in ada.open("water").text_content()
    ada.decide("water", "split", other=id_of(desk, "water"))
    assert story(desk, "water") == {"water"}
    assert story(desk, "again") == {"again", "third"}


def test_what_perhaps_tells_the_same_is_offered_and_put_together_by_one_click(
    desk: Desk, ada: Editor
):
    lilac = desk.item("theft").about
    told = item("found", "Un vélo a été volé", "Près de la rue du Port.", source_id="tiny/journal")
    add(desk, "found", replace(told, placements=lilac))
    late = replace(told, id="f" * 16, published_at=NOW - timedelta(days=4), signature="late")
    add(desk, "late", replace(late, placements=lilac))
    page = ada.open("theft")
    assert "no other item tells it · perhaps one" in " ".join(page.text_content().split())
    assert mates(page) == ["Un vélo a été volé Le Journal · today, 08:30 · original The same story"]
    (form,) = page.xpath("//details[@id='story']//li/form")
    sent = ada.client.post(ada.url("theft"), data=dict(form.form_values()) | {"decision": "link"})
    assert sent.status_code == 303
    assert story(desk, "theft") == {"theft", "found"}
    ada.decide("theft", "split", other=id_of(desk, "found"))
    assert mates(ada.open("theft")) == []


def test_nobody_says_anything_of_another_editors_item(desk: Desk, ada: Editor):
    cleo = desk.editor("Cleo")  # of the centre; the concert is in Le Port
    cleo.open("water")
    refused = cleo.send("water", "link", other=id_of(desk, "concert"))
    assert refused.status_code == 400
    assert "not in your areas" in words_of(refused)
    assert "Concert" not in words_of(refused)
    ada.decide("concert", "link", other=id_of(desk, "water"))
    page = cleo.open("water")
    (port,) = [line for line in mates(page) if "Concert" in line]
    assert "Not the same story" not in port
    assert cleo.send("water", "split", other=id_of(desk, "concert")).status_code == 400
    cleo.open("water")
    (made,) = desk.corrections("concert")
    assert cleo.send("water", "undo", correction=str(made.id)).status_code == 400
    assert story(desk, "concert") == {"concert", "water", "again"}
    cleo.decide("water", "split", other=id_of(desk, "water"))
    assert story(desk, "water") == {"water"}


def test_the_second_of_two_editors_is_told_who_said_what_of_the_story(desk: Desk, ada: Editor):
    ben = desk.editor("Ben")
    ben.open("water")
    ada.decide("again", "split", other=id_of(desk, "again"))
    late = ben.send("water", "split", other=id_of(desk, "again"))
    assert late.status_code == 409
    assert "Ada@example.org, today, 10:30: Not the same story as" in words_of(late)
    assert len(desk.corrections("water")) == 1


def test_the_other_item_too_must_be_as_its_editor_saw_it(desk: Desk, ada: Editor):
    page = ada.open("water")
    (seen,) = page.xpath("//details[@id='story']//input[@name='other_seen']/@value")
    with desk.world.database.write() as db:
        save_item(db, replace(desk.item("again"), title="Autre chose"), NOW)
    sent = ada.send("water", "split", other=id_of(desk, "again"), other_seen=seen)
    assert sent.status_code == 409
    assert desk.corrections("water") == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "There is no such item"),
        ("xyzzy", "There is no such item"),
        ("0123456789abcdef", "There is no such item"),
        ("theft", "That is this very item"),
        ("gone", "no longer here"),
    ],
)
def test_what_names_no_other_item_says_so(desk: Desk, ada: Editor, given: str, said: str):
    ada.open("theft")
    known = desk.world.items.get(given)
    answer = ada.send("theft", "link", other=known.id if known else given)
    assert answer.status_code == 400
    assert said in words_of(answer)
    assert desk.corrections("theft") == ()


def test_what_others_took_apart_is_not_put_together_behind_their_backs(desk: Desk, ada: Editor):
    third(desk)
    ada.decide("water", "split", other=id_of(desk, "third"))
    ada.decide("theft", "link", other=id_of(desk, "third"))
    ada.open("theft")
    refused = ada.send("theft", "link", other=id_of(desk, "water"))
    assert refused.status_code == 400
    assert "Editors have said of other items of these two stories" in words_of(refused)
    assert story(desk, "theft") == {"theft", "third"}
    ada.decide("third", "link", other=id_of(desk, "water"))
    assert story(desk, "theft") == {"theft", "third", "water", "again"}


def test_a_hidden_item_of_ones_own_is_named_and_one_that_is_gone_is_not(desk: Desk, ada: Editor):
    ada.decide("again", "hide", reason="Twice")
    (line,) = mates(ada.open("water"))
    assert line.startswith("Coupure d’eau hidden Le Journal")
    with desk.world.database.write() as db:
        save_item(db, replace(desk.item("again"), status=Status.WITHDRAWN), NOW)
    assert mates(ada.open("water")) == []


def test_the_desk_says_stories_in_french(desk: Desk):
    page = desk.editor("Ada", "fr").open("water")
    said = " ".join(page.text_content().split())
    for words in ("Sujet : une autre information en parle aussi", "Pas le même sujet"):
        assert words in said.replace("\N{NO-BREAK SPACE}", " ")


def test_a_place_of_the_same_days_with_other_words_is_not_offered(desk: Desk, ada: Editor):
    there = (on_block("Grande Rue", 1, "Médiathèque"),)
    add(desk, "queue", item("queue", "Grève des bus", "Rien ne roule.", placements=there))
    assert mates(ada.open("concert")) == []
