"""Lines of a PDF's pages become paragraphs again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.pdf_lines import paragraphs_of


def joined(*lines):
    return list(paragraphs_of(["\r\n".join(lines)]))


def test_lines_of_running_text_are_one_paragraph():
    assert joined(
        "The Council will hear the owner of 12 Main Street on a permit to add a",
        "second floor. Neighbors of the Elm Street School and of the library on",
        "Broadway have written. The hearing begins at six.",
        "The meeting is open to all.",
    ) == [
        "The Council will hear the owner of 12 Main Street on a permit to add a second floor. "
        "Neighbors of the Elm Street School and of the library on Broadway have written. "
        "The hearing begins at six.",
        "The meeting is open to all.",
    ]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("1. Budget", "2. Travaux"),
        ("- rue Pasteur", "- rue du Moulin"),
        ("PC 001 12 rue des Lilas, extension", "PC 002 3 allée des Érables, démolition"),
        ("Ordre du jour", "Approbation du procès-verbal"),
        ("Le conseil délibère.", "Le maire clôt la séance."),
        ("Travaux entre la rue Pasteur et", "(b) la gare"),
    ],
)
def test_lines_of_lists_and_headings_stay_apart(line, following):
    assert joined(line, following) == [line, following]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Fermeture de l’avenue", "de la République"),
        ("Travaux à l’angle de la rue", "Pasteur"),
        ("Voted for a crosswalk at the", "Elm Street School"),
        ("présents : Mme Martin,", "M. Durand"),
    ],
)
def test_a_line_that_is_not_over_goes_on(line, following):
    assert joined(line, following) == [f"{line} {following}"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("le station\x02nement gêne", "le stationnement gêne"),
        ("place Jean\x02Jaurès", "place Jean-Jaurès"),
        ("le procès\x02verbal\r\ndu procès-verbal", "le procès-verbal du procès-verbal"),
        ("ends with\x02", "ends with-"),
    ],
)
def test_words_that_a_lines_end_split_are_whole_again(text, whole):
    assert paragraphs_of([text]) == (whole,)


def test_what_every_page_repeats_is_kept_once_and_page_numbers_never():
    pages = [
        f"Town of Smallville\r\nAgenda of March 3\r\nItem {name}.\r\nOr {name}.\r\nPage {n} of 4"
        for n, name in enumerate(("one", "two", "three", "four"), 1)
    ]
    assert paragraphs_of(pages) == (
        "Town of Smallville",
        "Agenda of March 3",
        *("Item one.", "Or one.", "Item two.", "Or two."),
        *("Item three.", "Or three.", "Item four.", "Or four."),
    )


@given(st.lists(st.text(alphabet="ab A1.,-\x02\n\u2028", max_size=80), max_size=5))
def test_no_letter_is_lost_between_heads(pages):
    found = "".join(paragraphs_of(["x.\ny.\n" + page + "\nz.\nw." for page in pages[:1]]))
    letters = re.findall("[abA]", "".join(pages[:1]))
    assert re.findall("[abA]", found) == letters
