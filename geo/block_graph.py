"""Which blocks lie around a block, counted as people walk: crossing by crossing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from records import Block
from records.reach import distance_m

# A stretch as short as a road is wide joins the lanes of one crossing: to people it is no block to
# walk along. Of 2,642 stretches of Cambridge 125 are shorter, of 1,055 of Monaco 295.
JOINT_M = 20.0


class BlockGraph:
    """A town's blocks, joined where they share a crossing at either end.

    A block's end that has no crossing joins nothing.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._crossing_of = _joined(blocks)
        self._ends = {block.id: self._crossings_of(block) for block in blocks}
        self._at = defaultdict[str, list[str]](list)
        for block_id, crossings in self._ends.items():
            for crossing in crossings:
                self._at[crossing].append(block_id)

    def blocks_within(self, block_id: str, steps: int) -> tuple[str, ...]:
        """Return the ids of the blocks that are reached by passing at most `steps` crossings.

        The block itself comes first, then those of each step, by id.
        Raises KeyError if there is no such block.
        """
        passed, found = set[str](), {block_id: None}
        ahead = self._ends[block_id]
        for _ in range(steps):
            passed |= ahead
            reached = sorted({block for at in ahead for block in self._at[at]} - found.keys())
            found |= dict.fromkeys(reached)
            ahead = {end for block in reached for end in self._ends[block]} - passed
        return tuple(found)

    def _crossings_of(self, block: Block) -> set[str]:
        return {self._crossing_of[node] for node in (block.from_node, block.to_node) if node}


def _joined(blocks: Sequence[Block]) -> dict[str, str]:
    """Return each node with the one that stands for all nodes of its crossing."""
    groups = {node: {node} for block in blocks for node in (block.from_node, block.to_node)}
    for block in blocks:
        one, other = groups[block.from_node], groups[block.to_node]
        if one is not other and _is_joint(block):
            one |= other
            groups |= dict.fromkeys(other, one)
    return {node: min(group) for node, group in groups.items()}


def _is_joint(block: Block) -> bool:
    has_ends = bool(block.from_node and block.to_node)
    return has_ends and sum(distance_m(a, b) for a, b in pairwise(block.line)) < JOINT_M
