"""Geometries as files write them: GeoJSON objects, WKT, pairs of numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

_BROKEN = (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError)


def from_geojson(given: object) -> BaseGeometry | None:
    """Return the geometry of a GeoJSON object, None if there is none, an empty one if broken."""
    if not isinstance(given, Mapping):
        return None
    try:
        return shapely.force_2d(shape(_closed(given)))
    except _BROKEN:
        return shapely.GeometryCollection()


def from_text(text: str) -> BaseGeometry | None:
    """Return the geometry of a table's cell, WKT or GeoJSON; None and empty as above."""
    text = text.strip()
    if not text:
        return None
    try:
        if text.startswith("{"):
            return from_geojson(json.loads(text))
        return shapely.force_2d(shapely.from_wkt(text))
    except (*_BROKEN, RecursionError):
        return shapely.GeometryCollection()


def from_numbers(lon: object, lat: object) -> BaseGeometry | None:
    """Return the point of two cells, decimal commas allowed; None and empty as above."""
    given = [str(value or "").replace(",", ".").strip() for value in (lon, lat)]
    if not all(given):
        return None
    try:
        return shapely.Point(float(given[0]), float(given[1]))
    except ValueError:
        return shapely.GeometryCollection()


def checked(geometry: BaseGeometry | None) -> tuple[BaseGeometry, str]:
    """Return a geometry and "", or an empty one and what is wrong with what was given."""
    if geometry is None:
        return shapely.GeometryCollection(), "no geometry"
    if geometry.is_empty or not all(abs(value) < float("inf") for value in geometry.bounds):
        return shapely.GeometryCollection(), "broken geometry"
    return geometry, ""


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
