"""Which format a file has, by its name; all formats give rows alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo.importers.crs import in_degrees
from geo.importers.geojson_rows import geojson_rows
from geo.importers.ledger import Ledger
from geo.importers.rows import Row, Wanted, check_columns
from geo.importers.shapefile_rows import shapefile_rows
from geo.importers.table_rows import table_rows

_FORMATS: dict[str, Callable[[Wanted, Ledger], Iterator[Row]]] = {
    ".geojson": geojson_rows,
    ".json": geojson_rows,
    ".csv": table_rows,
    ".tsv": table_rows,
    ".shp": shapefile_rows,
    ".zip": shapefile_rows,
}


def read_rows(wanted: Wanted, ledger: Ledger) -> tuple[Row, ...]:
    """Return the rows of a GeoJSON file, a shapefile or a table.

    Raises ImportRefused if it is missing or of no known format, lacks a column that is asked for,
    or is not in longitude and latitude. The few rows that are not, among many, are skipped.
    """
    suffixes = [s.lower() for s in wanted.path.suffixes if s.lower() != ".gz"]
    read = _FORMATS.get(suffixes[-1] if suffixes else "")
    if read is None:
        raise wanted.refusal(f"no known format; allowed: {', '.join(_FORMATS)}; .gz behind them")
    rows = tuple(read(wanted, ledger))
    if not rows:
        ledger.lack(f"{wanted.key}.path: {wanted.path}: no rows")
    check_columns(wanted, wanted.columns(), [row.columns for row in rows])
    return in_degrees(wanted, rows, ledger)
