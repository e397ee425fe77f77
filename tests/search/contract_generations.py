"""Contract: generations, other processes, crashes."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, replace
from threading import Event

import pytest

from records import IndexDown, Query, Reach, ReachKind, plain_terms
from search.document import Delete
from search.open import open_index
from tests.search.items import item, put
from tests.search.other_process import ALL, BATCH, change, feed


def start(address, what: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "tests.search.other_process",
        what,
        *map(str, astuple(address)),
    ]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(process: subprocess.Popen[str]) -> int:
    process.stdin.write("\n")
    process.stdin.flush()
    return int(process.stdout.readline())


def replace_generation(index, items) -> None:
    old, new = index.health().generation, index.create_generation()
    filling = index.into(new)
    filling.apply(items, checkpoint=1)
    filling.close()
    index.promote(new)
    index.drop(old)


class GenerationsContract:
    def test_a_generation_is_filled_while_the_old_one_is_read(self, index):
        index.apply(put(item("old")), checkpoint=1)
        new = index.create_generation()
        filling = index.into(new)
        filling.apply(put(item("new"), item("newer", key=1)), checkpoint=5)
        assert index.search(ALL).item_ids == ("old",)
        assert filling.search(ALL).item_ids == ("newer", "new")
        filling.close()
        index.promote(new)
        assert index.search(ALL).item_ids == ("newer", "new")
        assert index.checkpoint() == 5
        assert index.health().generation == new

    def test_an_old_generation_can_be_taken_back_and_a_bad_one_dropped(self, index):
        index.apply(put(item("good")), checkpoint=1)
        old, bad = index.health().generation, index.create_generation()
        index.promote(bad)
        assert index.count(ALL) == 0
        index.promote(old)
        assert index.count(ALL) == 1
        index.drop(bad)
        index.drop(bad)
        assert index.generations() == (old,)

    def test_the_current_generation_is_not_dropped(self, index):
        with pytest.raises(ValueError, match="promote another first"):
            index.drop(index.health().generation)

    def test_a_name_is_not_given_again(self, index):
        first = index.create_generation()
        index.drop(first)
        assert index.create_generation() != first

    def test_a_generation_that_is_not_there_is_refused(self, index):
        for name in ("g999", "../g1", ""):
            with pytest.raises(IndexDown):
                index.into(name)
            with pytest.raises(IndexDown):
                index.promote(name)

    def test_an_index_of_another_record_is_refused_and_left_alone(self, address):
        ours = open_index(replace(address, record_id="ours"))
        ours.apply(put(item("a")), checkpoint=1)
        name = ours.health().generation
        uses = (
            lambda others: others.claim(bool),
            lambda others: others.count(ALL),
            lambda others: others.checkpoint(),
            lambda others: others.versions(),
            lambda others: others.generations(),
            lambda others: others.create_generation(),
            lambda others: others.into(name),
            lambda others: others.drop(name),
            lambda others: others.apply([Delete("a", 9)], checkpoint=9),
        )
        for use in uses:
            with pytest.raises(IndexDown, match=r"belongs to another record .*; .* that record"):
                use(open_index(replace(address, record_id="theirs")))
        assert (ours.count(ALL), ours.checkpoint()) == (1, 1)
        assert ours.generations() == (name,)
        ours.close()

    def test_who_names_no_record_is_refused_nothing(self, address):
        ours = open_index(replace(address, record_id="ours"))
        ours.apply(put(item("a")), checkpoint=1)
        ours.close()
        nobody_s = open_index(address)
        assert nobody_s.count(ALL) == 1
        nobody_s.close()

    def test_an_index_that_names_no_record_serves_and_gets_one_when_made_anew(self, index, address):
        index.apply(put(item("a")), checkpoint=1)
        ours = open_index(replace(address, record_id="ours"))
        assert ours.count(ALL) == 1
        ours.promote(ours.create_generation())
        with pytest.raises(IndexDown, match="another record"):
            open_index(replace(address, record_id="theirs")).count(ALL)
        ours.close()

    def test_a_closed_index_can_be_closed_again(self, index):
        index.close()
        index.close()

    def test_what_was_applied_is_there_when_opened_again(self, index, address):
        index.apply(put(item("a")), checkpoint=4)
        index.close()
        again = open_index(address)
        assert (again.count(ALL), again.checkpoint()) == (1, 4)
        again.close()

    def test_another_process_sees_changes_and_promotions_at_its_next_call(self, index, address):
        with start(address, "count") as reader:
            assert ask(reader) == 0
            index.apply(put(item("a")), checkpoint=1)
            assert ask(reader) == 1
            replace_generation(index, put(item("a"), item("b", key=1)))
            assert ask(reader) == 2
            reader.stdin.close()

    def test_threads_search_while_generations_change(self, index):
        items = put(*(item(f"i{n}", key=n) for n in range(5)))
        index.apply(items, checkpoint=1)
        enough = Event()

        def search() -> set[int]:
            counts = {len(index.search(ALL, limit=100).item_ids)}
            while not enough.wait(0.02):  # the changes want their turn, too
                counts.add(len(index.search(ALL, limit=100).item_ids))
            return counts

        with ThreadPoolExecutor(4) as pool:
            searching = [pool.submit(search) for _ in range(4)]
            try:
                for _ in range(3):
                    replace_generation(index, items)
            finally:
                enough.set()
            assert [one.result() for one in searching] == [{5}] * 4

    def test_a_writer_killed_in_the_middle_leaves_what_its_checkpoint_says(self, index, address):
        with start(address, "feed") as writer:
            assert index.wait_visible(5 * BATCH, timeout=30)
            writer.send_signal(signal.SIGKILL)
        done = index.checkpoint()
        assert done % BATCH == 0
        end = done + 2 * BATCH  # fewer than there are items: the writer's own are left, too
        feed(index, max(0, done - BATCH), end)  # some of it for the second time
        unharmed_name = index.create_generation()
        unharmed = index.into(unharmed_name)
        unharmed.apply([change(n) for n in range(end)], end)
        assert list(index.versions()) == list(unharmed.versions())
        for query in _looks():
            assert index.search(query, limit=99) == unharmed.search(query, limit=99)
            assert index.facets(query) == unharmed.facets(query)
        unharmed.close()


def _looks() -> list[Query]:
    reaches = [Reach(ReachKind.BLOCK, f"demo/block-{n}") for n in range(7)]
    reaches += [Reach(ReachKind.RADIUS, "", 2.35, 48.856, 60), Reach(ReachKind.AREA, "demo/centre")]
    return [
        ALL,
        *(
            Query("demo", reach, terms=plain_terms(text))
            for reach in reaches
            for text in ("", "travaux")
        ),
    ]
