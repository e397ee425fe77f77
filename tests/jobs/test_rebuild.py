"""The index made anew from the record, while everything goes on."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from itertools import count
from random import Random
from threading import Event

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from jobs.differences import Difference, differences, listed_in
from jobs.index_changes import index_changes, ops_of
from jobs.instance import Instance
from jobs.rebuild import go_back, rebuild
from records import ConfigError, Query, Reach, ReachKind, Status
from store.alone import alone
from store.dialect import Turn
from store.items import find_item, save_item
from store.sources import save_sources
from tests.engines import ENGINES, settings_of
from tests.store.examples import MINUTE, NOON, item, source

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))


@pytest.fixture(params=ENGINES)
def environ(request, tmp_path, monkeypatch):
    with settings_of(request.param) as search:
        environ = {**search, "ILOT_HOME": str(tmp_path / "var")}
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        yield environ


@pytest.fixture
def instance(environ):
    with closing(Instance(load_settings())) as instance:
        with instance.database.write() as db:
            save_sources(db, "demo", [source(), source("police")])
        yield instance


def save(instance, *items) -> None:
    with instance.database.write() as db:
        for one in items:
            save_item(db, one, NOON)


def listed(instance) -> list[tuple[str, int]]:
    """What the record says that the index should hold."""
    with instance.database.read() as db:
        return list(listed_in(db))


def held(instance) -> list[tuple[str, int]]:
    return list(instance.index.versions())


def test_a_rebuilt_index_holds_what_the_record_lists(instance):
    save(instance, *(item(f"a{n}") for n in range(700)))
    save(instance, item("hidden", status=Status.WITHDRAWN))
    save(instance, item("told-again", source_id="demo/police", signature="words of a7"))
    index_changes(instance)
    before = held(instance)
    assert rebuild(instance) == 700
    assert held(instance) == before == listed(instance)
    assert index_changes(instance) == 0


def test_no_change_is_lost_while_a_writer_and_the_worker_go_on(instance, environ):
    save(instance, *(item(f"a{n}") for n in range(600)))
    index_changes(instance)
    with going_on(environ, write, work):
        for _ in range(3):
            rebuild(instance)
    index_changes(instance)
    assert held(instance) == listed(instance)
    assert instance.index.search(ALL, limit=1_000).item_ids


def test_what_the_worker_deals_with_behind_the_rebuilds_back_is_in(instance):
    save(instance, item("a"), item("b"), item("c"))
    index_changes(instance)

    def meanwhile(*_: object) -> None:
        save(instance, item("a", title="Changed"), item("b", status=Status.WITHDRAWN), item("d"))
        assert index_changes(instance) == 3  # into the old generation, and struck off

    rebuild(instance, meanwhile)
    assert held(instance) == [("a", 2), ("c", 1), ("d", 1)] == listed(instance)
    assert instance.index.checkpoint() > 6


def test_a_change_that_the_worker_still_carries_undoes_nothing(instance):
    save(instance, item("a"), item("b"))
    index_changes(instance)
    with instance.database.read() as db:
        carried = ops_of(db, {"a": 1, "b": 1})
    save(instance, item("a", title="Changed"))
    rebuild(instance)
    instance.index.apply(carried, 2)
    assert held(instance) == [("a", 2), ("b", 1)]


def test_what_does_not_change_is_found_at_every_moment(instance, environ):
    save(instance, *(item(f"a{n}") for n in range(30)))
    index_changes(instance)
    counts: set[int] = set()

    def read(other: Instance, _round: int) -> None:
        counts.add(len(other.index.search(ALL, limit=100).item_ids))

    with going_on(environ, read):
        for _ in range(3):
            rebuild(instance)
    assert counts == {30}


def test_an_interrupted_rebuild_changes_nothing_and_leaves_nothing(instance):
    save(instance, item("a"))
    index_changes(instance)
    before = instance.index.health().generation

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        rebuild(instance, interrupt)
    assert instance.index.generations() == (before,)
    assert held(instance) == [("a", 1)]


def test_a_rebuild_that_fails_leaves_the_generation_to_go_back_to(instance):
    save(instance, item("a"))
    index_changes(instance)
    before = instance.index.health().generation
    rebuild(instance)
    kept = instance.index.generations()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        rebuild(instance, interrupt)
    assert instance.index.generations() == kept
    assert go_back(instance) == before
    rebuild(instance)
    assert instance.index.generations()[0] == before  # in force until then: the other one is gone
    assert len(instance.index.generations()) == 2


def test_what_a_killed_rebuild_left_is_dropped_by_the_next(instance):
    save(instance, item("a"))
    index_changes(instance)
    left = instance.index.create_generation()
    with pytest.raises(ConfigError, match="no generation is kept"):
        go_back(instance)
    rebuild(instance)
    assert left not in instance.index.generations()
    assert len(instance.index.generations()) == 2


def test_a_second_rebuild_at_the_same_time_is_refused(instance, capsys):
    save(instance, item("a"))
    with alone(instance.database, Turn.REBUILD) as is_ours:
        assert is_ours
        assert main(["rebuild"]) == 2
    assert "another one is under way" in capsys.readouterr().err
    assert main(["rebuild"]) == 0
    assert "1 items indexed anew" in capsys.readouterr().out


def test_going_back_takes_the_changes_along_and_forth_again(instance, capsys):
    save(instance, item("a"), item("b"), item("c"))
    index_changes(instance)
    first = instance.index.health().generation
    rebuild(instance)
    second = instance.index.health().generation
    save(instance, item("a", title="Changed"), item("b", status=Status.WITHDRAWN), item("d"))
    index_changes(instance)
    assert go_back(instance) == first
    assert held(instance) == [("a", 2), ("c", 1), ("d", 1)]
    save(instance, item("c", title="Changed"))
    index_changes(instance)
    assert main(["rebuild", "--back"]) == 0
    assert f"back in {second}" in capsys.readouterr().out
    assert held(instance) == [("a", 2), ("c", 2), ("d", 1)] == listed(instance)


def test_each_switch_gives_feeds_another_version(instance):
    save(instance, item("a"))
    index_changes(instance)
    seen = [instance.index.checkpoint()]
    for act in (rebuild, go_back, go_back):
        act(instance)
        seen.append(instance.index.checkpoint())
    assert seen == sorted(set(seen))
    save(instance, item("b"))
    index_changes(instance)
    assert instance.index.checkpoint() > seen[-1]


def test_an_index_that_was_lost_is_filled_by_the_worker(instance, environ, tmp_path, monkeypatch):
    save(instance, item("a"), item("b", status=Status.WITHDRAWN), item("c"))
    assert index_changes(instance) == 3
    monkeypatch.setenv("ILOT_SEARCH_PREFIX", environ.get("ILOT_SEARCH_PREFIX", "") + "-other")
    (tmp_path / "var/index").exists() and (tmp_path / "var/index").rename(tmp_path / "lost")
    with closing(Instance(load_settings())) as other:
        assert index_changes(other) == 3
        assert held(other) == listed(other) == [("a", 1), ("c", 1)]
        assert index_changes(other) == 0


def test_an_index_that_can_not_be_read_is_made_anew(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ILOT_HOME", str(tmp_path))
    with closing(Instance(load_settings())) as instance:
        with instance.database.write() as db:
            save_sources(db, "demo", [source()])
        save(instance, item("a"))
        index_changes(instance)
    [file] = (tmp_path / "index").glob("g*.sqlite")
    file.write_bytes(b"not a database, but long enough to look" * 100)
    assert main(["work", "--once"]) == 3
    assert "python -m jobs rebuild" in capsys.readouterr().err
    assert main(["rebuild"]) == 0
    assert main(["work", "--once"]) == 0
    with closing(Instance(load_settings())) as instance:
        assert held(instance) == [("a", 1)]


def test_without_a_pointer_nothing_is_dropped_until_there_is_a_new_index(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("ILOT_HOME", str(tmp_path))
    with closing(Instance(load_settings())) as instance:
        with instance.database.write() as db:
            save_sources(db, "demo", [source()])
        save(instance, item("a"))
        index_changes(instance)
        (tmp_path / "index/current").write_text("")
        assert main(["rebuild", "--check"]) == 3
        assert 'current: "" is no generation; ' in (told := capsys.readouterr().err)
        assert "python -m jobs rebuild" in told

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        with suppress(KeyboardInterrupt):
            rebuild(instance, interrupt)
        assert "g1" in instance.index.generations()
        rebuild(instance)
        assert instance.index.generations() == ("g1", "g3")
        assert go_back(instance) == "g1"
        assert held(instance) == [("a", 1)]


def test_a_killed_process_gives_its_turn_back(instance, environ):
    holding = (
        "from config.settings import load_settings; from jobs.instance import Instance\n"
        "from store.alone import alone; from store.dialect import Turn; import time\n"
        "with alone(Instance(load_settings()).database, Turn.REBUILD):\n"
        "    print('held', flush=True)\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", holding]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(ConfigError, match="under way"):
            rebuild(instance)
        other.send_signal(signal.SIGKILL)
    rebuild(instance)


def test_differences_are_told_by_item():
    record = [("a", 1), ("b", 2), ("d", 4)]
    index = [("b", 2), ("c", 1), ("d", 3), ("e", 1)]
    assert list(differences(record, index)) == [
        Difference("a", 1, 0),
        Difference("c", 0, 1),
        Difference("d", 4, 3),
        Difference("e", 0, 1),
    ]
    assert list(differences([], [])) == []


@contextmanager
def going_on(environ, *acts) -> Iterator[None]:
    """Repeat each act with an instance of its own until the block ends; what fails is raised."""
    stopped = Event()

    def repeat(act) -> None:
        with closing(Instance(load_settings(environ))) as other:
            for number in count():
                if stopped.is_set():
                    return
                act(other, number)

    with ThreadPoolExecutor(len(acts)) as pool:
        running = [pool.submit(repeat, act) for act in acts]
        try:
            yield
        finally:
            stopped.set()
    for one in running:
        one.result()


def write(instance: Instance, number: int) -> None:
    """Save a new item, change one, withdraw one, bring one back, let one join a story."""
    chance = Random(number)
    known = f"a{chance.randrange(600)}"
    with instance.database.read() as db:
        found = find_item(db, known)
    when = NOON + chance.randrange(9) * timedelta(days=1)
    status = chance.choice([Status.ACTIVE, Status.WITHDRAWN, Status.CANCELLED])
    words = f"words of a{chance.randrange(600)}"
    save(instance, item(f"n{number}", published_at=when + MINUTE))
    save(instance, replace(found, title=f"Round {number}", status=status, signature=words))


def work(instance: Instance, _number: int) -> None:
    index_changes(instance)
