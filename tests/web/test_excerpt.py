"""How much of a text is shown, and which words are marked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import Item, Mention, MentionKind, Place, Placement, Precision, Term, TermKind
from search.text import read_terms
from tests.web.news import item
from web.excerpt import excerpt, excerpt_saying, marked_paragraphs, marked_title, shorten, unbroken

PLACE = Place("x", 0.0, 0.0, Precision.STREET, 1.0)
texts = st.text(alphabet="ab \n.é", max_size=60)


def marked(title: str, text: str, spans: list[tuple[int, int]]) -> Item:
    words = f"{title}\n{text}"
    mentions = [Mention(MentionKind.STREET, a, b, words[a:b], ()) for a, b in spans if a < b]
    placements = tuple(Placement(PLACE, "street", 0.9, mention=m) for m in mentions)
    return replace(item("x", title, text), placements=placements)


@given(texts, texts, st.lists(st.tuples(st.integers(0, 125), st.integers(0, 125)), max_size=4))
def test_marking_never_changes_a_text(title: str, text: str, spans: list[tuple[int, int]]):
    made = marked(title, text, [(a, b) for a, b in spans if b <= len(title) + len(text) + 1])
    assert "".join(s.text for s in marked_title(made)) == title
    said = ["".join(s.text for s in paragraph) for paragraph in marked_paragraphs(made)]
    assert said == [line.rstrip() for line in text.splitlines() if line.strip()]


@given(st.text(max_size=80), st.integers(1, 80))
def test_a_shortened_text_is_a_beginning_with_an_ellipsis(text: str, letters: int):
    short = shorten(text, letters)
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))
    assert len(short) <= max(letters, 0) + 1 or short == text


@given(texts, st.integers(1, 60))
def test_what_a_licence_forbids_is_never_shown(text: str, allowed: int):
    made = replace(item("x", "T", text), excerpt=allowed)
    shown = "".join(s.text for paragraph in marked_paragraphs(made) for s in paragraph)
    assert len(shown.removesuffix("…")) <= allowed
    assert len(excerpt(made, 240).removesuffix("…")) <= allowed


LONG = f"Le conseil se réunit. {'Il dit ceci et cela. ' * 40}Le marché aux fleurs revient. Fin."


def saying(text: str, *terms: Term, allowed: int = 0) -> str:
    made = replace(item("x", "Conseil municipal", text), excerpt=allowed)
    return excerpt_saying(made, 240, [read_terms((term,)) for term in terms])


def test_what_was_looked_for_is_seen_though_it_stands_far_below():
    shown = saying(LONG, Term("fleur"))
    assert shown.startswith("…")
    assert shown.endswith("Le marché aux fleurs revient. Fin.")
    assert 200 < len(shown) <= 241
    assert "marché aux fleurs" in saying(LONG, Term("marche aux fleurs", TermKind.PHRASE))
    assert "marché aux fleurs" in saying(LONG, Term("réunit"), Term("fle", TermKind.PREFIX))


@pytest.mark.parametrize("terms", [(), ("réunit",), ("municipaux",), ("xyzzy",), ("le",)])
def test_a_text_is_shown_from_its_beginning_where_that_says_it_or_nothing_does(terms: tuple):
    assert saying(LONG, *map(Term, terms)) == saying(LONG)
    assert saying(LONG).startswith("Le conseil")


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_phrase_is_seen_wherever_it_stands(before: int, behind: int):
    text = " ".join([*["mot"] * before, "un très long marché aux fleurs", *["mot"] * behind])
    phrase = Term("un tres long marche aux fleurs", TermKind.PHRASE)
    assert "un très long marché aux fleurs" in saying(text, phrase)
    assert "long marché aux" in saying(text, Term("long-aux"))


def test_what_a_licence_forbids_is_not_looked_through():
    assert saying(LONG, Term("fleurs"), allowed=60) == saying(LONG, allowed=60)


@given(st.text(alphabet="ab é.", max_size=400), st.integers(1, 300), st.sampled_from("abé"))
def test_around_what_was_looked_for_no_more_is_shown(text: str, allowed: int, word: str):
    shown = saying(text, Term(word, TermKind.PREFIX), allowed=allowed)
    whole = " ".join(text.split())[:allowed]
    assert unbroken(shown.strip("…")) in unbroken(whole)
    assert len(shown.strip("…")) <= min(allowed, 240)


def test_marked_words_are_those_of_the_mention():
    made = marked("Rue Neuve", "Travaux rue Neuve.", [(0, 9), (18, 27)])
    assert [s.text for s in marked_title(made) if s.marked] == ["Rue Neuve"]
    assert [s.text for s in marked_paragraphs(made)[0] if s.marked] == ["rue Neuve"]


def test_no_line_begins_with_the_colon_or_the_closing_quote_of_a_french_title():
    assert unbroken("Sortie : « La Mer »") == "Sortie\xa0: «\xa0La Mer\xa0»"
    assert unbroken("Road closed: High Street") == "Road closed: High Street"
