"""What people type to search is understood the same way everywhere, and is never an error."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import Term, TermKind
from records.terms import spelled
from search.text import read_terms, said_by
from web.asking import Asking, Chosen, Field, Missed, Names, Vocabulary, read
from web.asking.days import read_span
from web.searched import LONGEST_TEXT, is_too_long

TODAY = date(2026, 11, 21)
VOCABULARY = Vocabulary(
    Names(
        [
            ("roads", "roads"),
            ("Roads and traffic", "roads"),
            ("Voirie et circulation", "roads"),
            ("safety", "safety"),
            ("Sécurité", "safety"),
            ("sport", "sport"),
            ("fire_accident", "fire_accident"),
        ]
    ),
    Names([("event", "event"), ("Événement", "event"), ("Record", "record"), ("Relevé", "record")]),
    Names(
        [("le-journal", "le-journal"), ("Le Journal du Port", "le-journal"), ("Mairie", "mairie")]
    ),
    TODAY,
)
PIECES = (
    *'"«»“”„-−*:,()^~+',
    *(
        "theme:",
        "thème : ",
        "source:",
        "since:",
        "-",
        "type:",
        "avant:",
        "AND",
        "OR",
        "NOT",
        "NEAR/2",
    ),
    *("roads", "Roads and traffic", "Sécurité", "Le Journal du Port", "pont", "l'école", "14:30"),
    *(
        "http://x.example/?a=b",
        "7d",
        "2026-11",
        "30 novembre 2026",
        "hier",
        "rendez-vous",
        "_",
        "12½",
    ),
)
searches = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda blank: blank.join(pieces))
)


def ask(text: str) -> Asking:
    return read(text, VOCABULARY)


def word(text: str, kind: TermKind = TermKind.WORD, *, banned: bool = False) -> Term:
    return Term(text, kind, banned)


@given(searches)
def test_whatever_is_typed_is_read_and_read_again_it_is_the_same(text: str):
    asking = ask(text)
    assert ask(asking.text) == asking


@given(searches)
def test_terms_that_are_spelled_out_are_read_as_the_same_terms(text: str):
    terms = ask(text).terms
    assert ask(" ".join(map(spelled, terms))).terms == terms


@given(searches)
def test_nothing_is_dropped_but_marks_that_separate(text: str):
    kept = iter(" ".join(part.typed for part in ask(text).parts))
    assert all(character in kept for character in text if character.isalnum())


@given(searches.map(lambda text: " ".join(text.split())[:LONGEST_TEXT]))
def test_what_links_carry_is_never_too_long(text: str):
    asking = ask(text)
    carried = [asking, asking.without_chosen(), *map(asking.without, asking.parts)]
    assert not any(is_too_long(each.text) for each in carried)
    assert not is_too_long(" ".join(map(spelled, asking.terms)))


def test_a_list_stays_a_list():
    text = "theme:" + ",".join(f"z{number:02}" for number in range(48))
    assert len(ask(text).missed) == 48
    assert ask(text).text == text
    assert ask("theme:roads,x theme:y -theme:x,y").text == "theme:roads,x,y -theme:x,y"


def test_words_phrases_beginnings_and_what_to_leave_out():
    assert ask('travaux "Rue du Port" trav* -vélo').terms == (
        word("travaux"),
        word("Rue du Port", TermKind.PHRASE),
        word("trav", TermKind.PREFIX),
        word("vélo", banned=True),
    )
    assert ask("-trav*").terms == (word("trav", TermKind.PREFIX, banned=True),)
    assert ask('-"rue du Port"').terms == (word("rue du Port", TermKind.PHRASE, banned=True),)


@pytest.mark.parametrize("typed", ["l'école", "d’eau", "l'éco*", "écoles", "qu'Éric"])
@pytest.mark.parametrize("said", ["L’école, près de l’eau", "Éric rit", "Les écoles du port"])
def test_a_word_without_or_with_its_article_is_left_out_as_it_is_found(typed: str, said: str):
    wanted, banned = (read_terms(ask(sign + typed).terms) for sign in ("", "-"))
    bare = read_terms(ask(typed.replace("’", "'").split("'")[-1]).terms)
    item = said_by(said, "fr")
    assert banned.holds(item) != bare.holds(item)
    if not typed.endswith("*"):
        assert wanted.holds(item) == bare.holds(item)


def test_a_name_with_an_apostrophe_and_words_with_a_hyphen_are_left_out_as_they_stand():
    assert ask("-o'neill -rendez-vous").terms == (
        word("o'neill", banned=True),
        word("rendez-vous", banned=True),
    )
    assert not read_terms(ask("-rendez-vous").terms).holds(said_by("Un rendez-vous", "fr"))
    assert read_terms(ask("-rendez-vous").terms).holds(said_by("Vous rendez service", "fr"))


@pytest.mark.parametrize("text", ['-"pont', '-" pont', "-«pont", '-""pont', 'rue -"pont'])
def test_a_minus_before_a_mark_without_its_fellow_stays_with_the_word(text: str):
    assert ask(text.replace('" ', '"')).terms[-1] == word("pont", banned=True)


@pytest.mark.parametrize("text", ['"pont neuf"', "«pont neuf»", "« pont neuf »", "“pont neuf”"])
def test_all_quotation_marks_hold_a_phrase(text: str):
    assert ask(text).terms == (word("pont neuf", TermKind.PHRASE),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"pont neuf', "pont neuf"),
        ('pont" neuf', "pont neuf"),
        ("pont - neuf", "pont neuf"),
        ("rendez-vous", "rendez-vous"),
        ("le 14:30", "le 14 30"),
        ("http://x.example/", "http x.example"),
        ("(pont OR neuf) AND c^2 ~", "pont OR neuf AND c^2"),
        ("theme:", "theme"),
        ("open-source:pont", "open-source pont"),
        ("--pont", "pont"),
        ("p*nt", "p*nt"),
        ("title:pont", "title pont"),
    ],
)
def test_what_is_no_operator_is_text(text: str, words: str):
    assert ask(text).terms == tuple(map(word, words.split()))


@pytest.mark.parametrize(
    "text",
    [
        "theme:roads",
        "thème:roads",
        "THEMES:ROADS",
        "thème : voirie",
        "theme:voirie et circulation",
        'theme:"Roads and traffic"',
        "thème:roads-and-traffic",
        "theme:circulation",
    ],
)
def test_a_theme_is_known_by_code_name_or_beginning_in_either_language(text: str):
    asking = ask(text)
    assert asking.codes(Field.THEME) == {"roads"}
    assert asking.terms == ()


def test_several_of_one_field_are_any_of_them():
    assert ask("theme:roads,safety theme:sport").codes(Field.THEME) == {"roads", "safety", "sport"}
    assert ask("type:evenement source:mairie").codes(Field.TYPE) == {"event"}
    assert ask("source:mairie,journal").codes(Field.SOURCE) == {"mairie", "le-journal"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("theme:roads, safety", {"roads", "safety"}),
        ("theme:roads, source:mairie", {"roads"}),
        ('theme:roads, "fire_accident"', {"roads", "fire_accident"}),
        ("theme:roads, -safety", {"roads"}),
        ("theme:roads,", {"roads"}),
    ],
)
def test_a_blank_behind_a_comma_goes_on_with_the_list(text: str, codes: set[str]):
    assert ask(text).codes(Field.THEME) == codes
    assert not ask(text).missed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("events", "Event"),
        ("événements", "Événement"),
        ("event", "Events"),
        ("réunion", "Réunions"),
        ("alertes", "Alerte"),
        ("actualité", "Actualités"),
        ("library", "Public Libraries"),
        ("libraries", "Public Library"),
        ("voiries", "Voirie"),
        ("journaux", "Journal"),
        ("churches", "Church"),
        ("notice", "Notices"),
        ("town hall", "The Town Hall of the Port"),
        ("town halls", "The Town Hall of the Port"),
    ],
)
def test_number_does_not_matter_in_names(typed: str, name: str):
    vocabulary = Vocabulary(Names(), Names(), Names([(name, "it"), ("Court", "court")]), TODAY)
    asking = read(f"source:{typed} pont", vocabulary)
    assert asking.codes(Field.SOURCE) == {"it"}
    assert asking.terms == (word("pont"),)


def test_of_several_that_may_be_meant_all_are_told():
    names = Names([("Mairie du Port", "port"), ("Mairie du Lac", "lac"), ("Journal", "journal")])
    (missed,) = read("source:mairie du", Vocabulary(Names(), Names(), names, TODAY)).missed
    assert missed.options == {"port", "lac"}
    assert missed.value == "mairie du"
    assert missed.terms == (word("mairie"), word("du"))


@pytest.mark.parametrize(
    ("text", "missed", "words"),
    [
        ("since:next monday pont", ["next monday"], "next monday pont"),
        ("since:lundi matin pont", ["matin"], "matin pont"),
        ("since:yesterday 14:30", ["14:30"], "14 30"),
        ("depuis:il y a longtemps", ["il y a longtemps"], "il y a longtemps"),
        ("since:a few days ago", ["a few days ago"], "a few days ago"),
        ('since:"soon" monday', ["soon"], "soon monday"),
        ("since:7d pont", [], "pont"),
    ],
)
def test_what_is_not_read_of_a_date_is_told(text: str, missed: list[str], words: str):
    asking = ask(text)
    assert [part.value for part in asking.missed] == missed
    assert asking.terms == tuple(map(word, words.split()))


def test_a_name_that_is_not_quoted_ends_where_it_ends():
    asking = ask("source:Le Journal du Port pont")
    assert asking.codes(Field.SOURCE) == {"le-journal"}
    assert asking.terms == (word("pont"),)
    assert asking.text == 'source:"Le Journal du Port" pont'


@pytest.mark.parametrize("text", ["theme:s", "theme:nonsense", "since:soon", "source:x"])
def test_what_is_not_known_is_told_and_looked_for_as_words(text: str):
    (missed,) = ask(text).parts
    assert isinstance(missed, Missed)
    assert missed.terms == (word(missed.value.strip(",")),)


@pytest.mark.parametrize("text", ["-theme:roads", "-source:x", "-since:7d", "-rendez-v*"])
def test_only_words_can_be_left_out_and_all_else_has_no_effect(text: str):
    asking = ask(f"{text} pont")
    (missed,) = asking.missed
    assert missed.banned
    assert asking.terms == (word("pont"),)
    assert asking.since is None
    assert not any(asking.codes(field) for field in Field)
    assert asking.text == f"{text} pont"


def test_a_part_can_be_taken_out():
    asking = ask("theme:roads pont since:7d")
    first = asking.parts[0]
    assert isinstance(first, Chosen)
    assert asking.without(first).text == "pont since:7d"
    assert asking.without_dates().text == "theme:roads pont"
    assert asking.without_chosen().text == "pont since:7d"


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("since:2026-11-03", date(2026, 11, 3), None),
        ("depuis:2026-11", date(2026, 11, 1), None),
        ("until:2026-11", None, date(2026, 11, 30)),
        ("jusqu’au:30/11/2026", None, date(2026, 11, 30)),
        ("jusqu'au : 30 novembre 2026", None, date(2026, 11, 30)),
        ("before:2026-11", None, date(2026, 10, 31)),
        ("avant:2026", None, date(2025, 12, 31)),
        ("after:2026-10", date(2026, 11, 1), None),
        ("après:1er octobre", date(2026, 10, 2), None),
        ("date:hier", date(2026, 11, 20), date(2026, 11, 20)),
        ("since:7d", date(2026, 11, 14), None),
        ("since:2w since:3j", date(2026, 11, 18), None),
        ("since:2026-11-01 until:2026-11-03 until:today", date(2026, 11, 1), date(2026, 11, 3)),
    ],
)
def test_dates_bound_when_something_came_out(text: str, since: date | None, until: date | None):
    asking = ask(text)
    assert (asking.since, asking.until) == (since, until)
    assert asking.terms == ()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("2026-11-30", date(2026, 11, 30)),
        ("30/11/2026", date(2026, 11, 30)),
        ("30.11.26", date(2026, 11, 30)),
        ("11/30/2026", date(2026, 11, 30)),
        ("3/4/2026", date(2026, 4, 3)),
        ("30 nov. 2026", date(2026, 11, 30)),
        ("November 30, 2026", date(2026, 11, 30)),
        ("30th of november 2026", date(2026, 11, 30)),
        ("30 novembre", date(2025, 11, 30)),
        ("30/11", date(2025, 11, 30)),
        ("août", date(2026, 8, 1)),
        ("December", date(2025, 12, 1)),
        ("novembre 2026", date(2026, 11, 1)),
        ("11/2026", date(2026, 11, 1)),
        ("Aujourd’hui", TODAY),
        ("3 mois", date(2026, 8, 21)),
        ("9m", date(2026, 2, 21)),
        ("1 an", date(2025, 11, 21)),
        ("3 days ago", date(2026, 11, 18)),
        ("a week ago", date(2026, 11, 14)),
        ("il y a 3 jours", date(2026, 11, 18)),
        ("il y a un mois", date(2026, 10, 21)),
        ("last week", date(2026, 11, 9)),
        ("la semaine dernière", date(2026, 11, 9)),
        ("this week", date(2026, 11, 16)),
        ("le mois dernier", date(2026, 10, 1)),
        ("l’an dernier", date(2025, 1, 1)),
        ("last year", date(2025, 1, 1)),
        ("novembre dernier", date(2025, 11, 1)),
        ("last 7 days", date(2026, 11, 14)),
        ("lundi", date(2026, 11, 16)),
        ("Saturday", TODAY),
        ("last Saturday", date(2026, 11, 14)),
        ("jeudi 19 novembre", date(2026, 11, 19)),
        ("Thursday, November 19", date(2026, 11, 19)),
        ("Friday 20 November 2015", date(2015, 11, 20)),
        ("Today, Saturday 21 November", TODAY),
        ("Hier, vendredi 20 novembre", date(2026, 11, 20)),
    ],
)
def test_dates_are_read_as_people_write_them(words: str, first: date):
    span = read_span(words, TODAY)
    assert span is not None
    assert span.first == first


@pytest.mark.parametrize(
    "words",
    [
        "",
        "31/02/2026",
        "2026-13",
        "0d x",
        "novembre novembre",
        "1850",
        "999y",
        "13 14 mai",
        "٣d",
        "vendredi 19 novembre",
        "last",
        "last day",
        "next monday",
        "ay",
        "this monday",
        "last 7",
        "hier soir",
    ],
)
def test_what_is_no_date_is_none(words: str):
    assert read_span(words, TODAY) is None


def test_the_month_comes_first_where_people_write_it_first():
    span = read_span("3/4/2026", TODAY, month_first=True)
    assert span is not None
    assert span.first == date(2026, 3, 4)


@given(st.text(max_size=30), st.dates(date(1971, 1, 1), date(2098, 1, 1)))
def test_no_words_break_the_reading_of_dates(words: str, today: date):
    span = read_span(words, today)
    assert span is None or span.first <= span.last
