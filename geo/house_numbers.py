"""From a house number to its block, its side and its spot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import shapely

from geo.house_points import HousePoints
from geo.spatial import Ground
from records import AddressPoint, Block, NumberRange, Parity, Spot

# Half of a street and a front garden: from the centre line to the middle of the house.
TO_THE_HOUSE_M = 12.0
# Corner houses stand back from the crossing: no number is put nearer to a block's end, which also
# keeps it nearer to its own street than to the one across.
FROM_THE_CORNER_M = 15.0
# Numbers missing from a register are seldom further than this from their block's ends.
JUST_OUTSIDE = 20
# The number across the street says the block nearly as well as its neighbour on the same side.
ACROSS = 2


class HouseFit(StrEnum):
    """How a number fits a side of a block, or the houses that a register knows."""

    KNOWN = "number_known"
    KNOWN_TWICE = "number_known_twice"
    KNOWN_WITHOUT_SUFFIX = "number_known_without_suffix"
    BETWEEN_KNOWN = "number_between_known"
    IN_RANGE = "number_in_range"
    OTHER_PARITY = "number_of_other_side"
    JUST_OUTSIDE = "number_just_outside"
    FAR_OUTSIDE = "number_out_of_range"


@dataclass(frozen=True, slots=True)
class House:
    """A number on a side of a block; `gap` is how far it is out of the side's range, 0 if in it.

    `known` is the house's spot, or the one between its neighbours, where a register knows them;
    `side` is None then.
    """

    block: Block
    side: NumberRange | None
    is_left: bool
    number: int
    fit: HouseFit
    gap: int = 0
    known: Spot | None = None


Side = tuple[Block, NumberRange, bool]  # of a block, and whether it is the left one


class HouseNumbers:
    """Finds the blocks of house numbers, and where on the block they are.

    A house that a register knows goes before the ranges of blocks, and so do its neighbours.
    """

    def __init__(
        self,
        blocks: Mapping[str, Block],
        blocks_of: Mapping[str, Sequence[Block]],
        ground: Ground,
        points: Sequence[AddressPoint] = (),
    ) -> None:
        self._points = HousePoints(points)
        self._blocks = blocks
        self._blocks_of = blocks_of
        self._sides: dict[str, tuple[Side, ...]] = {}  # of the streets that were asked for
        self._ground = ground

    def find(self, street_id: str, number: int, suffix: str = "") -> tuple[House, ...]:
        """Return the best houses of that number, equally good; empty if no block has numbers."""
        return self._known(street_id, number, suffix) or self._in_ranges(street_id, number)

    def _known(self, street_id: str, number: int, suffix: str) -> tuple[House, ...]:
        """Return houses that a register knows, or the one between two that it knows."""
        if not self._points.has(street_id):
            return ()
        if exact := self._points.of_house(street_id, number, suffix):
            fit = HouseFit.KNOWN if len(exact) == 1 else HouseFit.KNOWN_TWICE
            on_blocks = {point.block_id: point for point in reversed(exact)}  # the first on each
            return tuple(self._house(on_blocks[i], number, fit) for i in sorted(on_blocks))
        if there := self._points.of_number(street_id, number):
            return (self._house(there[0], number, HouseFit.KNOWN_WITHOUT_SUFFIX),)
        around = self._points.around(street_id, number)
        if around is None:
            return ()
        low, high = around
        share = (number - low.number) / (high.number - low.number)
        lon, lat = (a + share * (b - a) for a, b in ((low.lon, high.lon), (low.lat, high.lat)))
        spot = round(lon, 7), round(lat, 7)
        point = min((low, high), key=lambda known: self._metres(known.block_id, spot))
        return (replace(self._house(point, number, HouseFit.BETWEEN_KNOWN), known=spot),)

    def _metres(self, block_id: str, spot: Spot) -> float:
        point = shapely.Point(self._ground.plane.flatten(*spot))
        return float(self._ground.line_of(block_id).distance(point))

    def _house(self, point: AddressPoint, number: int, fit: HouseFit) -> House:
        block = self._blocks[point.block_id]
        return House(block, None, False, number, fit, known=(point.lon, point.lat))

    def _in_ranges(self, street_id: str, number: int) -> tuple[House, ...]:
        sides = self._sides_of(street_id)
        holding = [side for side in sides if side[1].holds(number)]
        if holding:  # a wide range is oftener wrong than a narrow one: 21 to 77 among 33 to 43
            least = min(_width(side[1]) for side in holding)
            tight = (side for side in holding if _width(side[1]) == least)
            return tuple(House(*side, number, HouseFit.IN_RANGE) for side in tight)
        if not sides:
            return ()
        nearest = min(sides, key=lambda side: (_cost(side[1], number), side[0].id))
        return (House(*nearest, number, _fit(nearest[1], number), _gap(nearest[1], number)),)

    def _sides_of(self, street_id: str) -> tuple[Side, ...]:
        known = self._sides.get(street_id)
        if known is None:
            known = self._sides[street_id] = _sides(self._blocks_of.get(street_id, ()))
        return known

    def spot(self, house: House) -> Spot:
        """Return where a house stands: along its block by its number, beside it by its side."""
        if house.known is not None:
            return house.known
        path = self._ground.path_of(house.block)
        inset = min(FROM_THE_CORNER_M, path.length / 4)
        along = inset + _share(house.side, house.number) * (path.length - 2 * inset)
        aside = TO_THE_HOUSE_M if house.is_left else -TO_THE_HOUSE_M
        return self._ground.plane.unflatten(*path.beside(along, aside))


def _sides(blocks: Iterable[Block]) -> tuple[Side, ...]:
    return tuple(
        (block, side, is_left)
        for block in blocks
        for side, is_left in ((block.left, True), (block.right, False))
        if side is not None
    )


def _fits_parity(side: NumberRange, number: int) -> bool:
    return side.parity is Parity.MIXED or (number % 2 == 0) == (side.parity is Parity.EVEN)


def _width(side: NumberRange) -> tuple[bool, int]:
    return side.parity is Parity.MIXED, side.high - side.low


def _cost(side: NumberRange, number: int) -> int:
    """Return how far a number is from a side, in numbers, with a little for the wrong parity."""
    return _gap(side, number) + (0 if _fits_parity(side, number) else ACROSS)


def _fit(side: NumberRange, number: int) -> HouseFit:
    gap = _gap(side, number)
    if gap == 0:
        return HouseFit.OTHER_PARITY
    return HouseFit.JUST_OUTSIDE if gap <= JUST_OUTSIDE else HouseFit.FAR_OUTSIDE


def _gap(side: NumberRange, number: int) -> int:
    return max(side.low - number, number - side.high, 0)


def _share(side: NumberRange | None, number: int) -> float:
    """Return how far along the line the number is, 0 to 1."""
    if side is None or side.low == side.high:
        return 0.5
    share = min(max((number - side.low) / (side.high - side.low), 0.0), 1.0)
    return 1.0 - share if side.reversed else share
