"""A block's page."""

import re

import pytest

from tests.web.conftest import World

PAGE = "/en/tiny/blocks/rue-des-lilas-0"


def titles(page: str) -> list[str]:
    return re.findall(r"<h3[^>]*><a [^>]*>([^<]*)</a>", page)


def test_it_is_named_as_people_say_it_and_said_again_by_its_ends(world: World):
    page = world.get(PAGE)
    assert "<h1>Rue des Lilas, 1 to 20</h1>" in page
    assert "The block between Rue du Port and Rue de la Gare" in page
    assert "<h1>Rue des Lilas, du 1 au 20</h1>" in world.get(PAGE.replace("/en/", "/fr/"))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", "300 m"),
        ("?within=0", "This block"),
        ("?blocks=3", "3 blocks around"),
        ("?within=800", "800 m"),
        ("?blocks=0", "This block"),
    ],
)
def test_it_offers_a_few_reaches_and_marks_the_one_shown(world: World, query: str, shown: str):
    page = world.get(PAGE + query)
    scope = page[page.index('<nav class="scope"') :].partition("</nav>")[0]
    offered = ["This block", "3 blocks around", "300 m", "800 m", "Centre"]
    assert re.findall(r">([^<\n]+)</a>", scope) == offered
    assert re.findall(r'aria-current="true">([^<]+)</a>', scope) == [shown]


def test_events_come_first_then_days_newest_first(world: World):
    page = world.get(PAGE)
    headings = re.findall(r'<section class="day"><h2>([^<]*)</h2>', page)
    assert headings == ["Coming up", "Today, Saturday 21 November", "Wednesday 18 November"]
    assert titles(page)[:2] == ["Fête annulée", "Concert"]


def test_an_event_is_listed_once(world: World):
    assert titles(world.get(PAGE)).count("Concert") == 1


def test_the_block_alone_leaves_out_what_is_around_it(world: World):
    assert "Concert" in titles(world.get(PAGE))
    assert "Concert" not in titles(world.get(PAGE + "?within=0"))


def test_news_of_the_whole_neighbourhood_is_there_but_never_as_a_pin(world: World):
    page = world.get(PAGE + "?within=0")
    item = page[page.index("<h2>Today") :]
    entry = next(e for e in item.split("<li ") if "Feuilles mortes" in e)
    assert '<span class="n area" aria-hidden="true">–</span>' in entry
    assert "<b>All of Centre</b>, not shown as a point" in entry
    assert 'id="i' not in entry


def test_news_of_the_whole_town_is_not_on_every_block(world: World):
    assert "Conseil municipal" not in world.get(PAGE + "?within=800")


def test_what_is_approximate_has_a_dashed_ring_and_says_so(world: World):
    page = world.get(PAGE)
    entry = next(e for e in page.split('<li class="item') if "Vélo volé" in e)
    assert '<span class="n about"' in entry
    assert re.search(
        r"<b>Somewhere near Rue du Port et Rue des Lilas</b>, about \d+ m from here", entry
    )
    assert '<g class="pin about"><circle' in page


def test_numbers_of_pins_lead_to_items_of_the_list(world: World):
    page = world.get(PAGE)
    pins = set(re.findall(r'<a href="#(i\d+)"', page))
    assert pins
    assert pins <= set(re.findall(r'id="(i\d+)"', page))


def test_a_cancelled_item_is_struck_through_and_says_so(world: World):
    entry = next(e for e in world.get(PAGE).split('<li class="item') if "Fête annulée" in e)
    assert entry.startswith(" cancel")
    assert '<span class="when">Cancelled</span>' in entry


def test_what_was_withdrawn_is_nowhere(world: World):
    assert "Retiré" not in world.get(PAGE)


def test_themes_have_counts_and_a_link_that_chooses_them(world: World):
    page = world.get(PAGE)
    assert 'theme=works">Roads and works <span class="count">2</span>' in page
    chosen = world.get(PAGE + "?theme=works")
    assert set(titles(chosen)) == {"Coupure d’eau", "Bridge works"}
    assert re.search(r'<a href="[^"?]*" aria-current="true">Roads and works', chosen)


def test_two_themes_find_what_has_one_of_them(world: World):
    found = set(titles(world.get(PAGE + "?theme=works&theme=safety")))
    assert found == {"Coupure d’eau", "Bridge works", "Vélo volé"}


def test_words_narrow_the_list(world: World):
    assert titles(world.get(PAGE + "?q=coupure")) == ["Coupure d’eau"]
    assert "Nothing here has these themes or words" in world.get(PAGE + "?q=introuvable")


def test_a_type_narrows_the_list(world: World):
    assert titles(world.get(PAGE + "?type=event")) == ["Concert"]


def test_a_story_that_two_sources_tell_is_listed_once(world: World):
    page = world.get(PAGE)
    assert titles(page).count("Coupure d’eau") == 1
    assert page.count("also in another source") == 1


def test_it_says_how_much_to_expect_and_where_to_follow_it(world: World):
    page = world.get(PAGE + "?within=800&theme=works")
    assert re.search(r"Follow this place\.</b> (A few|About|Less)", page)
    assert 'href="/en/tiny/subscribe?block=rue-des-lilas-0&amp;within=800&amp;theme=works"' in page


def test_it_says_which_sources_are_silent_or_failing(world: World):
    page = world.get(PAGE)
    assert "Police has been silent since 7 October." in page
    assert "Le Journal can&#39;t be read since 18 November." in page or (
        "Le Journal can't be read since 18 November." in page
    )


def test_a_title_in_another_language_says_which(world: World):
    assert '<h3 lang="fr">' in world.get(PAGE)
    assert '<h3 lang="en"><a' in world.get(PAGE.replace("/en/", "/fr/"))


def test_hostile_words_are_text(world: World):
    page = world.get(PAGE)
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;" in page
    assert "javascript:" not in page


def test_a_hostile_street_name_is_text_on_the_map_too(world: World):
    page = world.get("/en/tiny/streets/impasse")
    assert "<h1>Impasse &amp; Co &lt;b&gt;</h1>" in page
    assert "<b>," not in page


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("within=17", "within"),
        ("within=x", "within"),
        ("blocks=6", "1 to 5 crossings"),
        ("blocks=-1", "blocks"),
        ("blocks=³", "blocks"),
        ("blocks=2&within=300", "not by both"),
        ("theme=nonsense", "theme"),
        ("type=<b>", "type"),
        ("after=x", "after"),
        ("after=-1", "after"),
        ("after=9999999999999999999999", "after"),
        ("q=" + "x" * 300, "q"),
    ],
)
def test_a_filter_that_cannot_be_says_which_part(world: World, query: str, part: str):
    for form in ("", ".rss", ".json"):
        response = world.app.test_client().get(f"{PAGE}{form}?{query}")
        assert response.status_code == 400
        assert part in response.get_data(as_text=True)
        # Feeds say it in plain text, in which nothing is a tag.
        assert response.mimetype == "text/plain" or "<b>" not in response.get_data(as_text=True)


def test_an_unknown_block_is_no_page(world: World):
    assert world.app.test_client().get("/en/tiny/blocks/nowhere-1").status_code == 404


def test_typed_words_stay_in_the_box_and_out_of_every_link(world: World):
    response = world.app.test_client().get(PAGE + '?from=3+rue+"des"+lilas')
    page = response.get_data(as_text=True)
    assert 'value="3 rue &#34;des&#34; lilas"' in page
    assert "from=" not in page
    assert "private" in response.headers["Cache-Control"]


def test_what_letters_do_not_go_by_foretells_nothing_about_them(world: World):
    assert "item a month" in world.get(PAGE + "?q=introuvable")
    for query in ("q=introuvable+since:7d", "q=introuvable&open=now"):
        assert "No account." in world.get(f"{PAGE}?{query}")
        assert "item a month" not in world.get(f"{PAGE}?{query}")
