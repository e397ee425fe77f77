"""An index is one record's: who comes with another record (database) is refused, whatever he asks.

The index that came before this was noted is claimed by the first worker whose record knows it.
"""

from contextlib import closing

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from jobs.audit import Audit, audit_index
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.rebuild import go_back, rebuild
from records import IndexDown
from store.items import save_item
from store.sources import save_sources
from tests.engines import ENGINES, settings_of
from tests.store.examples import NOON, item, source


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An instance's home, with another database beside it; the environment names the first."""
    monkeypatch.setenv("ILOT_HOME", str(tmp_path))
    for name in ("ours", "theirs"):
        monkeypatch.setenv("ILOT_DATABASE_URL", _url(tmp_path, name))
        with closing(Instance(load_settings())) as instance, instance.database.write() as db:
            save_sources(db, "demo", [source()])
            save_item(db, item(f"of-{name}"), NOON)
    monkeypatch.setenv("ILOT_DATABASE_URL", _url(tmp_path, "ours"))
    return tmp_path


@pytest.fixture
def theirs(home, monkeypatch):
    """Let the environment name the other database from now on."""
    return lambda: monkeypatch.setenv("ILOT_DATABASE_URL", _url(home, "theirs"))


def _url(home, name: str) -> str:
    return f"sqlite:///{home}/{name}.sqlite"


def held() -> list[str]:
    with closing(Instance(load_settings())) as instance:
        return [item_id for item_id, _ in instance.index.versions()]


@pytest.fixture
def without_note(home):
    """The embedded index of before, filled by the first record, with one to go back to."""
    with closing(Instance(load_settings())) as instance:
        rebuild(instance)
        rebuild(instance)
    (home / "index" / "record").unlink()
    return home


@pytest.mark.parametrize("engine", ENGINES)
def test_a_command_with_another_database_is_refused_and_changes_nothing(
    engine, home, theirs, monkeypatch, capsys
):
    with settings_of(engine) as search:
        for name, value in search.items():
            monkeypatch.setenv(name, value)
        assert main(["rebuild"]) == 0
        assert main(["rebuild"]) == 0
        capsys.readouterr()
        theirs()
        for command in (
            ["rebuild"],
            ["rebuild", "--check"],
            ["rebuild", "--back"],
            ["work", "--once"],
        ):
            assert main(command) == 3
            said = capsys.readouterr()
            assert said.out == ""
            assert "belongs to another record (database); " in said.err
            assert "if that record is gone, delete" in said.err
            assert said.err.count("\n") == 1
        monkeypatch.setenv("ILOT_DATABASE_URL", _url(home, "ours"))
        assert main(["rebuild", "--check"]) == 0
        assert held() == ["of-ours"]


@pytest.mark.parametrize("write", [index_changes, audit_index, rebuild, go_back])
def test_nothing_is_written_into_an_index_without_a_note_that_holds_nothing_of_the_record(
    without_note, theirs, write
):
    theirs()
    with closing(Instance(load_settings())) as instance:
        with pytest.raises(IndexDown, match=r"holds nothing of this record .* database_url"):
            write(instance)
        assert not (without_note / "index" / "record").exists()
    assert held() == ["of-ours"]


def test_the_worker_claims_the_index_of_its_record_and_only_looking_does_not(without_note):
    note = without_note / "index" / "record"
    assert main(["rebuild", "--check"]) == 0
    assert not note.exists()
    with closing(Instance(load_settings())) as instance:
        assert audit_index(instance) == Audit()
    assert note.exists()
    assert held() == ["of-ours"]


def test_a_deleted_folder_is_filled_by_whoever_comes_next(home, theirs):
    assert main(["work", "--once"]) == 0
    for file in (home / "index").iterdir():
        file.unlink()
    (home / "index").rmdir()
    theirs()
    assert main(["work", "--once"]) == 0
    assert held() == ["of-theirs"]
