"""Which coordinates are degrees that can be taken as they are, and which are another CRS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import shapely

from geo.importers.ledger import Ledger
from geo.importers.rows import Row, Wanted

# Degrees of these frames differ from WGS 84 by a metre or two at most: NAD 83, ETRS 89, RGF 93.
_CODES = {"4326", "4979", "4269", "4617", "4258", "4171", "CRS84", "CRS83", "CRS84h"}
_FRAMES = re.compile(r"WGS.?(19)?84|NAD.?(19)?83|North.American.*?1983|(ETRS|RGF).?(19)?(89|93)")
_WKT_NAME = re.compile(r'^\s*(\w+)\s*\[\s*"([^"]*)"')
_FEW = 0.1  # of the rows; more of them out of degrees, and the file as a whole is not in degrees
HINT = "Convert the file to WGS 84 (EPSG:4326)"


def check_geojson_crs(wanted: Wanted, crs: object) -> None:
    """Raise ImportRefused, naming it, if a GeoJSON file's `crs` member is not in degrees."""
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    name = properties.get("name") if isinstance(properties, Mapping) else None
    if not isinstance(name, str) or re.split(r"[:/#]", name)[-1] not in _CODES:
        raise wanted.refusal(f"its CRS is {name or crs!r}. {HINT}")


def check_prj(wanted: Wanted, text: str) -> None:
    """Raise ImportRefused, naming the CRS, if a shapefile's `.prj` is not in degrees.

    Without one ("") what counts is how large the numbers are, see `in_degrees`.
    """
    if not text.strip():
        return
    found = _WKT_NAME.match(text)
    kind, name = (found[1], found[2]) if found else ("", text[:60])
    if kind.upper() not in ("GEOGCS", "GEOGCRS") or not _FRAMES.search(name):
        raise wanted.refusal(f"its CRS is {name!r}. {HINT}")


def in_degrees(wanted: Wanted, rows: Sequence[Row], ledger: Ledger) -> tuple[Row, ...]:
    """Return the rows whose geometry can be degrees; the few others are skipped with a line.

    Raises ImportRefused if there are many of them.
    """
    bad = list(_out_of_range(rows))
    if len(bad) > _FEW * len(rows):
        raise wanted.refusal(f"row {bad[0].number}: {_told(bad[0])}; is it another CRS? {HINT}")
    for row in bad:
        ledger.skip(wanted.path, row.number, f"{_told(row)}, as the other rows have: another CRS?")
    numbers = {row.number for row in bad}
    return tuple(row for row in rows if row.number not in numbers)


def _told(row: Row) -> str:
    spots = shapely.get_coordinates(row.geometry).tolist()
    x, y = next((x, y) for x, y in spots if abs(x) > 180 or abs(y) > 90)
    return f"({x:g}, {y:g}) is no longitude and latitude"


def _out_of_range(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        if not row.flaw:
            left, bottom, right, top = row.geometry.bounds
            if left < -180 or right > 180 or bottom < -90 or top > 90:
                yield row
