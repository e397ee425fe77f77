"""Plane geometry that the town is drawn with: metres, x to the east, y to the north."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Ring = tuple[Point, ...]


def distance(p: Point, q: Point) -> float:
    """Return the distance of two points in metres."""
    return hypot(p[0] - q[0], p[1] - q[1])


def between(p: Point, q: Point, share: float) -> Point:
    """Return the point at `share` (0 to 1) of the way from p to q."""
    return (p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share)


def length(points: Sequence[Point]) -> float:
    """Return a line's length in metres."""
    return sum(distance(p, q) for p, q in pairwise(points))


def along(points: Sequence[Point], share: float) -> Point:
    """Return the point at `share` (0 to 1) of a line's length."""
    left = length(points) * share
    for p, q in pairwise(points):
        step = distance(p, q)
        if left <= step and step > 0:
            return between(p, q, left / step)
        left -= step
    return points[-1]


def meet(p: Point, q: Point, r: Point, s: Point) -> tuple[float, float] | None:
    """Return where p-q and r-s, both prolonged, meet as shares of each; None if parallel."""
    ax, ay, bx, by = q[0] - p[0], q[1] - p[1], s[0] - r[0], s[1] - r[1]
    cross = ax * by - ay * bx
    if abs(cross) < 1e-9 * (hypot(ax, ay) * hypot(bx, by) + 1e-9):
        return None
    cx, cy = r[0] - p[0], r[1] - p[1]
    return ((cx * by - cy * bx) / cross, (cx * ay - cy * ax) / cross)


def sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    """Yield the sides of an open ring (its first point is not repeated)."""
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def inside(point: Point, ring: Ring) -> bool:
    """Tell whether a point lies inside of a ring (even-odd rule)."""
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in sides(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def to_side(point: Point, p: Point, q: Point) -> float:
    """Return a point's distance from the stretch p-q."""
    dx, dy = q[0] - p[0], q[1] - p[1]
    square = dx * dx + dy * dy
    share = 0.0
    if square:
        share = max(0.0, min(1.0, ((point[0] - p[0]) * dx + (point[1] - p[1]) * dy) / square))
    return distance(point, between(p, q, share))


def to_ring(point: Point, ring: Ring) -> float:
    """Return a point's distance from a ring's outline."""
    return min(to_side(point, p, q) for p, q in sides(ring))


def area(ring: Ring) -> float:
    """Return a ring's signed area in square metres, positive if counter-clockwise."""
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in sides(ring)) / 2


def middle(ring: Ring) -> Point:
    """Return a ring's centroid."""
    whole = area(ring)
    x = sum((p[0] + q[0]) * (p[0] * q[1] - q[0] * p[1]) for p, q in sides(ring))
    y = sum((p[1] + q[1]) * (p[0] * q[1] - q[0] * p[1]) for p, q in sides(ring))
    return (x / (6 * whole), y / (6 * whole))


def chords(p: Point, q: Point, ring: Ring) -> list[tuple[Point, Point]]:
    """Return the stretches of the endless line through p and q that lie inside of a ring."""
    shares = []
    for r, s in sides(ring):
        hit = meet(p, q, r, s)
        if hit is not None and 0 <= hit[1] < 1:
            shares.append(hit[0])
    shares.sort()
    ends = [between(p, q, share) for share in shares]
    return list(zip(ends[::2], ends[1::2], strict=False))


def halves(ring: Ring, p: Point, q: Point) -> tuple[Ring, Ring]:
    """Cut a convex ring along the line through p and q; both parts keep the ring's direction."""
    left: list[Point] = []
    right: list[Point] = []
    for r, s in sides(ring):
        turn = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
        (left if turn >= 0 else right).append(r)
        hit = meet(r, s, p, q)
        if hit is not None and 0 < hit[0] < 1:
            cut = between(r, s, hit[0])
            left.append(cut)
            right.append(cut)
    return tuple(left), tuple(right)
