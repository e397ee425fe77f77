from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.matching.matcher import Matcher
from alerts.matching.wordings import Analysis
from records import Item, Precision, Reach, ReachKind, Status, Subscription, Term, TermKind
from records.reach import distance_m
from search.text import read_terms, said_by
from tests.alerts.crowds import ANALYSIS, crowds, items, metres_between, outlines, spots, who_hears
from tests.alerts.samples import LAT, LON, item, place, placement, subscription, theme


def matcher_of(*crowd: Subscription, analysis: Analysis = ANALYSIS) -> Matcher:
    matcher = Matcher(analysis)
    for each in crowd:
        matcher.put(each)
    return matcher


def hears(asked: Subscription, news: Item) -> bool:
    return matcher_of(asked).match(news) == (asked.id,)


def at(*there) -> Item:
    return item(placements=(placement(place(spots=there)),))


@given(crowds(), items)
def test_it_finds_exactly_whom_asking_one_by_one_finds(crowd, news):
    assert sorted(matcher_of(*crowd).match(news)) == who_hears(crowd, news)


moves = st.lists(st.tuples(st.sampled_from(("put", "out", "tidy", "keep")), st.integers(0, 7)))


@settings(deadline=None)  # one of its steps may take long where much else runs
@given(crowds(8), moves, st.lists(items, min_size=1, max_size=3))
def test_who_comes_goes_and_comes_again_is_known_as_if_nobody_else_ever_was(crowd, steps, news):
    matcher, known = Matcher(ANALYSIS), {}
    for step, number in steps:
        each = crowd[number % len(crowd)]
        if step == "put":
            matcher.put(each)
            known[each.id] = each
        elif step == "out":
            matcher.take_out(each.id)
            known.pop(each.id, None)
        elif step == "tidy":
            matcher.tidy()
        else:
            matcher = Matcher.from_parts(ANALYSIS, list(matcher.to_parts()))
        assert len(matcher) == len(known)
        assert all((each.id in matcher) == (each.id in known) for each in crowd)
    for one in news:
        assert sorted(matcher.match(one)) == who_hears(list(known.values()), one)


@given(spots, st.integers(10, 1500), st.lists(spots, min_size=1, max_size=4))
def test_a_radius_is_a_circle_on_the_ground(centre, metres, there):
    asked = subscription(reach=Reach(ReachKind.RADIUS, "", *centre, metres))
    near = any(metres_between(centre, spot) <= metres for spot in there)
    assert hears(asked, at(*there)) == near


@given(spots, spots, st.integers(-3, 3))
def test_at_the_very_edge_of_a_circle_the_plan_decides(centre, spot, steps):
    metres = int(distance_m(centre, spot)) + steps
    asked = subscription(reach=Reach(ReachKind.RADIUS, "", *centre, max(metres, 0)))
    assert hears(asked, at(spot)) == (distance_m(centre, spot) <= max(metres, 0))


@given(outlines, st.data())
def test_what_lies_on_a_corner_of_an_outline_is_told_as_the_plan_tells_it(outline, data):
    crowd = [subscription(reach=Reach(ReachKind.POLYGON, "", outline=outline))]
    news = at(data.draw(st.sampled_from(outline)))
    assert sorted(matcher_of(*crowd).match(news)) == who_hears(crowd, news)


def test_an_area_wide_item_reaches_who_follows_a_block_in_that_area():
    news = item(placements=(placement(place(precision=Precision.AREA, block_ids=(), spots=())),))
    assert hears(subscription(), news)
    elsewhere = replace(subscription().reach, whole_area_ids=())
    assert not hears(subscription(reach=elsewhere), news)


def test_a_withdrawn_item_reaches_nobody():
    assert not hears(subscription(), item(status=Status.WITHDRAWN))


def test_one_of_several_themes_is_enough():
    asked = subscription(themes=frozenset({"culture", "safety"}))
    assert hears(asked, item(themes=theme("roads") + theme("safety")))
    assert not hears(asked, item(themes=theme("roads")))


def test_types_and_sources_narrow_further():
    asked = subscription(types=frozenset({"event"}), sources=frozenset({"a/police"}))
    assert hears(asked, item(type="event", source_id="a/police"))
    assert not hears(asked, item(type="event", source_id="a/water"))
    assert not hears(asked, item(type="news", source_id="a/police"))


def test_words_are_found_in_any_form_phrases_as_they_are_and_banned_ones_keep_away():
    news = item(title="Travaux rue du Pont", text="La rénovation commence.", lang="fr")

    def asking(*terms: Term) -> bool:
        return hears(subscription(terms=terms), news)

    assert asking(Term("rénovée"), Term("pont"))
    assert not asking(Term("rénovée"), Term("école"))
    assert asking(Term("rue du pont", TermKind.PHRASE))
    assert not asking(Term("pont du rue", TermKind.PHRASE))
    assert asking(Term("réno", TermKind.PREFIX))
    assert not asking(Term("renovatr", TermKind.PREFIX))
    assert asking(Term("piscine", banned=True))
    assert not asking(Term("travaux"), Term("rue du", TermKind.PHRASE, banned=True))
    assert not asking(Term("…"))


def test_texts_are_not_read_while_nobody_asks_for_words():
    read = []

    def reading(text, lang):
        read.append(text)
        return said_by(text, lang)

    matcher = matcher_of(subscription(), analysis=Analysis(reading, read_terms))
    assert matcher.match(item())
    assert read == []
    matcher.put(subscription(id="s2", terms=(Term("valve"),)))
    assert sorted(matcher.match(item())) == ["s2", "sub-1"]
    assert len(read) == 1


def test_what_many_ask_for_is_looked_for_once_and_what_nobody_here_asks_for_never():
    looks = []

    class Watched(tuple):
        def __iter__(self):
            looks.append(self)
            return super().__iter__()

    def watching(terms):
        asked = read_terms(terms)
        return replace(asked, phrases=Watched(asked.phrases))

    phrases = ("crews replace a valve", "the mayor replaces a tree")
    matcher = matcher_of(
        *(
            subscription(id=f"s{n:03}", terms=(Term(phrases[n % 2], TermKind.PHRASE),))
            for n in range(100)
        ),
        analysis=Analysis(said_by, watching),
    )
    looks.clear()
    assert sorted(matcher.match(item())) == [f"s{n:03}" for n in range(0, 100, 2)]
    assert len(looks) == 1


def test_a_tile_on_the_border_of_two_towns_keeps_them_apart():
    around = Reach(ReachKind.RADIUS, "", LON, LAT, 300)
    crowd = [subscription(id=town, town_id=town, reach=around) for town in "ab"]
    assert matcher_of(*crowd).match(item(town_id="b")) == ("b",)
