"""Which blocks lie around a block, crossing by crossing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.block_graph import JOINT_M, BlockGraph
from records import Block
from records.outline import box_of
from tests.geo.small_town import ASH, ELM, FIR, FOCH, OAK, PAIX

METRE = 1 / 111_195  # degrees of latitude


def block(name: str, start: str, end: str, metres: float = 100.0) -> Block:
    line = ((2.44, 48.86), (2.44, 48.86 + metres * METRE))
    return Block(name, "t", "t/street", line, from_node=start, to_node=end)


@st.composite
def towns(draw) -> list[Block]:
    """Blocks between a few crossings: loops, dead ends, joints and ends without a crossing."""
    nodes = st.sampled_from(("", *"abcdefg"))
    ends = draw(st.lists(st.tuples(nodes, nodes, st.sampled_from((5.0, 80.0))), min_size=1))
    return [block(f"{n}", start, end, long) for n, (start, end, long) in enumerate(ends)]


@given(towns(), st.integers(0, 4))
def test_who_is_around_me_has_me_around_and_further_steps_only_add(blocks, steps):
    graph = BlockGraph(blocks)
    for one in blocks:
        around = graph.blocks_within(one.id, steps)
        assert around[0] == one.id
        assert len(set(around)) == len(around)
        assert set(around) <= set(graph.blocks_within(one.id, steps + 1))
        assert all(one.id in graph.blocks_within(other, steps) for other in around)


@given(towns(), st.integers(0, 3), st.integers(0, 3))
def test_so_many_steps_and_then_so_many_are_all_of_them_together(blocks, first, then):
    graph = BlockGraph(blocks)
    for one in blocks:
        halfway = graph.blocks_within(one.id, first)
        ahead = {far for other in halfway for far in graph.blocks_within(other, then)}
        assert ahead == set(graph.blocks_within(one.id, first + then))


def refs(tiny, block_id: str, steps: int) -> set[str]:
    return {block.source_ref for block in tiny.blocks_around(block_id, steps)}


def test_each_step_passes_the_crossings_at_both_ends(tiny):
    assert refs(tiny, "tiny/oak-st-1", 0) == {"oak1"}
    assert refs(tiny, "tiny/oak-st-1", 1) == {"oak1", "oak2", "elm1", "ash1"}
    second = {"oak3", "fir1", "paix1", "paix2", "elm2", "ash2"}
    assert refs(tiny, "tiny/oak-st-1", 2) == refs(tiny, "tiny/oak-st-1", 1) | second


def test_the_towns_edge_ends_the_walk_and_what_no_street_leads_to_is_never_reached(tiny):
    everything = refs(tiny, "tiny/oak-st-1", 99)
    assert everything == refs(tiny, "tiny/oak-st-42", 99)
    assert refs(tiny, "tiny/bypass-rd-1", 99) == {"by1"}
    assert everything.isdisjoint({"by1", "ox1", "ox2"})


def test_the_lanes_of_one_crossing_are_passed_in_one_step():
    apart = [
        block("west", "a", "b"),
        block("joint", "b", "c", JOINT_M + 1),
        block("east", "c", "d"),
    ]
    assert "east" not in BlockGraph(apart).blocks_within("west", 1)
    joined = [apart[0], block("joint", "b", "c", JOINT_M - 1), apart[2]]
    assert BlockGraph(joined).blocks_within("west", 1) == ("west", "east", "joint")


def test_ends_without_a_crossing_join_nothing():
    graph = BlockGraph([block("one", "", "a"), block("other", "", "b"), block("third", "a", "")])
    assert graph.blocks_within("one", 9) == ("one", "third")
    assert graph.blocks_within("other", 9) == ("other",)


def test_an_unknown_block_is_an_error(tiny):
    with pytest.raises(KeyError):
        tiny.blocks_around("tiny/nowhere", 1)


def rectangle(west: float, south: float, east: float, north: float):
    return ((west, south), (east, south), (east, north), (west, north))


def test_an_outline_has_the_areas_it_lies_in_and_those_inside_of_it(tiny):
    near_ash = rectangle(ELM, OAK, ASH, PAIX)
    assert tiny.areas_of(near_ash) == ("tiny/le-port", "tiny/zone-93999", "tiny/tinytown")
    with_park = rectangle(ELM, OAK, ASH, FOCH)
    assert "tiny/parc-des-sources" in tiny.areas_of(with_park)
    touching_the_east = rectangle(ELM, OAK, FIR - 0.0009, FOCH)
    assert "tiny/les-vignes" not in tiny.areas_of(touching_the_east)
    bow_tie = (with_park[0], with_park[2], with_park[1], with_park[3])
    assert "tiny/le-port" in tiny.areas_of(bow_tie)


def test_an_outlines_view_is_a_spot_inside_and_how_far_its_corners_are(tiny):
    hook = ((ELM, OAK), (FIR, OAK), (FIR, OAK + 0.0001), (ELM + 0.0001, PAIX), (ELM, PAIX))
    lon, lat, metres = tiny.view_of(hook)
    west, south, east, north = box_of(hook)
    assert west < lon < east
    assert south < lat < north
    assert 150 < metres < 200
