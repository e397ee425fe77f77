"""Contract: what a person's words find."""

from dataclasses import replace

from records import Item, Query, Reach, ReachKind, plain_terms
from tests.search.items import item, placed, put

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
FORMS = (  # language, text, what is asked
    ("fr", "Les travaux de l'école Jules-Ferry", "ecoles"),
    ("fr", "Les écoles en travaux", "travaux de l'école"),
    ("fr", "La place rénovée", "RENOVE"),
    ("fr", "LA PLACE RENOVEE", "rénovée"),
    ("fr", "LA PLACE RENOVEE", "rénové"),
    ("fr", "Le square rénové", "RENOVEES"),
    ("fr", "LES ENTREES LIBEREES", "libéré"),
    ("fr", "Une sœur, un œuf", "soeurs"),
    ("fr", "L’hôpital", "hopital"),
    ("en", "A public meeting", "meetings"),
    ("en", "The library's meetings", "library meeting"),
    ("es", "Fiesta en la playa", "PLAYA"),
    ("fr", "La rue du 8 mai 1945", "8 mai 1945"),
)
SIGNS = (
    'concert"',
    '"concert',
    "concert*",
    "-concert",
    "+concert",
    "^concert",
    "(concert",
    "concert)",
    "concert:",
    "{concert}",
    "concert\x00",
    "concert;--",
    "concert \\",
    "concert'",
    "%concert_",
    "concert 🎵",
    "\ud800concert",
)


def in_a_town_of_its_own(number: int) -> Item:
    """Return the nth of FORMS as an item, so that each is looked for alone in one index."""
    lang, written, _ = FORMS[number]
    area = placed(areas=(f"a{number}",))
    town = f"town-{number}"
    return item(f"i{number}", area, town_id=town, title=written, lang=lang, key=number)


class WordsContract:
    def test_words_are_found_in_other_forms(self, index):
        index.apply(put(*(in_a_town_of_its_own(n) for n in range(len(FORMS)))), 1)
        for n, (_, written, asked) in enumerate(FORMS):
            for reach in (Reach(ReachKind.CITY, f"town-{n}"), Reach(ReachKind.AREA, f"demo/a{n}")):
                query = Query(f"town-{n}", reach, terms=plain_terms(asked))
                assert index.count(query) == 1, (written, asked)

    def test_capitals_without_accents_join_no_other_words(self, index):
        index.apply(put(item("a", title="La place libérée", lang="fr")), 1)
        assert index.count(replace(ALL, terms=plain_terms("lib"))) == 0
        assert index.count(replace(ALL, terms=plain_terms("livrée"))) == 0

    def test_title_and_text_are_searched(self, index):
        index.apply(put(item("a", title="Concert", text="Au kiosque.")), 1)
        assert index.count(replace(ALL, terms=plain_terms("concert kiosque"))) == 1

    def test_every_word_must_occur(self, index):
        index.apply(put(item("a", title="Concert"), item("b", key=1, title="Concert gratuit")), 1)
        assert index.search(replace(ALL, terms=plain_terms("concert gratuit"))).item_ids == ("b",)

    def test_stop_words_are_not_asked_for(self, index):
        index.apply(put(item("a", title="Travaux école"), item("b", key=1, title="Ecole")), 1)
        assert index.search(replace(ALL, terms=plain_terms("les travaux de l'école"))).item_ids == (
            "a",
        )

    def test_a_question_without_a_word_to_look_for_finds_nothing(self, index):
        index.apply(put(item("a", title="Le concert *")), 1)
        assert index.count(replace(ALL, terms=plain_terms("*"))) == 0
        assert index.count(replace(ALL, terms=plain_terms("-"))) == 0

    def test_blanks_ask_nothing(self, index):
        index.apply(put(item("a")), 1)
        assert index.count(replace(ALL, terms=plain_terms(" \n\t"))) == 1

    def test_signs_separate_words_and_mean_nothing(self, index):
        index.apply(put(item("a", title="Concert"), item("b", key=1, title="Marché")), 1)
        for asked in SIGNS:
            query = replace(ALL, terms=plain_terms(asked))
            assert index.search(query).item_ids == ("a",), asked

    def test_operators_are_words_to_look_for(self, index):
        index.apply(put(item("a", title="Concert Marché", lang="xx")), 1)
        for asked in ("concert NEAR marché", "concert AND marché", "conc*", "NOT"):
            assert index.count(replace(ALL, terms=plain_terms(asked))) == 0, asked

    def test_a_key_of_the_index_is_no_word(self, index):
        index.apply(put(item("a", placed("lilas-1", areas=("centre",)))), 1)
        for asked in ("0k1", "1k1", "city:demo", "n:demo/centre", "fr", "frtraval"):
            assert index.count(replace(ALL, terms=plain_terms(asked))) == 0

    def test_a_very_long_question_is_answered(self, index):
        many = " ".join(f"mot{n}" for n in range(2000))
        index.apply(put(item("a", text=many), item("b", key=1)), 1)
        assert index.search(replace(ALL, terms=plain_terms(many))).item_ids == ("a",)
        assert index.count(replace(ALL, terms=plain_terms(many + " autrement"))) == 0
