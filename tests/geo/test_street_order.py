from geo.street_order import StreetWays
from records import Block

METRE = 1 / 111_195  # degrees of latitude


def block(name, start, end, low_m, high_m):
    line = ((2.0, low_m * METRE), (2.0, high_m * METRE))
    return Block(name, "t", "t/street", line, from_node=start, to_node=end)


def test_short_blocks_are_walked_along_not_jumped_over():
    blocks = (
        block("1", "a", "b", 0, 45),
        block("2", "b", "c", 45, 90),
        block("3", "c", "d", 90, 150),
    )
    assert [b.id for b in StreetWays(blocks).between({"a"}, {"c"})] == ["1", "2"]
    assert [b.id for b in StreetWays(blocks).between({"a"}, {"d"})] == ["1", "2", "3"]
    assert [b.id for b in StreetWays(blocks).between({"a"}, {"b"})] == ["1"]


def test_a_gap_where_a_street_goes_on_across_another_is_bridged():
    blocks = (block("1", "a", "b", 0, 100), block("2", "b2", "c", 120, 200))
    assert [b.id for b in StreetWays(blocks).between({"a"}, {"c"})] == ["1", "2"]
    far = (block("1", "a", "b", 0, 100), block("2", "b2", "c", 170, 200))
    assert StreetWays(far).between({"a"}, {"c"}) == ()
