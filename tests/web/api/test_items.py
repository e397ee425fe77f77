"""Items as programs get them."""

from datetime import datetime

import pytest

from tests.web.api.conftest import Ask
from tests.web.conftest import World
from tests.web.news import HOSTILE

ALL = {
    "Coupure d’eau", "Vélo volé", "Feuilles mortes", "Conseil municipal", "Concert",
    "Fête annulée", HOSTILE, "Le pont rouvre", "Bridge works",
}  # fmt: skip


def titles(ask: Ask, query: str) -> set[str]:
    return {item["title"] for item in ask(f"/items?town=tiny&{query}").get_json()["items"]}


def item(ask: Ask, title: str, query: str = "lang=en") -> dict[str, object]:
    found = ask(f"/items?town=tiny&{query}").get_json()["items"]
    return next(each for each in found if each["title"] == title)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("limit=100", ALL),
        ("block=rue-neuve-1&within=0", {"Le pont rouvre"}),
        ("block=grande-rue-1&within=50", {"Concert"}),
        ("street=rue-neuve", {"Le pont rouvre"}),
        ("place=mediatheque&within=50", {"Concert"}),
        ("area=le-port", {"Concert", "Le pont rouvre"}),
        ("point=2.3526,47.9011&within=50", {"Concert"}),
        ("block=rue-neuve-0&blocks=1", {"Concert"}),
        ("polygon=2.3524,47.901,2.3528,47.901,2.3528,47.9013,2.3524,47.9013", {"Concert"}),
        ("theme=culture", {"Concert"}),
        ("theme=culture&theme=safety", {"Concert", "Vélo volé"}),
        ("type=event", {"Concert"}),
        ("q=type:%C3%A9v%C3%A9nement", {"Concert"}),
        ("q=theme:culture&theme=safety", {"Concert", "Vélo volé"}),
        ("q=coup*+-march%C3%A9", {"Coupure d’eau"}),
        ("q=until:yesterday&since=2026-11-21", set()),
        ("source=police", {"Vélo volé"}),
        ("source=police&source=journal", {"Vélo volé", "Le pont rouvre"}),
        ("q=pont", {"Le pont rouvre"}),
        ("until=2026-11-18", {"Le pont rouvre"}),
        ("until=2026-11-17", set()),
        ("since=2026-11-21", ALL - {"Le pont rouvre", "Conseil municipal"}),
        ("since=2026-11-18&until=2026-11-20", {"Le pont rouvre", "Conseil municipal"}),
        ("since=2026-11-18T09:30:00Z&until=2026-11-18T09:30:01Z", {"Le pont rouvre"}),
        ("until=2026-11-18T10:30:00%2B01:00", set()),
        ("happens_from=2026-12-01", {"Fête annulée", "Concert"}),
        ("happens_from=2026-12-01&happens_to=2026-12-01", {"Fête annulée", "Concert"}),
        ("happens_to=2026-11-30", set()),
        ("block=rue-du-port-0&within=0&theme=safety", {"Vélo volé"}),
        ("block=rue-du-port-0&within=0&theme=safety&approximate=false", set()),
    ],
)
def test_a_place_and_filters_say_which(ask: Ask, query: str, found: set[str]):
    assert titles(ask, query) >= found if "block" in query else titles(ask, query) == found


def test_an_item_says_what_its_page_says(world: World, ask: Ask):
    found = item(ask, "Coupure d’eau")
    kept = world.items["water"]
    assert found["url"] == f"https://news.example/en/items/{kept.id}"
    assert found["link"] == kept.url
    assert found["themes"] == [{"code": "works", "name": "Roads and works"}]
    source = "https://news.example/en/tiny/sources/mairie"
    assert found["source"] == {"id": "mairie", "name": "Mairie", "url": source}
    assert found["published"] == "2026-11-21T08:30:00+01:00"
    (place,) = found["places"]  # the office that it only mentions is none
    assert (place["name"], place["precision"]) == ("12 Rue des Lilas", "address")
    assert (place["lon"], place["lat"]) == (2.3508, 47.9)
    assert (place["blocks"], place["areas"]) == (["rue-des-lilas-0"], ["centre", "petiteville"])
    assert ask(f"/items/{kept.id}?lang=en").get_json() == found


def test_what_is_no_point_has_none(ask: Ask):
    for title in ("Feuilles mortes", "Conseil municipal"):
        (place,) = item(ask, title)["places"]
        assert (place["lon"], place["lat"], place["accuracy_m"]) == (None, None, None)


def test_what_is_approximate_says_so(ask: Ask):
    theft = item(ask, "Vélo volé")
    assert theft["approximate"]
    assert theft["places"][0]["approximate"]
    assert not item(ask, "Concert")["approximate"]


def test_what_is_cancelled_says_so_and_its_day_is_the_towns(ask: Ask):
    fete = item(ask, "Fête annulée")
    assert (fete["status"], fete["all_day"]) == ("cancelled", True)
    assert fete["starts"] == "2026-12-01T00:00:00+01:00"


def test_a_licence_bounds_the_summary(ask: Ask):
    summary = item(ask, "Le pont rouvre")["summary"]
    assert len(summary) <= 61
    assert summary.endswith("…")


def test_a_link_leads_to_the_web_or_nowhere(ask: Ask):
    assert item(ask, HOSTILE)["link"] is None


def test_labels_and_links_come_in_the_language_that_is_asked_for(ask: Ask):
    french = item(ask, "Concert", "lang=fr")
    assert french["url"].startswith("https://news.example/fr/")
    assert ask("/themes?lang=fr").get_json()["themes"][0]["name"] == "Voirie et travaux"
    header = {"Accept-Language": "fr"}
    negotiated = ask("/items?town=tiny", headers=header)
    assert negotiated.headers["Vary"] == "Accept-Language"
    assert negotiated.get_json()["items"][0]["url"].startswith("https://news.example/fr/")
    assert "Vary" not in ask("/items?town=tiny&lang=fr").headers


def test_a_limit_bounds_a_page_and_leads_on(ask: Ask):
    page = ask("/items?town=tiny&limit=2&lang=en&theme=works&theme=general").get_json()
    assert len(page["items"]) == 2
    assert page["next"].startswith("https://news.example/api/v1/items?town=tiny&limit=2&lang=en&")
    assert page["cursor"] in page["next"]
    last = ask("/items?town=tiny&limit=100").get_json()
    assert (last["next"], last["cursor"]) == (None, None)


def test_items_are_newest_first_and_say_whose_they_are(ask: Ask):
    page = ask("/items?town=tiny&lang=en").get_json()
    published = [datetime.fromisoformat(each["published"]) for each in page["items"]]
    assert published == sorted(published, reverse=True)
    said = "Every item belongs to its publisher and links to it. Mairie de Petiteville."
    assert page["attribution"] == said


def test_towns_are_listed_with_what_one_must_know(ask: Ask):
    (town,) = ask("/towns?lang=fr").get_json()["towns"]
    assert (town["id"], town["time_zone"]) == ("tiny", "Europe/Paris")
    assert town["url"] == "https://news.example/fr/tiny/"


def test_what_of_a_search_is_not_understood_is_told(ask: Ask):
    answer = ask("/items?town=tiny&lang=en&q=coupure+theme:nonsense").get_json()
    assert answer["items"] == []
    assert answer["notes"] == ["There is no theme “nonsense”: it is looked for as words."]
    assert ask("/items?town=tiny&q=coupure").get_json()["notes"] == []
