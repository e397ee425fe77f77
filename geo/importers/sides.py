"""Address ranges that come one row a side (TIGER/Line as Nominatim has it), joined into blocks.

The rows of a block are two lines beside each other, each on its own side of the street; what lies
between is the street.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry import LineString, Point

from geo.importers.drafts import Segment
from geo.importers.ends import join_ends
from geo.importers.ledger import Ledger
from geo.plane import Plane
from records import Parity
from records.spelling import name_key

APART_M = 60.0  # between the two sides of one street, at any of its points
SHORT_M = 30.0  # between the ends at one crossing: sides stop before the corner


def join_sides(sides: Sequence[Segment], ledger: Ledger) -> list[Segment]:
    """Return segments in the order of rows: odd and even sides that lie together are one.

    Each of `sides` has its numbers on the left. A side without a partner stays as it is.
    """
    spots = np.array([spot for side in sides for spot in side.line] or [(0.0, 0.0)])
    plane = Plane(*np.median(spots, axis=0).tolist())  # a stray row does not move the median
    lines = plane.lines([side.line for side in sides])
    partner: dict[int, int] = {}
    for _, odd, even in sorted(_neighbours(sides, lines)):
        if odd not in partner and even not in partner:
            partner.update({odd: even, even: odd})
    if partner:
        note = f"{len(partner) // 2} pairs of rows are the two sides of one block each"
        ledger.note(sides[0].path, note)
    first = [i for i in range(len(sides)) if i <= partner.get(i, i)]
    blocks = [
        _joined((sides[i], sides[partner[i]]), (lines[i], lines[partner[i]]))
        if i in partner
        else (sides[i], lines[i])
        for i in first
    ]
    middles = join_ends([line for _, line in blocks], SHORT_M)
    return [
        replace(block, line=tuple(plane.unflatten(x, y) for x, y in line.coords))
        for (block, _), line in zip(blocks, middles, strict=True)
    ]


def _neighbours(
    sides: Sequence[Segment], lines: Sequence[LineString]
) -> Iterator[tuple[float, int, int]]:
    """Yield (metres apart, odd, even) of sides of one street that lie along each other."""
    streets = defaultdict[tuple[str, Parity], list[int]](list)
    for i, side in enumerate(sides):
        if side.left:
            streets[name_key(side.name), side.left.parity].append(i)
    for (street, parity), odds in list(streets.items()):
        evens = streets.get((street, Parity.EVEN), []) if parity is Parity.ODD else []
        for odd in odds:
            apart = shapely.hausdorff_distance(lines[odd], [lines[even] for even in evens])
            yield from (
                (float(metres), odd, even)
                for metres, even in zip(apart, evens, strict=True)
                if metres <= APART_M
            )


def _joined(
    sides: tuple[Segment, Segment], lines: tuple[LineString, LineString]
) -> tuple[Segment, LineString]:
    """Return the block between two sides and its line, drawn in the direction of the first."""
    first, second = lines
    other = sides[1].left
    start, end = (Point(second.coords[at]) for at in (0, -1))
    if Point(first.coords[0]).distance(start) > Point(first.coords[0]).distance(end):
        second = second.reverse()
        other = other and replace(other, reversed=not other.reversed)
    middle = _between(first, second)
    ranges = (sides[0].left, other) if _is_left(first, middle) else (other, sides[0].left)
    return replace(sides[0], left=ranges[0], right=ranges[1]), middle


def _between(first: LineString, second: LineString) -> LineString:
    """Return the line half-way between two lines of one direction."""
    corners = {0.0, 1.0}
    for line in (first, second):
        inner = [line.project(Point(spot), normalized=True) for spot in line.coords[1:-1]]
        corners.update(round(share, 4) for share in inner)
    ways = [line.interpolate(sorted(corners), normalized=True) for line in (first, second)]
    halves = [shapely.get_coordinates(way) for way in ways]
    return LineString(np.mean(halves, axis=0))


def _is_left(side: LineString, middle: LineString) -> bool:
    """Tell whether a side lies to the left of the line in the middle."""
    half = middle.interpolate(0.5, normalized=True)
    (x0, y0), (x1, y1) = (
        middle.interpolate(share, normalized=True).coords[0] for share in (0.45, 0.55)
    )
    there = side.interpolate(side.project(half))
    return bool((x1 - x0) * (there.y - half.y) - (y1 - y0) * (there.x - half.x) > 0)
