"""Assembling and fingerprints."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from enrich.assemble import Parts, assemble_item
from enrich.dates.happening import When
from enrich.stories.signature import signature
from enrich.types.choice import Kind
from records import Happens, ItemType, RawItem, Severity, Status, item_id
from tests.enrich.town import NOW, source

KIND = Kind(ItemType("alert", {}), {"area": "Nord"}, Severity.URGENT, ("bad_field",))
PARTS = Parts("Un titre", "Un texte", "fr", Kind(ItemType("news", {})), (), (), ())
RAW = RawItem("t/town-hall", "guid-1", "<b>Un</b> titre", "Un texte", "https://e.org/1", NOW, "h")


def test_an_item_without_a_date_carries_the_day_it_was_fetched_and_a_warning() -> None:
    made = assemble_item(source(), RAW, PARTS)
    assert (made.published_at, made.warnings) == (NOW, ("no_date",))
    assert (made.id, made.title) == (item_id("t/town-hall", "guid-1"), "Un titre")


def test_the_warning_is_not_repeated() -> None:
    assert assemble_item(source(), replace(RAW, warnings=("no_date",)), PARTS).warnings == (
        "no_date",
    )


def test_times_are_turned_into_utc() -> None:
    paris = datetime(2026, 7, 1, 20, tzinfo=timezone(timedelta(hours=2)))
    made = assemble_item(source(), replace(RAW, published=paris), replace(PARTS, when=When(paris)))
    assert made.published_at == made.starts_at == datetime(2026, 7, 1, 18, tzinfo=UTC)
    assert made.published_at.tzinfo is UTC
    assert made.warnings == ()


def test_a_cancelled_event_is_still_an_item() -> None:
    assert assemble_item(source(), replace(RAW, cancelled=True), PARTS).status is Status.CANCELLED


def test_an_event_whose_words_call_it_off_is_cancelled_and_news_of_it_is_not() -> None:
    event = replace(PARTS, kind=Kind(ItemType("event", {}, Happens.DAY)))
    off = "ANNULÉ – Concert du 5 décembre"
    assert assemble_item(source(), RAW, replace(event, title=off)).status is Status.CANCELLED
    assert assemble_item(source(), RAW, replace(PARTS, title=off)).status is Status.ACTIVE
    assert assemble_item(source(), RAW, event).status is Status.ACTIVE


def test_the_excerpt_is_the_sources() -> None:
    made = assemble_item(source(excerpt=200), RAW, PARTS)
    assert (made.excerpt, made.expires_at) == (200, None)


def test_type_fields_and_severity_are_what_was_chosen() -> None:
    made = assemble_item(source(), replace(RAW, published=NOW), replace(PARTS, kind=KIND))
    assert (made.type, made.fields, made.severity) == ("alert", {"area": "Nord"}, Severity.URGENT)
    assert made.warnings == ("bad_field",)


def test_equal_words_have_equal_fingerprints() -> None:
    assert signature("Travaux rue de l'Église !") == signature("TRAVAUX, rue de l’eglise")
    assert signature("12 rue X") != signature("14 rue X")
    assert signature(" …") == ""
