from hypothesis import given
from hypothesis import strategies as st

from alerts.excerpts import LENGTH, excerpt
from tests.alerts.samples import item


def test_a_short_text_is_shown_whole_in_one_paragraph():
    assert excerpt(item(text="One.\n\n  Two.")) == "One. Two."


def test_a_long_text_is_cut_after_a_word():
    assert excerpt(item(text="The board hears, residents."), 17) == "The board hears…"
    assert excerpt(item(text="The board hears, residents."), 14) == "The board…"


def test_no_more_is_shown_than_the_publisher_allows():
    assert excerpt(item(text="The board hears residents.", excerpt=9)) == "The board…"


def test_a_word_without_end_is_cut_where_it_must():
    assert excerpt(item(text="x" * 500)) == "x" * LENGTH + "…"


@given(st.text(), st.integers(0, 40), st.integers(1, 40))
def test_an_excerpt_never_exceeds_what_is_allowed(text, allowed, length):
    shown = excerpt(item(text=text, excerpt=allowed), length).removesuffix("…")
    assert len(shown) <= min(length, allowed or length)
    assert " ".join(text.split()).startswith(shown)
