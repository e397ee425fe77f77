from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.readers import READERS
from records import Failure, RawPlace, SourceError
from tests.crawlers.conftest import NOW, source

SAMPLES = Path(__file__).with_name("samples")


def read(body, **changes):
    if isinstance(body, str):
        body = body.encode()
    return READERS["rss_atom"](source(**changes), body, NOW)


def rss(*items):
    return f'<rss version="2.0"><channel><title>t</title>{"".join(items)}</channel></rss>'


def item(title="Title", link="https://town.example/1", guid="1", date="2026-11-20", text="Text"):
    return (
        f"<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid>"
        f"<pubDate>{date}</pubDate><description>{text}</description></item>"
    )


def failure_of(body):
    with pytest.raises(SourceError) as caught:
        read(body)
    return caught.value.failure


def test_an_rss_item_keeps_the_publishers_words_and_loses_its_scripts():
    works, party = read((SAMPLES / "news.rss").read_bytes()).raws
    assert works.identity == "actu-101"
    assert works.title == "Travaux rue des Lilas : l’eau coupée & la rue barrée"
    assert works.url == "https://ville.example/actu/101?a=1&b=2"
    assert works.html.startswith("<p>La rue des Lilas est barrée. <a href=")
    assert "https://town.example/plan" in works.html
    assert "alert" not in works.html
    assert works.published == datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    assert works.places == (RawPlace("", 2.35, 48.85),)
    assert (works.author, works.categories, works.lang) == ("Mairie", ("Voirie", "Eau"), "fr-FR")
    assert works.warnings == ()
    assert party.url == "https://ville.example/actu/102"
    assert party.places == (RawPlace("Place du Marché"),)
    assert (party.starts_at, party.all_day) == (datetime(2027, 6, 20, 22, tzinfo=UTC), True)
    assert party.published == datetime(2026, 11, 20, 23, tzinfo=UTC)


def test_an_atom_entry_is_read_with_its_alternate_link_and_its_markup():
    alert, plain = read((SAMPLES / "alerts.atom").read_bytes()).raws
    assert alert.title == "Water main break on Oak St & 3rd"
    assert alert.url == "https://town.example/alerts/7"
    assert alert.published == datetime(2026, 11, 20, 15, tzinfo=UTC)
    assert alert.updated == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert "<b>Elm St</b> &lt;now&gt;" in alert.html
    assert (alert.author, alert.categories, alert.lang) == ("DPW", ("Water",), "en")
    assert plain.html == "5 &lt; 6 &amp; 7"
    assert "no_date" not in plain.warnings


def test_rss_1_is_read():
    (story,) = read((SAMPLES / "old.rdf").read_bytes()).raws
    assert (story.identity, story.title) == ("https://lib.example/1", "Story time")
    assert story.published == datetime(2026, 11, 18, 15, tzinfo=UTC)


def test_a_broken_feed_in_cp1252_keeps_its_accents_and_its_links_whole():
    reading = read((SAMPLES / "broken.rss").read_bytes())
    first, second = reading.raws
    assert first.title == "Café & thé chez Dupont & fils"
    assert first.url == "https://journal.example/a?x=1&y=2&z=3"
    assert first.published == datetime(2026, 11, 19, 6, tzinfo=UTC)
    assert "journée" in first.html
    assert second.url == "https://journal.example/b?x=1&y=2"
    assert second.published == datetime(2016, 6, 28, 22, tzinfo=UTC)
    assert "not well-formed" in reading.problems[0]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  \n",
        b"<!DOCTYPE html><html><body>Not found</body></html>",
        b"<html><head></head></html>",
        b'{"version": "https://jsonfeed.org/version/1.1"}',
        b"plain words",
        b"<?xml version='1.0'?><urlset><url/></urlset>",
    ],
)
def test_what_is_no_feed_is_named_so(body):
    assert failure_of(body) is Failure.NOT_A_FEED


def test_xml_beyond_repair_is_a_parse_failure():
    assert failure_of(b"<a><b></a>") is Failure.PARSE


def test_a_feed_without_entries_is_an_empty_reading():
    assert read(rss()).raws == ()


def test_entities_are_not_expanded():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    body = f"<!DOCTYPE r [{laughs}]>" + rss(item(title="&l9;"))
    (raw,) = read(body).raws
    assert "lollol" not in raw.title


def test_an_external_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    for kind in (f'<!ENTITY x SYSTEM "file://{secret}">', f'<!ENTITY % x SYSTEM "{secret}"> %x;'):
        body = f"<!DOCTYPE r [{kind}]>" + rss(item(title="A &x; B"))
        assert "hunter2" not in str(read(body))
        assert "hunter2" not in str(read(body + "<broken"))


def test_an_item_without_a_title_is_kept_with_a_warning():
    words = "Une longue phrase sur la rue des Lilas qui continue encore et encore, bien au delà"
    (raw,) = read(rss(item(title="", text=f"<![CDATA[<p>{words}</p>]]>"))).raws
    assert raw.title.startswith("Une longue phrase")
    assert raw.title.endswith("…")
    assert "no_title" in raw.warnings


def test_an_item_without_link_or_date_is_kept_with_warnings():
    (raw,) = read(rss("<item><title>Only a title</title></item>")).raws
    assert raw.identity.startswith("hash:")
    assert raw.warnings == ("no_link", "no_date")


def test_an_item_without_any_words_is_a_problem_and_the_rest_goes_on():
    reading = read(rss("<item><guid>7</guid></item>", item()))
    assert len(reading.raws) == 1
    assert reading.problems == ("entry 1: has neither a title nor a text",)
    assert reading.unreadable == 1


def test_a_date_that_can_not_be_read_is_kept_as_it_stood():
    (raw,) = read(rss(item(date="soon, maybe"))).raws
    assert (raw.published, raw.date_text, raw.warnings) == (None, "soon, maybe", ("bad_date",))


def test_an_id_used_twice_for_different_news_loses_neither():
    first, second = read(rss(item(title="Fire"), item(title="Flood"))).raws
    assert first.identity == "1"
    assert second.identity.startswith("1#")
    assert second.warnings == ("repeated_identity",)


def test_identical_twins_are_kept_once_and_noted():
    reading = read(rss(item(), item()))
    assert len(reading.raws) == 1
    assert "entry 2" in reading.problems[0]
    assert reading.unreadable == 0


def test_a_link_that_is_no_web_address_is_left_out():
    (raw,) = read(rss(item(link="javascript:alert(1)"))).raws
    assert (raw.url, raw.warnings) == ("", ("no_link",))


def test_the_content_hash_changes_with_the_words_and_with_nothing_else():
    (first,) = read(rss(item())).raws
    later = READERS["rss_atom"](source(), rss(item()).encode(), NOW.replace(hour=20)).raws[0]
    (other,) = read(rss(item(text="Else"))).raws
    assert first.content_hash == later.content_hash != other.content_hash


@given(st.binary(max_size=300))
def test_any_bytes_give_a_reading_or_a_source_error(noise):
    for body in (noise, rss(item()).encode()[:-40] + noise, b"<rss><item>" + noise):
        try:
            reading = read(body)
        except SourceError:
            continue
        identities = [raw.identity for raw in reading.raws]
        assert len(identities) == len(set(identities))
