"""Drawn streets brought to where they meet: run on to the street ahead, and cut there.

Houses end some way before the corner, so a line through them does too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import shapely
from shapely import LineString, Point, STRtree
from shapely.ops import substring

from geo.importers.drafts import Segment
from geo.plane import Plane
from records.spelling import name_key

# Half of a road, a front garden and the width of a lot at the corner.
AHEAD_M = 40.0
AHEAD_COSINE = 0.5  # within 60 degrees of where the line was going: beside it is another street
SHORTEST_M = 15.0  # a stretch between two crossings; nearer ones are drawn askew


def join_drawn(drawn: Sequence[Segment], others: Sequence[Segment], plane: Plane) -> list[Segment]:
    """Return drawn segments that reach the streets ahead of their ends, cut where streets meet.

    `others` are segments with a line of their own; these stay as they are.
    """
    if not drawn:
        return []
    streets = [name_key(segment.name) for segment in (*drawn, *others)]
    lines = [plane.line(segment.line) for segment in (*drawn, *others)]
    tree = STRtree(lines)
    near = defaultdict[int, list[int]](list)
    pairs = tree.query(lines[: len(drawn)], predicate="dwithin", distance=AHEAD_M)
    for one, other in zip(*pairs.tolist(), strict=True):
        if streets[one] != streets[other]:
            near[one].append(other)
    for i in range(len(drawn)):
        for from_end in (False, True):
            lines[i] = _extended(lines[i], from_end, [lines[j] for j in sorted(near[i])])
    joined = []
    for i, segment in enumerate(drawn):
        for part in _cut(lines[i], [lines[j] for j in near[i]]):
            line = tuple(plane.unflatten(x, y) for x, y in part.coords)
            joined.append(replace(segment, line=line))
    return joined


def _extended(line: LineString, from_end: bool, others: Iterable[LineString]) -> LineString:
    """Return a line that runs on to the nearest street ahead of its first or last point, if any."""
    coords = list(line.coords)[:: 1 if from_end else -1]
    end = Point(coords[-1])
    feet = ((other.distance(end), other.interpolate(other.project(end))) for other in others)
    ahead = [(metres, foot) for metres, foot in feet if metres <= AHEAD_M]
    if not ahead:
        return line
    metres, foot = min(ahead, key=lambda pair: (pair[0], pair[1].x, pair[1].y))
    if metres < 0.01 or not _is_ahead(coords[-2], coords[-1], foot):
        return line
    coords.append((foot.x, foot.y))
    return LineString(coords[:: 1 if from_end else -1])


def _is_ahead(before: Sequence[float], end: Sequence[float], foot: Point) -> bool:
    dx, dy = end[0] - before[0], end[1] - before[1]
    fx, fy = foot.x - end[0], foot.y - end[1]
    lengths = ((dx**2 + dy**2) * (fx**2 + fy**2)) ** 0.5
    return bool(dx * fx + dy * fy >= AHEAD_COSINE * lengths)


def _cut(line: LineString, others: Iterable[LineString]) -> list[LineString]:
    """Return a line in parts, from one street that meets it to the next."""
    cuts = [0.0]
    for metres in sorted(metres for other in others for metres in _meetings(line, other)):
        if metres - cuts[-1] >= SHORTEST_M and line.length - metres >= SHORTEST_M:
            cuts.append(metres)
    ends = [*cuts[1:], line.length]
    parts = (substring(line, start, end) for start, end in zip(cuts, ends, strict=True))
    return [part for part in parts if isinstance(part, LineString)]


def _meetings(line: LineString, other: LineString) -> list[float]:
    """Return the metres along a line at which another crosses it, or ends on it."""
    ends = [Point(other.coords[0]), Point(other.coords[-1])]
    touching = [end for end in ends if line.distance(end) < 0.5]
    crossing = shapely.get_parts(shapely.intersection(line, other))
    points = [part for part in crossing if isinstance(part, Point)]
    return [float(line.project(point)) for point in (*touching, *points)]
