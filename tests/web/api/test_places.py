"""From words to the places whose items can be asked for."""

import pytest

from tests.web.api.conftest import Ask


@pytest.mark.parametrize(
    ("words", "kind", "slug"),
    [
        ("12 rue des Lilas", "block", "rue-des-lilas-0"),
        ("rue des lilas", "street", "rue-des-lilas"),
        ("Le Port", "area", "le-port"),
        ("médiathèque", "place", "mediatheque"),
    ],
)
def test_words_lead_to_a_place_and_its_items(ask: Ask, words: str, kind: str, slug: str):
    found = ask("/places", query_string={"town": "tiny", "q": words}).get_json()["places"]
    best = found[0]
    assert (best["kind"], best["slug"], best["sure"]) == (kind, slug, True)
    path = best["items"].removeprefix("https://news.example/api/v1")
    assert f"{kind}={slug}" in path
    assert ask(path).get_json()["items"]


def test_a_number_that_there_is_not_leads_to_the_nearest_block(ask: Ask):
    (found,) = ask("/places?town=tiny&q=999+rue+des+lilas").get_json()["places"]
    assert (found["kind"], found["nearest"]) == ("block", True)


def test_a_typing_error_is_answered_by_names_to_try(ask: Ask):
    answer = ask("/places?town=tiny&q=rue+des+lils").get_json()
    assert answer["places"] or "Rue des Lilas" in answer["did_you_mean"]


def test_words_of_nowhere_find_nothing(ask: Ask):
    nothing = {"places": [], "did_you_mean": []}
    assert ask("/places?town=tiny&q=xyzzyx+qqq").get_json() == nothing


def test_words_are_needed_and_few(ask: Ask):
    for path in ("/places?town=tiny", "/places?town=tiny&q=" + "x" * 201):
        assert ask(path, 400).get_json()["parameter"] == "q"
    assert ask("/places?q=rue", 400).get_json()["parameter"] == "town"
    assert ask("/places?town=x&q=rue", 404).get_json()["parameter"] == "town"
