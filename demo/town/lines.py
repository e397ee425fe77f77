"""Where streets are drawn on the plan: great ones first, then each quarter's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, radians, sin
from random import Random

from demo.town.plane import (
    Point,
    Ring,
    area,
    between,
    chords,
    distance,
    halves,
    inside,
    middle,
    sides,
    to_ring,
)
from demo.town.quarters import GREAT_STREETS, GREENS, QUARTERS, QUAY, Quarter

_OLD_BLOCK = 4600.0  # square metres: the old town's blocks are cut until they are smaller
_ALONGSIDE = 46.0  # metres: a street never runs nearer than this along a great one
_BESIDE_GREEN = 30.0  # metres, likewise along a park
_SHORTEST = 90.0  # metres of a line worth drawing


@dataclass(frozen=True)
class Line:
    """A street's line on the plan before crossings cut it; the lower `rank`, the greater."""

    points: tuple[Point, ...]
    rank: int
    quarter: str = ""


def draw_lines(rng: Random) -> tuple[Line, ...]:
    """Return all lines, great streets first."""
    lines = [Line(points, 0) for points in GREAT_STREETS]
    for quarter in QUARTERS:
        drawing = _crooked if quarter.crooked else _grid
        lines += drawing(quarter, rng)
    lines += _around_greens()
    return tuple(lines)


def green_ring(green: tuple[str, Point, float, float, float]) -> Ring:
    """Return a park's outline on the plan, counter-clockwise."""
    _, (x, y), wide, deep, turn = green
    c, s = cos(radians(turn)), sin(radians(turn))
    corners = ((-wide, -deep), (wide, -deep), (wide, deep), (-wide, deep))
    return tuple((x + a * c - b * s, y + a * s + b * c) for a, b in corners)


def _around_greens() -> Iterator[Line]:
    for green in GREENS:
        ring = green_ring(green)
        yield Line((*ring, ring[0]), 1, _quarter_at(green[1]))


def _quarter_at(point: Point) -> str:
    return next((q.name for q in QUARTERS if inside(point, q.ring)), "")


def _grid(quarter: Quarter, rng: Random) -> Iterator[Line]:
    """Yield two families of about parallel lines, clipped to the quarter and round its parks."""
    for turn, spacing in ((0.0, quarter.spacing[0]), (90.0, quarter.spacing[1])):
        for p, q in _family(quarter, quarter.turn + turn, spacing, rng):
            for chord in chords(p, q, quarter.built):
                for part in _beside_greens(*chord):
                    for start, end in _not_alongside(part, quarter.built):
                        yield Line(_shortened((start, end), quarter, rng), 2, quarter.name)


def _family(
    quarter: Quarter, turn: float, spacing: float, rng: Random
) -> Iterator[tuple[Point, Point]]:
    """Yield two points of each line of a family, unevenly apart and slightly askew."""
    cx, cy = middle(quarter.built)
    offset = -1700.0 + rng.uniform(0, spacing)
    while offset < 1700:
        askew = radians(turn + rng.uniform(-1.2, 1.2))
        x, y = cx - offset * sin(radians(turn)), cy + offset * cos(radians(turn))
        yield (x, y), (x + cos(askew), y + sin(askew))
        offset += spacing * rng.choice((0.8, 0.9, 1.0, 1.0, 1.1, 1.3))


def _beside_greens(start: Point, end: Point) -> Iterator[tuple[Point, Point]]:
    """Yield what is left of a stretch outside of the parks."""
    holes = []
    for green in GREENS:
        ring = green_ring(green)
        for p, q in chords(start, end, ring):
            holes.append(tuple(sorted((_share(p, start, end), _share(q, start, end)))))
    cuts = [0.0, *(c for hole in sorted(holes) for c in hole if 0 < c < 1), 1.0]
    for low, high in pairwise(cuts):
        half = between(start, end, (low + high) / 2)
        if not any(inside(half, green_ring(green)) for green in GREENS):
            yield between(start, end, low), between(start, end, high)


def _share(point: Point, start: Point, end: Point) -> float:
    whole = distance(start, end)
    dx, dy = end[0] - start[0], end[1] - start[1]
    return ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / (whole * whole)


def _not_alongside(stretch: tuple[Point, Point], ring: Ring) -> Iterator[tuple[Point, Point]]:
    """Yield what of a stretch runs up to great streets and parks rather than beside them."""
    steps = max(6, round(distance(*stretch) / 18))
    rings = [(ring, _ALONGSIDE), *((green_ring(green), _BESIDE_GREEN) for green in GREENS)]
    near = [
        any(to_ring(between(*stretch, i / steps), r) < gap for r, gap in rings)
        for i in range(steps + 1)
    ]
    first = 0
    while first <= steps:
        last = first
        while last < steps and near[last + 1] == near[first]:
            last += 1
        if not near[first]:
            # the way up to the street or park at its end is part of it
            low = _reach(near, first, -1)
            high = _reach(near, last, 1)
            if (high - low) * distance(*stretch) / steps > _SHORTEST:
                yield between(*stretch, low / steps), between(*stretch, high / steps)
        first = last + 1


def _reach(near: list[bool], i: int, step: int) -> int:
    """Follow a line from i to its end if that is close by, else stay."""
    rest = near[i + 1 :] if step > 0 else near[:i]
    if all(rest) and len(rest) <= 6:
        return len(near) - 1 if step > 0 else 0
    return i


def _shortened(stretch: tuple[Point, Point], quarter: Quarter, rng: Random) -> tuple[Point, Point]:
    """Let lines of outer quarters end before the border, where the fields begin."""
    if not quarter.rural:
        return stretch
    start, end = stretch
    back = rng.uniform(40, 130)
    if distance(start, end) < 2.5 * back:
        return stretch
    whole = distance(start, end)
    if _at_border(start):
        start = between(start, end, back / whole)
    if _at_border(end):
        end = between(end, start, back / whole)
    return start, end


def _at_border(point: Point) -> bool:
    """Tell whether a point lies on the outline of one quarter only, and not on a quay."""
    if abs(abs(point[1]) - QUAY) < 3:
        return False
    return sum(to_ring(point, quarter.built) < 3 for quarter in QUARTERS) < 2


def _crooked(quarter: Quarter, rng: Random) -> Iterator[Line]:
    """Yield cuts of a quarter into ever smaller blocks, each across its longer way."""
    blocks = list(halves(quarter.built, (0.0, 0.0), (0.0, 1.0)))
    while blocks:
        block = blocks.pop()
        if abs(area(block)) < _OLD_BLOCK * rng.choice((0.7, 1.0, 1.0, 1.6)):
            continue
        p, q = _cut(block, rng)
        found = chords(p, q, block)
        if not found:
            continue
        yield Line(found[0], 2, quarter.name)
        blocks += halves(block, p, q)


def _cut(block: Ring, rng: Random) -> tuple[Point, Point]:
    """Return two points of a line across a block's longer way, off its middle and askew."""
    wide, turn = min((_extent(block, p, q) for p, q in sides(block) if p != q))[1:]
    x, y = middle(block)
    off = rng.uniform(-0.14, 0.14) * wide
    x, y = x + off * cos(turn), y + off * sin(turn)
    across = turn + radians(90 + rng.uniform(-9, 9))
    return (x, y), (x + cos(across), y + sin(across))


def _extent(block: Ring, p: Point, q: Point) -> tuple[float, float, float]:
    """Return area, longer side and its direction of a block's box that stands on side p-q."""
    turn = atan2(q[1] - p[1], q[0] - p[0])
    c, s = cos(turn), sin(turn)
    xs = [x * c + y * s for x, y in block]
    ys = [y * c - x * s for x, y in block]
    wide, deep = max(xs) - min(xs), max(ys) - min(ys)
    if wide >= deep:
        return wide * deep, wide, turn
    return wide * deep, deep, turn + radians(90)
