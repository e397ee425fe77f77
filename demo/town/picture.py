"""A drawing of the town, to look at what was made: `python -m demo.town.picture > town.svg`."""

from html import escape

from demo.town.build import build_town
from demo.town.model import DemoTown
from demo.town.plane import Point, middle

SEED = 7
_BOX = "-2300 -2250 4600 4300"  # metres, y downwards


def picture(town: DemoTown) -> str:
    """Return an SVG of streets, quarters with their names, and parks; one unit is a metre."""
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_BOX}" font-size="40">']
    for zone in town.quarters:
        parts.append(f'<path d="{_path(zone.ring)}Z" fill="#f5f2ea" stroke="#b9b2a0"/>')
    for zone in town.parks:
        parts.append(f'<path d="{_path(zone.ring)}Z" fill="#cfe3c8"/>')
    for street in town.streets:
        for segment in street.segments:
            width = 9 if segment.great else 4
            line = f'd="{_path(segment.points)}" fill="none" stroke="#555"'
            parts.append(f'<path {line} stroke-width="{width}"/>')
    for zone in town.quarters:
        x, y = middle(zone.ring)
        parts.append(f'<text x="{x:.0f}" y="{-y:.0f}" fill="#9c3a22">{escape(zone.name)}</text>')
    return "\n".join([*parts, "</svg>"])


def _path(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{x:.1f} {-y:.1f}" for x, y in points)


if __name__ == "__main__":
    print(picture(build_town(SEED)))
