"""The index compared with the record: what differs is counted and mended."""

import argparse
import logging
from contextlib import closing

import pytest

import jobs.audit
import jobs.commands.rebuild
from config.settings import load_settings
from jobs.audit import Audit, audit_index
from jobs.commands.rebuild import run
from jobs.differences import listed_in
from jobs.index_changes import index_changes
from jobs.instance import Instance
from records import Consumer, Status
from search.document import Delete, Put, document_of
from store.items import find_item, save_item
from store.outbox import depth
from store.sources import save_sources
from tests.engines import ENGINES, settings_of
from tests.store.examples import NOON, item, source


@pytest.fixture(params=ENGINES)
def instance(request, tmp_path):
    with settings_of(request.param) as search:
        settings = load_settings({**search, "ILOT_HOME": str(tmp_path)})
        with closing(Instance(settings)) as instance:
            with instance.database.write() as db:
                save_sources(db, "demo", [source()])
            save(instance, *(item(name) for name in "abcdef"))
            index_changes(instance)
            yield instance


def save(instance, *items) -> None:
    with instance.database.write() as db:
        for one in items:
            save_item(db, one, NOON)


def put(instance, name: str, **changes):
    with instance.database.read() as db:
        document = document_of(find_item(db, name))
    for field, value in changes.items():
        object.__setattr__(document, field, value)
    return Put(document)


def agree(instance) -> bool:
    with instance.database.read() as db:
        return list(listed_in(db)) == list(instance.index.versions())


def test_an_index_in_order_has_nothing_to_mend(instance):
    assert audit_index(instance) == Audit()
    save(instance, item("a", title="On its way"))
    assert audit_index(instance) == Audit()
    index_changes(instance)
    assert audit_index(instance) == Audit()


def test_what_an_older_copy_lacks_is_mended_without_telling_the_alerts(instance, caplog):
    older = instance.index.create_generation()
    with closing(instance.index.into(older)) as copy:
        # As it was before: c to f were not there yet, and somebody's x is.
        copy.apply([put(instance, "a"), put(instance, "b"), put(instance, "f", item_id="x")], 3)
    save(instance, item("a", title="Changed"), item("b", status=Status.WITHDRAWN))
    index_changes(instance)
    with instance.database.write() as db:
        waiting = depth(db, Consumer.ALERTS)
    instance.index.promote(older)
    with caplog.at_level(logging.WARNING, "jobs.audit"):
        assert audit_index(instance) == Audit(missing=4, stale=1, surplus=2)
    assert [(r.message, r.missing) for r in caplog.records] == [("index_differs", 4)]
    assert index_changes(instance) == 6
    assert agree(instance)
    assert audit_index(instance) == Audit()
    with instance.database.read() as db:
        assert depth(db, Consumer.ALERTS) == waiting


def test_an_index_that_is_ahead_of_the_record_needs_a_rebuild(instance, caplog):
    instance.index.apply([put(instance, "a", revision=9), Delete("b", 9)], 0)
    with caplog.at_level(logging.WARNING, "jobs.audit"):
        assert audit_index(instance).ahead == 1
    assert caplog.records[-1].advice == "python -m jobs rebuild"


def test_more_than_is_looked_at_together_is_mended_all_the_same(instance, monkeypatch):
    monkeypatch.setattr(jobs.audit, "MOST", 2)
    instance.index.apply([Delete(name, 1) for name in "abcde"], 0)
    assert audit_index(instance) == Audit(missing=5)
    assert index_changes(instance) == 5
    assert agree(instance)


def test_a_check_tells_each_difference_and_mends_nothing(instance, monkeypatch, capsys):
    def check() -> int:
        return run(argparse.Namespace(check=True, back=False), instance)

    assert check() == 0
    assert capsys.readouterr().out == "the index holds what the record lists\n"
    monkeypatch.setattr(jobs.commands.rebuild, "SHOWN", 1)
    save(instance, item("c", title="On its way"), item("d", title="On its way"))
    assert check() == 0
    assert capsys.readouterr().out == (
        "2 changes are on their way: the worker takes care of it\n"
        "the index holds what the record lists, but for what is on its way\n"
    )
    instance.index.apply([Delete("a", 1), put(instance, "b", item_id="x", feed_key=7)], 0)
    for _ in range(2):
        assert check() == 1
        assert capsys.readouterr().out == (
            "2 changes are on their way: the worker takes care of it\n"
            "a: not there in the index, revision 1 in the record\n"
            "… and 1 more\n"
            "1 missing, 0 stale, 1 surplus, 0 ahead\n"
            "to mend it: the worker does when it starts, and daily\n"
        )
    assert audit_index(instance) == Audit(missing=1, surplus=1)
