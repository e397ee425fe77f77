"""What sort of thing an item is: told by its source, a column, or its own words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from config.types import load_types
from enrich.types.choice import ItemTypes, Kind, Said
from records import DateKind, DateMention, FieldKind, ItemField, ItemType, RawItem, Severity
from tests.enrich.town import NOW, source

TYPES = ItemTypes(load_types())
RAW = RawItem("t/town-hall", "1", "", "", "", NOW, "h", published=NOW)
SOON = (DateMention(DateKind.EVENT, 0, 4, date(2026, 3, 12), date(2026, 3, 12)),)
LONG_AGO = (DateMention(DateKind.EVENT, 0, 4, date(2016, 3, 12), date(2016, 3, 12)),)


def choose(title="", text="", lang="en", dates=SOON, of="news", **given) -> Kind:
    fields = given.pop("fields", {})
    raw = replace(RAW, fields=fields, **given)
    return TYPES.choose(source(type=of), raw, Said(f"{title}\n{text}", lang, dates))


def chosen(title="", text="", lang="en", **given) -> str:
    return choose(title, text, lang, **given).type.code


@pytest.mark.parametrize(
    ("title", "lang", "code"),
    [
        ("Enquête publique sur le plan local d’urbanisme", "fr", "consultation"),
        ("Avis d'enquête publique", "fr", "consultation"),
        ("Réunion publique du 12 mars", "fr", "meeting"),
        ("Travaux rue Gambetta : circulation alternée", "fr", "roadworks"),
        ("Rue barrée", "fr", "roadworks"),
        ("Coupure d’eau rue de Paris", "fr", "alert"),
        ("Vigilance orange aux orages", "fr", "alert"),
        ("Vide-grenier de la rue Gambetta", "fr", "event"),
        ("Concert au kiosque", "fr", "event"),
        ("Permis de construire, 12 rue de Paris", "fr", "permit"),
        ("Public hearing on the Elm Street zoning petition", "en", "consultation"),
        ("Road closure on Elm Street", "en", "roadworks"),
        ("Boil water notice", "en", "alert"),
        ("Story time at the library", "en", "event"),
        ("Special meeting of the City Council", "en", "meeting"),
        ("Building permit for 12 Oak St", "en", "permit"),
    ],
)
def test_a_title_tells_what_an_item_of_a_general_source_is(title, lang, code):
    assert chosen(title, lang=lang) == code


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Le maire a reçu les lauréats", "fr"),
        ("Les exposants sont contents", "fr"),
        ("Le balcon de la rue Gambetta", "fr"),
        ("The fairest of all", "en"),
        ("New librarian at the branch", "en"),
        ("", "en"),
        ("…", "fr"),
        ("Concert on the roadworks of Elm Street", "en"),  # two types: who knows?
        ("Fête de quartier et réunion publique", "fr"),
    ],
)
def test_what_leaves_a_doubt_stays_what_its_source_is(title, lang):
    assert chosen(title, lang=lang) == "news"
    assert chosen(title, lang=lang, of="notice") == "notice"


def test_a_source_of_one_type_is_believed():
    assert chosen("Concert on Elm Street", of="permit") == "permit"
    assert chosen("Roadworks", of="record", fields={"number": "7"}) == "record"


def test_an_event_needs_a_day_that_is_ahead():
    assert chosen("Concert by the river", dates=()) == "news"
    assert chosen("Concert by the river", dates=LONG_AGO) == "news"
    assert chosen("Concert by the river", dates=(), starts_at=NOW + timedelta(days=3)) == "event"


def test_what_its_publisher_gives_a_beginning_is_an_event_if_its_words_say_nothing_else():
    long_ago = NOW - timedelta(days=30)
    assert chosen("The Prince of Bars", dates=(), starts_at=long_ago) == "event"
    assert chosen("City Council", dates=(), starts_at=long_ago) == "meeting"
    assert chosen("The Prince of Bars", dates=(), starts_at=long_ago, of="notice") == "event"
    assert chosen("The Prince of Bars", dates=(), starts_at=long_ago, of="record") == "record"


def test_first_lines_tell_if_they_say_it_twice():
    text = "The road is closed: road closure from 3 to 5 March, with a detour by Oak St."
    assert chosen("Elm Street", text) == "roadworks"
    assert chosen("Elm Street", "There is a detour by Oak St.") == "news"
    assert chosen("Elm Street", f"{'Words. ' * 200}{text}") == "news"


def test_the_publishers_categories_tell_like_a_title():
    assert chosen("Elm Street", categories=("City", "Road closures")) == "roadworks"
    assert chosen("Elm Street", "", categories=("Road closures", "Concerts")) == "news"


def test_another_language_than_ours_tells_nothing():
    assert chosen("Concert an der Elbe", lang="de") == "news"


@pytest.mark.parametrize("words", ["permit", "Permit", "AUTORISATION", "Building permits"])
def test_a_column_may_name_the_type_by_code_name_or_cue(words):
    kind = choose("Concert", of="record", fields={"type": words, "Permit_Number": "B-7"})
    assert (kind.type.code, kind.fields, kind.warnings) == ("permit", {"number": "B-7"}, ())


def test_a_type_that_nobody_knows_is_told_and_the_sources_stays():
    kind = choose("Concert", of="record", fields={"type": "Xyzzy"})
    assert (kind.type.code, kind.warnings) == ("record", ("unknown_type",))


def test_columns_fill_the_fields_of_the_type_and_no_others():
    fields = {"case_number": " BZA-12 ", "petitioner": "Elm\n Trust", "price": "3", "status": " "}
    kind = choose(of="permit", fields=fields)
    assert (kind.fields, kind.warnings) == ({"number": "BZA-12", "applicant": "Elm Trust"}, ())


def test_a_fields_own_name_goes_before_its_other_columns():
    kind = choose(of="permit", fields={"case_number": "2", "number": "1"})
    assert kind.fields == {"number": "1"}


KIOSK = ItemType(
    "kiosk",
    {"fr": "Kiosque", "en": "Kiosk"},
    fields=(
        ItemField("seats", {}, FieldKind.NUMBER),
        ItemField("since", {}, FieldKind.DAY),
        ItemField("menu", {}, FieldKind.LINK),
    ),
    cues={"en": ("kiosk",)},
)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"seats": "12"}, {"seats": "12"}),
        ({"seats": "1 200,5"}, {"seats": "1200.5"}),
        ({"seats": "1,200"}, {}),  # twelve hundred, or one and a fifth
        ({"seats": "twelve"}, {}),
        ({"seats": "²"}, {}),
        ({"since": "2026-03-12"}, {"since": "2026-03-12"}),
        ({"since": "2026-03-12T10:00:00Z"}, {"since": "2026-03-12"}),
        ({"since": "2026-02-31"}, {}),
        ({"since": "12 mars"}, {}),
        ({"menu": "https://example.org/menu"}, {"menu": "https://example.org/menu"}),
        ({"menu": "javascript:alert(1)"}, {}),
        ({"menu": "http://[::1"}, {}),
    ],
)
def test_a_value_that_has_not_its_fields_form_is_left_out_with_a_warning(given, kept):
    raw = replace(RAW, fields=given)
    kind = ItemTypes([KIOSK]).choose(source(type="kiosk"), raw, Said("\n", "en"))
    assert kind.fields == kept
    assert kind.warnings == (() if kept else ("bad_field",))


def test_a_type_that_somebody_adds_is_chosen_like_any_other():
    types = ItemTypes([ItemType("news", {}, general=True), KIOSK])
    assert types.choose(source(), RAW, Said("New kiosk\n", "en")).type is KIOSK


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("Extreme", Severity.URGENT),
        ("Severe", Severity.URGENT),
        ("orange", Severity.URGENT),
        ("Moderate", Severity.IMPORTANT),
        ("Jaune", Severity.IMPORTANT),
        ("Minor", Severity.ORDINARY),
    ],
)
def test_the_publishers_severity_wins(said, severity):
    assert choose("Evacuation", of="alert", fields={"severity": said}).severity is severity
    assert choose("Evacuation", of="news", fields={"severity": said}).severity is severity


def test_a_severity_that_says_nothing_leaves_it_to_the_words():
    unknown = choose("Evacuation of Elm Street", of="alert", fields={"severity": "Unknown"})
    odd = choose("Evacuation of Elm Street", of="alert", fields={"severity": "Xyzzy"})
    assert (unknown.severity, unknown.warnings) == (Severity.URGENT, ())
    assert (odd.severity, odd.warnings) == (Severity.URGENT, ("unknown_severity",))


@pytest.mark.parametrize(
    ("title", "lang", "severity"),
    [
        ("Boil water order for Elm Street", "en", Severity.URGENT),
        ("Evacuate now", "en", Severity.URGENT),
        ("The boil water order has been lifted", "en", Severity.ORDINARY),
        ("Evacuation drill at the school", "en", Severity.ORDINARY),
        ("Water shut-off on Elm Street", "en", Severity.IMPORTANT),
        ("Water is no longer safe: do not drink it", "en", Severity.URGENT),
        ("Vigilance rouge aux crues", "fr", Severity.URGENT),
        ("Fin de la vigilance rouge", "fr", Severity.ORDINARY),
        ("Exercice d’évacuation", "fr", Severity.ORDINARY),
        ("L’eau n’est plus potable : ne pas boire", "fr", Severity.URGENT),
        ("Coupure d’eau mardi matin", "fr", Severity.IMPORTANT),
    ],
)
def test_an_alert_is_urgent_only_where_its_words_say_so(title, lang, severity):
    assert choose(title, lang=lang, of="alert").severity is severity


def test_words_make_nothing_but_alerts_urgent():
    assert choose("Evacuation of 1944: an exhibition", of="event").severity is Severity.ORDINARY


def test_without_types_an_item_is_what_its_source_is():
    assert ItemTypes(()).choose(source(type="x"), RAW, Said("Concert\n", "en")).type.code == "x"
