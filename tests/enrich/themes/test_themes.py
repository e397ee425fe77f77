"""Evidence for themes and the choice among them."""

import pytest

from config.themes import load_themes
from enrich.analyser import NO_EVIDENCE, Analyser
from enrich.themes.choice import choose_themes
from enrich.themes.evidence import ThemeEvidence
from records import Name, NameKind, ThemeOrigin
from records.spelling import fold
from tests.enrich.town import ANALYSER, NAMES, source

CODES = (
    "safety fire_accident roads transit planning council participation schools culture events "
    "sport environment waste utilities health housing solidarity business jobs community weather "
    "lost_found general"
)


REAL = Analyser(NAMES, load_themes())


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
    assert set(ANALYSER.read(words, lang).themes.lexicon) == codes


def test_a_word_in_the_title_counts_more() -> None:
    title = ANALYSER.read("travaux\nrien", "fr").themes.lexicon["roads"]
    text = ANALYSER.read("rien\ntravaux", "fr").themes.lexicon["roads"]
    assert title > text


def by_stems(**odds: float) -> ThemeEvidence:
    return ThemeEvidence(lexicon=odds)


def test_without_evidence_an_item_is_general() -> None:
    assert [t.code for t in choose_themes(NO_EVIDENCE, source())] == ["general"]


def test_the_source_decides_where_words_say_nothing() -> None:
    (theme,) = choose_themes(NO_EVIDENCE, source(theme="culture", theme_weight=0.9))
    assert (theme.code, theme.by) == ("culture", ThemeOrigin.SOURCE)
    assert theme.p == pytest.approx(0.9, abs=0.01)


def test_strong_words_win_over_the_source() -> None:
    main = choose_themes(by_stems(fire_accident=9.0), source(theme="culture"))[0]
    assert (main.code, main.by) == ("fire_accident", ThemeOrigin.LEXICON)


def test_the_model_is_named_where_it_says_most() -> None:
    evidence = ThemeEvidence({"roads": 1.0}, {"roads": 6.0, "jobs": -6.0})
    assert choose_themes(evidence, source())[0].by is ThemeOrigin.MODEL


def test_there_are_at_most_three_themes_main_first() -> None:
    evidence = by_stems(roads=9.0, transit=8.7, planning=8.6, council=8.5, jobs=0.1)
    themes = choose_themes(evidence, source(theme="roads", theme_weight=0.5))
    assert [t.code for t in themes] == ["roads", "transit", "planning"][: len(themes)]
    assert all(0 <= t.p <= 1 for t in themes)


def test_a_doubtful_theme_is_not_named() -> None:
    (theme,) = choose_themes(by_stems(roads=3.0, jobs=2.8, sport=2.9), source())
    assert theme.code == "general"
    assert theme.p > 0.5


def main_theme(words: str, lang: str) -> str:
    return choose_themes(REAL.read(words, lang).themes, source())[0].code


def test_the_words_of_a_places_name_say_nothing_of_the_theme() -> None:
    names = (*NAMES, Name("Maison de quartier des Remparts", NameKind.PLACE, "t/house"))
    analyser = Analyser(names, load_themes())
    words = "CONCERT : MAISON DE QUARTIER DES REMPARTS"
    assert set(analyser.read(words, "fr").themes.lexicon) == {"culture"}


def test_of_two_themes_that_are_equally_likely_one_is_named() -> None:
    words = "Stationnement interdit\nLe stationnement est interdit devant le marché."
    equal = by_stems(roads=8.0, business=8.0)
    assert [theme.code for theme in choose_themes(equal, source())] == ["business", "roads"]
    doubtful = by_stems(roads=2.0, business=2.0)
    assert choose_themes(doubtful, source())[0].code == "general"
    assert main_theme(words, "fr") == "roads"


@pytest.mark.parametrize(
    ("words", "lang", "theme"),
    [
        ("CONCERT : SAINT-AUBIN", "fr", "culture"),
        ("Ciné-club : un débat suit le film", "fr", "culture"),
        ("Nouveau calendrier de collecte", "fr", "waste"),
        ("Appel à témoins : un piéton renversé, le véhicule a pris la fuite", "fr", "safety"),
        ("Change of use: a former shop into two flats", "en", "planning"),
        ("The film club shows a classic", "en", "culture"),
    ],
)
def test_what_headlines_say_is_known(words: str, lang: str, theme: str) -> None:
    assert main_theme(words, lang) == theme


def test_an_analyser_without_themes_finds_the_same_places() -> None:
    words = "Travaux de voirie rue Gambetta : la circulation est coupée"
    analyser = Analyser(NAMES, load_themes())
    whole, places = analyser.read(words, "fr"), analyser.without_themes().read(words, "fr")
    assert whole.themes != NO_EVIDENCE
    assert places.mentions == whole.mentions
    assert places.themes == NO_EVIDENCE
