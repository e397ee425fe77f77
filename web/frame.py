"""From degrees to the pixels of a drawn map, and the SVG paths of lines."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import escape

from geo.svg_shapes import View
from records import Spot
from records.reach import EARTH_RADIUS_M

METRES_A_DEGREE = math.radians(1) * EARTH_RADIUS_M
Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """A drawing of `width` x `height` pixels around (lon, lat), `half_width_m` to each side.

    Equirectangular around the middle: over a town the error stays below a pixel.
    """

    lon: float
    lat: float
    half_width_m: float
    width: int = 480
    height: int = 400

    @property
    def scale(self) -> float:
        """Return pixels a metre."""
        return self.width / 2 / self.half_width_m

    def view(self) -> View:
        """Return the frame as geo knows it."""
        half_height_m = self.half_width_m * self.height / self.width
        return View(self.lon, self.lat, self.half_width_m, half_height_m)

    def xy(self, spot: Spot) -> Point:
        """Return a spot's pixel, x to the right and y down, rounded to a tenth."""
        east = (spot[0] - self.lon) * METRES_A_DEGREE * math.cos(math.radians(self.lat))
        north = (spot[1] - self.lat) * METRES_A_DEGREE
        x, y = east * self.scale + self.width / 2, self.height / 2 - north * self.scale
        return round(x, 1), round(y, 1)

    def holds(self, point: Point) -> bool:
        """Tell whether a pixel lies inside."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height

    def path(self, line: Iterable[Spot], closed: bool = False) -> str:
        """Return the SVG path data of a line or of a ring."""
        return path_of([self.xy(spot) for spot in line], closed)


def path_of(points: Iterable[Point], closed: bool = False) -> str:
    """Return SVG path data through pixels, without the points that say nothing new."""
    kept: list[Point] = []
    for point in points:
        if not kept or math.dist(kept[-1], point) >= 0.7:
            kept.append(point)
    if len(kept) < 2:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + ("Z" if closed else "")


def frame_around(
    spots: Iterable[Spot], least_m: float = 200, size: tuple[int, int] = (480, 400)
) -> Frame:
    """Return the frame that holds all spots with a margin; `least_m` is its least half width."""
    lons, lats = zip(*spots, strict=True)
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    width_m = (max(lons) - min(lons)) * METRES_A_DEGREE * math.cos(math.radians(lat))
    height_m = (max(lats) - min(lats)) * METRES_A_DEGREE
    half = max(width_m, height_m * size[0] / size[1]) / 2
    return Frame(lon, lat, max(half * 1.08, least_m), *size)


def first_holding(
    lon: float, lat: float, half_widths_m: Iterable[float], spots: Iterable[Spot]
) -> Frame:
    """Return the narrowest frame around (lon, lat) that holds all spots, the first if none does.

    Few widths, narrowest first, so that the ground that was drawn for one page serves others.
    """
    spots = tuple(spots)
    frames = [Frame(lon, lat, half) for half in half_widths_m]
    holding = (f for f in frames if all(f.holds(f.xy(spot)) for spot in spots))
    return next(holding, frames[0])


def open_svg(width: int, height: int, title: str) -> str:
    """Return the opening tag of a drawing; a group, not an image, since its pins are links."""
    return f'<svg viewBox="0 0 {width} {height}" role="group" aria-label="{escape(title)}">'
