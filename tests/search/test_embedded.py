"""The embedded index keeps the contract, and what is its own."""

import os
import sqlite3
from pathlib import Path

import pytest

from records import ConfigError, IndexDown, Query, Reach, ReachKind
from search.open import SearchAddress, open_index
from tests.search.contract import IndexContract
from tests.search.contract_laws import laws
from tests.search.items import item, put

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))


class TestEmbeddedIndex(IndexContract, laws(examples=60, pages=30)):
    @pytest.fixture
    def address(self, tmp_path):
        return SearchAddress("embedded", str(tmp_path))


@pytest.fixture
def home(tmp_path) -> Path:
    index = open_index(SearchAddress("embedded", str(tmp_path)))
    index.apply(put(item("a")), checkpoint=1)
    index.close()
    return tmp_path


def test_an_unknown_kind_of_index_is_refused_with_what_is_allowed(tmp_path):
    with pytest.raises(ConfigError, match='allowed: "embedded"'):
        open_index(SearchAddress("lucene", str(tmp_path)))


@pytest.mark.parametrize("shards", [-1, 0, 1025])
def test_a_number_of_shards_that_can_not_be_is_refused_here_too(tmp_path, shards):
    with pytest.raises(ConfigError, match=f"search_shards: {shards} can't be; allowed: 1 to 1024"):
        open_index(SearchAddress("embedded", str(tmp_path), shards=shards))


def test_a_file_that_is_no_database_is_told_with_what_to_do(home):
    (home / "index" / "g1.sqlite").write_bytes(b"not a database, but long enough to look" * 100)
    with pytest.raises(IndexDown, match=r"g1\.sqlite: .* jobs rebuild"):
        open_index(SearchAddress("embedded", str(home))).count(ALL)


def test_a_cut_file_is_told_when_it_is_read(home):
    path = home / "index" / "g1.sqlite"
    os.truncate(path, 3 * 4096)
    with pytest.raises(IndexDown, match="jobs rebuild"):
        open_index(SearchAddress("embedded", str(home))).count(ALL)


def test_a_missing_file_is_told_with_its_name(home):
    (home / "index" / "g1.sqlite").unlink()
    with pytest.raises(IndexDown, match=r"g1\.sqlite: there is no such file"):
        open_index(SearchAddress("embedded", str(home))).count(ALL)


def test_a_file_that_goes_while_it_is_open_can_be_replaced(home):
    index = open_index(SearchAddress("embedded", str(home)))
    (home / "index" / "g1.sqlite").rename(home / "index" / "broken")
    index.promote(index.create_generation())
    assert index.count(ALL) == 0
    index.close()


def test_tables_of_another_version_are_refused(home):
    with sqlite3.connect(home / "index" / "g1.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(IndexDown, match="version 99"):
        open_index(SearchAddress("embedded", str(home))).count(ALL)


def test_a_garbled_pointer_is_told(home):
    (home / "index" / "current").write_text("gone wrong")
    with pytest.raises(IndexDown, match=r'"gone wrong" is no generation; .* jobs rebuild'):
        open_index(SearchAddress("embedded", str(home))).count(ALL)


@pytest.mark.parametrize(
    "noted", [None, b"", b"0", b"nonsense that is long enough", b"-7", b"\xff"]
)
def test_a_lock_that_is_lost_or_garbled_gives_no_number_twice(home, noted):
    index = open_index(SearchAddress("embedded", str(home)))
    waiting = index.create_generation()
    (home / "index" / f"{waiting}.sqlite").rename(home / "index" / f"{waiting}.filling")
    lock = home / "index" / "lock"
    lock.unlink() if noted is None else lock.write_bytes(noted)
    assert (waiting, index.create_generation()) == ("g2", "g3")
    assert lock.read_text() == "3"
    assert index.search(ALL).item_ids == ("a",)
    index.close()


def test_the_number_of_a_generation_whose_file_is_lost_is_not_given_again(home):
    index = open_index(SearchAddress("embedded", str(home)))
    (home / "index" / "lock").unlink()
    (home / "index" / "current").write_text("g77\n")
    assert index.create_generation() == "g78"
    index.close()


def test_a_lost_pointer_is_told_and_no_empty_index_takes_its_place(home):
    (home / "index" / "current").unlink()
    index = open_index(SearchAddress("embedded", str(home)))
    with pytest.raises(IndexDown, match=r"current: No such file.* jobs rebuild"):
        index.count(ALL)
    with pytest.raises(IndexDown):
        index.drop("g1")
    index.promote("g1")
    assert index.count(ALL) == 1
    index.close()


def test_a_home_that_is_a_file_is_told(tmp_path):
    (tmp_path / "index").write_text("")
    with pytest.raises(IndexDown, match="index"):
        open_index(SearchAddress("embedded", str(tmp_path)))


@pytest.fixture
def ours(home):
    """The index of before there were notes, as the record "ours" opens it."""
    index = open_index(SearchAddress("embedded", str(home), record_id="ours"))
    yield index
    index.close()


def test_an_index_without_a_note_is_claimed_once_the_record_knows_any_of_its_items(home, ours):
    assert ours.count(ALL) == 1
    assert not (home / "index" / "record").exists()
    ours.claim(lambda item_ids: "a" in item_ids)
    assert (home / "index" / "record").read_text() == "ours\n"
    ours.claim(lambda item_ids: False)
    with pytest.raises(IndexDown, match=r"index: .* another record .*check database_url and home"):
        open_index(SearchAddress("embedded", str(home), record_id="theirs"))


def test_an_index_without_a_note_that_holds_only_unknown_items_is_not_claimed(home, ours):
    with pytest.raises(IndexDown, match=r"nothing of this record .*check database_url and home"):
        ours.claim(lambda item_ids: False)
    assert not (home / "index" / "record").exists()
    assert ours.count(ALL) == 1


def test_an_empty_index_without_a_note_is_anybody_s(home, ours):
    ours.promote(open_index(SearchAddress("embedded", str(home))).create_generation())
    ours.claim(lambda item_ids: False)
    assert (home / "index" / "record").read_text() == "ours\n"


def test_a_new_index_says_whose_it_is_before_anything_is_in_it(tmp_path):
    open_index(SearchAddress("embedded", str(tmp_path), record_id="ours")).close()
    assert (tmp_path / "index" / "record").read_text() == "ours\n"


def test_a_folder_that_changes_hands_while_it_is_open_is_refused(home, ours):
    ours.claim(lambda item_ids: True)
    (home / "index" / "record").write_text("theirs\n")
    for use in (ours.checkpoint, lambda: ours.promote("g1"), lambda: ours.apply([], 2)):
        with pytest.raises(IndexDown, match="belongs to another record"):
            use()


def test_an_error_in_the_middle_of_a_batch_undoes_all_of_it(home):
    index = open_index(SearchAddress("embedded", str(home)))
    good, bad = put(item("b", key=1), item("c", key=2, lang=None))
    object.__setattr__(bad.document, "words", None)
    with pytest.raises(AttributeError):
        index.apply([good, bad], checkpoint=9)
    assert (index.checkpoint(), index.search(ALL).item_ids) == (1, ("a",))
    index.apply([good], checkpoint=2)
    assert index.search(ALL).item_ids == ("b", "a")
    index.close()


def test_a_forked_process_opens_the_file_for_itself(home):
    index = open_index(SearchAddress("embedded", str(home)))
    child = os.fork()
    if child == 0:
        os._exit(0 if index.count(ALL) == 1 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    index.close()
