"""A street's blocks in walking order, and the way along it from one crossing to another."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from records import Block
from records.reach import distance_m

# Ends of one street that do not touch (a divided road, an offset crossing) are bridged up to here.
GAP_M = 60.0
# A metre across a gap counts as this many along the street: no short block is jumped over.
GAP_COST = 4.0
DEGREE_M = 110_000.0  # a degree of latitude is no shorter


def in_street_order(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return a street's blocks as one walks along it, from its lowest number up."""
    waiting = sorted(blocks, key=_start)
    ordered: list[Block] = []
    while waiting:
        block = _next(waiting, ordered[-1]) if ordered else waiting[0]
        waiting.remove(block)
        ordered.append(block)
    return tuple(ordered)


class StreetWays:
    """The ways along one street's blocks, from crossing to crossing."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._ways = _ways(blocks)

    def between(self, starts: Collection[str], ends: Collection[str]) -> tuple[Block, ...]:
        """Return the blocks on the shortest way from one crossing to another.

        `starts` and `ends` are crossing ids that count as one crossing each. Empty if there is no
        way.
        """
        queue: list[tuple[float, str, tuple[int, ...]]] = [(0.0, n, ()) for n in sorted(starts)]
        done: set[str] = set()
        while queue:
            metres, node, path = heapq.heappop(queue)
            if node in ends:
                return tuple(self._blocks[i] for i in path)
            if node in done:
                continue
            done.add(node)
            for length, other, step in self._ways.get(node, ()):
                if other not in done:
                    heapq.heappush(queue, (metres + length, other, (*path, *step)))
        return ()


def length_m(block: Block) -> float:
    """Return a block's length in metres."""
    return sum(distance_m(a, b) for a, b in zip(block.line, block.line[1:], strict=False))


def lowest_number(block: Block) -> int | None:
    """Return the lowest house number of a block, None without numbers."""
    return min((side.low for side in block.sides()), default=None)


def _start(block: Block) -> tuple[int, str]:
    low = lowest_number(block)
    return (1 << 30 if low is None else low), block.id


def _next(waiting: Sequence[Block], last: Block) -> Block:
    """Return the block that goes on: the next number touching the last one, else the nearest."""
    nodes = {last.from_node, last.to_node} - {""}
    touching = [b for b in waiting if b.from_node in nodes or b.to_node in nodes]
    if touching:
        return touching[0]
    return min(waiting, key=lambda block: (_gap_m(last, block), *_start(block)))


def _gap_m(one: Block, other: Block) -> float:
    return min(distance_m(a, b) for a in _ends(one) for b in _ends(other))


def _ends(block: Block) -> tuple[tuple[float, float], tuple[float, float]]:
    return block.line[0], block.line[-1]


def _ways(blocks: Sequence[Block]) -> dict[str, list[tuple[float, str, tuple[int, ...]]]]:
    """Return, from each node, (cost in metres, other node, block's index or nothing for a gap)."""
    ways = defaultdict[str, list[tuple[float, str, tuple[int, ...]]]](list)
    spots: dict[str, tuple[float, float]] = {}
    for i, block in enumerate(blocks):
        length = length_m(block)
        ways[block.from_node].append((length, block.to_node, (i,)))
        ways[block.to_node].append((length, block.from_node, (i,)))
        spots[block.from_node], spots[block.to_node] = _ends(block)
    for (node, spot), (other, there) in combinations(spots.items(), 2):
        # Most ends of a long street lie too far north or south of each other to be measured.
        if abs(spot[1] - there[1]) * DEGREE_M > GAP_M:
            continue
        if (gap := distance_m(spot, there)) <= GAP_M:
            ways[node].append((gap * GAP_COST, other, ()))
            ways[other].append((gap * GAP_COST, node, ()))
    return ways
