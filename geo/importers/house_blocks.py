"""Houses set on the stretches of their streets, which get their numbers from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
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

FAR_FROM_STREET_M = 200.0  # at the end of a long drive; further it is another street of that name
SAME_HOUSE_M = 60.0  # a gate and a door; further apart two houses have one number


@dataclass(frozen=True, slots=True)
class SettledHouse:
    """A house and the index of the segment that it stands on."""

    house: House
    segment: int


def settle_houses(
    segments: Sequence[Segment], houses: Sequence[House], ledger: Ledger
) -> tuple[list[Segment], list[SettledHouse]]:
    """Return the segments with those drawn for streets that only have houses, and the houses.

    Segments without a number of their own get ranges from the houses along them. A house that is
    far from its street is left out, and of a number that is there twice at one spot the later one.
    """
    if not houses:
        return list(segments), []
    plane = plane_around([spot for segment in segments for spot in segment.line])
    if not segments:
        plane = plane_around([(house.lon, house.lat) for house in houses])
    streets = streets_of_houses(houses, segments, plane, ledger)
    known = {name_key(segment.name) for segment in segments}
    homeless = [h for h in houses if not h.is_guess and streets[name_key(h.street)] not in known]
    drawn = draw_streets(homeless, streets, plane, ledger)
    all_segments = [*segments, *join_drawn(drawn, segments, plane)]
    settled = _settled(houses, all_segments, streets, (plane, ledger))
    numbered = _numbered(all_segments, settled, plane)
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


def _settled(
    houses: Sequence[House],
    segments: Sequence[Segment],
    streets: Mapping[str, str],
    notes: tuple[Plane, Ledger],
) -> list[SettledHouse]:
    plane, ledger = notes
    stretches = defaultdict[str, list[int]](list)
    for index, segment in enumerate(segments):
        stretches[name_key(segment.name)].append(index)
    on_street = defaultdict[str, list[House]](list)
    for house in houses:
        on_street[streets[name_key(house.street)]].append(house)
    settled = []
    for key, group in on_street.items():
        once = _once_each(group, ledger)
        lines = [plane.line(segments[i].line) for i in stretches[key]]
        if lines:  # a street of guesses alone has none
            near = _nearest(once, lines, plane)
            settled += _near_ones(once, near, stretches[key], ledger)
    return settled


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
    houses: Sequence[House], lines: Sequence[shapely.LineString], plane: Plane
) -> list[tuple[int, float]]:
    """Return for each house the index of the nearest line and the metres to it."""
    points = shapely.points([plane.flatten(house.lon, house.lat) for house in houses])
    metres = numpy.stack([shapely.distance(points, line) for line in lines])
    nearest = metres.argmin(axis=0)
    return [(int(i), float(metres[i, at])) for at, i in enumerate(nearest)]


def _near_ones(
    houses: Sequence[House],
    nearest: Sequence[tuple[int, float]],
    stretches: Sequence[int],
    ledger: Ledger,
) -> list[SettledHouse]:
    settled = []
    for house, (index, metres) in zip(houses, nearest, strict=True):
        if metres <= FAR_FROM_STREET_M:
            settled.append(SettledHouse(house, stretches[index]))
        elif not house.is_guess:
            what = f"{house.number}{house.suffix} {house.street} is {metres:.0f} m from its street"
            ledger.skip(house.path, house.row, what)
    return settled


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
