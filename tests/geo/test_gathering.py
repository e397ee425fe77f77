"""Placements taken together: each place once, however many there are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geo.gathering import gather
from records import Place, Placement, Precision, Role

POINTS = [precision for precision in Precision if precision.is_point]


@st.composite
def placements(draw: st.DrawFn) -> Placement:
    blocks = tuple(sorted(draw(st.sets(st.sampled_from(("b1", "b2", "b3")), max_size=2))))
    areas = tuple(sorted(draw(st.sets(st.sampled_from(("a1", "a2")), max_size=1))))
    spot = draw(st.sampled_from(((2.0, 48.0), (2.0001, 48.0), (2.1, 48.0))))
    name, precision = draw(st.sampled_from("AB")), draw(st.sampled_from(list(Precision)))
    method = draw(st.sampled_from(("coordinates", "address")))
    score, role = draw(st.sampled_from((0.5, 0.9, 1.0))), draw(st.sampled_from(list(Role)))
    place = Place(name, *spot, precision, 5.0, blocks, areas, (spot,))
    return Placement(place, method, score, role)


def test_a_point_that_takes_the_name_of_another_place_is_that_place() -> None:
    first = Place("A", 2.1, 48.0, Precision.EXACT, 5.0, ("b1", "b3"), (), ((2.1, 48.0),))
    second = Place("B", 2.0, 48.0, Precision.EXACT, 5.0, ("b3",), (), ((2.0, 48.0),))
    third = replace(second, lon=2.1, spots=((2.1, 48.0),))
    found = [Placement(place, "coordinates", 0.5) for place in (first, second)]
    (one,) = gather([*found, Placement(third, "coordinates", 0.9)])
    assert one.place == third


@given(st.lists(placements(), max_size=12))
def test_what_is_gathered_is_gathered(found: list[Placement]) -> None:
    once = gather(found)
    assert gather(once) == once or len(gather(once)) < len(once)
    assert {p.place for p in once} <= {p.place for p in found}
    same = {(p.place.name, p.place.block_ids, p.place.area_ids) for p in once}
    assert len(same) == len(once)


@given(st.lists(placements(), max_size=12))
def test_a_street_or_an_area_is_only_mentioned_where_a_finer_place_of_it_is_told(
    found: list[Placement],
) -> None:
    about = [p for p in gather(found) if p.role is Role.ABOUT]
    for coarse in about:
        if coarse.place.precision is Precision.STREET:
            finer = (p for p in about if p.place.precision.rank < coarse.place.precision.rank)
            assert all(set(p.place.block_ids).isdisjoint(coarse.place.block_ids) for p in finer)


def test_a_publishers_point_is_one_with_the_words_of_its_block() -> None:
    spot = (2.0, 48.0)
    words = Place("12 Oak St", *spot, Precision.ADDRESS, 5.0, ("b1",), (), (spot,))
    point = replace(words, name="Oak St", precision=Precision.EXACT)
    given_point, said = Placement(point, "coordinates", 0.95), Placement(words, "address", 0.9)
    again = replace(said, score=0.8)
    assert gather([given_point, said, again]) == (said,)
    assert gather([said, given_point]) == (said,)
    assert len(gather([replace(said, place=replace(words, block_ids=("b2",))), given_point])) == 2


def test_thousands_of_places_on_one_block_stay_as_they_are() -> None:
    spot = (2.0, 48.0)
    many = [
        Placement(
            Place(f"{n} Oak St", *spot, Precision.ADDRESS, 5.0, ("b1",), ("a1",), (spot,)),
            "address",
            0.9,
        )
        for n in range(5_000)
    ]
    assert gather([*many, *many]) == tuple(many)
