import os
import stat
from multiprocessing import get_context
from pathlib import Path

import pytest

from alerts.matching.matcher import Matcher
from alerts.matching.snapshot import BadSnapshot, Head, read_snapshot, write_snapshot
from records import Reach, ReachKind, Term, TermKind
from tests.alerts.crowds import ANALYSIS
from tests.alerts.samples import LAT, LON, item, subscription

HEAD = Head("record-1", "code-1", 42)
SQUARE = ((LON - 0.01, LAT - 0.01), (LON + 0.01, LAT - 0.01), (LON, LAT + 0.01))
CROWD = (
    subscription(id="near"),
    subscription(id="drawn", reach=Reach(ReachKind.POLYGON, "", outline=SQUARE)),
    subscription(id="says", terms=(Term("replace a valve", TermKind.PHRASE),)),
    subscription(id="silent", terms=(Term("valve", banned=True),)),
    subscription(id="gone"),
)


def known() -> Matcher:
    matcher = Matcher(ANALYSIS)
    for each in CROWD:
        matcher.put(each)
    matcher.take_out("gone")
    return matcher


def read(path: Path) -> Matcher:
    matcher, seq = read_snapshot(path, ANALYSIS, HEAD.record_id, HEAD.made_by)
    assert seq == HEAD.seq
    return matcher


def test_what_was_written_is_read_and_goes_on_as_if_nothing_had_been(tmp_path):
    path = tmp_path / "new" / "matcher.snapshot"
    write_snapshot(path, known(), HEAD)
    matcher = read(path)
    assert sorted(matcher.match(item())) == ["drawn", "near", "says"]
    assert len(matcher) == 4
    matcher.put(subscription(id="later"))
    matcher.take_out("near")
    assert sorted(matcher.match(item())) == ["drawn", "later", "says"]


def test_nobody_else_can_read_where_readers_live(tmp_path):
    path = tmp_path / "matcher.snapshot"
    write_snapshot(path, known(), HEAD)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_who_went_has_left_no_trace_in_it(tmp_path):
    path = tmp_path / "matcher.snapshot"
    write_snapshot(path, known(), HEAD)
    assert b"near" in path.read_bytes()
    assert b"gone" not in path.read_bytes()


def test_a_byte_that_changed_anywhere_is_noticed(tmp_path):
    path = tmp_path / "matcher.snapshot"
    write_snapshot(path, known(), HEAD)
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BadSnapshot):
            read(path)
    for length in (0, 5, 40, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(BadSnapshot):
            read(path)


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (Head("record-2", "code-1", 42), "another record"),
        (Head("record-1", "code-2", 42), "another version"),
    ],
)
def test_another_records_or_another_versions_is_refused(tmp_path, head, why):
    path = tmp_path / "matcher.snapshot"
    write_snapshot(path, known(), head)
    with pytest.raises(BadSnapshot, match=why):
        read(path)


def test_a_missing_one_says_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "matcher.snapshot")


class Dies:
    """A matcher whose process is killed while it is being written."""

    def to_parts(self):
        yield b"half of it"
        os._exit(9)


def write_and_die(path: Path) -> None:
    write_snapshot(path, Dies(), HEAD)


def test_who_dies_while_writing_leaves_the_older_one_and_the_next_tidies_up(tmp_path):
    path = tmp_path / "matcher.snapshot"
    write_snapshot(path, known(), HEAD)
    child = get_context("spawn").Process(target=write_and_die, args=(path,))
    child.start()
    child.join()
    assert child.exitcode == 9
    assert len(read(path)) == 4
    assert len(list(tmp_path.iterdir())) == 2
    write_snapshot(path, known(), HEAD)
    assert list(tmp_path.iterdir()) == [path]
