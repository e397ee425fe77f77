"""Polygons drawn by hand: what lies inside, and which tiles a boundary cuts."""

from collections.abc import Iterator

Spot = tuple[float, float]
Outline = tuple[Spot, ...]  # (lon, lat) of its corners, three or more; the last joins the first
DIGITS = 6  # of degrees as they are written, behind the point: some ten centimetres
Box = tuple[float, float, float, float]  # west, south, east, north; degrees


def encloses(outline: Outline, spot: Spot) -> bool:
    """Tell whether a polygon holds a spot: by the even-odd rule, in longitudes and latitudes.

    Every engine calculates it so, operation by operation, that all agree on the boundary too.
    """
    x, y = spot
    inside = False
    for (x1, y1), (x2, y2) in edges(outline):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def spelled_outline(outline: Outline) -> str:
    """Return corners as an address has them: longitude, latitude, longitude, latitude."""
    degrees = (
        f"{degree:.{DIGITS}f}".rstrip("0").rstrip(".") for spot in outline for degree in spot
    )
    return ",".join(degrees)


def edges(outline: Outline) -> Iterator[tuple[Spot, Spot]]:
    """Yield the sides of a polygon, corner by corner."""
    return zip(outline, (*outline[1:], *outline[:1]), strict=True)


def box_of(outline: Outline) -> Box:
    """Return the box around spots."""
    lons, lats = zip(*outline, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def touches(side: tuple[Spot, Spot], box: Box) -> bool:
    """Tell whether a straight line has a point in a box, its boundary included (Liang-Barsky)."""
    (x1, y1), (x2, y2) = side
    west, south, east, north = box
    first, last = 0.0, 1.0
    for step, room in (
        (x1 - x2, x1 - west),
        (x2 - x1, east - x1),
        (y1 - y2, y1 - south),
        (y2 - y1, north - y1),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first <= last
