"""A listing is searched in the words that people type, in either language, on any page."""

import html
import re
from urllib.parse import quote

import pytest

from tests.web.conftest import World
from tests.web.test_block import titles

BLOCK = "/en/tiny/blocks/rue-des-lilas-0"


def searched(world: World, q: str, path: str = BLOCK) -> list[str]:
    response = world.app.test_client().get(path, query_string={"q": q})
    assert response.status_code == 200
    return titles(response.get_data(as_text=True))


def page(world: World, q: str, path: str = BLOCK, **more: object) -> str:
    response = world.app.test_client().get(path, query_string={"q": q, **more})
    assert response.status_code == 200
    return response.get_data(as_text=True)


@pytest.mark.parametrize(
    "q",
    ["coupure", '"coupure d’eau"', "coup*", "coupures -marché", "theme:works coupure"],
)
def test_words_phrases_and_beginnings_find_what_says_them(world: World, q: str):
    assert searched(world, q) == ["Coupure d’eau"]


def test_what_is_left_out_is_not_listed(world: World):
    everything = searched(world, "")
    assert set(everything) - set(searched(world, "-coupure")) == {"Coupure d’eau"}


@pytest.mark.parametrize("q", ["type:event", "type:événement", "TYPE : evenement", 'type:"Event"'])
def test_a_type_is_asked_for_by_its_name_in_either_language(world: World, q: str):
    for lang in ("en", "fr"):
        assert searched(world, q, BLOCK.replace("/en/", f"/{lang}/")) == ["Concert"]


def test_a_theme_that_is_typed_is_the_theme_that_is_chosen(world: World):
    typed = page(world, "thème:sécurité")
    assert titles(typed) == titles(world.get(f"{BLOCK}?theme=safety"))
    assert re.search(r'aria-current="true">Safety ', typed)
    assert 'name="theme" value="safety"' in typed
    assert 'aria-label="Words in these items" aria-describedby="searching" value=""' in typed


def test_a_source_is_asked_for_by_name_or_by_address(world: World):
    by_name = page(world, "source:le journal")
    assert titles(by_name) == titles(world.get(f"{BLOCK}?source=journal"))
    assert 'aria-label="Le Journal: take it out">Le Journal' in by_name
    assert searched(world, "source:mairie", "/en/tiny/sources/journal") == []


def test_dates_bound_when_items_came_out(world: World):
    everything = searched(world, "")
    recent, earlier = searched(world, "since:yesterday"), searched(world, "before:hier")
    assert recent
    assert earlier
    assert not set(recent) & set(earlier)
    assert {*recent, *earlier} <= {*everything}
    assert "since 20 November: take it out" in page(world, "depuis:hier")
    assert "depuis le 20 novembre" in page(world, "depuis:hier", BLOCK.replace("/en/", "/fr/"))


def test_each_part_can_be_taken_out(world: World):
    found = page(world, 'coupure -marché "rue du port" since:2026-11', within=800)
    chips = re.findall(r'<a href="([^"]*)" aria-current="true" aria-label="([^"]*): take it', found)
    assert [name for _, name in chips] == [
        "coupure",
        "without marché",
        "“rue du port”",
        "since 1 November",
    ]
    assert all("within=800" in url for url, _ in chips)
    assert chips[0][0].endswith("q=-march%C3%A9+%22rue+du+port%22+since:2026-11#latest")


@pytest.mark.parametrize(
    ("q", "note"),
    [
        ("theme:nonsense", "There is no theme “nonsense”: it is looked for as words."),
        ("type:x", "There is no kind “x”"),
        ("source:x", "There is no source “x”"),
        ("since:soon", "“soon” is no date"),
        ("-theme:works", "Only words can be left out"),
        ("-since:7d", "“-since:7d” is passed over."),
        ("-rendez-v*", "no beginning can be left out: “-rendez-v*” is passed over."),
        ("coupure OR marché", "All words are looked for, “OR” too."),
        ("l'", "“l” is too common to be looked for alone: put it in quotation marks."),
        ("est", "“est” is too common"),
        ("what's on", "“what's on” is too common"),
        ("🐎", "“🐎” has no letter and no digit"),
    ],
)
def test_what_is_not_understood_is_told_and_looked_for(world: World, q: str, note: str):
    assert note in html.unescape(page(world, q))
    assert note not in page(world, "coupure")


@pytest.mark.parametrize("q", ["aujourd'hui", "avant", "-", "on"])
def test_what_can_find_nothing_is_told_instead_of_that_nothing_has_it(world: World, q: str):
    for path in (BLOCK, "/widget/en/tiny"):
        assert "Nothing here has these" not in page(world, q, path)
        assert re.search("is too common|has no letter", page(world, q, path))
    french = page(world, q, BLOCK.replace("/en/", "/fr/"))
    assert re.search("est trop courant|ni lettre", french)
    assert "is too common" not in page(world, f'"{q}" port')


def test_several_that_may_be_meant_are_named(world: World):
    note = "“a” is looked for as words, as it may be several: "
    assert re.search(note + "[^<]*Permit[^<]*, Alert", page(world, "type:a"))


def test_no_link_of_a_page_is_refused(world: World):
    listed = "theme:" + ",".join(f"z{number:02}" for number in range(48))
    crowded = '"a""b"' * 33
    for q in (listed, crowded, "a" + '"b"c' * 40):
        found = page(world, q)
        links = {
            html.unescape(url) for url in re.findall(r'(?:href|action)="(/[^"]*q=[^"]*)"', found)
        }
        assert links
        for link in sorted(links)[:12]:
            assert world.app.test_client().get(link).status_code == 200, link


@pytest.mark.parametrize("q", ["", "\u200b", "\x00\ufeff"])
def test_a_search_for_what_cannot_be_seen_is_none(world: World, q: str):
    for path in (BLOCK, BLOCK + ".rss", "/widget/en/tiny", "/api/v1/items?town=tiny"):
        client = world.app.test_client()
        asked = f"{path}{'&' if '?' in path else '?'}q={quote(q)}"
        assert client.get(asked).status_code == 200
        assert client.get(asked).text.count("Concert") == client.get(path).text.count("Concert")


def test_a_search_that_is_given_twice_is_refused_everywhere(world: World):
    for path in (BLOCK, BLOCK + ".rss", "/widget/en/tiny", "/api/v1/items?town=tiny&lang=en"):
        asked = f"{path}{'&' if '?' in path else '?'}q=a&q=b"
        response = world.app.test_client().get(asked)
        assert response.status_code == 400
        assert "“q” may be given only once" in html.unescape(response.text)


def test_the_whole_town_and_a_source_can_be_searched(world: World):
    assert searched(world, "coupure", "/en/tiny/") == ["Coupure d’eau"]
    assert searched(world, "coupure", "/en/tiny/sources/mairie") == ["Coupure d’eau"]
    assert 'action="/en/tiny/#latest"' in page(world, "coupure", "/en/tiny/")


@pytest.mark.parametrize("path", ["/en/tiny/", BLOCK, "/en/tiny/sources/mairie"])
@pytest.mark.parametrize("asked", ["q=concert", "type=event", "theme=culture"])
def test_what_is_coming_up_stands_in_the_list_that_was_asked_for(
    world: World, path: str, asked: str
):
    found = world.get(f"{path}?{asked}" + "&within=800" * (path == BLOCK))
    assert 'aria-current="true">All <span class="count">1' in found or "theme" in asked
    assert "Coming up" not in found
    assert "In town now" not in found
    assert "<h3" in found[found.index('id="latest"') :]
    assert found.count(">Concert</a>") == 1


def test_the_form_leads_to_what_was_found_and_to_what_was_not_understood(world: World):
    for path in ("/en/tiny/", BLOCK, "/en/tiny/sources/mairie", "/en/tiny/streets/rue-du-port"):
        found = page(world, "coupure theme:x", path)
        assert f'action="{path}#latest"' in found
        latest = found.index('id="latest"')
        assert latest < found.index('aria-label="Searched for"')
        assert latest < found.index("There is no theme “x”")
        assert found.count('id="latest"') == 1


def test_a_search_is_named_as_it_is_understood(world: World):
    asked = "coupure -vélo «rue du port» since:2026-11"
    named = "Rue des Lilas, 1 to 20, 300 m, coupure, “rue du port”, without vélo, since 1 November"
    assert f"<title>{named} · Îlot" in page(world, asked)
    assert named in page(world, asked, BLOCK + ".rss")
    embed = page(world, asked, "/en/tiny/embed", block="rue-des-lilas-0")
    assert named.partition("300 m, ")[2] in embed


def test_feeds_and_widgets_are_searched_alike(world: World):
    q = "type:evenement source:mairie,journal since:2026"
    feed = page(world, q, BLOCK + ".rss")
    assert feed.count("<item>") == 1
    assert "<title>Îlot · Rue des Lilas" in feed or "Event" in feed
    widget = page(world, q, "/widget/en/tiny", block="rue-des-lilas-0")
    assert "Concert" in widget
    assert "Coupure" not in widget


def test_an_unknown_source_in_an_address_is_told(world: World):
    response = world.app.test_client().get(f"{BLOCK}?source=nobody")
    assert response.status_code == 400
    assert "There is no source “nobody”" in response.get_data(as_text=True)
