"""The embedded index's file: how words and numbers stand in it, and how it is made at once."""

import re
import resource
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records import IndexDown, Query, Reach, ReachKind, Term, TermKind, plain_terms
from search.document import Delete, document_of
from search.embedded.alphabet import letters, one_of, read, spell
from search.embedded.known import Connection
from search.embedded.numbering import newest_first
from search.embedded.streams import streams_of
from search.open import SearchAddress, open_index
from tests.search.items import MONDAY, days, item, placed, put
from tests.search.strategies import many_items, queries

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
numbers = st.integers(0, 2**21)  # Unicode has half as many characters


@pytest.fixture
def index(tmp_path):
    with closing(open_index(SearchAddress("embedded", str(tmp_path)))) as index:
        yield index


def filled(index, items):
    """Return a new generation that holds these items."""
    generation = index.into(index.create_generation())
    generation.fill(map(document_of, items))
    return generation


@given(st.lists(numbers))
def test_numbers_are_read_as_they_were_spelled(listed):
    text = "".join(map(spell, listed))
    assert [read(letter) for letter in letters(text)] == listed
    assert text.encode().decode() == text


@given(st.lists(numbers, min_size=1), st.lists(numbers))
def test_a_number_is_found_where_it_stands_and_nowhere_else(asked, listed):
    pattern = one_of(map(spell, asked))
    found = re.findall(pattern, "".join(map(spell, listed)))
    assert list(map(read, found)) == [number for number in listed if number in asked]


@given(st.lists(st.tuples(st.integers(0, 2**30), st.integers(0, 3 << 14)), unique=True))
def test_what_comes_by_number_is_sorted_by_feed_key(drawn):
    entries = {key: (key, 0, 0, (key >> 26 << 14) + later) for key, later in drawn}
    by_number = sorted(entries.values(), key=lambda entry: entry[3], reverse=True)
    assert [entry[0] for entry in newest_first(iter(by_number))] == sorted(entries, reverse=True)


def test_more_items_than_a_stretch_of_time_holds_are_found_in_their_order(index):
    # 16,384 of one stretch: as many as there are seconds in it; and some before and after.
    crowd = [item(f"x{n}", key=n * 1000, title="Foule") for n in range(16_400)]
    around = [
        item("before", at=MONDAY - timedelta(hours=12), title="Foule"),
        item("soon", at=MONDAY + timedelta(hours=5), title="Foule"),
        item("after", at=MONDAY + days(2), title="Foule"),
    ]
    with closing(filled(index, sorted(crowd + around, key=lambda one: one.feed_key))) as generation:
        query = replace(ALL, terms=plain_terms("foule"))
        newest = sorted(crowd + around, key=lambda one: one.feed_key, reverse=True)
        wanted = [one.id for one in newest]
        assert generation.search(query, limit=20_000).item_ids == tuple(wanted)
        middle = newest[8_000].feed_key
        assert generation.search(query, middle, 3).item_ids == tuple(wanted[8_001:8_004])
        late = item("late", at=MONDAY, key=5, title="Foule")
        generation.apply(put(late), 1)
        assert generation.search(query, late.feed_key + 1, 1).item_ids == ("late",)


@settings(deadline=None, max_examples=30)
@given(many_items(), st.lists(queries, max_size=6))
def test_what_is_filled_is_what_is_applied(tmp_path_factory, items, asked):
    home = SearchAddress("embedded", str(tmp_path_factory.mktemp("home")))
    with closing(open_index(home)) as index, closing(filled(index, items)) as generation:
        index.apply(put(*items), 1)
        assert list(generation.versions()) == list(index.versions())
        for query in asked:
            assert generation.search(query) == index.search(query)
            assert generation.facets(query) == index.facets(query)


def test_a_filled_generation_takes_changes(index):
    with closing(filled(index, [item("a", title="Travaux"), item("b", key=1)])) as generation:
        generation.apply([Delete("b", 2), *put(item("a", title="École", revision=2))], 7)
        assert generation.search(ALL).item_ids == ("a",)
        assert generation.count(replace(ALL, terms=plain_terms("travaux"))) == 0
        assert generation.checkpoint() == 7


def test_what_is_filled_is_not_merged_anew_by_the_changes_that_follow(index, tmp_path):
    generation = filled(index, [item(f"i{n}", key=n) for n in range(2_000)])
    path = tmp_path / "index" / f"{index.generations()[-1]}.sqlite"
    with closing(generation), closing(sqlite3.connect(path)) as file:
        pages = file.execute("SELECT * FROM fts_data WHERE id > 10").fetchall()
        for n in range(2_000, 2_150):
            generation.apply(put(item(f"i{n}", key=n)), n)
        later = file.execute("SELECT * FROM fts_data WHERE id > 10").fetchall()
        assert set(pages) < set(later)
        file.execute("INSERT INTO fts(fts) VALUES('integrity-check')")
        assert generation.count(replace(ALL, terms=plain_terms("travaux"))) == 2_150


def test_only_a_new_generation_is_filled(index):
    with closing(filled(index, [item("a")])) as generation:
        with pytest.raises(ValueError, match="not empty"):
            generation.fill([document_of(item("b"))])
        assert generation.count(ALL) == 1
    with pytest.raises(ValueError, match="in use"):
        index.fill([])


def test_a_fill_that_is_cut_short_leaves_an_empty_generation(index, tmp_path):
    def broken():
        yield document_of(item("a"))
        raise KeyboardInterrupt

    generation = index.into(index.create_generation())
    with pytest.raises(KeyboardInterrupt):
        generation.fill(broken())
    assert generation.count(ALL) == 0
    generation.close()
    assert not [path for path in (tmp_path / "index").iterdir() if "ing" in path.suffix]


def test_of_two_at_one_place_a_fill_takes_the_first_and_says_so(index, caplog):
    two = [item("a"), item("b")]
    with closing(filled(index, two)) as generation:
        assert generation.count(ALL) == 1
    assert [record.item_id for record in caplog.records] == ["b"]


def test_a_disk_that_is_full_is_told_and_got_over(index, tmp_path):
    index.apply(put(item("a")), 1)
    many = put(*(item(f"i{n}", placed("lilas-1"), key=n + 1) for n in range(300)))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    used = max(path.stat().st_size for path in (tmp_path / "index").iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (used + 20_000, hard))
    try:
        with pytest.raises(IndexDown, match=r"check it and try again|make room"):
            index.apply(many, 2)
        assert (index.count(ALL), index.checkpoint()) == (1, 1)
        with pytest.raises(IndexDown), closing(index.into(index.create_generation())) as filling:
            filling.fill(op.document for op in many)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    index.apply(many, 2)
    assert (index.count(ALL), index.checkpoint()) == (301, 2)


def test_the_version_changes_with_each_batch_and_promotion(index):
    seen = {index.version()}
    index.apply(put(item("a")), 1)
    seen.add(index.version())
    index.apply([Delete("a", 1)], 1)
    seen.add(index.version())
    index.promote(index.create_generation())
    seen.add(index.version())
    assert len(seen) == 4
    assert index.version() in seen


def test_words_are_taken_out_as_they_were_put_in_whatever_stems_are_today(index, tmp_path):
    index.apply(put(item("a", title="Travaux de nuit")), 1)
    index.close()
    # As a stemmer of another version would have left it.
    with closing(sqlite3.connect(tmp_path / "index" / "g1.sqlite")) as file:
        file.execute(
            "INSERT INTO fts(fts, rowid, tokens) SELECT 'delete', number, 'frnuit' FROM doc"
        )
        file.execute("INSERT INTO fts(rowid, tokens) SELECT number, 'frnuyt' FROM doc")
        file.execute("UPDATE word SET tokens = 'frnuyt' WHERE folded = 'nuit'")
        file.commit()
    index.apply(put(item("a", title="Jour", revision=2)), 2)
    night = replace(ALL, terms=plain_terms("nuyt"))
    assert index.count(night) == 0
    index.apply(put(item("b", title="Nuit", key=1)), 3)
    assert index.search(replace(ALL, terms=plain_terms("nuit"))).item_ids == ("b",)
    begins = (Term("nui", TermKind.PREFIX),)
    assert index.search(replace(ALL, terms=begins)).item_ids == ("b",)


def test_whatever_words_an_item_had_nothing_of_it_is_left_in_full_text(index, tmp_path):
    index.apply(put(item("a", title="De la cave à la rue, de la rue à la cave")), 1)
    index.apply([Delete("a", 2)], 2)
    index.close()
    with closing(sqlite3.connect(tmp_path / "index" / "g1.sqlite")) as file:
        file.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, fts, row)")
        assert file.execute("SELECT * FROM seen").fetchall() == []


def test_a_phrase_of_stop_words_is_looked_for_by_its_neighbours(index, tmp_path):
    index.apply(put(item("a", title="La vie de rue"), item("b", title="De la rue", key=1)), 1)
    neighbours = replace(ALL, terms=(Term("de la", TermKind.PHRASE),))
    with closing(sqlite3.connect(tmp_path / "index" / "g1.sqlite", factory=Connection)) as file:
        (stream,) = streams_of(file, neighbours).streams
        match = (stream.values["match"],)
        assert len(file.execute("SELECT rowid FROM fts WHERE fts MATCH ?", match).fetchall()) == 1
    assert index.search(neighbours).item_ids == ("b",)
