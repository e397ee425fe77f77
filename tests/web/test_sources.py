"""What is collected, and how it is doing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from records import Failure, SourceState
from store.source_state import save_state
from tests.web.conftest import World
from tests.web.news import NOW


def test_the_list_says_who_is_well_silent_and_failing_and_why(world: World):
    page = world.get("/en/tiny/sources")
    assert "3 publishers are read." in page
    assert '<span class="state">Well</span>' in page
    assert "Silent since 7 October" in page
    assert "since 18 November</span>: its site takes too long to answer" in page
    french = world.get("/fr/tiny/sources")
    assert "depuis le 18 novembre</span>\xa0: son site met trop de temps à répondre" in french


def test_the_technical_reason_is_for_the_operator(world: World):
    assert "no answer within 60 s" not in world.get("/en/tiny/sources")
    assert "no answer within 60 s" not in world.get("/en/tiny/sources/journal")


def test_a_source_has_its_items_and_its_state(world: World):
    page = world.get("/en/tiny/sources/police")
    assert "Vélo volé" in page
    assert "Coupure" not in page
    assert "Silent since" in page


def test_a_home_page_that_is_no_web_address_is_no_link(world: World):
    assert "javascript:" not in world.get("/en/tiny/sources/journal")


@pytest.mark.parametrize(
    ("state", "is_noted"),
    [
        (SourceState("tiny/mairie", last_ok_at=NOW, failure=Failure.TIMEOUT), False),
        (SourceState("tiny/mairie", last_ok_at=NOW, failure=Failure.NOT_A_FEED), True),
        (SourceState("tiny/mairie", failure=Failure.TIMEOUT), True),
    ],
    ids=["one timeout", "what does not mend itself", "never well"],
)
def test_a_broken_source_is_named_at_once_a_hiccup_is_not(
    own_world: World, state: SourceState, is_noted: bool
):
    failing = replace(state, failing_since=NOW - timedelta(hours=1), failures=1)
    with own_world.database.write() as db:
        save_state(db, failing)
    page = own_world.get("/en/tiny/")
    assert ("Mairie can't be read" in page.replace("&#39;", "'")) is is_noted
