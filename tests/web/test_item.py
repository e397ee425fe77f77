"""An item's page."""

from tests.web.conftest import World


def page_of(world: World, name: str, lang: str = "en") -> str:
    return world.get(f"/{lang}/items/{world.items[name].id}")


def test_the_words_that_placed_it_are_marked_and_those_that_pass_by_are_not(world: World):
    page = page_of(world, "water")
    assert "<mark>12 rue des Lilas</mark>" in page
    assert page.count("<mark>") == 1


def test_it_says_why_it_is_here_and_what_was_not_used(world: World):
    page = page_of(world, "water")
    assert '<dd lang="fr">“12 rue des Lilas”</dd>' in page
    assert "<dd>an address</dd>" in page
    assert "<dd>very sure (97 in 100)</dd>" in page
    assert "“1 Grande Rue”: only mentioned, it is not about it" in page
    assert "the publisher&#39;s point and words disagree" in page.replace("'", "&#39;")


def test_it_says_so_in_french_too(world: World):
    page = page_of(world, "water", "fr")
    assert "Pourquoi c’est ici" in page
    assert "très sûr (97 sur 100)" in page


def test_the_same_story_elsewhere_and_the_block_are_one_click_away(world: World):
    page = page_of(world, "water")
    assert "The same, elsewhere" in page
    assert f'href="/en/items/{world.items["again"].id}"' in page
    assert 'href="https://m.example/again" rel="external noopener">Le Journal</a>, today' in page
    assert "Also on this block" in page
    assert 'href="/en/tiny/blocks/rue-des-lilas-0"' in page


def test_a_publishers_extract_ends_where_its_licence_does(world: World):
    page = page_of(world, "press")
    assert "Une longue phrase d’un journal" in page
    assert "à voir" not in page
    assert "…" in page
    assert "Read the whole text at the publisher" in page
    listed = world.get("/en/tiny/streets/rue-neuve")
    assert "à voir" not in listed


def test_an_approximate_place_says_so_and_has_a_ring(world: World):
    page = page_of(world, "theft")
    assert "shown as approximate" in page
    assert '<g class="pin about">' in page
    assert '<path class="here"' not in page


def test_an_area_is_never_a_pin(world: World):
    page = page_of(world, "leaves")
    assert 'class="pin' not in page
    assert '<path class="whole"' in page


def test_what_concerns_the_whole_town_has_no_map(world: World):
    assert '<svg viewBox="0 0 480' not in page_of(world, "council")


def test_a_cancelled_item_says_so(world: World):
    page = page_of(world, "fete")
    assert '<span class="when">Cancelled</span>' in page
    assert '<article class="full cancel">' in page


def test_a_withdrawn_item_is_gone_with_all_its_words(world: World):
    for lang in ("en", "fr"):
        response = world.app.test_client().get(f"/{lang}/items/{world.items['gone'].id}")
        page = response.get_data(as_text=True)
        assert response.status_code == 410
        assert "Secret" not in page
        assert "<title>Retiré" not in page or lang == "fr"


def test_hostile_words_and_links_are_harmless(world: World):
    page = page_of(world, "hostile").replace('<script type="application/ld+json">', "")
    assert "<script" not in page
    assert "javascript:" not in page


def test_an_unknown_item_is_no_page(world: World):
    assert world.app.test_client().get("/en/items/0000000000000000").status_code == 404


def test_titles_in_another_language_say_so(world: World):
    title = world.items["again"].title
    again = f'href="/en/items/{world.items["again"].id}" lang="fr">{title}'
    assert again in page_of(world, "water")
    assert 'lang="fr">' not in page_of(world, "water", "fr").partition("<main")[2]
