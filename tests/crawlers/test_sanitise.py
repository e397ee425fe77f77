import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.sanitise import Sanitiser, escape_text, printable

CLEANER = Sanitiser("https://town.example/news/", 20_000)


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="jav\tascript:alert(1)">x</a>',
        "<svg><script>alert(1)</script></svg>",
        '<iframe src="data:text/html,<script>alert(1)</script>"></iframe>',
        '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
        '<p style="background:url(javascript:alert(1))">x</p>',
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_nothing_live_passes(attack):
    html = CLEANER.clean(attack).html.lower()
    assert not any(word in html for word in ("<script", "onerror=", 'href="j', "<iframe", "style="))


def test_relative_links_are_completed_from_the_source():
    assert 'href="https://town.example/plan"' in CLEANER.clean('<a href="/plan">x</a>').html
    assert "href" not in Sanitiser("/data/file.csv", 100).clean('<a href="/plan">x</a>').html


def test_html_over_the_cap_is_cut_between_characters():
    cleaned = CLEANER.clean("é" * 20_000)
    assert cleaned.cut
    assert len(cleaned.html.encode()) == 20_000


@pytest.mark.parametrize("nest", ["<div>", "<b>", "<font><div>"])
def test_html_nested_too_deep_keeps_its_words_only(nest):
    cleaned = CLEANER.clean(nest * 1_000 + "words")
    assert cleaned.cut
    assert cleaned.html.split() == ["words"]


def test_many_paragraphs_that_are_never_closed_are_not_deep():
    assert not CLEANER.clean("<p>a<br>" * 500).cut


def test_a_title_is_plain_words_on_one_line():
    assert CLEANER.title("A &amp; B\n <b>bold</b> 5 < 6").html == "A & B bold 5 < 6"


def test_plain_text_keeps_its_signs_and_lines_as_html():
    assert escape_text("a < b & c\nd") == "a &lt; b &amp; c<br>\nd"


def test_characters_that_no_database_takes_are_left_out():
    assert printable("a\x00b\ud800c\td") == "abc\td"
    assert printable("\x1b[31mrouge\x1b[0m \u202eesrever") == "rouge esrever"


@given(st.text(alphabet="<>/abp&;\"'= \n", max_size=200))
def test_cleaning_twice_is_cleaning_once(html):
    once = CLEANER.clean(html).html
    assert CLEANER.clean(once).html == once
