"""The street network: lines cut where they meet, so that stretches share their crossings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, cos, floor, pi

from demo.town.lines import Line
from demo.town.plane import Point, between, distance, length, meet, to_side

_SNAP = 20.0  # metres: crossings nearer to one another are one
_SHARPEST = 0.42  # radians: of two stretches that part at less, one goes


@dataclass(frozen=True)
class Stretch:
    """A line's stretch between two crossings, in the line's direction."""

    line: int
    a: int
    b: int
    points: tuple[Point, ...]


@dataclass
class Network:
    """Crossings (a point each, numbered) and the stretches between them."""

    nodes: list[Point] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    _cells: dict[tuple[int, int], list[int]] = field(default_factory=lambda: defaultdict(list))

    def node_at(self, point: Point, snap: float = _SNAP) -> int:
        """Return the crossing within `snap` metres of a point, else a new one."""
        near = [n for n in self._around(point) if distance(self.nodes[n], point) < snap]
        if near:
            return min(near, key=lambda n: distance(self.nodes[n], point))
        self.nodes.append(point)
        self._cells[_cell(point)].append(len(self.nodes) - 1)
        return len(self.nodes) - 1

    def _around(self, point: Point) -> Iterator[int]:
        x, y = _cell(point)
        for i in (x - 1, x, x + 1):
            for j in (y - 1, y, y + 1):
                yield from self._cells.get((i, j), ())

    def meeting(self) -> dict[int, list[Stretch]]:
        """Return the stretches that meet at each crossing."""
        found: dict[int, list[Stretch]] = defaultdict(list)
        for stretch in self.stretches:
            found[stretch.a].append(stretch)
            found[stretch.b].append(stretch)
        return found


def build_network(lines: Sequence[Line]) -> Network:
    """Cut lines where they meet; near-parallel or crossing left-overs of lesser lines go."""
    network = Network()
    stops: list[list[tuple[float, int]]] = [[] for _ in lines]
    for (i, at_i), (j, at_j), point in _meetings(lines):
        node = network.node_at(point)
        stops[i].append((at_i, node))
        stops[j].append((at_j, node))
    for i, line in enumerate(lines):
        for at, point in ((0.0, line.points[0]), (len(line.points) - 1.0, line.points[-1])):
            stops[i].append((at, network.node_at(point)))
    taken: set[tuple[int, int]] = set()
    for i, line in enumerate(lines):
        for stretch in _cut(i, line, sorted(stops[i]), network.nodes):
            ends = (min(stretch.a, stretch.b), max(stretch.a, stretch.b))
            if stretch.a != stretch.b and ends not in taken:
                taken.add(ends)
                network.stretches.append(stretch)
    network.stretches = _without_crossing(network.stretches)
    network.stretches = _without_sharp(network)
    return network


def _cell(point: Point) -> tuple[int, int]:
    return (floor(point[0] / _SNAP), floor(point[1] / _SNAP))


Place = tuple[int, float]  # which line, and where on it: piece number plus share of the piece


def _meetings(lines: Sequence[Line]) -> list[tuple[Place, Place, Point]]:
    """Return where lines meet, those of greater streets first: later ones snap to them."""
    pieces = [
        (i, k, p, q)
        for i, line in enumerate(lines)
        for k, (p, q) in enumerate(pairwise(line.points))
    ]
    pieces.sort(key=lambda piece: min(piece[2][0], piece[3][0]))
    found = []
    for n, (i, k, p, q) in enumerate(pieces):
        right = max(p[0], q[0]) + _SNAP
        for j, m, r, s in pieces[n + 1 :]:
            if min(r[0], s[0]) > right:
                break
            if i != j and (hit := _touch(p, q, r, s)):
                found.append(((i, k + hit[0]), (j, m + hit[1]), between(p, q, hit[0])))
    return sorted(found, key=lambda f: (lines[f[0][0]].rank + lines[f[1][0]].rank, f))


def _touch(p: Point, q: Point, r: Point, s: Point) -> tuple[float, float] | None:
    """Return where two pieces meet, allowing each to be 12 m too short."""
    if max(p[1], q[1]) + _SNAP < min(r[1], s[1]) or max(r[1], s[1]) + _SNAP < min(p[1], q[1]):
        return None
    hit = meet(p, q, r, s)
    if hit is None:
        return None
    slack_t, slack_s = 12 / distance(p, q), 12 / distance(r, s)
    fits = -slack_t <= hit[0] <= 1 + slack_t and -slack_s <= hit[1] <= 1 + slack_s
    return hit if fits else None


def _cut(
    i: int, line: Line, stops: Sequence[tuple[float, int]], nodes: Sequence[Point]
) -> Iterator[Stretch]:
    """Yield a line's stretches from stop to stop; its own corners stay in them as points."""
    for (at, a), (following, b) in pairwise(stops):
        corners = [line.points[k] for k in range(1, len(line.points) - 1) if at < k < following]
        kept = [c for c in corners if min(distance(c, nodes[a]), distance(c, nodes[b])) > _SNAP]
        yield Stretch(i, a, b, (nodes[a], *kept, nodes[b]))


def _without_crossing(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Leave out stretches that snapping pushed across an earlier one."""
    cells: dict[tuple[int, int], list[Stretch]] = defaultdict(list)
    kept = []
    for stretch in stretches:
        keys = _cells_of(stretch)
        if any(_collide(stretch, other) for key in keys for other in cells[key]):
            continue
        kept.append(stretch)
        for key in keys:
            cells[key].append(stretch)
    return kept


def _cells_of(stretch: Stretch, size: float = 120.0) -> list[tuple[int, int]]:
    xs = [x for x, _ in stretch.points]
    ys = [y for _, y in stretch.points]
    return [
        (i, j)
        for i in range(floor(min(xs) / size), floor(max(xs) / size) + 1)
        for j in range(floor(min(ys) / size), floor(max(ys) / size) + 1)
    ]


def _collide(one: Stretch, other: Stretch) -> bool:
    if {one.a, one.b} & {other.a, other.b}:
        return False
    for p, q in pairwise(one.points):
        for r, s in pairwise(other.points):
            hit = meet(p, q, r, s)
            if hit and 0 <= hit[0] <= 1 and 0 <= hit[1] <= 1:
                return True
    return any(
        to_side(end, p, q) < 9
        for end in (one.points[0], one.points[-1])
        for p, q in pairwise(other.points)
    )


def _without_sharp(network: Network) -> list[Stretch]:
    """Of two stretches that leave a crossing in almost one direction, keep the greater."""
    order = {id(stretch): n for n, stretch in enumerate(network.stretches)}
    gone: set[int] = set()
    for node, stretches in network.meeting().items():
        left = sorted(stretches, key=lambda s: (order[id(s)], -length(s.points)))
        ways: list[float] = []
        for stretch in left:
            way = direction(stretch, node)
            if any(cos(way - other) > cos(_SHARPEST) for other in ways):
                gone.add(id(stretch))
            else:
                ways.append(way)
    return [stretch for stretch in network.stretches if id(stretch) not in gone]


def direction(stretch: Stretch, node: int) -> float:
    """Return the direction in which a stretch leaves a crossing, in radians."""
    points = stretch.points if stretch.a == node else stretch.points[::-1]
    (x1, y1), (x2, y2) = points[0], points[1]
    return atan2(y2 - y1, x2 - x1) % (2 * pi)
