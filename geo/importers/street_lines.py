"""Streets out of an operator's files, repaired: centre lines, single sides or outlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geo.importers.drafts import Segment
from geo.importers.duplicates import without_duplicates
from geo.importers.files import read_rows
from geo.importers.footprints import segments_of_footprints
from geo.importers.ledger import Ledger
from geo.importers.number_ranges import read_range
from geo.importers.rows import Row, Wanted
from geo.importers.sides import join_sides
from records import ImportRefused, Line, StreetFile
from records.spelling import name_key

_NOT_MAJOR = ("", "0", "false", "False", "F", "N")
COLUMNS = (
    "name id left_from left_to right_from right_to from to parity alias from_node to_node major "
    "geometry"
)


def read_segments(file: StreetFile, folder: Path, key: str, ledger: Ledger) -> list[Segment]:
    """Return the segments of a file. Raises ImportRefused if the file as a whole can't be used."""
    path = folder / file.path
    _check_keys(file, f"{key}.columns", path)
    columns = {f"{key}.columns.{what}": column for what, column in file.columns.items()}
    name = f"{key}.columns.name"
    geometry = columns.pop(f"{key}.columns.geometry", "geometry")
    wanted = Wanted(path, key, (name, columns.pop(name)), columns, geometry)
    rows = read_rows(wanted, ledger)
    segments: list[Segment] = []
    outlines: list[tuple[Segment, BaseGeometry]] = []
    for row, whole in _named(rows, file.columns, path, ledger):
        if row.geometry.geom_type in ("Polygon", "MultiPolygon"):
            outlines.append((whole, row.geometry))
        else:
            segments += _segments(row, whole, ledger)
    kept = without_duplicates(segments, ledger)
    lines = join_sides(kept, ledger) if _is_by_sides(file.columns) else kept
    return [*lines, *segments_of_footprints(outlines, ledger)]


def _check_keys(file: StreetFile, key: str, path: Path) -> None:
    unknown = sorted(set(file.columns) - set(COLUMNS.split()))
    if unknown:
        raise ImportRefused(f"{key}.{unknown[0]}: {path}: unknown; allowed: {COLUMNS}")
    if not file.columns.get("name"):
        raise ImportRefused(f"{key}.name: {path}: the column of the name is missing")
    both = sorted({column for column in file.columns if column.startswith(("left_", "right_"))})
    if _is_by_sides(file.columns) and both:
        raise ImportRefused(f"{key}.{both[0]}: {path}: not beside from and to (one row a side)")


def _is_by_sides(columns: Mapping[str, str]) -> bool:
    """Tell whether a row is one side of a street, not the whole of it."""
    return "from" in columns or "to" in columns


def _named(
    rows: Sequence[Row], columns: Mapping[str, str], path: Path, ledger: Ledger
) -> Iterator[tuple[Row, Segment]]:
    """Yield the rows that have a name and a geometry, each with its segment, yet without line."""
    left = "" if _is_by_sides(columns) else "left"
    for row in rows:
        name = row.name(columns["name"])
        flaw = row.flaw or ("" if name_key(name) else "no name")
        if flaw:
            ledger.skip(path, row.number, flaw)
            continue
        yield (
            row,
            Segment(
                path,
                row.number,
                name,
                line=(),
                ref=row.text(columns.get("id", "")),
                aliases=row.texts(columns.get("alias", "")),
                left=read_range(row, columns, left, (path, ledger)),
                right=read_range(row, columns, "right", (path, ledger)),
                from_ref=row.text(columns.get("from_node", "")),
                to_ref=row.text(columns.get("to_node", "")),
                major=row.text(columns.get("major", "")) not in _NOT_MAJOR,
            ),
        )


def _segments(row: Row, whole: Segment, ledger: Ledger) -> Iterator[Segment]:
    """Yield a row's lines as segments."""
    lines = _lines(row, whole.path, ledger)
    if not lines:
        is_point = row.geometry.geom_type in ("Point", "MultiPoint")
        why = "a point where a line is needed" if is_point else "a line without length"
        ledger.skip(whole.path, row.number, f"broken geometry: {why}")
        return
    if len(lines) > 1:  # one row's numbers can't be shared out: the longest part keeps them
        whole = replace(whole, from_ref="", to_ref="")
    yield replace(whole, line=lines[0])
    for line in lines[1:]:
        yield replace(whole, line=line, left=None, right=None)


def _lines(row: Row, path: Path, ledger: Ledger) -> list[Line]:
    """Return a row's line, or the parts of it that do not join, longest first."""
    geometry = row.geometry
    if geometry.geom_type == "MultiLineString":
        geometry = shapely.line_merge(geometry)
        parts = len(shapely.get_parts(geometry))
        ledger.mend(path, row.number, f"a line in parts, now {parts}")
    parts_of = (part for part in shapely.get_parts(geometry) if isinstance(part, LineString))
    sound = [part for part in parts_of if part.length > 0]
    longest_first = sorted(sound, key=lambda part: -part.length)
    return [tuple((float(x), float(y)) for x, y in part.coords) for part in longest_first]
