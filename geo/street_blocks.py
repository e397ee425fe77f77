"""Each street's blocks in the order in which one walks along it, put in order when first asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from geo.street_order import StreetWays, in_street_order
from records import Block


class StreetBlocks(Mapping[str, tuple[Block, ...]]):
    """Blocks by street id. Most streets of a big town are never asked for."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._drawn = defaultdict[str, list[Block]](list)
        for block in blocks:
            self._drawn[block.street_id].append(block)
        self._ordered: dict[str, tuple[Block, ...]] = {}
        self._ways: dict[str, StreetWays] = {}

    def __getitem__(self, street_id: str) -> tuple[Block, ...]:
        """Return a street's blocks. Raises KeyError if it has none."""
        known = self._ordered.get(street_id)
        if known is None:
            if street_id not in self._drawn:
                raise KeyError(street_id)
            known = self._ordered[street_id] = in_street_order(self._drawn[street_id])
        return known

    def ways(self, street_id: str) -> StreetWays:
        """Return the ways along a street; costly, so kept once asked."""
        if street_id not in self._ways:
            self._ways[street_id] = StreetWays(self.get(street_id, ()))
        return self._ways[street_id]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of streets that have blocks."""
        return iter(self._drawn)

    def __len__(self) -> int:
        """Return how many streets have blocks."""
        return len(self._drawn)
