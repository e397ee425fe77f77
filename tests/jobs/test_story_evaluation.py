"""The edits and notices by which stories are measured are what their definitions say."""

from datetime import UTC, datetime

import pytest

from config.themes import load_themes
from enrich.analyser import Analyser
from geo.gazetteer import Gazetteer
from jobs.evaluation.edit_ladder import ladder
from jobs.evaluation.story_record import Text, day_of, story_record
from jobs.evaluation.templates import own_notices
from jobs.workshop import Workshop
from tests.geo.small_town import build

DAY = datetime(2026, 5, 4, 12, tzinfo=UTC)
BODY = (
    "The Council asks the Manager to look at the three crossings of Elm Street where cars do not "
    "stop for those on foot, and to say by June 12 what paint, lamps or raised crossings would "
    "cost. Neighbors had counted 240 cars in an hour on a school day, and more of them than before "
    "took the turn toward the river without a look at who was waiting at the curb."
)
TEXT = Text("council", "Crossings on Elm Street", BODY, DAY, "one")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    gazetteer = Gazetteer(build(tmp_path_factory.mktemp("town"))[0])
    return Workshop(gazetteer, Analyser(gazetteer.names(), load_themes()), 0.85, 0.0)


def test_who_rewords_leaves_numbers_and_names_and_changes_as_much_as_is_said():
    changed = ladder([TEXT])["25 %"](TEXT)
    pairs = list(zip(BODY.split(), changed.body.split(), strict=True))
    assert 0.15 < sum(old != new for old, new in pairs) / len(pairs) <= 0.26
    assert all(old.islower() and old.isalpha() for old, new in pairs if old != new)
    assert changed.publisher != TEXT.publisher


def test_edits_come_into_their_texts_story_and_others_do_not(workshop):
    with story_record(workshop, ("council", "paper")) as record:
        own = record.save(TEXT).story_id
        edits = ladder([TEXT])
        for rung in ("reprint", "10 %", "25 %", "first half", "teaser"):
            assert record.story_id(edits[rung](TEXT)) == own, rung
        elm = edits["reprint"](TEXT)
        for old, new in (("Elm", "Oak"), ("June 12", "June 13"), ("240", "250")):
            other = elm.body.replace(old, new)
            moved = Text("paper", elm.title.replace(old, new), other, DAY, "one")
            assert record.story_id(moved) != own
        assert record.merged() == []


def test_no_two_notices_of_one_pattern_are_one_story(workshop):
    notices = list(own_notices())
    with story_record(workshop, ("one", "two")) as record:
        stories = {record.save(notice).story_id for notice in notices}
        assert record.merged() == []
    assert len(stories) == len(notices)


def test_days_are_read_as_the_data_write_them():
    said = ("2018-01-29", "01/29/18", "29/01/2018", "01/29/2018 09:39:00 AM")
    assert {day_of(day) for day in said} == {datetime(2018, 1, 29, 12, tzinfo=UTC)}
    with pytest.raises(ValueError, match="soon"):
        day_of("soon")
