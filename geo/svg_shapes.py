"""The streets, parks and borders of a view, for whoever draws a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geo.gazetteer import Gazetteer
from geo.spatial import Box
from records import Area, AreaKind, Line, Polygon

_BORDERS = (AreaKind.NEIGHBOURHOOD, AreaKind.WARD, AreaKind.TOWN)
_SMOOTH_M = 0.5  # points that a screen can't tell apart are left out


@dataclass(frozen=True, slots=True)
class View:
    """A box around (`lon`, `lat`) in degrees; half of its width and of its height in metres."""

    lon: float
    lat: float
    half_width_m: float
    half_height_m: float


@dataclass(frozen=True, slots=True)
class Shapes:
    """What a view shows, cut to it, in degrees.

    `streets` are (street's name, whether it is a major one, line), one a block, in id order.
    """

    streets: tuple[tuple[str, bool, Line], ...]
    parks: tuple[Polygon, ...]
    area_borders: tuple[Line, ...]


def shapes_in(view: View, gazetteer: Gazetteer) -> Shapes:
    """Return the shapes of a view."""
    x, y = gazetteer.ground.plane.flatten(view.lon, view.lat)
    width, height = view.half_width_m, view.half_height_m
    box = (x - width, y - height, x + width, y + height)
    parks: list[Polygon] = []
    borders: list[Line] = []
    for area, shape in _areas(box, gazetteer):
        if area.kind is AreaKind.PARK:
            parks += _polygons(shapely.clip_by_rect(shape, *box), gazetteer)
        elif area.kind in _BORDERS:
            borders += _lines(shapely.clip_by_rect(shape.boundary, *box), gazetteer)
    return Shapes(tuple(_streets(box, gazetteer)), tuple(parks), tuple(borders))


def _streets(box: Box, gazetteer: Gazetteer) -> Iterator[tuple[str, bool, Line]]:
    for block, cut in gazetteer.ground.lines_in(box):
        street = gazetteer.street(block.street_id)
        for line in _lines(cut, gazetteer):
            yield street.name if street else "", block.major, line


def _areas(box: Box, gazetteer: Gazetteer) -> Iterator[tuple[Area, BaseGeometry]]:
    for area_id, shape in gazetteer.ground.areas_in(box):
        area = gazetteer.area(area_id)
        if area is not None:
            yield area, shape


def _lines(shape: BaseGeometry, gazetteer: Gazetteer) -> list[Line]:
    parts = shapely.get_parts(shapely.simplify(shape, _SMOOTH_M)).tolist()
    return [_degrees(part, gazetteer) for part in parts if part.geom_type == "LineString"]


def _polygons(shape: BaseGeometry, gazetteer: Gazetteer) -> list[Polygon]:
    parts = shapely.get_parts(shapely.simplify(shape, _SMOOTH_M)).tolist()
    return [
        tuple(_degrees(ring, gazetteer) for ring in (part.exterior, *part.interiors))
        for part in parts
        if part.geom_type == "Polygon" and not part.is_empty
    ]


def _degrees(line: BaseGeometry, gazetteer: Gazetteer) -> Line:
    return tuple(gazetteer.ground.plane.unflatten(x, y) for x, y in line.coords)
