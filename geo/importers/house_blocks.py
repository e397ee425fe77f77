"""Houses set on the stretches of their streets, which get their numbers from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy
import shapely

from geo.house_suffix import suffix_key
from geo.importers.drafts import House, Segment
from geo.importers.drawn_crossings import join_drawn
from geo.importers.house_streets import streets_of_houses
from geo.importers.ledger import Ledger
from geo.importers.point_ranges import beside, ranges_from_houses
from geo.importers.point_streets import draw_streets
from geo.plane import Plane, plane_around
from records import AddressPoint
from records.reach import distance_m
from records.spelling import name_key

# At the end of a long drive; further away the street goes on where its lines end, or is another one
# of that name.
FAR_FROM_STREET_M = 200.0
SAME_HOUSE_M = 60.0  # a gate and a door; further apart two houses have one number


@dataclass(frozen=True, slots=True)
class SettledHouse:
    """A house and the index of the segment that it stands on."""

    house: House
    segment: int


def settle_houses(
    segments: Sequence[Segment],
    houses: Sequence[House],
    aliases: Mapping[str, Sequence[str]],
    ledger: Ledger,
) -> tuple[list[Segment], list[SettledHouse]]:
    """Return the segments with those drawn where only houses are known, and the houses.

    `aliases` are the operator's, by street name.
    Segments without a number of their own get ranges from the houses along them. Of a number that
    is there twice at one spot the later one is left out.
    """
    if not houses:
        return list(segments), []
    plane = plane_around([spot for segment in segments for spot in segment.line])
    if not segments:
        plane = plane_around([(house.lon, house.lat) for house in houses])
    streets = streets_of_houses(houses, segments, aliases, plane, ledger)
    on_street = _by_street(houses, streets, ledger)
    settled, far = _settled(on_street, list(enumerate(segments)), plane)
    drawn = join_drawn(draw_streets(far, _names(segments), plane, ledger), segments, plane)
    beyond, _ = _settled(far, list(enumerate(drawn, len(segments))), plane)
    settled += beyond
    numbered = _numbered([*segments, *drawn], settled, plane)
    return numbered, [one for one in settled if not one.house.is_guess]


def address_points(
    settled: Sequence[SettledHouse], street_ids: Sequence[str], block_ids: Sequence[str]
) -> tuple[AddressPoint, ...]:
    """Return houses as points; the ids are those of the segments' streets and blocks."""
    points = (
        AddressPoint(
            street_ids[one.segment],
            one.house.number,
            one.house.suffix,
            one.house.lon,
            one.house.lat,
            block_ids[one.segment],
        )
        for one in settled
    )
    return tuple(sorted(points, key=lambda p: (p.street_id, p.number, p.suffix, p.lon, p.lat)))


def _by_street(
    houses: Iterable[House], streets: Mapping[str, str], ledger: Ledger
) -> dict[str, list[House]]:
    on_street = defaultdict[str, list[House]](list)
    for house in houses:
        on_street[streets[name_key(house.street)]].append(house)
    return {key: _once_each(group, ledger) for key, group in on_street.items()}


def _names(segments: Iterable[Segment]) -> dict[str, str]:
    return {name_key(segment.name): segment.name for segment in segments}


def _settled(
    on_street: Mapping[str, Sequence[House]],
    segments: Iterable[tuple[int, Segment]],
    plane: Plane,
) -> tuple[list[SettledHouse], dict[str, list[House]]]:
    """Return the houses near a segment of their street, and by street those that are not."""
    stretches = defaultdict[str, list[tuple[int, shapely.LineString]]](list)
    for index, segment in segments:
        stretches[name_key(segment.name)].append((index, plane.line(segment.line)))
    settled, far = [], dict[str, list[House]]()
    for key, houses in on_street.items():
        for house, (index, metres) in zip(
            houses, _nearest(houses, stretches[key], plane), strict=True
        ):
            if metres <= FAR_FROM_STREET_M:
                settled.append(SettledHouse(house, index))
            else:
                far.setdefault(key, []).append(house)
    return settled, far


def _once_each(houses: Sequence[House], ledger: Ledger) -> list[House]:
    """Return one house a number and spot, the first; a guess only where nothing is known."""
    kept = defaultdict[tuple[int, str], list[House]](list)
    for house in sorted(houses, key=lambda house: house.is_guess):
        same = kept[house.number, suffix_key(house.suffix)]
        is_there = any(house.is_guess or _apart(house, other) <= SAME_HOUSE_M for other in same)
        if not is_there:
            same.append(house)
        elif not house.is_guess:
            what = f"{house.number}{house.suffix} {house.street} is there already: kept once"
            ledger.mend(house.path, house.row, what)
    return [house for same in kept.values() for house in same]


def _apart(one: House, other: House) -> float:
    return distance_m((one.lon, one.lat), (other.lon, other.lat))


def _nearest(
    houses: Sequence[House], stretches: Sequence[tuple[int, shapely.LineString]], plane: Plane
) -> list[tuple[int, float]]:
    """Return for each house the index of the nearest stretch and the metres to it."""
    if not stretches:
        return [(-1, float("inf"))] * len(houses)
    points = shapely.points([plane.flatten(house.lon, house.lat) for house in houses])
    metres = numpy.stack([shapely.distance(points, line) for _, line in stretches])
    nearest = metres.argmin(axis=0).tolist()
    return [(stretches[i][0], float(metres[i, at])) for at, i in enumerate(nearest)]


def _numbered(
    segments: Sequence[Segment], settled: Sequence[SettledHouse], plane: Plane
) -> list[Segment]:
    """Return the segments, those without numbers with ranges from their houses."""
    along = defaultdict[int, list[House]](list)
    for one in settled:
        along[one.segment].append(one.house)
    numbered = list(segments)
    for index, houses in along.items():
        segment = segments[index]
        if segment.left is None and segment.right is None:
            line = plane.line(segment.line)
            found = [beside(line, h.number, plane.flatten(h.lon, h.lat)) for h in houses]
            left, right = ranges_from_houses(found)
            numbered[index] = replace(segment, left=left, right=right)
    return numbered
