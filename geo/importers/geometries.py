"""Geometries as files write them: GeoJSON objects, WKT, pairs of numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import numpy
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

_BROKEN = (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError)
_SRID = re.compile(r"SRID\s*=\s*(\d+)\s*;\s*", re.IGNORECASE)  # as PostGIS writes it before WKT
_DEGREES = ("4326", "4269", "4258")
Given = BaseGeometry | str  # a geometry, or what is wrong with what was given


def from_geojson(given: object) -> Given:
    """Return the geometry of a GeoJSON object, or what is wrong with it."""
    if not isinstance(given, Mapping):
        return "no geometry"
    try:
        return shapely.force_2d(shape(_closed(given)))
    except _BROKEN:
        return "broken geometry: no GeoJSON geometry"


def from_text(text: str) -> Given:
    """Return the geometry of a table's cell, WKT (`SRID=4326;` before it or not) or GeoJSON."""
    text = text.strip()
    if not text:
        return "no geometry"
    srid = _SRID.match(text)
    if srid and srid[1] not in _DEGREES:
        return f"its CRS is EPSG:{srid[1]}, not EPSG:4326"
    try:
        if text.startswith("{"):
            return from_geojson(json.loads(text))
        with numpy.errstate(all="ignore"):  # 1e400 is found below, as a number without end
            return shapely.force_2d(shapely.from_wkt(text[srid.end() if srid else 0 :]))
    except (*_BROKEN, RecursionError):
        return "broken geometry: neither WKT nor GeoJSON"


def from_numbers(lon: object, lat: object) -> Given:
    """Return the point of two cells, decimal commas allowed, or what is wrong with them."""
    given = [str(value or "").replace(",", ".").strip() for value in (lon, lat)]
    if not all(given):
        return "no geometry"
    try:
        return shapely.Point(float(given[0]), float(given[1]))
    except ValueError:
        return "broken geometry: lon or lat is no number"


def checked(given: Given) -> tuple[BaseGeometry, str]:
    """Return a geometry and "", or an empty one and what is wrong with what was given."""
    flaw = given if isinstance(given, str) else _flaw(given)
    return (shapely.GeometryCollection(), flaw) if isinstance(given, str) or flaw else (given, "")


def _flaw(geometry: BaseGeometry) -> str:
    if geometry.is_empty:
        return "broken geometry: it is empty"
    if not numpy.isfinite(geometry.bounds).all():
        return "broken geometry: a coordinate that is no number"
    return ""


def is_unclosed(given: object) -> bool:
    """Tell whether a GeoJSON object has a ring that does not end where it begins."""
    try:
        return isinstance(given, Mapping) and _closed(given) != dict(given)
    except _BROKEN:  # no ring at all: told where it is read
        return False


def _closed(given: Mapping[str, object]) -> dict[str, object]:
    """Return a geometry whose polygons' rings end where they begin; shapely wants them so."""
    coordinates = given.get("coordinates")
    if given.get("type") == "Polygon" and isinstance(coordinates, list):
        return {**given, "coordinates": [_ring(ring) for ring in coordinates]}
    if given.get("type") == "MultiPolygon" and isinstance(coordinates, list):
        return {**given, "coordinates": [[_ring(ring) for ring in part] for part in coordinates]}
    return dict(given)


def _ring(ring: list[object]) -> list[object]:
    return [*ring, ring[0]] if ring and ring[0] != ring[-1] else ring
