"""Each item exactly once, and a cursor for its own question only."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.api.conftest import Ask
from tests.web.conftest import World, put_items
from tests.web.news import NOW, item, on_block

STREET = "/items?town=tiny&street=rue-du-moulin&lang=en"


def notices(numbers: range) -> dict[str, object]:
    place = on_block("Rue du Moulin", 2, "41 Rue du Moulin")
    return {
        f"n{n}": item(
            f"n{n}", f"Avis {n}", placements=(place,), published_at=NOW - timedelta(hours=n)
        )
        for n in numbers
    }


def test_a_walk_gives_every_item_once_while_new_ones_come_in(own_world: World, ask_own: Ask):
    put_items(own_world.database, own_world.settings, notices(range(50)))
    path, seen, come = STREET + "&limit=7", [], 0
    while path:
        page = ask_own(path).get_json()
        seen += [each["title"] for each in page["items"]]
        come -= 1
        put_items(own_world.database, own_world.settings, notices(range(come, come + 1)))
        path = (page["next"] or "").removeprefix("https://news.example/api/v1")
    assert seen == [f"Avis {n}" for n in range(50)]


def test_only_limit_and_language_may_change_from_page_to_page(own_world: World, ask_own: Ask):
    put_items(own_world.database, own_world.settings, notices(range(9)))
    cursor = ask_own(STREET + "&limit=4").get_json()["cursor"]
    page = ask_own(STREET.replace("=en", "=fr") + f"&limit=100&cursor={cursor}").get_json()
    assert [each["title"] for each in page["items"]] == [f"Avis {n}" for n in range(4, 9)]
    for other in (
        STREET + "&theme=general",
        STREET + "&since=2020-01-01",
        STREET.replace("du-moulin", "neuve"),
        "/items?town=tiny&lang=en",
    ):
        problem = ask_own(f"{other}&cursor={cursor}", 400).get_json()
        assert problem["parameter"] == "cursor"
        assert "another question" in problem["detail"]


def test_a_default_that_is_spelled_out_is_the_same_question(own_world: World, ask_own: Ask):
    put_items(own_world.database, own_world.settings, notices(range(9)))
    block = "/items?town=tiny&block=rue-du-moulin-2&limit=4&theme=works&theme=general"
    cursor = ask_own(block).get_json()["cursor"]
    assert cursor
    ask_own(f"{block}&within=300&approximate=true&cursor={cursor}")
    ask_own(f"{block.replace('works&theme=general', 'general&theme=works')}&cursor={cursor}")
    ask_own(f"{block}&theme=works&cursor={cursor}")
    ask_own(f"{block}&within=301&cursor={cursor}", 400)
    ask_own(f"{block}&approximate=false&cursor={cursor}", 400)


def test_an_address_to_go_on_is_never_too_long_to_be_asked(ask: Ask):
    page = ask("/items?town=tiny&limit=1&lang=en" + "&theme=works" * 200).get_json()
    assert page["next"].count("theme=works") == 1
    words = "q=" + "%F0%9F%90%8E" * 200  # as long as words may be
    longest = f"/items?town=tiny&lang=en&{words}"
    ask(longest)
    problem = ask(f"{longest}{'&theme=works' * 100}", 414).get_json()
    assert "at most 3500 characters" in problem["detail"]


@pytest.mark.parametrize("change", ["x", "x.y", "{0}x", "x{0}", "{1}.{1}", "7353328435208"])
def test_a_cursor_that_was_not_made_here_is_told_so(ask: Ask, change: str):
    cursor = ask("/items?town=tiny&limit=1").get_json()["cursor"]
    forged = change.format(cursor, cursor.partition(".")[0])
    problem = ask(f"/items?town=tiny&lang=en&cursor={forged}", 400).get_json()
    assert problem["parameter"] == "cursor"
    assert "not made here" in problem["detail"]


def test_an_address_to_go_on_is_whole(ask: Ask):
    page = ask("/items?town=tiny&limit=1&theme=works&theme=culture&q=&lang=en".replace("&q=", ""))
    query = parse_qs(urlsplit(page.get_json()["next"]).query)
    assert query["theme"] == ["works", "culture"]
    assert (query["town"], query["limit"], query["lang"]) == (["tiny"], ["1"], ["en"])


@pytest.mark.parametrize("filters", ["q=since:2d", "q=depuis:hier", "open=now"])
def test_days_that_are_told_from_today_are_those_of_the_first_answer(
    own_world: World, ask_own: Ask, filters: str
):
    hours = notices(range(60))
    opening = {"type": "consultation", "starts_at": NOW, "ends_at": NOW + timedelta(hours=2)}
    items = {name: replace(each, **opening) for name, each in hours.items()}
    put_items(own_world.database, own_world.settings, items)
    path = f"{STREET}&{filters}"
    wanted = [each["title"] for each in ask_own(f"{path}&limit=100").get_json()["items"]]
    page = ask_own(f"{path}&limit=20").get_json()
    own_world.clock.now = NOW + timedelta(days=1)
    seen = [each["title"] for each in page["items"]]
    while page["next"]:
        page = ask_own(page["next"].removeprefix("https://news.example/api/v1")).get_json()
        seen += [each["title"] for each in page["items"]]
    assert seen == wanted
    assert len(seen) > 20
