"""Evidence for themes and the choice among them."""

import pytest

from config.themes import load_themes
from enrich.themes import choose_themes
from records import ThemeOrigin
from records.spelling import fold
from tests.enrich.town import ANALYSER, source

CODES = (
    "safety fire_accident roads transit planning council participation schools culture events "
    "sport environment waste utilities health housing solidarity business jobs community weather "
    "lost_found general"
)


def test_the_themes_are_the_agreed_ones_with_names_and_enough_stems() -> None:
    themes = load_themes()
    assert [theme.code for theme in themes] == CODES.split()
    for theme in themes:
        assert set(theme.names) == {"fr", "en"}
        for stems in theme.stems.values():
            assert len(set(stems)) == len(stems) >= 30
            assert [fold(stem) for stem in stems] == list(stems)


@pytest.mark.parametrize(
    ("words", "lang", "codes"),
    [
        ("Travaux", "fr", {"roads"}),
        ("un bus passe", "fr", {"roads"}),
        ("business as usual", "fr", set()),
        ("Feu d’artifice", "fr", {"events"}),
        ("feu dans un artifice", "fr", set()),
        ("SNOW EMERGENCY", "en", {"roads"}),
        ("snow and an emergency", "en", set()),
        ("Travaux", "de", set()),
    ],
)
def test_stems_count_as_declared(words: str, lang: str, codes: set[str]) -> None:
    assert set(ANALYSER.read(words, lang).theme_scores) == codes


def test_a_word_in_the_title_counts_more() -> None:
    title = ANALYSER.read("travaux\nrien", "fr").theme_scores["roads"]
    text = ANALYSER.read("rien\ntravaux", "fr").theme_scores["roads"]
    assert title > text


def test_without_evidence_an_item_is_general() -> None:
    assert [t.code for t in choose_themes({}, source())] == ["general"]


def test_the_source_decides_where_words_say_nothing() -> None:
    (theme,) = choose_themes({}, source(theme="culture", theme_weight=0.9))
    assert (theme.code, theme.by) == ("culture", ThemeOrigin.SOURCE)


def test_strong_words_win_over_the_source() -> None:
    main = choose_themes({"fire_accident": 5.0}, source(theme="culture"))[0]
    assert (main.code, main.by) == ("fire_accident", ThemeOrigin.LEXICON)


def test_there_are_at_most_three_themes_main_first() -> None:
    scores = {"roads": 4.0, "transit": 3.5, "planning": 3.4, "council": 3.3, "jobs": 0.1}
    themes = choose_themes(scores, source())
    assert [t.code for t in themes] == ["roads", "transit", "planning"]
    assert all(0 <= t.p <= 1 for t in themes)
