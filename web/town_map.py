"""The map of a town's neighbourhoods, each a link; drawn as SVG by the server."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from records import Area, Spot
from web.frame import Frame, Point, frame_around, open_svg
from web.labels import LETTER_PX, Obstacle

WIDTH, HEIGHT = 720, 560
_LINE_PX = 15.0


@dataclass(frozen=True)
class Link:
    """A neighbourhood and the address of its page."""

    area: Area
    url: str


@dataclass(frozen=True)
class Name:
    """A neighbourhood's name in one or two lines, in the middle of (x, y) pixels."""

    x: float
    y: float
    lines: tuple[str, ...]


def draw_town_map(links: Sequence[Link], title: str) -> Markup:
    """Return the map as an SVG element; "" if there is no neighbourhood to draw."""
    spots = [spot for link in links for polygon in link.area.polygons for spot in polygon[0]]
    if not spots:
        return Markup("")
    frame = frame_around(spots, size=(WIDTH, HEIGHT))
    parts = [
        open_svg(WIDTH, HEIGHT, title),
        *(_shape(frame, link) for link in links),
        *(_text(name) for name in _names(frame, links)),
        "</svg>",
    ]
    return Markup("".join(parts))  # every part is numbers or escaped


def _shape(frame: Frame, link: Link) -> str:
    rings = (ring for polygon in link.area.polygons for ring in polygon)
    path = "".join(frame.path(ring, closed=True) for ring in rings)
    name = escape(link.area.name)
    # Not in the order of tabulation: the list of names beside the map is.
    return (
        f'<a href="{escape(link.url)}" aria-label="{name}" tabindex="-1">'
        f'<title>{name}</title><path d="{path}"/></a>'
    )


def _text(name: Name) -> str:
    first = name.y - _LINE_PX * (len(name.lines) - 1) / 2 + 4.5
    lines = (
        f'<tspan x="{name.x:g}" y="{first + _LINE_PX * n:g}">{escape(line)}</tspan>'
        for n, line in enumerate(name.lines)
    )
    return f'<text aria-hidden="true">{"".join(lines)}</text>'


def _names(frame: Frame, links: Iterable[Link]) -> Iterable[Name]:
    """Yield the names that fit without touching another, the largest neighbourhoods first."""
    rings = [
        (abs(_area(ring)), ring, link.area.name)
        for link in links
        if (ring := [frame.xy(spot) for spot in _largest(link.area)])
    ]
    taken: list[Obstacle] = []
    for _, ring, name in sorted(rings, key=lambda found: -found[0]):
        x, y = middle(ring)
        for lines in (_two_lines(name), (name,)):
            dots = list(_dots(x, y, lines))
            if not any(_touch(a, b) for a in dots for b in taken):
                taken += dots
                yield Name(round(x, 1), round(y, 1), lines)
                break


def _largest(area: Area) -> Sequence[Spot]:
    return max((polygon[0] for polygon in area.polygons), key=lambda ring: abs(_area(ring)))


def _area(ring: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def middle(ring: Sequence[Point]) -> Point:
    """Return a point well inside of a ring: the middle of a wide cut across, near its centre."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    cuts = []
    for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        y = low + (high - low) * share
        xs = sorted(_crossings(ring, y))
        weight = 1 - 1.5 * abs(share - 0.5)
        cuts += [
            ((b - a) * weight, (a + b) / 2, y) for a, b in zip(xs[::2], xs[1::2], strict=False)
        ]
    return max(cuts, default=(0.0, *ring[0]))[1:]


def _crossings(ring: Sequence[Point], y: float) -> Iterable[float]:
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay <= y) != (by <= y):
            yield ax + (bx - ax) * (y - ay) / (by - ay)


def _two_lines(name: str) -> tuple[str, ...]:
    """Return a long name in two lines, cut at the blank or hyphen nearest to its middle."""
    cuts = [n + 1 for n, letter in enumerate(name) if letter in " -" and 2 < n < len(name) - 3]
    if len(name) < 13 or not cuts:
        return (name,)
    cut = min(cuts, key=lambda n: abs(n - len(name) / 2))
    return name[:cut].strip(), name[cut:].strip()


def _dots(x: float, y: float, lines: tuple[str, ...]) -> Iterable[Obstacle]:
    for n, line in enumerate(lines):
        width = LETTER_PX * len(line)
        height = y + _LINE_PX * (n - (len(lines) - 1) / 2)
        for step in range(int(width // 8) + 1):
            yield Obstacle(x - width / 2 + 8.0 * step, height, 7.0)


def _touch(a: Obstacle, b: Obstacle) -> bool:
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < (a.radius + b.radius) ** 2
