"""A town made of nothing but addresses, so that lists of queries can be asked of it.

Queries that come with their expected answers need a gazetteer that holds those answers. Each street
is one block that takes any house number, with a line through what spots are known of it. Names of
towns may stand behind a street; postcodes are areas around their addresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from records import (
    AddressPoint,
    Area,
    AreaKind,
    Block,
    NumberRange,
    Parity,
    Polygon,
    Spot,
    Street,
    Town,
    TownData,
)
from records.spelling import name_key, slug

_ANY_NUMBER = NumberRange(1, 99_999, Parity.MIXED)
_STEP, _IN_A_ROW = 0.01, 100  # streets without spots lie in rows, degrees apart
_HALF = 0.0003  # degrees: half of the length of a block with one spot
_SQUARE = 0.002  # degrees: the grid of which postcodes are made


@dataclass(frozen=True, slots=True)
class MadeAddress:
    """A street that is to be found; `spot` is None where nothing but its name is known.

    Streets of one name are one street unless their `place` differs.
    """

    street: str
    town: str = ""
    postcode: str = ""
    place: str = ""
    number: int = 0
    suffix: str = ""
    spot: Spot | None = None


def make_town(name: str, addresses: Iterable[MadeAddress]) -> TownData:
    """Return a French town with these streets, numbers, names of towns, and postcodes."""
    groups = defaultdict[str, list[MadeAddress]](list)
    for address in addresses:
        groups[f"{slug(name)}/{slug(f'{name_key(address.street)} {address.place}')}"].append(
            address
        )
    codes = defaultdict[str, list[Spot]](list)
    blocks, points = list[Block](), list[AddressPoint]()
    for row, (street_id, group) in enumerate(sorted(groups.items())):
        line = _line(group, row)
        blocks.append(Block(f"{street_id}-1", slug(name), street_id, line, left=_ANY_NUMBER))
        points += _points(group, street_id)
        for address in group:
            codes[address.postcode].append(address.spot or line[0])
    towns = {address.town for group in groups.values() for address in group} - {""}
    streets = (Street(i, slug(name), group[0].street) for i, group in sorted(groups.items()))
    return TownData(
        Town(slug(name), name, "FR", "Europe/Paris", ("fr",), aliases=tuple(sorted(towns))),
        tuple(streets),
        tuple(blocks),
        (),
        tuple(_postcode(slug(name), code, spots) for code, spots in sorted(codes.items()) if code),
        (),
        tuple(sorted(points, key=lambda point: (point.street_id, point.number, point.suffix))),
    )


def _line(group: list[MadeAddress], row: int) -> tuple[Spot, ...]:
    numbered = sorted((a.number, *a.spot) for a in group if a.spot)
    spots = tuple(dict.fromkeys((lon, lat) for _, lon, lat in numbered))
    if len(spots) > 1:
        return spots
    lon, lat = spots[0] if spots else (row % _IN_A_ROW * _STEP, 45 + row // _IN_A_ROW * _STEP)
    return (lon - _HALF, lat), (lon + _HALF, lat)


def _points(group: list[MadeAddress], street_id: str) -> Iterable[AddressPoint]:
    known = {(a.number, a.suffix): a.spot for a in group if a.spot and a.number}
    for (number, suffix), spot in known.items():
        yield AddressPoint(street_id, number, suffix, *spot, f"{street_id}-1")


def _postcode(town_id: str, code: str, spots: Iterable[Spot]) -> Area:
    """Return the squares of a grid in which and beside which a postcode has addresses."""
    homes = {(round(lon / _SQUARE), round(lat / _SQUARE)) for lon, lat in spots}
    squares = {(x + dx, y + dy) for x, y in homes for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    shape = tuple(_square(x * _SQUARE, y * _SQUARE) for x, y in sorted(squares))
    return Area(f"{town_id}/{code}", town_id, AreaKind.POSTCODE, code, shape)


def _square(lon: float, lat: float) -> Polygon:
    half = _SQUARE / 2
    left, bottom, right, top = lon - half, lat - half, lon + half, lat + half
    return (((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)),)
