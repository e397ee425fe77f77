"""The map of a place, drawn as SVG by the server: it prints, needs no script, follows dark mode.

The ground (streets, parks, borders, names that fit) is drawn once for a view and kept; what a page
adds to it (the reach, the block, numbered pins) is drawn anew. All that is not a number is escaped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from geo.gazetteer import Gazetteer
from geo.svg_shapes import Shapes, shapes_in
from records import Line, Polygon
from web.frame import Frame, Point, open_svg
from web.labels import Label, Obstacle, choose, length, places_for
from web.pins import RADIUS_PX, Pin, Spray, gather

FAR_M = 700.0  # half a width from which streets are drawn thin and only the long ones are named
VERY_FAR_M = 1600.0  # beyond it only main streets are drawn
_STEP_OF_HERE = 14.0
_LEFT_OUT = 1 / 12  # of the width, on each side: around a circle narrow screens cut it off


@dataclass(frozen=True)
class BaseMap:
    """The ground of one view: finished paths, and for each street where its name could go."""

    frame: Frame
    ground: str
    labels: tuple[tuple[Label, ...], ...]


@dataclass(frozen=True)
class Marks:
    """What a page draws on the ground.

    `here` are lines in red, `whole` areas washed in red, `around` paler lines; `reach_m` is the
    radius of the dashed circle around the frame's middle, 0 for none.
    """

    here: tuple[Line, ...] = ()
    whole: tuple[Polygon, ...] = ()
    around: tuple[Line, ...] = ()
    reach_m: float = 0.0
    pins: tuple[Pin, ...] = ()


def draw_base(gazetteer: Gazetteer, frame: Frame) -> BaseMap:
    """Draw the ground of a view; costs milliseconds, so callers keep it."""
    shapes = shapes_in(frame.view(), gazetteer)
    parks = (f'<path class="park" d="{_rings(frame, park)}"/>' for park in shapes.parks)
    borders = "".join(frame.path(line) for line in shapes.area_borders)
    far = "far" if frame.half_width_m > FAR_M else "near"
    streets = f'<g class="{far}">{"".join(_streets(frame, shapes))}</g>'
    ground = "".join(parks) + streets + (f'<path class="hood" d="{borders}"/>' if borders else "")
    return BaseMap(frame, ground, _label_places(frame, shapes))


def draw_map(base: BaseMap, marks: Marks, title: str) -> Markup:
    """Return the finished map as an SVG element with a title for those who can't see it."""
    frame = base.frame
    spray = gather(frame, marks.pins)
    names = _within_cut(base) if marks.reach_m else base.labels
    labels = choose(names, [*_obstacles(frame, marks.here), *(s.obstacle for s in spray)])
    parts = [
        open_svg(frame.width, frame.height, title),
        base.ground,
        *(
            f'<path class="whole" fill-rule="evenodd" d="{_rings(frame, area)}"/>'
            for area in marks.whole
        ),
        _around(frame, marks.around),
        *(f'<path class="here" d="{frame.path(line)}"/>' for line in marks.here),
        _reach(frame, marks.reach_m),
        *(_label(n, label) for n, label in enumerate(labels)),
        *(_pin(group, spray) for group in spray),
        "</svg>",
    ]
    return Markup("".join(parts))  # every part is numbers or escaped


def _streets(frame: Frame, shapes: Shapes) -> Iterable[str]:
    """Yield casings below, then surfaces, main streets above the others; less from far."""
    lines: dict[bool, list[str]] = {False: [], True: []}
    for _, major, line in shapes.streets:
        if major or frame.half_width_m <= VERY_FAR_M:
            lines[major].append(frame.path(line))
    for layer in ("casing", "street"):
        for major, parts in lines.items():
            path = "".join(parts)
            if path and (major or layer == "street" or frame.half_width_m <= FAR_M):
                yield f'<path class="{layer}{" major" if major else ""}" d="{path}"/>'


def _rings(frame: Frame, polygon: Polygon) -> str:
    return "".join(frame.path(ring, closed=True) for ring in polygon)


def _label_places(frame: Frame, shapes: Shapes) -> tuple[tuple[Label, ...], ...]:
    """Return places for each street's name, the longest streets first."""
    lines: dict[str, list[list[Point]]] = {}
    for name, _, line in shapes.streets:
        if name:
            lines.setdefault(name, []).append([frame.xy(spot) for spot in line])
    longest_first = sorted(lines, key=lambda name: (-sum(map(length, lines[name])), name))
    places = (places_for(name, lines[name]) for name in longest_first)
    return tuple(found for found in places if found)


def _within_cut(base: BaseMap) -> Iterable[tuple[Label, ...]]:
    """Yield the places of names that no screen cuts."""
    left = base.frame.width * _LEFT_OUT
    right = base.frame.width - left
    for places in base.labels:
        yield tuple(one for one in places if left <= one.box[0] and one.box[2] <= right)


def _obstacles(frame: Frame, here: Sequence[Line]) -> Iterable[Obstacle]:
    """Yield discs along the red line, so that no name is written over it."""
    for line in here:
        for x, y in (frame.xy(spot) for spot in line):
            yield Obstacle(x, y, _STEP_OF_HERE / 2)


def _around(frame: Frame, lines: Iterable[Line]) -> str:
    path = "".join(map(frame.path, lines))
    return f'<g class="around" opacity=".4"><path class="here" d="{path}"/></g>' if path else ""


def _reach(frame: Frame, metres: float) -> str:
    if not metres:
        return ""
    radius = metres * frame.scale
    x, y = frame.width / 2, frame.height / 2
    return f'<circle class="reach" cx="{x:g}" cy="{y:g}" r="{radius:.1f}"/>'


def _label(n: int, label: Label) -> str:
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in label.points)
    return (
        f'<path id="s{n}" d="{path}"/><text dy="4" aria-hidden="true">'
        f'<textPath href="#s{n}" startOffset="50%">{escape(label.name)}</textPath></text>'
    )


def _pin(group: Spray, spray: tuple[Spray, ...]) -> str:
    """Draw a pin, with a link to its item in the list if it has a number."""
    x, y, r = group.obstacle.x, group.obstacle.y, group.obstacle.radius
    shape = f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}"/>'
    half = group.half_width
    if half > RADIUS_PX and not group.approximate:
        shape = f'<rect x="{x - half:g}" y="{y - 12:g}" width="{2 * half:g}" height="24" rx="12"/>'
    kind = "pin about" if group.approximate else "pin"
    if not group.first:
        return f'<g class="{kind}">{shape}</g>'
    baseline = y + 4.3 + (r if group.approximate and _is_covered(group, spray) else 0)
    return (
        f'<a href="#i{group.first}" tabindex="-1" aria-label="{escape(group.title)}">'
        f'<g class="{kind}">{shape}'
        f'<text x="{x:g}" y="{baseline:g}">{escape(group.text)}</text></g></a>'
    )


def _is_covered(ring: Spray, spray: tuple[Spray, ...]) -> bool:
    """Tell whether a pin is drawn over the middle of a ring; its number then goes to the edge."""
    at = ring.obstacle
    return any(
        abs(other.obstacle.x - at.x) < other.half_width + RADIUS_PX
        and abs(other.obstacle.y - at.y) < 2 * RADIUS_PX
        for other in spray
        if not other.approximate
    )
