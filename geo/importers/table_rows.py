"""Rows of a table: comma, semicolon or tab between cells, the header in the first line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO

from geo.importers.geometries import Given, checked, from_numbers, from_text
from geo.importers.ledger import Ledger
from geo.importers.plain_text import read_text
from geo.importers.rows import Row, Wanted, check_columns

_MAX_CELL = 10_000_000  # characters; the outline of a long street takes 100,000


def table_rows(wanted: Wanted, ledger: Ledger) -> Iterator[Row]:
    """Yield the table's rows: points of `lon` and `lat`, else WKT or GeoJSON of `geometry`.

    Raises ImportRefused if it is no table or lacks these columns.
    """
    text = read_text(wanted)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    try:
        with _long_cells():
            table = list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise wanted.refusal(f"no table: {error}") from None
    check_columns(wanted, wanted.spot_columns(), table)
    for number, columns in enumerate(ledger.each(wanted.path, table), 1):
        yield Row(number, columns, *checked(_geometry(wanted, columns)))


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be long for once: the limit is the process's, and readers of sources rely on it."""
    before = csv.field_size_limit(_MAX_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _geometry(wanted: Wanted, columns: Mapping[str, str | None]) -> Given:
    if wanted.lon:
        return from_numbers(columns.get(wanted.lon), columns.get(wanted.lat))
    return from_text(columns.get(wanted.geometry) or "")
