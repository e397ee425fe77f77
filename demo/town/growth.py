"""What time does to a plan: stretches never built, dead ends, closes into deep blocks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import cos, pi, sin
from random import Random

from demo.town.lines import Line
from demo.town.network import Network, Stretch, direction
from demo.town.plane import Point, along, between, distance, inside, length, to_side
from demo.town.quarters import QUARTERS, QUAY

_CLOSES = 130
CLOSE_RANK = 3


def grow(network: Network, lines: Sequence[Line], rng: Random) -> tuple[Line, ...]:
    """Thin the network out, join what is no crossing any more, add closes; return all lines."""
    _thin(network, lines, rng)
    _drop_stubs(network, lines, rng)
    _keep_connected(network)
    _join_passed(network)
    return _add_closes(network, lines, rng)


def _thin(network: Network, lines: Sequence[Line], rng: Random) -> None:
    """Leave out some stretches of lesser streets, never a crossing's last but two."""
    share = {quarter.name: quarter.thinned for quarter in QUARTERS}
    degree = Counter(node for s in network.stretches for node in (s.a, s.b))
    kept = []
    for stretch in network.stretches:
        line = lines[stretch.line]
        spare = degree[stretch.a] > 2 and degree[stretch.b] > 2
        if line.rank > 1 and spare and rng.random() < share.get(line.quarter, 0):
            degree[stretch.a] -= 1
            degree[stretch.b] -= 1
        else:
            kept.append(stretch)
    network.stretches = kept


def _drop_stubs(network: Network, lines: Sequence[Line], rng: Random) -> None:
    """Take back most dead ends, the short ones first."""
    for _ in range(2):
        degree = Counter(node for s in network.stretches for node in (s.a, s.b))
        network.stretches = [
            s
            for s in network.stretches
            if min(degree[s.a], degree[s.b]) > 1
            or lines[s.line].rank == 0
            or (length(s.points) > 45 and rng.random() < 0.22)
        ]


def _keep_connected(network: Network) -> None:
    """Keep the part of the network that hangs together with the great streets."""
    meeting = network.meeting()
    seen = {network.stretches[0].a}
    ahead = list(seen)
    while ahead:
        for stretch in meeting[ahead.pop()]:
            new = {stretch.a, stretch.b} - seen
            seen |= new
            ahead += new
    network.stretches = [s for s in network.stretches if s.a in seen]


def _join_passed(network: Network) -> None:
    """Make one stretch of two of a line where nothing else meets them."""
    degree = Counter(node for s in network.stretches for node in (s.a, s.b))
    joined: list[Stretch] = []
    for s in network.stretches:  # a line's own follow one another, in its order
        last = joined[-1] if joined else None
        if last and last.line == s.line and last.b == s.a != last.a and degree[s.a] == 2:
            joined[-1] = replace(last, b=s.b, points=last.points + s.points[1:])
        else:
            joined.append(s)
    network.stretches = joined


def _add_closes(network: Network, lines: Sequence[Line], rng: Random) -> tuple[Line, ...]:
    """Let closes branch off from the middle of long stretches into the blocks behind."""
    closes: list[Line] = []
    branched: dict[int, list[Stretch]] = {}
    order = list(range(len(network.stretches)))
    rng.shuffle(order)
    for n in order:
        stretch = network.stretches[n]
        if len(closes) == _CLOSES:
            break
        if lines[stretch.line].rank < 2 or length(stretch.points) < 84:
            continue
        foot, tip = _close(stretch, rng)
        if _free(network, foot, tip, stretch) and not _crowded(tip, closes):
            branched[n] = _branch(network, stretch, (foot, tip), len(lines) + len(closes))
            quarter = _quarter(tip, lines[stretch.line])
            closes.append(Line((foot, tip), CLOSE_RANK, quarter))
    old = network.stretches
    network.stretches = [s for n in range(len(old)) for s in branched.get(n, [old[n]])[:2]]
    network.stretches += [parts[2] for parts in branched.values()]
    return (*lines, *closes)


def _close(stretch: Stretch, rng: Random) -> tuple[Point, Point]:
    """Return foot and tip of a close square to a stretch's middle part."""
    foot = along(stretch.points, rng.uniform(0.4, 0.6))
    turn = direction(stretch, stretch.a) + rng.choice((-1, 1)) * pi / 2
    deep = rng.uniform(34, 58)
    return foot, (foot[0] + deep * cos(turn), foot[1] + deep * sin(turn))


def _quarter(tip: Point, parent: Line) -> str:
    return next((q.name for q in QUARTERS if inside(tip, q.built)), parent.quarter)


def _crowded(tip: Point, closes: Sequence[Line]) -> bool:
    return any(distance(tip, close.points[1]) < 45 for close in closes)


def _free(network: Network, foot: Point, tip: Point, parent: Stretch) -> bool:
    """Tell whether no other street is near a close's tip and middle, and no river."""
    half = between(foot, tip, 0.5)
    for other in network.stretches:
        if distance(other.points[0], tip) > 220:
            continue
        for p, q in pairwise(other.points):
            if to_side(tip, p, q) < 20 or (other is not parent and to_side(half, p, q) < 20):
                return False
    return abs(tip[1]) > QUAY + 15


def _branch(
    network: Network, parent: Stretch, close: tuple[Point, Point], line: int
) -> list[Stretch]:
    """Return the parent's two halves and the close itself."""
    foot, tip = close
    at, end = network.node_at(foot, snap=0.5), network.node_at(tip, snap=0.5)
    cut = 1
    for p, q in pairwise(parent.points):
        if to_side(foot, p, q) < 0.5:
            break
        cut += 1
    return [
        Stretch(parent.line, parent.a, at, (*parent.points[:cut], foot)),
        Stretch(parent.line, at, parent.b, (foot, *parent.points[cut:])),
        Stretch(line, at, end, (foot, tip)),
    ]
