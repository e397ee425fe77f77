"""Streets: runs of stretches under one name, with house numbers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from demo.town.ground import drawn
from demo.town.growth import CLOSE_RANK
from demo.town.lines import Line
from demo.town.model import Numbers, Segment, Street
from demo.town.naming import Namer
from demo.town.network import Network, Stretch
from demo.town.plane import Point, distance, inside, length
from demo.town.quarters import QUARTERS, QUAY, Quarter

_FRONT = 15.0  # metres of street front for each house number of a side
_BRIDGE_CLEAR = QUAY - 5


@dataclass(frozen=True)
class _Run:
    """Stretches that get one name, in order, oriented away from the old bridge."""

    stretches: tuple[Stretch, ...]
    line: Line


def make_streets(network: Network, lines: Sequence[Line], rng: Random) -> tuple[Street, ...]:
    """Name the streets and number their houses; great ones first."""
    namer = Namer(rng)
    runs = sorted(_runs(network, lines, rng), key=lambda run: run.line.rank)
    names: dict[int, str] = {}
    streets = []
    first = 1
    for run in runs:
        name = _name(run, names, namer, rng)
        for stretch in run.stretches:
            names.setdefault(stretch.a, name)
            names.setdefault(stretch.b, name)
        lang = "fr" if name[0].islower() else "en"
        segments = tuple(_segments(run, name, lang, first))
        first += len(segments)
        streets.append(Street(name, lang, segments, namer.alias(name)))
    return tuple(streets)


def _runs(network: Network, lines: Sequence[Line], rng: Random) -> Iterator[_Run]:
    """Yield the parts of each line that get a name of their own."""
    great_at: dict[int, set[int]] = defaultdict(set)
    of_line: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in network.stretches:
        of_line[stretch.line].append(stretch)
        if lines[stretch.line].rank == 0:
            great_at[stretch.a].add(stretch.line)
            great_at[stretch.b].add(stretch.line)
    for i, stretches in of_line.items():
        run: list[Stretch] = []
        longest = rng.randint(5, 11)
        for stretch in stretches:
            great = lines[i].rank == 0 and len(great_at[stretch.a]) > 1 and len(run) > 5
            full = lines[i].rank > 1 and len(run) >= longest
            if run and (run[-1].b != stretch.a or great or full):
                yield _outward(run, lines[i])
                run = []
                longest = rng.randint(5, 11)
            run.append(stretch)
        yield _outward(run, lines[i])


def _outward(run: Sequence[Stretch], line: Line) -> _Run:
    """Let a run begin at the end nearer to the old bridge: there the numbers start."""
    if distance(run[-1].points[-1], (0, 0)) < distance(run[0].points[0], (0, 0)):
        run = [replace(s, a=s.b, b=s.a, points=s.points[::-1]) for s in reversed(run)]
    return _Run(tuple(run), line)


def _name(run: _Run, names: dict[int, str], namer: Namer, rng: Random) -> str:
    quarter = _quarter(run.stretches[len(run.stretches) // 2])
    english = rng.random() < quarter.english
    if run.line.rank == 0:
        return namer.great(_great_kind(run, rng), english)
    if run.line.rank == CLOSE_RANK or (len(run.stretches) == 1 and rng.random() < 0.3):
        ends = (run.stretches[0].a, run.stretches[-1].b)
        return namer.close(next((names[end] for end in ends if end in names), ""), english)
    return namer.ordinary(quarter.crooked, english, len(run.stretches) < 4)


def _great_kind(run: _Run, rng: Random) -> str:
    ys = [y for stretch in run.stretches for _, y in stretch.points]
    if min(ys) < 0 < max(ys):
        return "pont"
    if max(ys) - min(ys) < 12 and abs(abs(ys[0]) - QUAY) < 12:
        return "quai"
    straight = distance(run.stretches[0].points[0], run.stretches[-1].points[-1])
    whole = sum(length(s.points) for s in run.stretches)
    return "boulevard" if straight < 0.97 * whole or rng.random() < 0.3 else "avenue"


def _quarter(stretch: Stretch) -> Quarter:
    p, q = stretch.points[0], stretch.points[-1]
    half = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
    return next((q for q in QUARTERS if inside(half, q.ring)), QUARTERS[0])


def _segments(run: _Run, name: str, lang: str, first: int) -> Iterator[Segment]:
    """Yield segments with numbers: odd left; English blocks begin at each hundred."""
    hundred = 100 * (1 + int(distance(run.stretches[0].points[0], (0, 0)) // 600))
    following = [1, 2]
    for n, stretch in enumerate(run.stretches):
        points = drawn(stretch.points)
        houses = max(1, round(length(points) / _FRONT))
        sides: list[Numbers] = []
        for parity in (0, 1):
            low = following[parity] if lang == "fr" else hundred + 100 * n + 1 - parity
            count = min(48, max(1, houses + ((n + first + parity) % 3) - 1))
            sides.append((low, low + 2 * (count - 1)))
            following[parity] = low + 2 * count
        left, right = _built_sides(stretch.points, sides[0], sides[1])
        yield Segment(
            f"PL{first + n:05d}",
            name,
            points,
            stretch.a,
            stretch.b,
            left,
            right,
            _quarter(stretch).name,
            run.line.rank == 0,
        )


def _built_sides(points: Sequence[Point], left: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """Leave out houses in the river: none on bridges, one side on quays."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    if min(abs(y1), abs(y2)) < _BRIDGE_CLEAR or y1 * y2 < 0:
        return None, None
    if abs(abs(y1) - QUAY) < 12 and abs(abs(y2) - QUAY) < 12:
        return (left, None) if (x2 > x1) == (y1 > 0) else (None, right)
    return left, right
