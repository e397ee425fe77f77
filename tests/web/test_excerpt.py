"""How much of a text is shown, and which words are marked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from records import Item, Mention, MentionKind, Place, Placement, Precision
from tests.web.news import item
from web.excerpt import excerpt, marked_paragraphs, marked_title, shorten, unbroken

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


def test_marked_words_are_those_of_the_mention():
    made = marked("Rue Neuve", "Travaux rue Neuve.", [(0, 9), (18, 27)])
    assert [s.text for s in marked_title(made) if s.marked] == ["Rue Neuve"]
    assert [s.text for s in marked_paragraphs(made)[0] if s.marked] == ["rue Neuve"]


def test_no_line_begins_with_the_colon_or_the_closing_quote_of_a_french_title():
    assert unbroken("Sortie : « La Mer »") == "Sortie\xa0: «\xa0La Mer\xa0»"
    assert unbroken("Road closed: High Street") == "Road closed: High Street"
