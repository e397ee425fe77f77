"""Somewhere on the map, and how well we know it."""

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How fine a place is; ordered from finest to coarsest by `rank`."""

    EXACT = "exact"  # a rooftop or a point that the publisher gave and that was checked
    ADDRESS = "address"  # a house number on its block
    CROSSING = "crossing"
    BLOCK = "block"
    STREET = "street"
    PLACE = "place"
    AREA = "area"
    CITY = "city"

    @property
    def rank(self) -> int:
        """Return 0 for the finest (exact) up to 7 for the coarsest (city)."""
        return _RANK[self]

    @property
    def is_point(self) -> bool:
        """True if it may be drawn as a pin; an area, a street or a city never is."""
        return self in _POINTS


_RANK = {precision: rank for rank, precision in enumerate(Precision)}
_POINTS = frozenset(
    {Precision.EXACT, Precision.ADDRESS, Precision.CROSSING, Precision.BLOCK, Precision.PLACE}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A name with a position.

    `lon`, `lat` are WGS 84 degrees: the point itself, or a point inside of a street or an area,
    for drawing a view, never a pin (see `Precision.is_point`).
    `accuracy_m` is the radius in metres within which the true spot is believed to be.
    `block_ids` are the blocks that it touches, in street order: one for an address, up to all of
    a street's; `area_ids` the areas that hold it. `spots` are the (lon, lat) by which it is found
    within a radius: the point itself, the middle of each block of a section or a street, none for
    an area or a city.
    """

    name: str
    lon: float
    lat: float
    precision: Precision
    accuracy_m: float
    block_ids: tuple[str, ...] = ()
    area_ids: tuple[str, ...] = ()
    spots: tuple[tuple[float, float], ...] = ()
