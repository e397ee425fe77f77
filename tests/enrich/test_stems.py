"""Stems in words: beginnings, whole words, several in a row."""

import pytest

from enrich.stems import StemFinder

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
    assert set(FINDER.find(text)) == codes


def test_each_stem_is_found_once():
    found = FINDER.find("Travaux, bus, travaux")
    assert found == {1: {("travau",), ("bus$",)}}
