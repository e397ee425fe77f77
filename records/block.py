"""One stretch of a street between two crossings, and the crossings."""

from dataclasses import dataclass
from enum import StrEnum

Line = tuple[tuple[float, float], ...]  # (lon, lat) in degrees, WGS 84, in drawing order


class Parity(StrEnum):
    """Which house numbers a side has."""

    EVEN = "even"
    ODD = "odd"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class NumberRange:
    """House numbers of one side, both ends included, `low` <= `high`.

    `reversed` is True where numbers fall along the line's drawing direction.
    """

    low: int
    high: int
    parity: Parity
    reversed: bool = False

    def holds(self, number: int) -> bool:
        """Tell whether a house with this number stands on this side."""
        if not self.low <= number <= self.high:
            return False
        if self.parity is Parity.MIXED:
            return True
        return (number % 2 == 0) == (self.parity is Parity.EVEN)


@dataclass(frozen=True, slots=True)
class Block:
    """A street's stretch between two crossings.

    `id` is "<town>/<slug>"; `source_ref` the publisher's own id of the segment.
    `left` and `right` are seen along `line`; None where that side has no numbers.
    `from_node` and `to_node` are crossing ids, of the line's first and last point.
    `area_ids` are the areas that hold the block's middle.
    """

    id: str
    town_id: str
    street_id: str
    line: Line
    left: NumberRange | None = None
    right: NumberRange | None = None
    from_node: str = ""
    to_node: str = ""
    area_ids: tuple[str, ...] = ()
    source_ref: str = ""
    major: bool = False

    def sides(self) -> tuple[NumberRange, ...]:
        """Return the sides that have numbers, left first."""
        return tuple(side for side in (self.left, self.right) if side is not None)


@dataclass(frozen=True, slots=True)
class Street:
    """A street's name with its other names; its blocks point to it by `street_id`."""

    id: str
    town_id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddressPoint:
    """A house whose spot a register knows (BAN, OSM addr:*): it silences interpolation.

    `suffix` is "bis", "A" or ""; `block_id` the block that it stands on, "" if none is near.
    """

    street_id: str
    number: int
    suffix: str
    lon: float
    lat: float
    block_id: str = ""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A point where streets meet; `street_ids` sorted, one or more (one: a street's end)."""

    id: str
    town_id: str
    lon: float
    lat: float
    street_ids: tuple[str, ...]
