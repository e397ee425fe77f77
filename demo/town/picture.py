"""A drawing of the town as SVG, to look at what was made."""

from collections.abc import Iterable
from html import escape

from demo.town.plane import Point


def picture(
    lines: Iterable[tuple[tuple[Point, ...], float]],
    rings: Iterable[tuple[Point, ...]] = (),
    words: Iterable[tuple[Point, str]] = (),
) -> str:
    """Return an SVG of lines (with their width), outlines and words; coordinates in metres."""
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2300 -2250 4600 4300">']
    parts.append('<rect x="-2300" y="-2250" width="4600" height="4300" fill="#f5f2ea"/>')
    for ring in rings:
        parts.append(f'<path d="{_path(ring)}Z" fill="#2a62" stroke="#2a6" stroke-width="3"/>')
    for line, width in lines:
        parts.append(f'<path d="{_path(line)}" fill="none" stroke="#444" stroke-width="{width}"/>')
    for (x, y), word in words:
        parts.append(f'<text x="{x:.0f}" y="{-y:.0f}" font-size="34">{escape(word)}</text>')
    return "\n".join([*parts, "</svg>"])


def _path(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{x:.1f} {-y:.1f}" for x, y in points)
