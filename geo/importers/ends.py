"""Lines that stop short of one another, drawn on to where they meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import LineString

_End = tuple[int, int]  # index of a line, and 0 for its first spot or -1 for its last


def join_ends(lines: Sequence[LineString], reach_m: float) -> list[LineString]:
    """Return the lines with ends that are at most `reach_m` apart moved to one spot.

    The nearest go together first. The ends of one line stay two, and no spot takes in ends that
    are more than twice `reach_m` apart.
    """
    if not lines:
        return []
    ends: list[_End] = [(i, at) for i in range(len(lines)) for at in (0, -1)]
    points = shapely.points([lines[i].coords[at] for i, at in ends])
    one, other = STRtree(points).query(points, predicate="dwithin", distance=reach_m)
    apart = shapely.distance(points[one], points[other])
    groups = {e: [e] for e in range(len(ends))}
    for a, b in ((int(one[k]), int(other[k])) for k in np.lexsort((other, one, apart))):
        merged = [*groups[a], *groups[b]]
        if groups[a] is not groups[b] and _may_join(merged, ends, points, 2 * reach_m):
            groups.update(dict.fromkeys(merged, merged))
    spots = shapely.get_coordinates(points)
    moved = defaultdict[int, dict[int, np.ndarray]](dict)
    for e, group in groups.items():
        if len(group) > 1:
            line, at = ends[e]
            moved[line][at] = spots[sorted(group)].mean(axis=0)
    return [_with_ends(line, moved[i]) if i in moved else line for i, line in enumerate(lines)]


def _may_join(
    group: Sequence[int], ends: Sequence[_End], points: np.ndarray, widest_m: float
) -> bool:
    if len({ends[e][0] for e in group}) < len(group):
        return False
    left, bottom, right, top = shapely.total_bounds(points[group])
    return bool(np.hypot(right - left, top - bottom) <= widest_m)


def _with_ends(line: LineString, spots: dict[int, np.ndarray]) -> LineString:
    coordinates = shapely.get_coordinates(line)
    for at, spot in spots.items():
        coordinates[at] = spot
    return LineString(coordinates)
