"""From what somebody types to a page."""

import logging

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("12 rue des Lilas", "/en/tiny/blocks/rue-des-lilas-0?from=12+rue+des+Lilas"),
        ("rue des lilas", "/en/tiny/streets/rue-des-lilas"),
        ("Centre", "/en/tiny/areas/centre"),
        ("Médiathèque", "/en/tiny/places/mediatheque"),
    ],
)
def test_what_means_one_place_leads_to_its_page(client: FlaskClient, words: str, page: str):
    response = client.get("/en/tiny/find", query_string={"q": words})
    assert (response.status_code, response.headers["Location"]) == (303, page)
    assert response.headers["Cache-Control"] == "no-store"


def test_a_crossing_leads_to_one_of_its_blocks(client: FlaskClient):
    response = client.get("/en/tiny/find", query_string={"q": "rue des Lilas et rue du Port"})
    assert response.status_code == 303
    assert "/blocks/" in response.headers["Location"]


def test_an_unknown_house_number_leads_to_the_nearest_block_with_a_note(client: FlaskClient):
    response = client.get("/en/tiny/find?q=99+rue+des+Lilas", follow_redirects=True)
    page = response.get_data(as_text=True)
    assert "Rue des Lilas, 41 to 60" in page
    assert "This house number is not in the register" in page


def test_a_name_like_another_is_asked_about_not_taken_for_it(client: FlaskClient):
    response = client.get("/en/tiny/find?q=rue+du+pont")
    assert response.status_code == 200
    page = response.get_data(as_text=True)
    assert "<h1>Did you mean</h1>" in page
    assert '<a href="/en/tiny/streets/rue-du-port">Rue du Port</a>' in page


def test_what_is_unknown_gets_names_to_try_and_the_street_index(client: FlaskClient):
    page = client.get("/en/tiny/find?q=rue").get_data(as_text=True)
    assert "Nothing of that name here" in page
    assert "Did you mean" in page
    assert "q=Rue+du+Port" in page
    assert 'href="/en/tiny/streets"' in page


@pytest.mark.parametrize("words", ["12 rue des Lilas, Paris", "1 Main Street, Somerville"])
def test_a_place_in_another_town_is_said_to_be_there(client: FlaskClient, words: str):
    page = client.get("/en/tiny/find", query_string={"q": words}).get_data(as_text=True)
    assert "<h1>That is in another town</h1>" in page
    assert "Only places in Petiteville are known here." in page


def test_two_streets_that_do_not_meet_are_both_offered(client: FlaskClient):
    page = client.get("/en/tiny/find?q=rue+des+Lilas+et+Grande+Rue").get_data(as_text=True)
    assert "<h1>These streets do not cross</h1>" in page
    assert 'href="/en/tiny/streets/rue-des-lilas"' in page
    assert 'href="/en/tiny/streets/grande-rue"' in page


def test_an_empty_search_asks_where(client: FlaskClient):
    for query in ("", "?q=", "?q=+++"):
        page = client.get("/en/tiny/find" + query).get_data(as_text=True)
        assert "Where do you want to look?" in page


def test_hostile_words_are_text(client: FlaskClient):
    page = client.get("/en/tiny/find", query_string={"q": '"><script>x'}).get_data(as_text=True)
    assert "<script" not in page


def test_typed_words_are_never_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    client.get("/en/tiny/find?q=12+rue+des+Lilas", follow_redirects=True)
    client.get("/en/tiny/find?q=99+rue+des+Nulle+Part", follow_redirects=True)
    logged = " ".join(str(record.__dict__) for record in caplog.records).casefold()
    assert "lilas" not in logged
    assert "nulle" not in logged


def test_what_can_not_be_seen_is_not_said_again(client: FlaskClient):
    for path in ("find?q=xy%00z", "blocks/rue-des-lilas-0?q=a%00b&from=%00c"):
        assert b"\x00" not in client.get(f"/en/tiny/{path}").data
