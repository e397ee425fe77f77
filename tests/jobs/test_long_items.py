"""Items that are too long or name too many places: read up to a bound, and it is said so."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from config.themes import load_themes
from enrich.analyser import LONGEST, TEXT_CUT, Analyser
from geo.gazetteer import Gazetteer
from jobs.commands.locate import shown
from jobs.findings import MENTIONS_CUT, MOST_MENTIONS
from jobs.pipeline import build_item, place_words
from jobs.workshop import Workshop
from records import Privacy, Publisher, RawItem, Source
from tests.enrich.test_fuzz import BITS
from tests.geo.small_town import build

SOURCE = Source("tinytown/-", "tinytown", "-", Publisher.OTHER, "-", "-", lang="en")
POLICE = Source(
    "tinytown/-", "tinytown", "-", Publisher.POLICE, "-", "-", lang="en", privacy=Privacy.BLOCK
)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    gazetteer = Gazetteer(build(tmp_path_factory.mktemp("town"))[0])
    return Workshop(gazetteer, Analyser(gazetteer.names(), load_themes()), 0.85, 0.5)


def item(text, workshop, source=SOURCE):
    day = datetime(2026, 1, 2, tzinfo=UTC)
    raw = RawItem(source.id, "1", "Title", text, "http://x.example", day, "h", published=day)
    return build_item(source, raw, workshop)


def test_an_item_of_common_length_has_no_warning(workshop):
    assert item("Fire at 12 Oak St. " * 20, workshop).warnings == ()


def test_a_text_longer_than_a_book_says_that_its_end_was_not_read(workshop):
    found = item("Fire at 12 Oak St. " + "x " * LONGEST, workshop)
    assert found.warnings == (TEXT_CUT,)
    assert found.about


def test_of_thousands_of_places_the_first_are_looked_up_and_the_item_says_so(workshop):
    words = "Fire at 14 Elm St. " + "Fire at 12 Oak St. " * MOST_MENTIONS + "Fire at 22 Ash St."
    found = item(words, workshop)
    assert found.warnings == (MENTIONS_CUT,)
    assert {p.place.name for p in found.about} == {"14 Elm St", "12 Oak St"}


def test_what_is_looked_up_is_shown_each_time_with_its_place(workshop):
    placed = place_words(SOURCE, "Fire at 12 Oak St. " * 2 * MOST_MENTIONS, "en", workshop)
    answers = list(shown(placed, SOURCE, workshop))
    assert placed.warnings == (MENTIONS_CUT,)
    assert len(answers) == MOST_MENTIONS
    assert {answer["places"][0]["name"] for answer in answers} == {"12 Oak St"}


def test_no_house_number_is_left_where_nobody_looked_for_it(workshop):
    for text in ("Theft at 12 Oak St. " * 20_000, "Theft at 12 Oak St, 3 Elm. " * 20_000):
        found = item(text, workshop, POLICE)
        assert TEXT_CUT in found.warnings
        assert "at 12 " not in found.words
    many = item("Theft at 12 Oak St. " * (MOST_MENTIONS + 50), workshop, POLICE)
    assert many.warnings == (MENTIONS_CUT,)
    assert "12" not in many.text


@pytest.mark.parametrize("bit", BITS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whatever_repeats_is_walked_to_the_end_of_an_item(workshop, bit, lang):
    source = replace(POLICE, lang=lang)
    found = item(bit * (2_500 // len(bit)), workshop, source)
    for placement in found.placements:
        mention = placement.mention
        assert mention is None or found.words[mention.start : mention.end] == mention.text
