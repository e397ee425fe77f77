"""The ground of an invented town: 5,000 blocks in a grid, 60 neighbourhoods that overlap.

Some blocks are talked of much more than others, most of them in the middle; several towns have the
same plan, side by side.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from records import Place, Placement, Precision

BLOCKS = 5_000
NEIGHBOURHOODS = 60
ADDRESSES = 12  # a block
_SIDE = 71  # blocks along the town's side
_PITCH_M = 140.0
_CORNER = (2.27, 48.81)  # lon, lat
_NEXT_TOWN = 0.5  # degrees to the east
_M_A_DEGREE = (73_200.0, 111_200.0)
_STREET = 5  # blocks of a street


@dataclass(frozen=True)
class Town:
    """One town. Blocks and addresses are numbers; block n has the addresses n * 12 and on."""

    id: str
    number: int = 0

    def block_id(self, block: int) -> str:
        """Return the id of a block."""
        return f"{self.id}/block-{block}"

    def area_id(self, area: int) -> str:
        """Return the id of a neighbourhood."""
        return f"{self.id}/area-{area}"

    def areas_of(self, block: int) -> tuple[str, ...]:
        """Return the ids of the one or two neighbourhoods of a block, and of the town's area."""
        return (*(self.area_id(n) for n in layout().areas[block]), f"{self.id}/town")

    def around(self, block: int, steps: int) -> tuple[str, ...]:
        """Return the ids of the blocks that are reached by passing at most `steps` crossings."""
        column, row = block % _SIDE, block // _SIDE
        near = (
            (column + east, row + north)
            for east in range(-steps, steps + 1)
            for north in range(abs(east) - steps, steps - abs(east) + 1)
        )
        blocks = (y * _SIDE + x for x, y in near if 0 <= x < _SIDE and y >= 0)
        return tuple(self.block_id(block) for block in blocks if block < BLOCKS)

    def spot(self, address: int) -> tuple[float, float]:
        """Return where an address is, (lon, lat)."""
        lon, lat = layout().spots[address]
        return round(lon + self.number * _NEXT_TOWN, 6), lat

    def placement(self, precision: Precision, address: int, approximate: bool) -> Placement:
        """Return a placement at, or on the block, street or neighbourhood of, an address."""
        block = address // ADDRESSES
        blocks: tuple[int, ...] = (block,)
        spots: tuple[tuple[float, float], ...] = (self.spot(address),)
        areas = self.areas_of(block)
        if precision is Precision.STREET:
            first = min(block, BLOCKS - _STREET)
            blocks = tuple(range(first, first + _STREET))
            spots = tuple(self.spot(n * ADDRESSES) for n in blocks)
        elif precision is Precision.AREA:
            blocks, spots, areas = (), (), (areas[0], areas[-1])
        elif precision is Precision.CITY:
            blocks, spots, areas = (), (), areas[-1:]
        ids = tuple(map(self.block_id, blocks))
        place = Place("", *self.spot(address), precision, 10.0, ids, areas, spots)
        return Placement(place, "address", 0.6 if approximate else 0.9, approximate=approximate)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are, and how much they are talked of."""

    spots: list[tuple[float, float]]  # of addresses
    areas: list[tuple[int, ...]]  # of blocks
    shares: np.ndarray  # of blocks, cumulated


@lru_cache(maxsize=1)
def layout() -> Layout:
    """Return the plan that all towns share, the same on every run."""
    random = np.random.default_rng(7)
    blocks = np.arange(BLOCKS)
    middles = np.stack([blocks % _SIDE, blocks // _SIDE], axis=1) * _PITCH_M
    jitter = random.uniform(-0.5, 0.5, (BLOCKS, ADDRESSES, 2)) * _PITCH_M
    metres = (middles[:, None, :] + jitter).reshape(-1, 2)
    spots = np.round(metres / _M_A_DEGREE + _CORNER, 6).tolist()
    seeds = random.uniform(0, _SIDE * _PITCH_M, (NEIGHBOURHOODS, 2))
    nearest = np.argsort(np.linalg.norm(middles[:, None] - seeds, axis=2), axis=1)
    counts = 1 + (random.random(BLOCKS) < 0.2)
    areas = [tuple(row[:count].tolist()) for row, count in zip(nearest, counts, strict=True)]
    outlying = np.linalg.norm(middles - _SIDE * _PITCH_M / 2, axis=1)
    rank = np.argsort(np.argsort(outlying + random.exponential(1500, BLOCKS)))
    shares = np.cumsum((rank + 3.0) ** -0.9)
    return Layout([(lon, lat) for lon, lat in spots], areas, shares / shares[-1])
