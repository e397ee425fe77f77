"""What a page says of itself for programs, and nothing that it does not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.main_text import parse_page
from crawlers.page_facts import PageFacts, facts_of

CONCERT = {
    "@type": "MusicEvent",
    "startDate": "2026-12-12T20:00:00+01:00",
    "endDate": "2026-12-12T22:00:00+01:00",
    "location": {
        "@type": "Place",
        "name": "Église Saint-Paul",
        "address": {"@type": "PostalAddress", "streetAddress": "14 rue Pasteur"},
    },
}


def linked(*data):
    scripts = "".join(
        f"<script type='application/ld+json'>{json.dumps(each)}</script>" for each in data
    )
    return facts_of(parse_page(f"<html><head>{scripts}</head><body><p>x</p></body></html>"))


def facts(html):
    return facts_of(parse_page(html))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Page | Site</title><h1>Page <b>one</b></h1>", "Page one"),
        ("<meta property='og:title' content='Page'><h1>Site</h1>", "Page"),
        ("<title>Page | Site</title>", "Page | Site"),
        ("<p>Words</p>", ""),
    ],
)
def test_a_title_is_the_one_meant_for_sharing_else_the_heading(head, title):
    assert facts(head).title == title


@pytest.mark.parametrize(
    "mark",
    [
        "<meta property='article:published_time' content='2026-11-18'>",
        "<meta name='dc.date' content='2026-11-18'>",
        "<span itemprop='datePublished' content='2026-11-18'>18 nov.</span>",
        "<time pubdate datetime='2026-11-18'>18 nov.</time>",
    ],
)
def test_a_date_of_publication_is_one_that_is_marked_as_such(mark):
    assert facts(mark).published == "2026-11-18"


def test_a_date_that_is_not_marked_as_such_is_none():
    assert facts("<time datetime='2026-11-28'>samedi</time> <p>le 28/11/2026</p>").published == ""
    assert linked({"dateModified": "2026-11-18"}, CONCERT).published == ""


def test_the_only_event_of_a_page_is_what_it_tells_of():
    assert linked({"@graph": [{"@type": "WebSite"}, CONCERT]}) == PageFacts(
        starts="2026-12-12T20:00:00+01:00",
        ends="2026-12-12T22:00:00+01:00",
        place="Église Saint-Paul, 14 rue Pasteur",
    )
    assert linked([CONCERT, CONCERT]).starts == ""


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Salle des fêtes", "Salle des fêtes"),
        ([{"name": "Library"}], "Library"),
        ({"address": "12 Main Street"}, "12 Main Street"),
        ({"address": ["x"]}, ""),
        ([], ""),
        (7, ""),
    ],
)
def test_a_place_is_taken_however_it_was_written(location, place):
    assert linked({**CONCERT, "location": location}).place == place


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["@type", "startDate", "location", "address", "name", "@graph"]),
                inner | st.just("Event"),
                max_size=4,
            )
        ),
        max_leaves=15,
    )
)
def test_any_linked_data_is_survived(data):
    assert isinstance(linked(data), PageFacts)


def test_linked_data_that_is_no_json_or_nests_without_end_is_passed_over():
    deep = "[" * 50_000
    html = "".join(f"<script type='application/ld+json'>{each}</script>" for each in ("{x", deep))
    assert facts(html + "<h1>Title</h1>").title == "Title"
