"""Stems in words: beginnings, whole words, several in a row."""

import pytest

from enrich.stems import StemFinder
from records.spelling import WORD

FINDER = StemFinder({1: ("travau", "bus$", "feu d'artifice"), 2: ("ou$", "reunion d'info")})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Travaux", {1}),
        ("Le bus est là", {1}),
        ("Les busards", set()),
        ("Grand feu d’artifice", {1}),
        ("Feu sans artifice", set()),
        ("Où ?", {2}),
        ("Outre", set()),
        ("RÉUNION D'INFORMATION : travaux", {1, 2}),
        ("Réunion d", set()),
        ("", set()),
        ("Travaux d'été : le bus", {1}),
    ],
)
def test_a_stem_begins_a_word(text, codes):
    assert {stem.code for stem in FINDER.find(WORD.findall(text))} == codes


@pytest.mark.parametrize("stem", ["TRAVAU", "Réunion", "Forêt$", "FEU D’ARTIFICE"])
def test_a_stem_may_be_written_with_capitals_and_accents(stem):
    finder = StemFinder({1: (stem,)})
    for text in ("Travaux, réunion, forêt, feu d'artifice", "TRAVAUX REUNION FORET FEU D ARTIFICE"):
        assert finder.find(WORD.findall(text))


def test_a_stem_is_found_as_often_as_it_stands_there():
    found = FINDER.find(["Travaux", ":", "bus", ",", "travaux"])
    assert [stem.words for stem in found] == [("travau",), ("bus$",), ("travau",)]


def test_signs_among_tokens_part_a_row_of_words():
    assert not FINDER.find(["feu", ",", "d'", "artifice"])
    assert FINDER.find(["feu", "d'", "artifice"])


@pytest.mark.parametrize("words", ["d artifice", "feu d", "artifice", "autre d artifice"])
def test_a_row_of_words_is_whole_or_is_none(words):
    assert not FINDER.find(words.split())
