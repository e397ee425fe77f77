"""Rows of an ESRI shapefile: `.shp` with `.dbf`, `.shx`, `.prj` beside it, or all in one `.zip`."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from glob import escape
from pathlib import Path, PurePath
from warnings import catch_warnings
from zipfile import BadZipFile, ZipFile

import shapefile

from geo.importers.crs import check_prj
from geo.importers.geometries import checked, from_geojson
from geo.importers.ledger import Ledger
from geo.importers.rows import Row, Wanted

_BROKEN = (shapefile.ShapefileException, struct.error, OSError, BadZipFile, ValueError, IndexError)
_Table = list[tuple[Mapping[str, object], object]]


def shapefile_rows(wanted: Wanted, ledger: Ledger) -> Iterator[Row]:
    """Yield the file's shapes with their attributes.

    Raises ImportRefused if it is missing, broken, one of several in an archive, or not in degrees.
    """
    if not wanted.path.exists():
        raise wanted.refusal("no such file")
    try:
        _check_parts(wanted)
        check_prj(wanted, _prj(wanted.path))
        table = _read(wanted.path, ledger)
    except _BROKEN as error:
        raise wanted.refusal(f"no shapefile: {error}") from None
    except LookupError as error:
        raise wanted.refusal(f"no shapefile: its .cpg: {error}") from None
    for number, (columns, shape) in enumerate(ledger.each(wanted.path, table), 1):
        yield Row(number, columns, *checked(from_geojson(shape)))


def _check_parts(wanted: Wanted) -> None:
    """Raise ImportRefused if a part of the shapefile is missing or there are several."""
    path = wanted.path
    if path.suffix.lower() == ".zip":
        with ZipFile(path) as archive:
            parts = [PurePath(name) for name in archive.namelist()]
        stems = sorted({part.name for part in parts if part.suffix.lower() == ".shp"})
        if len(stems) != 1:
            names = ", ".join(stems) or "none"
            raise wanted.refusal(f"needs one shapefile in the archive; has: {names}")
        stem = PurePath(stems[0]).stem
        there = {part.suffix.lower() for part in parts if part.stem == stem}
    else:
        there = {part.suffix.lower() for part in path.parent.glob(f"{escape(path.stem)}.*")}
    if ".dbf" not in there:
        raise wanted.refusal("no .dbf beside the .shp: it has the names of the streets")


def _read(path: Path, ledger: Ledger) -> _Table:
    with catch_warnings(record=True, action="always") as warned:
        try:
            table = _decoded(path, None, "strict")
        except shapefile.dbfFileException:
            # what was written before there was a .cpg beside it to say so
            table = _decoded(path, "cp1252", "replace")
    if any(issubclass(one.category, shapefile.PossiblyCorruptFileHeader) for one in warned):
        ledger.note(path, "its header tells another size than the file has: read all the same")
    return table


def _decoded(path: Path, encoding: str | None, errors: str) -> _Table:
    with shapefile.Reader(path, encoding=encoding, encodingErrors=errors) as reader:
        return [
            (found.record.as_dict(), _geometry(found.shape)) for found in reader.iterShapeRecords()
        ]


def _geometry(shape: shapefile.Shape) -> object:
    if shape.shapeType == shapefile.NULL:
        return None
    return shape.__geo_interface__


def _prj(path: Path) -> str:
    """Return the text of the `.prj`, "" without one."""
    if path.suffix.lower() != ".zip":
        prj = next(
            (p for p in path.parent.glob(f"{escape(path.stem)}.*") if p.suffix.lower() == ".prj"),
            None,
        )
        return prj.read_text(encoding="utf-8", errors="replace") if prj else ""
    with ZipFile(path) as archive:
        found = [name for name in archive.namelist() if name.lower().endswith(".prj")]
        return archive.read(found[0]).decode("utf-8", "replace") if found else ""
