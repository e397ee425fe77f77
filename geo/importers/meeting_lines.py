"""Middle lines of neighbouring outlines, led on to one another and cut where they meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import shapely
from shapely import STRtree
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import substring

from geo.importers.ends import join_ends

TOUCH_M = 3.0  # between two outlines of neighbouring streets: drawing noise
REACH_M = 150.0  # from an outline to its middle line: half of the widest square there is
CORNER_M = 12.0  # between two spots where lines meet that are one crossing


def cut_where_they_meet(
    lines: Sequence[LineString], outlines: Sequence[Polygon]
) -> list[tuple[int, LineString]]:
    """Return (index, piece) in order; `outlines` has each line's own outline, all in metres."""
    led = _led_on(lines, outlines)
    pieces = [(i, piece) for i, cuts in _cuts(led) for piece in _pieces(led[i], cuts)]
    joined = join_ends([piece for _, piece in pieces], CORNER_M)
    return [(i, piece) for (i, _), piece in zip(pieces, joined, strict=True)]


def _led_on(lines: Sequence[LineString], outlines: Sequence[Polygon]) -> list[LineString]:
    """Return the lines, led from their ends to the middle of the street that begins there."""
    led = list(lines)
    tree = STRtree(outlines)
    for i in range(len(led)):
        for at in (0, -1):
            end = Point(lines[i].coords[at])
            near = tree.query(end, predicate="dwithin", distance=TOUCH_M).tolist()
            others = [j for j in sorted(near) if outlines[j] is not outlines[i]]
            target = min(others, key=lambda j: led[j].distance(end), default=None)
            if target is not None and 0.5 < led[target].distance(end) <= REACH_M:
                spot = led[target].interpolate(led[target].project(end)).coords[0]
                rest = list(led[i].coords)
                led[i] = LineString([*rest, spot] if at else [spot, *rest])
    return led


def _cuts(lines: Sequence[LineString]) -> Iterator[tuple[int, list[float]]]:
    """Yield for each line how far along it others meet or cross it."""
    tree = STRtree(lines)
    for i, line in enumerate(lines):
        cuts = []
        for j in sorted(tree.query(line, predicate="dwithin", distance=0.5).tolist()):
            if j == i:
                continue
            spots = [Point(lines[j].coords[at]) for at in (0, -1)]
            met = [spot for spot in spots if spot.distance(line) <= 0.5]
            crossed = shapely.get_parts(line.intersection(lines[j]))
            met += [spot for spot in crossed if isinstance(spot, Point)]
            cuts += [line.project(spot) for spot in met]
        yield i, cuts


def _pieces(line: LineString, cuts: Sequence[float]) -> Iterator[LineString]:
    """Yield a line's pieces; cuts that are one crossing cut once, those at its ends not at all."""
    kept = [0.0]
    for cut in sorted(cuts):
        if cut - kept[-1] > CORNER_M and line.length - cut > CORNER_M:
            kept.append(cut)
    for start, end in pairwise([*kept, line.length]):
        yield LineString(substring(line, start, end).coords)
