import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.matching.ids import Ids

names = st.sampled_from([f"reader-{n}" for n in range(30)] + ["é", "ée", "a", "a" * 80])
steps = st.lists(st.tuples(st.sampled_from(("add", "remove", "release", "keep")), names))


def names_of(ids: Ids, numbers: list[int]) -> tuple[str, ...]:
    return ids.names(np.array(numbers, np.uint32))


@given(steps)
def test_each_id_has_a_number_of_its_own_as_long_as_it_is_there(moves):
    ids, known, gone = Ids(), {}, set()
    for move, name in moves:
        if move == "add" and name not in known:
            number = ids.add(name, group=name[:1])
            assert number not in gone | set(known.values())
            known[name] = number
        elif move == "remove":
            assert ids.remove(name) == known.get(name)
            gone |= {known.pop(name)} if name in known else set()
        elif move in ("release", "keep"):
            ids.release(gone)
            gone = set()
        if move == "keep":
            ids = Ids.from_bytes(ids.to_bytes())
        assert len(ids) == len(known)
        assert ids.number(name) == known.get(name)
    assert {name: ids.number(name) for name in known} == known
    assert names_of(ids, list(known.values())) == tuple(known)


def test_thousands_come_and_every_other_one_goes():
    ids = Ids()
    numbers = [ids.add(f"{n}") for n in range(3_000)]
    for n in range(0, 3_000, 2):
        ids.remove(f"{n}")
    assert [ids.number(f"{n}") for n in range(0, 3_000, 2)] == [None] * 1_500
    assert [ids.number(f"{n}") for n in range(1, 3_000, 2)] == numbers[1::2]


def test_who_is_of_one_group_stands_together_and_leaves_room_to_those_of_the_group_alone():
    ids, groups = Ids(), ("north", "south", "west")
    numbers = {group: set[int]() for group in groups}
    for n in range(3_000):
        numbers[groups[n % 3]].add(ids.add(f"{n}", groups[n % 3]))
    for mine in numbers.values():
        alone = [n for n in mine if not {n - 1, n + 1} <= mine]
        assert len(alone) < 20  # the first and the last of a few runs
    gone = {number for n in range(0, 300, 3) if (number := ids.remove(f"{n}")) is not None}
    ids.release(gone)
    ids = Ids.from_bytes(ids.to_bytes())
    assert ids.add("elsewhere", "south") not in gone
    assert {ids.add(f"new-{n}", "north") for n in range(100)} == gone


@pytest.mark.parametrize("name", ["", "a\0", "\0"])
def test_what_stands_for_nobody_is_no_id(name):
    with pytest.raises(ValueError, match="nobody's id"):
        Ids().add(name)
