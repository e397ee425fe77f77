"""A search is followed by e-mail as it was typed, of a place or of the whole town."""

import html
import re

import pytest

from alerts.listing_link import listing_url
from alerts.tokens import Purpose, make_token
from records import ReachKind, Term, TermKind
from tests.alerts.samples import head
from tests.web.conftest import World
from tests.web.test_subscribe import FORM, queued, send

SEARCH = 'q=coupure+-vélo+"rue+du+port"+type:event+source:mairie'


def test_any_listing_can_be_followed_as_it_is_searched(own_world: World):
    page = own_world.get(f"{FORM}?block=rue-des-lilas-0&{SEARCH}")
    assert 'name="q" maxlength="200" autocomplete="off" value="coupure -vélo &#34;rue' in page
    assert 'name="source" value="mairie" checked' in page
    assert 'name="type" value="event" checked' in page
    send(own_world, q='coupure -vélo "rue du port"', source="mairie", type="event")
    (subscription,) = queued(own_world)
    assert subscription.types == {"event"}
    assert subscription.sources == {"tiny/mairie"}
    assert subscription.terms == (
        Term("coupure"),
        Term("vélo", banned=True),
        Term("rue du port", TermKind.PHRASE),
    )


def test_dates_and_what_is_open_are_no_part_of_it_and_it_says_so(own_world: World):
    said = "dates and “open now” are left aside"
    assert said in own_world.get(f"{FORM}?block=rue-des-lilas-0&q=coupure+since:7d")
    assert said in own_world.get(f"{FORM}?block=rue-des-lilas-0&open=now")
    assert said not in own_world.get(f"{FORM}?block=rue-des-lilas-0&{SEARCH}")
    assert said in send(own_world, q="coupure since:7d").get_data(as_text=True)
    (subscription,) = queued(own_world)
    assert subscription.terms == (Term("coupure"),)


def test_of_a_whole_town_a_search_can_be_followed(own_world: World):
    assert "Which place?" in own_world.app.test_client().get(FORM).get_data(as_text=True)
    town = own_world.get("/en/tiny/?q=coupure")
    assert '<a class="button" href="/en/tiny/subscribe?q=coupure">' in town
    assert 'class="follow"' not in own_world.get("/en/tiny/?q=since:7d")
    send(own_world, block="", within="", q="coupure", theme=[])
    (subscription,) = queued(own_world)
    assert subscription.reach.kind is ReachKind.CITY
    assert subscription.terms == (Term("coupure"),)


def test_a_source_can_be_followed(world: World):
    assert "/en/tiny/subscribe?source=mairie" in world.get("/en/tiny/sources/mairie")


def test_what_is_followed_is_said_with_the_way_back(own_world: World):
    send(own_world, q="coupure -vélo", source="mairie", type="event")
    (subscription,) = queued(own_world)
    token = make_token(own_world.app.extensions["ilot"].secret, Purpose.CONFIRM, subscription.id)
    page = own_world.get(f"/en/confirm/{token}")
    assert "coupure, without vélo" in page
    assert "<dd>Mairie</dd>" in page
    assert "<dd>Event</dd>" in page
    assert "type=event&amp;source=mairie&amp;q=coupure+-v%C3%A9lo" in page


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ({"block": "rue-des-lilas-0", "within": "300"}, "Rue des Lilas, 1 to 20, 300 m"),
        ({"block": "rue-des-lilas-0", "within": "0"}, "Rue des Lilas, 1 to 20"),
        ({"block": "rue-des-lilas-0", "blocks": "2"}, "Rue des Lilas, 1 to 20, 2 blocks around"),
        ({"place": "mediatheque", "within": "800"}, "Médiathèque, 800 m"),
        ({"street": "rue-du-port"}, "Rue du Port"),
        ({"area": "centre"}, "Centre"),
        ({"polygon": "2.349,47.899,2.353,47.899,2.353,47.902"}, "Drawn area (Rue de la Gare)"),
        ({}, ""),
    ],
)
def test_letters_lead_to_the_listing_that_is_followed(
    own_world: World, place: dict[str, str], title: str
):
    asked = {"q": 'eau -vélo "de l\'eau"', "source": "mairie", "type": "news", "theme": "works"}
    send(own_world, **{"block": "", "within": "", **place, **asked})
    (subscription,) = queued(own_world)
    url = listing_url(subscription, head(base_url="https://news.example"))
    client = own_world.app.test_client()
    response = client.get(url.removeprefix("https://news.example"), follow_redirects=True)
    assert response.status_code == 200
    found = re.search("<title>(.*?) · Îlot", response.text)
    assert found
    named = "Roads and works, News, Mairie, eau, “de l'eau”, without vélo"
    assert html.unescape(found[1]) == ", ".join(filter(None, (title, named)))


def test_around_what_is_not_there_is_nothing(world: World):
    assert world.app.test_client().get("/en/tiny/around/nowhere?q=x").status_code == 404


def heading(page: str) -> str:
    found = re.search("<h1>(.*)</h1>", page)
    assert found
    return html.unescape(found[1])


def test_the_form_says_which_search_is_followed(own_world: World):
    town = own_world.get(f"{FORM}?q=coupure&theme=works")
    assert heading(town) == "Follow Petiteville, Roads and works, coupure"
    place = own_world.get(f"{FORM}?block=rue-des-lilas-0&within=800&{SEARCH}")
    assert heading(place) == (
        "Follow Rue des Lilas, 1 to 20, Event, Mairie, coupure, “rue du port”, without vélo"
    )
    assert (
        heading(own_world.get(f"{FORM}?block=rue-des-lilas-0")) == "Follow Rue des Lilas, 1 to 20"
    )
    sent = send(own_world, block="", within="", q="coupure", theme=[]).get_data(as_text=True)
    assert "you follow Petiteville, coupure." in sent
    (subscription,) = queued(own_world)
    token = make_token(own_world.app.extensions["ilot"].secret, Purpose.CONFIRM, subscription.id)
    assert heading(own_world.get(f"/en/confirm/{token}")) == "Follow Petiteville, coupure?"


def test_all_of_a_town_is_too_much_and_nothing_that_was_typed_is_lost(own_world: World):
    asked = f"{FORM}?q=coupure&source=mairie&type=event"
    form = own_world.get(asked)
    token = re.search(r'name="token" value="([^"]*)"', form)
    action = re.search(r'<form class="card" method="post" action="([^"]*)"', form)
    assert token
    assert action
    assert html.unescape(action[1]) == asked
    typed = {"token": token[1], "email": "ada@example.org", "frequency": "weekly", "q": ""}
    client = own_world.app.test_client()
    answer = client.post(html.unescape(action[1]), data=typed)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert "All news of Petiteville is too much for a letter" in page
    assert 'value="ada@example.org"' in page
    assert 'value="weekly" checked' in page
    assert 'name="source" value="mairie"> Mairie' in page
    assert queued(own_world) == []
    again = {**typed, "token": re.search(r'name="token" value="([^"]*)"', page)[1]}
    assert client.post(asked, data={**again, "source": "mairie"}).status_code == 200
    assert [s.sources for s in queued(own_world)] == [frozenset({"tiny/mairie"})]


@pytest.mark.parametrize("q", ["est", "l'", "-", "🐎"])
def test_words_that_find_nothing_cannot_be_followed(own_world: World, q: str):
    page = send(own_world, q=q, theme=[]).get_data(as_text=True)
    assert len(re.findall("is too common to be looked for alone|has no letter and no", page)) == 1
    assert queued(own_world) == []
