"""Answers that were made are kept as long as there is room."""

from web.kept import Kept


def test_what_was_made_is_found_again():
    kept = Kept()
    kept.keep("a", b"one")
    assert (kept.find("a"), kept.find("b")) == (b"one", None)


def test_who_was_not_asked_for_longest_leaves_first():
    kept = Kept(most=10)
    for version in "abc":
        kept.keep(version, b"123")
    kept.find("a")
    kept.keep("d", b"456")
    assert [kept.find(version) is not None for version in "abcd"] == [True, False, True, True]


def test_the_same_again_takes_no_more_room():
    kept = Kept(most=10)
    for _ in range(5):
        kept.keep("a", b"123456")
    kept.keep("b", b"1234")
    assert (kept.find("a"), kept.find("b")) == (b"123456", b"1234")


def test_what_is_larger_than_all_room_is_not_kept():
    kept = Kept(most=2)
    kept.keep("a", b"123")
    assert kept.find("a") is None
