"""Rows of a GeoJSON FeatureCollection."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from geo.importers.crs import check_geojson_crs
from geo.importers.geometries import checked, from_geojson, is_unclosed
from geo.importers.ledger import Ledger
from geo.importers.plain_text import read_text
from geo.importers.rows import Row, Wanted


def geojson_rows(wanted: Wanted, ledger: Ledger) -> Iterator[Row]:
    """Yield the file's features. Raises ImportRefused if it is no GeoJSON or not in degrees."""
    try:
        content = json.loads(read_text(wanted))
    except (ValueError, RecursionError) as error:
        raise wanted.refusal(f"no GeoJSON: {error}") from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise wanted.refusal("no GeoJSON FeatureCollection")
    check_geojson_crs(wanted, content.get("crs"))
    for number, feature in enumerate(ledger.each(wanted.path, features), 1):
        row = feature if isinstance(feature, dict) else {}
        if is_unclosed(row.get("geometry")):
            ledger.mend(wanted.path, number, "a ring that was not closed")
        yield _row(number, row)


def _row(number: int, feature: Mapping[str, object]) -> Row:
    columns = feature.get("properties")
    geometry, flaw = checked(from_geojson(feature.get("geometry")))
    return Row(number, columns if isinstance(columns, dict) else {}, geometry, flaw)
