from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from demo.publishers.documents import make_documents
from demo.publishers.entry import Entry
from demo.publishers.newsroom import Edition, publish
from demo.texts import french
from demo.texts.habits import abbreviated, as_typed
from demo.texts.slips import SLIPS
from demo.town.build import build_town
from demo.town.ground import degrees

EDITION = Edition(7, date(2026, 3, 14))
Found = dict[str, tuple[Entry, ...]]


@pytest.fixture(scope="module")
def found() -> Found:
    return publish(build_town(EDITION.seed), EDITION)


def everything(found: Found) -> list[Entry]:
    return [entry for entries in found.values() for entry in entries]


def test_the_same_seed_and_day_give_the_same_bytes(found: Found) -> None:
    again = publish(build_town(EDITION.seed), EDITION)
    site = "http://127.0.0.1:1"
    assert make_documents(found, site) == make_documents(again, site)


def test_tomorrow_keeps_what_was_published_until_today(found: Found) -> None:
    tomorrow = Edition(EDITION.seed, EDITION.today + timedelta(days=1))
    later = {e.guid: e for e in everything(publish(build_town(EDITION.seed), tomorrow)) if e.title}
    recent = [e for e in everything(found) if e.day > "2026-01-20" and e.title]
    kept = [e for e in recent if e.guid in later]
    assert len(kept) > 0.98 * len(recent)
    assert all(later[e.guid].body == e.body for e in kept)


def test_about_half_of_some_fifteen_hundred_items_are_french(found: Found) -> None:
    langs = Counter(entry.lang for entry in everything(found))
    assert 1_350 < langs.total() < 1_750
    assert 0.42 < langs["fr"] / langs.total() < 0.58


def test_texts_have_a_length_that_people_write_and_no_slot_is_left_open(found: Found) -> None:
    for entry in everything(found):
        assert 20 <= len(entry.body.split()) <= 170, entry.body
        assert "{" not in entry.title + entry.body


def test_every_way_of_saying_where_occurs_in_both_languages(found: Found) -> None:
    forms = {(entry.lang, entry.text.spot.form) for entry in everything(found)}
    shared = {"address", "range", "list", "crossing", "section", "street", "place", "area", "town"}
    assert {(lang, form) for lang in ("fr", "en") for form in shared} <= forms
    assert ("en", "block") in forms


def test_guids_are_unique(found: Found) -> None:
    guids = [entry.guid for entry in everything(found)]
    assert len(set(guids)) == len(guids)


def test_the_honest_flaws_are_there(found: Found) -> None:
    assert [e.point for e in found["voirie"]].count((0.0, 0.0)) == 1
    assert [e.title for e in found["mairie-actualites"]].count("") == 1
    newest = max(e.published for e in found["amis-du-phare"]).date()
    assert (EDITION.today - newest).days >= 20
    assert any(entry.cancelled for entry in everything(found))
    assert any(entry.updated for entry in everything(found))


@pytest.mark.parametrize("days_later", [0, 1, 17, 59])
def test_each_slip_is_made_once_on_whatever_day_one_looks(days_later: int) -> None:
    edition = Edition(EDITION.seed, EDITION.today + timedelta(days=days_later))
    entries = everything(publish(build_town(EDITION.seed), edition))
    slips = Counter((e.text.spot.form, e.lang) for e in entries if e.text.spot.meant)
    assert slips == {(form, lang): 1 for form in SLIPS for lang in ("fr", "en")}


def test_what_a_slip_says_is_not_where_it_is_and_the_truth_knows_both(found: Found) -> None:
    slips = {e.text.spot.form: e for e in everything(found) if e.text.spot.meant and e.lang == "fr"}
    for form in ("digit_typed_twice", "streets_apart", "old_name", "hamlet"):
        spot = slips[form].text.spot
        assert spot.meant != spot.name
    row = slips["far_point"].text.spot.row
    assert row
    assert row[0] == slips["far_point"].text.spot.meant
    assert slips["far_point"].point == degrees(row[1])


def test_papers_reprint_some_texts_word_for_word(found: Found) -> None:
    ours = {(e.title, e.body) for e in found["mairie-actualites"] if e.title}
    reprints = [e for e in found["echo-de-port-lune"] if (e.title, e.body) in ours]
    assert 2 <= len(reprints) <= 25


def test_events_lie_within_the_coming_thirty_days(found: Found) -> None:
    starts = [e.starts.date() for e in everything(found) if e.starts]
    assert max(starts) <= EDITION.today + timedelta(days=30)
    assert sum(day > EDITION.today for day in starts) > 30


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rue des Lilas", "de la rue des Lilas"),
        ("boulevard Pasteur", "du boulevard Pasteur"),
        ("avenue du Parc", "de l'avenue du Parc"),
        ("Halles du Vieux-Port", "des halles du Vieux-Port"),
        ("École Jules-Ferry", "de l'école Jules-Ferry"),
        ("Oak Street", "de Oak Street"),
    ],
)
def test_french_contracts_and_elides(name: str, words: str) -> None:
    assert french.of(name) == words


def test_only_the_types_of_streets_are_abbreviated() -> None:
    assert abbreviated("Fermé : avenue du Parc") == "Fermé : av. du Parc"
    assert abbreviated("at 12 Oak Street") == "at 12 Oak St"
    assert abbreviated("Street party: 3 Elm Road") == "Street party: 3 Elm Rd"
    assert abbreviated("dans la limite des places") == "dans la limite des places"


def test_typing_habits_keep_the_number_of_words() -> None:
    for seed in range(60):
        title, body = as_typed("Fête rue de l'Île", "C'est à l'école.", Random(seed))
        assert len(title.split()) == 4
        assert len(body.split()) == 3
