"""What a page says joins what its feed said; the publisher's entry goes before."""

from dataclasses import replace
from html import escape
from zoneinfo import ZoneInfo

import pytest

from crawlers.dates import DateRules
from crawlers.document import DocumentText
from crawlers.entry_text import add_text
from crawlers.readers import READERS
from records import RawPlace
from tests.crawlers.conftest import NOW, source


def raw(text="", **changes):
    item = f"<item><guid>1</guid><description>{escape(text)}</description></item>"
    body = f"<rss version='2.0'><channel>{item}</channel></rss>".encode()
    return replace(READERS["rss_atom"](source(), body, NOW).raws[0], **changes)


RULES = DateRules(ZoneInfo("Europe/Paris"), NOW)


def test_title_and_date_come_from_the_page_only_where_the_entry_has_none():
    text = DocumentText("<p>Page words</p>", "Page title", "2026-11-18")
    bare = add_text(raw("Word"), text, RULES)
    assert (bare.title, bare.warnings) == ("Page title", ("no_link",))
    assert str(bare.published) == "2026-11-17 23:00:00+00:00"
    own = add_text(raw("Word", title="Own", published=NOW, warnings=()), text, RULES)
    assert (own.title, own.published) == ("Own", NOW)
    odd = add_text(raw("Word"), DocumentText("<p>x</p>", "", "soon"), RULES)
    assert (odd.published, odd.warnings) == (None, ("no_title", "no_link", "no_date"))


def test_when_and_where_come_from_the_page_only_where_the_entry_does_not_say():
    text = DocumentText(
        "<p>x</p>", starts="2026-12-12T20:00:00+01:00", ends="2026-12-12", place="14 rue Pasteur"
    )
    bare = add_text(raw("Word"), text, RULES)
    assert (str(bare.starts_at), bare.ends_at) == ("2026-12-12 19:00:00+00:00", None)
    assert bare.places == (RawPlace("14 rue Pasteur"),)
    own = add_text(raw("Word", starts_at=NOW, places=(RawPlace("Here"),)), text, RULES)
    assert (own.starts_at, own.places) == (NOW, (RawPlace("Here"),))


@pytest.mark.parametrize(
    ("starts", "ends", "end"),
    [
        ("2026-12-12T20:00", "2026-12-12T22:00", "2026-12-12 21:00:00+00:00"),
        ("2026-12-12T20:00", "2026-12-12T19:00", "None"),
        ("2026-12-12T20:00", "2026-12-12", "None"),
        ("2026-12-12T20:00", "2026-12-13", "2026-12-13 23:00:00+00:00"),
        ("2026-12-12", "2026-12-12", "2026-12-12 23:00:00+00:00"),
        ("2027-03-27", "2027-03-28", "2027-03-28 22:00:00+00:00"),
        ("2026-12-12", "2026-12-11", "None"),
        ("2026-12-12", "", "None"),
    ],
)
def test_whole_days_end_at_the_midnight_after(starts, ends, end):
    found = add_text(raw("Word"), DocumentText("<p>x</p>", starts=starts, ends=ends), RULES)
    assert str(found.ends_at) == end
    assert found.all_day == ("T" not in starts)


@pytest.mark.parametrize(
    ("teaser", "page", "html"),
    [
        ("Fire in Elm", "<p>Fire in Elm Street.</p>", "<p>Fire in Elm Street.</p>"),
        ("Fire in Elm Street today", "<p>Fire in Elm</p>", "Fire in Elm Street today"),
        ("", "<p>All words</p>", "<p>All words</p>"),
        (
            "Fire in Elm Street",
            "<p>Accept our cookies</p>",
            "<div>Fire in Elm Street</div>\n<div><p>Accept our cookies</p></div>",
        ),
    ],
)
def test_an_entrys_own_words_stay_unless_its_page_says_them(teaser, page, html):
    entry = raw("x", html=teaser)
    assert add_text(entry, DocumentText(page), RULES).html == html
