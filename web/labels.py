"""Where the names of streets go on a drawn map: along the line, and never over one another."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from web.frame import Point

LETTER_PX = 8.2  # mean advance of usual sans serifs at 15 px
# Advances at 15 px, as on narrow screens, in DejaVu Sans, the widest usual one: a name that is
# longer than its line loses letters.
_NARROW_PX, _LOW_PX, _CAPITAL_PX, _WIDE_PX = 5.8, 9.3, 11.0, 14.5
_NARROW, _WIDE = frozenset("fijlrtIJ '’.,-/"), frozenset("mwMW")
_STEP_PX = 7.0
_CLEAR_PX = 11.0
_TRIES = (0.5, 0.3, 0.7, 0.15, 0.85)
_MOST_BEND = math.radians(50)


@dataclass(frozen=True)
class Label:
    """A name with the pixels it is written along, from left to right.

    `dots` cover it every few pixels and `box` (left, top, right, bottom) holds it: both are only
    for telling quickly whether it touches something.
    """

    name: str
    points: tuple[Point, ...]
    dots: tuple[Point, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Obstacle:
    """A disc that no name may touch, e.g. a pin; pixels."""

    x: float
    y: float
    radius: float


def places_for(name: str, lines: Iterable[Sequence[Point]]) -> tuple[Label, ...]:
    """Return where a street's name fits, best first; none if the street is too short for it."""
    chains = sorted(join(lines), key=length, reverse=True)
    wanted = sum(map(_advance, name)) + 4
    found = []
    for chain in chains[:2]:
        spare = length(chain) - wanted
        for share in _TRIES if spare >= 0 else ():
            start = spare * share
            piece = _piece(chain, start, start + wanted)
            if _bend(piece) <= _MOST_BEND:
                found.append(_label(name, _readable(piece)))
    return tuple(found)


def _advance(letter: str) -> float:
    """Return the pixels that a letter takes at most, or nearly so."""
    if letter in _NARROW:
        return _NARROW_PX
    if letter in _WIDE:
        return _WIDE_PX
    return _CAPITAL_PX if letter.isupper() else _LOW_PX


def choose(
    candidates: Iterable[tuple[Label, ...]], obstacles: Iterable[Obstacle]
) -> tuple[Label, ...]:
    """Return at most one label a street, first come first served, none touching another."""
    discs = tuple(obstacles)
    chosen: list[Label] = []
    for places in candidates:
        for label in places:
            if not _is_crossed(label, discs) and not any(_meet(label, one) for one in chosen):
                chosen.append(label)
                break
    return tuple(chosen)


def join(lines: Iterable[Sequence[Point]]) -> list[tuple[Point, ...]]:
    """Join lines that meet end to end into longer ones, each line used once."""
    left = [tuple(line) for line in lines if len(line) > 1]
    joined = []
    while left:
        chain = left.pop()
        while (found := _next(chain, left)) is not None:
            left.remove(found[0])
            chain = found[1]
        joined.append(chain)
    return joined


def _next(
    chain: tuple[Point, ...], others: list[tuple[Point, ...]]
) -> tuple[tuple[Point, ...], tuple[Point, ...]] | None:
    """Return a line that goes on from one of the chain's ends, and both as one."""
    for line in others:
        for ahead in (line, line[::-1]):
            if math.dist(chain[-1], ahead[0]) < 0.3:
                return line, chain + ahead[1:]
            if math.dist(ahead[-1], chain[0]) < 0.3:
                return line, ahead + chain[1:]
    return None


def length(points: Sequence[Point]) -> float:
    """Return a line's length, pixels."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def _at(points: Sequence[Point], distance: float) -> Point:
    for a, b in pairwise(points):
        step = math.dist(a, b)
        if step and distance <= step:
            part = distance / step
            return round(a[0] + (b[0] - a[0]) * part, 1), round(a[1] + (b[1] - a[1]) * part, 1)
        distance -= step
    return points[-1]


def _piece(points: Sequence[Point], start: float, end: float) -> tuple[Point, ...]:
    """Return the stretch between two distances along a line."""
    piece, gone = [_at(points, start)], 0.0
    for a, b in pairwise(points):
        gone += math.dist(a, b)
        if start < gone < end:
            piece.append(b)
    return (*piece, _at(points, end))


def _bend(points: Sequence[Point]) -> float:
    """Return by how much a stretch turns in all, radians."""
    headings = [
        math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(points) if math.dist(a, b) > 0.5
    ]
    turns = (b - a for a, b in pairwise(headings))
    return sum(abs(math.remainder(turn, math.tau)) for turn in turns)


def _readable(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return points if points[0][0] <= points[-1][0] else points[::-1]


def _label(name: str, points: tuple[Point, ...]) -> Label:
    count = int(length(points) / _STEP_PX)
    dots = tuple(_at(points, _STEP_PX * i) for i in range(count + 1))
    xs, ys = [x for x, _ in dots], [y for _, y in dots]
    return Label(name, points, dots, (min(xs), min(ys), max(xs), max(ys)))


def _is_crossed(label: Label, discs: Iterable[Obstacle]) -> bool:
    """Tell whether a label touches one of some discs."""
    left, top, right, bottom = label.box
    for x, y, radius in ((disc.x, disc.y, disc.radius + _CLEAR_PX / 2) for disc in discs):
        near = left - radius < x < right + radius and top - radius < y < bottom + radius
        if near and any(math.dist(dot, (x, y)) < radius for dot in label.dots):
            return True
    return False


def _meet(a: Label, b: Label) -> bool:
    """Tell whether two labels touch."""
    clear = _CLEAR_PX
    if a.box[0] > b.box[2] + clear or b.box[0] > a.box[2] + clear:
        return False
    if a.box[1] > b.box[3] + clear or b.box[1] > a.box[3] + clear:
        return False
    return any(math.dist(one, other) < clear for one in a.dots for other in b.dots)
