"""The lines along the middle of a street's outline, out of the Voronoi cells of its edge."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPoint, Point, Polygon
from shapely.ops import substring

from records import Spot

SMOOTH_M = 1.0  # corners of the middle line that are flatter than this are none
STEP_M = (0.5, 4.0)  # between two spots of the edge, at least and at most
BRANCH_WIDTHS = 2.0  # a side arm is one if it is that much longer than the street is wide
_Graph = dict[Spot, dict[Spot, float]]


def centre_lines(outline: Polygon) -> list[LineString]:
    """Return the middle line of an outline in metres, the longest way through first, then its arms.

    They end on the outline, or on one another. An outline that is as wide as it is long has its
    longer axis.
    """
    graph = _graph(outline)
    way = _longest_way(graph)
    main = _to_the_edges(way, outline) if way else None
    if main is None:
        return [_axis(outline)]
    lines, seen = [main], set(way)
    while arm := _longest_arm(graph, seen):
        width = 2 * outline.exterior.distance(Point(arm[0]))
        line = _to_the_edge(LineString(arm), outline)
        if line is None or line.length < (BRANCH_WIDTHS + 0.5) * width:
            break
        seen.update(arm)
        lines.append(line)
    return [LineString(line.simplify(SMOOTH_M).coords) for line in lines]


def _graph(outline: Polygon) -> _Graph:
    """Return the Voronoi edges inside of an outline: from each spot its neighbours, in metres."""
    width = 2 * outline.area / outline.length
    edge = shapely.segmentize(outline, min(max(width / 3, STEP_M[0]), STEP_M[1]))
    spots = MultiPoint(shapely.get_coordinates(edge))
    edges = shapely.get_parts(shapely.voronoi_polygons(spots, only_edges=True))
    shapely.prepare(outline)
    graph: _Graph = defaultdict(dict)
    for edge in edges[shapely.contains_properly(outline, edges)]:
        ends = [(round(x, 3), round(y, 3)) for x, y in edge.coords]
        for a, b in pairwise(ends):
            if a != b:
                graph[a][b] = graph[b][a] = float(np.hypot(a[0] - b[0], a[1] - b[1]))
    return dict(graph)


def _longest_way(graph: _Graph) -> list[Spot]:
    """Return the spots from one end of the largest part of a graph to the farthest other."""
    best: list[Spot] = []
    longest, left = 0.0, set(graph)
    while left:
        reached, _ = _ways(graph, [min(left)])
        left -= set(reached)
        start = max(reached, key=lambda spot: (reached[spot], spot))
        reached, before = _ways(graph, [start])
        end = max(reached, key=lambda spot: (reached[spot], spot))
        if reached[end] > longest:
            longest, best = reached[end], list(_back(end, before))
    return best


def _longest_arm(graph: _Graph, seen: Iterable[Spot]) -> list[Spot]:
    """Return the spots from those that are seen to the farthest other, [] if there is none."""
    reached, before = _ways(graph, sorted(seen))
    end = max(reached, key=lambda spot: (reached[spot], spot))
    return list(_back(end, before))[::-1] if reached[end] else []


def _ways(graph: _Graph, starts: Sequence[Spot]) -> tuple[dict[Spot, float], dict[Spot, Spot]]:
    """Return how far each spot is from the nearest start, and the spot before it on the way."""
    reached = dict.fromkeys(starts, 0.0)
    before: dict[Spot, Spot] = {}
    queue = [(0.0, spot) for spot in starts]
    while queue:
        metres, spot = heapq.heappop(queue)
        if metres > reached[spot]:
            continue
        for other, length in graph[spot].items():
            if metres + length < reached.get(other, float("inf")):
                reached[other] = metres + length
                before[other] = spot
                heapq.heappush(queue, (metres + length, other))
    return reached, before


def _back(spot: Spot, before: dict[Spot, Spot]) -> Iterator[Spot]:
    yield spot
    while spot in before:
        spot = before[spot]
        yield spot


def _to_the_edges(way: Sequence[Spot], outline: Polygon) -> LineString | None:
    """Return a way that ends in the middle of both ends of the outline, None if it is too short."""
    line = _to_the_edge(LineString(way), outline) if len(way) > 1 else None
    line = line and _to_the_edge(line.reverse(), outline)
    return line and line.reverse()


def _to_the_edge(line: LineString, outline: Polygon) -> LineString | None:
    """Return a line with its end led straight on to the edge instead of into a corner.

    The last stretch, as long as the street is wide, is drawn anew in the direction before it.
    """
    inside = line.interpolate(max(line.length - _half_width(line, outline) * 3, line.length / 2))
    half = outline.exterior.distance(inside)
    keep = line.length - 1.5 * half
    if keep < half:
        return None
    kept = LineString(substring(line, 0, keep).coords)
    (x0, y0), (x1, y1) = kept.interpolate(max(keep - 2 * half, 0)).coords[0], kept.coords[-1]
    length = float(np.hypot(x1 - x0, y1 - y0))
    if not length:
        return None
    reach = 6 * half / length
    ray = LineString([(x1, y1), (x1 + (x1 - x0) * reach, y1 + (y1 - y0) * reach)])
    hit = shapely.get_parts(ray.intersection(outline))
    ahead = next((p for p in hit if p.distance(Point(x1, y1)) < 0.01 and p.length), None)
    return LineString([*kept.coords, ahead.coords[-1]]) if ahead is not None else kept


def _half_width(line: LineString, outline: Polygon) -> float:
    return float(outline.exterior.distance(line.interpolate(0.5, normalized=True)))


def _axis(outline: Polygon) -> LineString:
    """Return the longer axis of the smallest box around an outline, as far as it is inside."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(outline))[:4]
    if np.hypot(*(corners[1] - corners[0])) > np.hypot(*(corners[2] - corners[1])):
        corners = np.roll(corners, -1, axis=0)
    line = LineString([(corners[0] + corners[1]) / 2, (corners[2] + corners[3]) / 2])
    parts = [p for p in shapely.get_parts(line.intersection(outline)) if p.length]
    return max(parts, key=lambda part: float(part.length), default=line)
