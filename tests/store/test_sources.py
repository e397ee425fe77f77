from dataclasses import replace

from records import Expectation, Poll, Privacy, Selectors, Source
from store.database import Database
from store.items import find_item
from store.source_state import find_state, save_state, states_of
from store.sources import find_source, save_sources, sources_of

from .examples import NOON, item, save, source, with_sources

FULL: Source = replace(
    source(),
    privacy=Privacy.BLOCK,
    mapping={"title": "{Kind}"},
    selectors=Selectors("li"),
    poll=Poll(5),
    expect=Expectation(1),
)


def test_a_source_comes_back_as_it_was_saved(database: Database) -> None:
    with database.write() as db:
        save_sources(db, "demo", [FULL, source("biblio")])
        assert find_source(db, FULL.id) == FULL
        assert sources_of(db, "demo") == (source("biblio"), FULL)
        assert sources_of(db, "other") == ()


def test_a_source_that_is_not_configured_any_more_is_retired(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    with database.write() as db:
        save(db, item("a"))
        save_sources(db, "demo", [source("biblio")])
        assert [s.id for s in sources_of(db, "demo")] == ["demo/biblio"]
        assert list(states_of(db, "demo")) == ["demo/biblio"]
        assert find_source(db, "demo/mairie") == source()
        assert find_item(db, "a") is not None


def test_a_retired_source_that_is_configured_again_goes_on_where_it_stood(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        save_state(db, replace(find_state(db, "demo/mairie"), failures=3, due_at=NOON))
        save_sources(db, "demo", [])
        save_sources(db, "demo", [FULL])
        assert sources_of(db, "demo") == (FULL,)
        assert find_state(db, "demo/mairie").failures == 3


def test_saving_one_town_leaves_the_others_alone(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save_sources(db, "other", [source(town="other")])
        save_sources(db, "other", [])
        assert len(sources_of(db, "demo")) == 1
