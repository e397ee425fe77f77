"""The documents that a rebuild is filled from, made here or in other processes."""

from dataclasses import replace

import pytest

import jobs.documents
from jobs.documents import Listed
from records import Status, StoreDown
from search.document import analyse, document_of
from store.database import Database, open_database
from store.items import find_items
from store.outbox import last_seq
from tests.store.examples import MINUTE, NOON, item, placed_on, save, with_sources


@pytest.fixture
def database(tmp_path):
    database = open_database(f"sqlite:///{tmp_path}/ilot.sqlite")
    with_sources(database)
    with database.write() as db:
        for n in range(25):
            when = NOON + n * 7 % 25 * MINUTE
            save(db, item(f"a{n}", published_at=when, placements=placed_on(f"demo/x-{n}")))
        save(db, item("hidden", status=Status.HIDDEN))
    yield database
    database.close()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(jobs.documents, "PAGE", 4)


def listed(database: Database, **changes: object) -> Listed:
    with database.read() as db:
        return replace(Listed(database, database.url, last_seq(db)), **changes)


def kept(database: Database):
    with database.read() as db:
        items = find_items(db, [f"a{n}" for n in range(25)]).values()
    return [document_of(one) for one in sorted(items, key=lambda one: one.feed_key)]


def test_each_is_made_once_by_feed_key(database):
    assert list(listed(database).documents(25)) == kept(database)


def test_other_processes_make_the_same_and_analyse_words(database):
    made = listed(database, analysed=True).documents(25, workers=2)
    assert list(made) == [analyse(document) for document in kept(database)]


def test_what_changes_meanwhile_is_left_to_be_caught_up_with(database):
    documents = listed(database).documents(25)
    first = next(documents).item_id
    with database.write() as db:
        # It would come again, with the key of another moment.
        save(db, item(first, published_at=NOON + 60 * MINUTE))
        save(db, item("new", published_at=NOON + 61 * MINUTE))
    ids = [document.item_id for document in documents]
    assert first not in ids
    assert len(ids) == 24
    assert "new" not in ids


def test_a_record_that_can_not_be_read_there_is_told_here(database, tmp_path):
    file = tmp_path / "file"
    file.write_text("no folder")
    url = f"sqlite:///{file}/ilot.sqlite"
    with pytest.raises(StoreDown):
        list(listed(database, url=url).documents(25, workers=1))
