"""Contract: what a person's words find."""

from dataclasses import replace

import pytest

from records import Query, Reach, ReachKind, plain_terms
from tests.search.items import item, placed, put

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
AREA = Query("demo", Reach(ReachKind.AREA, "demo/centre"))


class WordsContract:
    @pytest.mark.parametrize(
        ("lang", "written", "asked"),
        [
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
        ],
    )
    def test_words_are_found_in_other_forms(self, index, lang, written, asked):
        index.apply(put(item("a", placed(areas=("centre",)), title=written, lang=lang)), 1)
        assert index.count(replace(ALL, terms=plain_terms(asked))) == 1
        assert index.count(replace(AREA, terms=plain_terms(asked))) == 1

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

    @pytest.mark.parametrize(
        "asked",
        [
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
        ],
    )
    def test_signs_separate_words_and_mean_nothing(self, index, asked):
        index.apply(put(item("a", title="Concert"), item("b", key=1, title="Marché")), 1)
        assert index.search(replace(ALL, terms=plain_terms(asked))).item_ids == ("a",)

    @pytest.mark.parametrize("asked", ["concert NEAR marché", "concert AND marché", "conc*", "NOT"])
    def test_operators_are_words_to_look_for(self, index, asked):
        index.apply(put(item("a", title="Concert Marché", lang="xx")), 1)
        assert index.count(replace(ALL, terms=plain_terms(asked))) == 0

    def test_a_key_of_the_index_is_no_word(self, index):
        index.apply(put(item("a", placed("lilas-1", areas=("centre",)))), 1)
        for asked in ("0k1", "1k1", "city:demo", "n:demo/centre", "fr", "frtraval"):
            assert index.count(replace(ALL, terms=plain_terms(asked))) == 0

    def test_a_very_long_question_is_answered(self, index):
        many = " ".join(f"mot{n}" for n in range(2000))
        index.apply(put(item("a", text=many), item("b", key=1)), 1)
        assert index.search(replace(ALL, terms=plain_terms(many))).item_ids == ("a",)
        assert index.count(replace(ALL, terms=plain_terms(many + " autrement"))) == 0
