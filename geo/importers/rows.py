"""Rows of an operator's file, GeoJSON or CSV, checked as far as every kind of data needs it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.importers.ledger import Ledger
from records import ImportRefused

_COLUMN = re.compile(r"\{([^{}]+)\}")
_BETWEEN_NAMES = re.compile(r"\s*[,;|]\s*")
_SHOUTED = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number from 1, its columns, and its geometry if it has a sound one.

    `flaw` says what is wrong with the geometry, "" if nothing is.
    """

    number: int
    columns: Mapping[str, object]
    geometry: BaseGeometry
    flaw: str = ""

    def name(self, column: str) -> str:
        """Return a name without shouting, "" if empty; "{A} Station" fills in the column A."""
        if "{" not in column:
            return calm(self.text(column))
        parts = {part: calm(self.text(part)) for part in _COLUMN.findall(column)}
        filled = _COLUMN.sub(lambda found: parts[found[1]], column)
        return " ".join(filled.split()) if any(parts.values()) else ""

    def text(self, column: str) -> str:
        """Return a column as clean text, "" without one."""
        value = self.columns.get(column) if column else None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else " ".join(str(value).split())

    def texts(self, column: str) -> tuple[str, ...]:
        """Return a column that lists names between commas, semicolons or bars."""
        return tuple(
            dict.fromkeys(name for name in _BETWEEN_NAMES.split(self.text(column)) if name)
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that the operator names: where, and under which key of town.toml.

    `name` is the column of the name, or a text with columns in braces. `others` are columns that
    the file needs too. Both go with the key that names them, and "" asks for none.
    """

    path: Path
    key: str
    name: tuple[str, str]
    others: Mapping[str, str] = field(default_factory=dict)

    def columns(self) -> Iterator[tuple[str, str]]:
        """Yield (key, column) for each column that is asked for."""
        key, name = self.name
        for column in _COLUMN.findall(name) if "{" in name else [name]:
            yield key, column
        yield from self.others.items()


def read_geojson(wanted: Wanted, ledger: Ledger) -> tuple[Row, ...]:
    """Return a GeoJSON file's rows.

    Raises ImportRefused if it is missing, no GeoJSON, lacks a column that is asked for, or is not
    in longitude and latitude.
    """
    features = _features(wanted)
    rows = tuple(_row(number, feature) for number, feature in enumerate(features, 1))
    ledger.count(wanted.path, len(rows))
    _check_columns(wanted, [row.columns for row in rows])
    _check_degrees(wanted, rows)
    return rows


def read_csv(wanted: Wanted, lon: str, lat: str, ledger: Ledger) -> tuple[Row, ...]:
    """Return a CSV file's rows as points of its columns `lon` and `lat`.

    Raises ImportRefused as `read_geojson` does.
    """
    table = list(csv.DictReader(StringIO(_text(wanted), newline="")))
    ledger.count(wanted.path, len(table))
    _check_columns(wanted, table)
    rows = tuple(
        Row(number, columns, *_checked(_point(columns, lon, lat)))
        for number, columns in enumerate(table, 1)
    )
    _check_degrees(wanted, rows)
    return rows


def calm(name: str) -> str:
    """Return a name without shouting: words of four letters and more ("MIT" stays)."""
    return _SHOUTED.sub(lambda m: m[0].capitalize(), name) if name.isupper() else name


def _text(wanted: Wanted) -> str:
    try:
        return wanted.path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ImportRefused(f"{wanted.key}.path: {wanted.path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ImportRefused(f"{wanted.key}.path: {wanted.path}: {error}") from None


def _features(wanted: Wanted) -> Sequence[Mapping[str, object]]:
    try:
        content = json.loads(_text(wanted))
    except ValueError as error:
        raise ImportRefused(f"{wanted.key}.path: {wanted.path}: no GeoJSON: {error}") from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise ImportRefused(f"{wanted.key}.path: {wanted.path}: no GeoJSON FeatureCollection")
    return [feature if isinstance(feature, dict) else {} for feature in features]


def _row(number: int, feature: Mapping[str, object]) -> Row:
    columns = feature.get("properties")
    geometry, flaw = _checked(_geometry(feature.get("geometry")))
    return Row(number, columns if isinstance(columns, dict) else {}, geometry, flaw)


def _geometry(given: object) -> BaseGeometry | None:
    """Return a geometry, None if there is none, an empty one if it is broken."""
    if not isinstance(given, dict):
        return None
    try:
        return shapely.force_2d(shape(_closed(given)))
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return shapely.GeometryCollection()


def _closed(given: dict[str, object]) -> dict[str, object]:
    """Return a geometry whose polygons' rings end where they begin; shapely wants them so."""
    coordinates = given.get("coordinates")
    if given.get("type") == "Polygon" and isinstance(coordinates, list):
        return {**given, "coordinates": [_ring(ring) for ring in coordinates]}
    if given.get("type") == "MultiPolygon" and isinstance(coordinates, list):
        return {**given, "coordinates": [[_ring(ring) for ring in part] for part in coordinates]}
    return given


def _ring(ring: list[object]) -> list[object]:
    return [*ring, ring[0]] if ring and ring[0] != ring[-1] else ring


def _point(columns: Mapping[str, object], lon: str, lat: str) -> BaseGeometry | None:
    given = [str(columns.get(column) or "").replace(",", ".").strip() for column in (lon, lat)]
    if not all(given):
        return None
    try:
        return shapely.Point(float(given[0]), float(given[1]))
    except ValueError:
        return shapely.GeometryCollection()


def _checked(geometry: BaseGeometry | None) -> tuple[BaseGeometry, str]:
    if geometry is None:
        return shapely.GeometryCollection(), "no geometry"
    if geometry.is_empty or not all(abs(value) < float("inf") for value in geometry.bounds):
        return shapely.GeometryCollection(), "broken geometry"
    return geometry, ""


def _check_columns(wanted: Wanted, rows: Sequence[Mapping[str, object]]) -> None:
    # a table's row that is too long keeps the rest under None
    known = {column for columns in rows for column in columns if isinstance(column, str)}
    for key, column in wanted.columns():
        if column and rows and column not in known:
            there = ", ".join(sorted(known)) or "none"
            raise ImportRefused(f"{key}: {wanted.path}: no column {column!r}; has: {there}")


def _check_degrees(wanted: Wanted, rows: Sequence[Row]) -> None:
    row = next(_out_of_range(rows), None)
    if row is not None:
        x, y = row.geometry.bounds[:2]
        raise ImportRefused(
            f"{wanted.key}.path: {wanted.path} row {row.number}: ({x:g}, {y:g}) is no longitude "
            "and latitude; is it another CRS? Convert the file to WGS 84 (EPSG:4326)"
        )


def _out_of_range(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        if not row.flaw:
            left, bottom, right, top = row.geometry.bounds
            if left < -180 or right > 180 or bottom < -90 or top > 90:
                yield row
