"""What is one story, and what only looks like it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import DateKind, DateMention, Place, Placement, Precision
from records.same_story import Likeness, compare
from tests.store.examples import DAY, NOON, placed_on
from tests.store.told import ELSEWHERE, FRAMED, HALF, NOTICE, REWORDED, TITLE, WORDS, told

PAPER = {"source_id": "demo/journal"}
SAME, APART, UNLIKE = Likeness.SAME, Likeness.APART, Likeness.UNLIKE


def likeness(one, other):
    assert compare(one, other) is compare(other, one)
    return compare(one, other)


def area(name):
    place = Place(name, 2.3, 48.8, Precision.AREA, 500.0, area_ids=(f"demo/{name}",))
    return (Placement(place, "area", 0.95),)


@pytest.mark.parametrize("text", [WORDS, REWORDED, FRAMED, HALF, f"{HALF} …"])
def test_what_another_publisher_makes_of_a_text_is_the_same(text):
    assert likeness(told("a"), told("b", text, **PAPER)) is SAME
    assert likeness(told("a"), told("b", text, title="Pas d'eau dans le quartier", **PAPER)) is SAME


@pytest.mark.parametrize(
    ("number", "street", "day"),
    [
        (14, "des Tilleuls", 3),
        ("12 bis", "des Tilleuls", 3),
        (12, "des Peupliers", 3),
        (12, "des Tilleuls", 4),
        ("12 et 14", "des Tilleuls", 3),
    ],
)
@pytest.mark.parametrize("source", ["demo/mairie", "demo/journal"])
def test_a_notice_of_the_same_pattern_with_another_number_street_or_day_is_none(
    number, street, day, source
):
    text = NOTICE.format(number=number, street=street, day=day)
    assert likeness(told("a"), told("b", text, source_id=source)) is APART


@given(st.integers(1, 400), st.integers(1, 31), st.integers(1, 400), st.integers(1, 31))
def test_notices_are_the_same_only_with_the_same_number_and_day(number, day, other, another):
    one = told("a", NOTICE.format(number=number, street="des Tilleuls", day=day))
    two = told("b", NOTICE.format(number=other, street="des Tilleuls", day=another), **PAPER)
    assert (likeness(one, two) is SAME) == ((number, day) == (other, another))


SURVEY = (
    "The council asked staff for a survey of {0} in all neighborhoods, to be ready before the "
    "budget talks next spring. Members hear about it every week and want to see the figures first."
)
COURSE = (
    "Un cours de {0} pour débutants est donné chaque jeudi à 18 h 30 à la maison des associations. "
    "La première séance est gratuite, venez en tenue confortable. Inscription sur place."
)


@pytest.mark.parametrize("source", ["demo/mairie", "demo/journal"])
@pytest.mark.parametrize("frame", ["{}", "Lu ailleurs :\n{}\nLire aussi nos autres articles."])
@pytest.mark.parametrize(
    ("pattern", "word", "other"),
    [
        (SURVEY, "rents", "parking"),
        (SURVEY, "rents", "empty shops"),
        (SURVEY, "rents", "no rents"),
        (COURSE, "danse", "yoga"),
        (COURSE, "danse", "théâtre d'ombres"),
    ],
)
def test_one_other_word_in_small_letters_is_another_notice(pattern, word, other, frame, source):
    one = told("a", pattern.format(word))
    text = frame.format(pattern.format(other))
    if frame == "{}" or " " not in other:
        assert likeness(one, told("b", text, source_id=source)) is APART
    assert likeness(one, told("b", pattern.format(other), title="Autre", **PAPER)) is APART
    titled = {"title": f"À lire : {word}"}, {"title": f"À lire : {other}", "source_id": source}
    assert likeness(told("a", WORDS, **titled[0]), told("b", WORDS, **titled[1])) is APART


@pytest.mark.parametrize(
    ("word", "other"), [("rents", "rent"), ("theatres", "theaters"), ("labour", "labor")]
)
def test_another_spelling_or_number_is_no_other_word(word, other):
    one, two = told("a", SURVEY.format(word)), told("b", SURVEY.format(other), **PAPER)
    assert likeness(one, two) is SAME


CUT = WORDS.replace("La durée prévue est d'une demi-journée. ", "").replace(
    "faire une réserve", "garder quelques bouteilles"
)
TEASER = " ".join(WORDS.split()[:40])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Pas d'eau dans le quartier", CUT),
        ("Pas d'eau dans le quartier", HALF),
        (TITLE.upper(), f"{TEASER} …\nÀ lire en entier dans Le Quotidien."),
        ("Le Quotidien le dit", f"{TEASER} …\nPar Jeanne Roux"),
    ],
)
def test_several_small_edits_at_once_are_the_same(title, text):
    assert likeness(told("a"), told("b", text, title=title, **PAPER)) is SAME
    assert likeness(told("a", ELSEWHERE), told("b", text, title=title, **PAPER)) is not SAME


def test_what_was_cancelled_is_news():
    text = f"Annulé : {WORDS[0].lower()}{WORDS[1:]}"
    assert likeness(told("a"), told("b", text, **PAPER)) is APART


def test_other_words_are_unlike():
    text = (
        "Le marché de printemps réunit vingt exposants sous la halle, de la place à la gare. " * 3
    )
    assert likeness(told("a"), told("b", text, title="Marché", **PAPER)) is UNLIKE


def test_near_words_of_one_publisher_are_the_same_under_one_title_and_within_days():
    assert likeness(told("a"), told("b", REWORDED)) is SAME
    assert likeness(told("a"), told("b", REWORDED, title="Coupure d'eau")) is APART
    assert likeness(told("a"), told("b", REWORDED, published_at=NOON + 7 * DAY)) is APART


def test_what_is_equal_is_the_same_for_thirty_days_and_what_was_reworded_for_three():
    for days, text, expected in (
        (30, WORDS, SAME),
        (31, WORDS, APART),
        (30, FRAMED, SAME),
        (31, FRAMED, APART),
    ):
        other = told("b", text, published_at=NOON + days * DAY, **PAPER)
        assert likeness(told("a"), other) is expected
    plain = enumerate(WORDS.split())
    words = " ".join("autrement" if n % 6 == 1 and w.islower() else w for n, w in plain)
    for days, expected in ((3, SAME), (4, UNLIKE)):
        other = told("b", words, published_at=NOON + days * DAY, **PAPER)
        assert likeness(told("a"), other) is expected


def test_another_town_start_or_block_is_another_story():
    here = told("a", starts_at=NOON, placements=placed_on("demo/x-1"))
    for changes in (
        {"starts_at": NOON + timedelta(hours=1), "placements": placed_on("demo/x-1")},
        {"starts_at": NOON, "placements": placed_on("demo/x-2")},
    ):
        assert likeness(here, told("b", **changes)) is APART
        assert likeness(here, told("b", **PAPER, **changes)) is APART
    assert likeness(here, replace(here, id="b", town_id="other")) is UNLIKE


def test_another_publisher_may_not_know_the_start_or_the_place_but_one_knows_its_own():
    here = told("a", starts_at=NOON, placements=placed_on("demo/x-1"))
    for changes in ({"starts_at": NOON}, {"placements": placed_on("demo/x-1")}):
        assert likeness(here, told("b", **PAPER, **changes)) is SAME
        assert likeness(here, told("b", **changes)) is APART


def test_a_whole_day_holds_its_hours():
    whole = told("a", starts_at=NOON - timedelta(hours=12), all_day=True)
    assert likeness(whole, told("b", starts_at=NOON, **PAPER)) is SAME
    assert likeness(whole, told("b", starts_at=NOON + DAY, **PAPER)) is APART


def test_areas_count_where_nobody_names_a_finer_place():
    there = told("a", placements=area("vieux-port"))
    assert likeness(there, told("b", placements=area("hauts"), **PAPER)) is APART
    assert likeness(there, told("b", placements=area("vieux-port"), **PAPER)) is SAME
    assert likeness(there, told("b", placements=placed_on("demo/x-1"), **PAPER)) is SAME


def test_tomorrow_is_another_day_the_day_after():
    def saying(name, first, **changes):
        date = DateMention(DateKind.EVENT, 0, 6, first.date(), first.date())
        return told(name, dates=(date,), **changes)

    assert likeness(saying("a", NOON), saying("b", NOON + DAY, published_at=NOON + DAY)) is APART
    assert likeness(saying("a", NOON), saying("b", NOON, **PAPER)) is SAME


def test_two_who_begin_alike_and_go_on_by_themselves_tell_the_same_of_one_place():
    more = " ".join(f"{one}{two}la" for one in "bdfgklmn" for two in "aeiouy")
    less = " ".join(f"{one}{two}ro" for one in "bdfgklmn" for two in "aeiouy")
    first = f"{WORDS.split(' La durée')[0]}. "
    there = {"placements": placed_on("demo/x-1")}
    one, two = told("a", first + more, **there), told("b", first + less, **PAPER, **there)
    assert likeness(one, two) is SAME
    assert likeness(one, replace(two, placements=placed_on("demo/x-2"))) is APART
    assert likeness(one, replace(two, placements=())) is UNLIKE
    assert likeness(one, replace(two, published_at=NOON + 4 * DAY)) is UNLIKE
    other = told("c", f"{ELSEWHERE.split(' La durée')[0]}. {less}", **PAPER, **there)
    assert likeness(one, other) is not SAME


def test_fingerprints_of_an_older_form_say_nothing_until_they_are_made_again():
    older = told("b", **PAPER)
    older = replace(older, fingerprint=replace(older.fingerprint, form=0), signature="older")
    assert likeness(told("a"), older) is UNLIKE
    assert likeness(told("a"), replace(older, signature=told("a").signature)) is SAME


def test_few_words_must_be_equal_in_all():
    short = {"fingerprint": None, "signature": "vol de velo"}
    one, two = replace(told("a"), **short), replace(told("b", **PAPER), **short)
    assert likeness(one, two) is SAME
    assert likeness(one, replace(two, placements=placed_on("demo/x-1"))) is APART
    assert likeness(one, replace(two, signature="vol de moto")) is UNLIKE
