"""Asking for letters, saying yes, ending them."""

import re
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from alerts.tokens import Purpose, make_token
from records import (
    DeliveryState,
    Frequency,
    Letter,
    ReachKind,
    Standing,
    Subscription,
)
from store.deliveries import deliveries
from store.subscriptions import find_subscription
from tests.web.conftest import World
from tests.web.news import NOW

FORM = "/en/tiny/subscribe"


def token_of(world: World, query: str = "block=rue-des-lilas-0") -> str:
    found = re.search(r'name="token" value="([^"]*)"', world.get(f"{FORM}?{query}"))
    assert found
    return found[1]


def send(world: World, headers: dict[str, str] | None = None, **values: object) -> TestResponse:
    data = {
        "token": token_of(world),
        "block": "rue-des-lilas-0",
        "within": "300",
        "email": "ada@example.org",
        "frequency": "weekly",
        "theme": ["works", "safety"],
        **values,
    }
    return world.app.test_client().post(FORM, data=data, headers=headers)


def queued(world: World) -> list[Subscription]:
    with world.database.read() as db:
        letters = deliveries(db, (DeliveryState.QUEUED,))
        assert all(letter.letter is Letter.CONFIRM for letter in letters)
        return [s for d in letters if (s := find_subscription(db, d.subscription_id))]


def test_the_form_begins_with_what_the_page_showed(world: World):
    page = world.get(f"{FORM}?block=rue-des-lilas-0&within=800&theme=works")
    assert 'value="within=800" checked' in page
    assert 'name="theme" value="works" checked' in page
    assert 'name="theme" value="safety">' in page


def test_sending_it_queues_one_letter_and_sends_nothing_itself(own_world: World):
    response = send(own_world)
    assert response.status_code == 200
    assert "Look into your mailbox" in response.get_data(as_text=True)
    (subscription,) = queued(own_world)
    assert subscription.email == "ada@example.org"
    assert subscription.standing is Standing.PENDING
    assert subscription.label == "Rue des Lilas, 1 to 20"
    assert subscription.themes == {"works", "safety"}
    assert subscription.frequency is Frequency.WEEKLY
    assert subscription.reach.kind is ReachKind.RADIUS
    assert subscription.reach.metres == 300
    assert subscription.reach.whole_area_ids == ("tiny/centre",)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("area=centre", ReachKind.AREA),
        ("place=mediatheque", ReachKind.RADIUS),
        ("street=rue-des-lilas", ReachKind.STREET),
    ],
)
def test_areas_landmarks_and_streets_can_be_followed_too(
    own_world: World, place: str, kind: ReachKind
):
    name, _, slug = place.partition("=")
    send(own_world, **{"block": "", name: slug})
    assert [s.reach.kind for s in queued(own_world)] == [kind]


def test_the_answer_is_the_same_whatever_the_address(own_world: World):
    first = send(own_world).get_data(as_text=True)
    again = send(own_world).get_data(as_text=True)
    other = send(own_world, email="bob@example.org").get_data(as_text=True)
    assert first == again == other.replace("bob@", "ada@")


def test_nobody_can_flood_a_strangers_mailbox(own_world: World):
    answers = {send(own_world).get_data(as_text=True) for _ in range(6)}
    assert len(answers) == 1
    assert len(queued(own_world)) == 3


def test_a_visitor_who_asks_too_often_is_told_to_wait(own_world: World):
    answers = [send(own_world, email=f"a{n}@example.org") for n in range(12)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429] * 2
    assert answers[-1].headers["Retry-After"] == "3600"
    page = answers[-1].get_data(as_text=True)
    assert 'value="a11@example.org"' in page
    assert 'value="weekly" checked' in page
    assert 'name="theme" value="works" checked' in page
    own_world.clock.now = NOW + timedelta(hours=1, minutes=1)
    assert send(own_world).status_code == 200


def test_typing_errors_are_not_counted(own_world: World):
    assert {send(own_world, email="ada@").status_code for _ in range(12)} == {400}
    assert send(own_world).status_code == 200


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ada",
        "ada@",
        "ada@x",
        "a b@c.org",
        "a@b.c\nBcc: d@e.fr",
        "a\x00b@example.org",
        "Ada <ada@example.org>",
    ],
)
def test_what_is_no_address_gets_the_form_again_with_a_reason(own_world: World, email: str):
    response = send(own_world, email=email)
    assert response.status_code == 400
    assert "No letter can be sent to this address" in response.get_data(as_text=True)
    assert 'name="theme" value="works" checked' in response.get_data(as_text=True)
    assert queued(own_world) == []


@pytest.mark.parametrize(
    ("changed", "headers"),
    [
        ({"token": ""}, {}),
        ({"token": "forged"}, {}),
        ({"website": "https://spam.example"}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Origin": "https://evil.example"}),
    ],
)
def test_a_form_that_is_not_ours_is_refused(
    own_world: World, changed: dict[str, str], headers: dict[str, str]
):
    response = send(own_world, headers, **changed)
    assert response.status_code == 400
    assert "did not come from this site" in response.get_data(as_text=True)
    assert queued(own_world) == []


def test_a_form_that_is_sent_twice_counts_once(own_world: World):
    token = token_of(own_world)
    assert send(own_world, token=token).status_code == 200
    # The last letter of a signature has bits that nothing depends on.
    respelt = [
        token[:-1] + letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    ]
    for again in (token, *respelt):
        response = send(own_world, token=again, email="bob@example.org")
        assert response.status_code == 400
    assert "Nothing was done a second time" in send(own_world, token=token).get_data(as_text=True)
    assert [s.email for s in queued(own_world)] == ["ada@example.org"]


def test_bad_choices_are_named(own_world: World):
    for changed in ({"within": "17"}, {"theme": "nonsense"}, {"frequency": "hourly"}):
        assert send(own_world, **changed).status_code == 400
    assert send(own_world, block="nowhere").status_code == 404
    assert own_world.app.test_client().get(FORM).status_code == 400
    assert queued(own_world) == []


def test_a_form_is_never_kept_by_a_cache_and_sets_no_cookie(world: World):
    response = world.app.test_client().get(f"{FORM}?block=rue-des-lilas-0")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


def confirm_path(world: World, subscription: Subscription) -> str:
    secret = world.app.extensions["ilot"].secret
    return f"/en/confirm/{make_token(secret, Purpose.CONFIRM, subscription.id)}"


def leave_path(world: World, subscription: Subscription) -> str:
    secret = world.app.extensions["ilot"].secret
    return f"/fr/unsubscribe/{make_token(secret, Purpose.UNSUBSCRIBE, subscription.id)}"


def standing(world: World, subscription: Subscription) -> Standing:
    with world.database.read() as db:
        found = find_subscription(db, subscription.id)
    assert found
    return found.standing


def test_opening_the_link_changes_nothing_pressing_the_button_confirms(own_world: World):
    send(own_world)
    (subscription,) = queued(own_world)
    path, client = confirm_path(own_world, subscription), own_world.app.test_client()
    assert "Yes, send me the news" in client.get(path).get_data(as_text=True)
    assert standing(own_world, subscription) is Standing.PENDING
    assert "You follow Rue des Lilas" in client.post(path).get_data(as_text=True)
    assert standing(own_world, subscription) is Standing.CONFIRMED
    for again in (client.get(path), client.post(path)):
        assert again.status_code == 200
        assert "This is confirmed already" in again.get_data(as_text=True)
        assert 'method="post"' not in again.get_data(as_text=True)


@pytest.mark.parametrize(
    ("place", "reach", "path"),
    [
        ("block=rue-des-lilas-0", "800 m", "blocks/rue-des-lilas-0?within=800&amp;theme=works"),
        (
            "polygon=2.35,47.9,2.352,47.9,2.352,47.902",
            "What was drawn",
            "polygons/2.35,47.9,2.352,47.9,2.352,47.902?theme=works",
        ),
        ("place=mediatheque", "800 m", "places/mediatheque?within=800&amp;theme=works"),
        ("street=rue-des-lilas", "The whole street", "streets/rue-des-lilas?theme=works"),
        ("area=centre", "The whole area", "areas/centre?theme=works"),
    ],
)
def test_what_is_confirmed_is_said_in_full(own_world: World, place: str, reach: str, path: str):
    name, _, slug = place.partition("=")
    send(own_world, **{"block": "", name: slug, "within": "800", "theme": ["works"]})
    (subscription,) = queued(own_world)
    client, link = own_world.app.test_client(), confirm_path(own_world, subscription)
    leave = leave_path(own_world, subscription).replace("/fr/", "/en/")
    for answer in (client.get(link), client.post(link), client.get(leave), client.post(leave)):
        page = answer.get_data(as_text=True)
        for words in (f">{subscription.label}</a>", reach, "Roads and works", "Once a week"):
            assert words in page
        assert f'href="/en/tiny/{path}"' in page


def test_the_language_switch_of_an_answer_leads_to_a_page(own_world: World):
    form = own_world.get(f"{FORM}?street=rue-des-lilas&theme=works")
    action = re.search(r'action="([^"]*subscribe[^"]*)"', form)
    token = re.search(r'name="token" value="([^"]*)"', form)
    assert action
    assert token
    client = own_world.app.test_client()
    data = {"token": token[1], "street": "rue-des-lilas", "email": "ada@example.org"}
    page = client.post(action[1].replace("&amp;", "&"), data=data).get_data(as_text=True)
    french = re.search(r'<a href="([^"]*)" lang="fr"', page)
    assert french
    assert "Rue des Lilas, Voirie et travaux</h1>" in own_world.get(french[1].replace("&amp;", "&"))


def test_one_click_ends_it_without_cookie_or_form_token(own_world: World):
    send(own_world)
    (subscription,) = queued(own_world)
    path, client = leave_path(own_world, subscription), own_world.app.test_client()
    assert "<button>" in client.get(path).get_data(as_text=True)
    assert standing(own_world, subscription) is Standing.PENDING
    response = client.post(
        path, data={"List-Unsubscribe": "One-Click"}, headers={"Origin": "https://mail.example"}
    )
    assert response.status_code == 200
    assert standing(own_world, subscription) is Standing.ENDED
    assert client.post(path).status_code == 200
    page = client.get(path).get_data(as_text=True)
    assert "Plus de lettres" in page
    assert 'method="post"' not in page
    assert 'href="/fr/tiny/blocks/rue-des-lilas-0?theme=safety&amp;theme=works"' in page


def test_an_ended_subscription_cannot_be_confirmed(own_world: World):
    send(own_world)
    (subscription,) = queued(own_world)
    client = own_world.app.test_client()
    client.post(leave_path(own_world, subscription))
    for method in ("GET", "POST"):
        path = confirm_path(own_world, subscription)
        assert client.open(path, method=method).status_code == 410


def test_a_forged_or_foreign_link_is_refused(own_world: World):
    send(own_world)
    (subscription,) = queued(own_world)
    client = own_world.app.test_client()
    swapped = leave_path(own_world, subscription).replace("unsubscribe", "confirm")
    for path in ("/en/confirm/forged", "/en/unsubscribe/forged", swapped):
        for method in ("GET", "POST"):
            response = client.open(path, method=method)
            assert response.status_code == 400
            assert "not complete" in response.get_data(
                as_text=True
            ) or "complet" in response.get_data(as_text=True)
    assert standing(own_world, subscription) is Standing.PENDING


def test_a_link_to_what_was_erased_has_run_out(own_world: World):
    secret = own_world.app.extensions["ilot"].secret
    path = f"/en/confirm/{make_token(secret, Purpose.CONFIRM, 'erased')}"
    assert own_world.app.test_client().get(path).status_code == 410


def test_a_domain_with_accents_is_kept_as_mail_needs_it_and_said_as_it_was_typed(own_world: World):
    page = send(own_world, email=" ada@Exämple.org ").get_data(as_text=True)
    assert "If ada@Exämple.org is right" in page
    assert [s.email for s in queued(own_world)] == ["ada@xn--exmple-cua.org"]
