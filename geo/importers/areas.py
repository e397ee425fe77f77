"""Polygons with names: neighbourhoods, wards, postcodes, parks and the town's boundary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import shapely

from geo.importers.block_ids import thing_ids
from geo.importers.files import read_rows
from geo.importers.ledger import Ledger
from geo.importers.rows import Row, Wanted
from records import Area, AreaFile, AreaKind, ImportRefused, Line, Polygon
from records.spelling import name_key


def read_areas(files: Sequence[AreaFile], folder: Path, ledger: Ledger) -> list[Area]:
    """Return the areas of all files, row by row, without ids.

    Raises ImportRefused for an unknown kind or a file that can't be used.
    """
    areas = []
    for number, file in enumerate(files):
        key = f"areas[{number}]"
        kind = _kind(file, key, folder / file.path)
        names = (f"{key}.name", file.name), {f"{key}.aliases": file.aliases}, file.geometry
        areas += _read(file, kind, Wanted(folder / file.path, key, *names), ledger)
    return areas


def join_areas(rows: Sequence[Area], town_id: str, ledger: Ledger) -> tuple[Area, ...]:
    """Return areas by id; rows of one kind and name are one area, which the ledger names."""
    drafts: dict[tuple[AreaKind, str], Area] = {}
    joined = Counter[str]()
    for row in rows:
        same = drafts.setdefault((row.kind, name_key(row.name)), row)
        if same is not row:
            aliases = tuple(dict.fromkeys((*same.aliases, *row.aliases)))
            polygons = same.polygons + row.polygons
            drafts[row.kind, name_key(row.name)] = replace(same, polygons=polygons, aliases=aliases)
            joined[f"areas: {row.kind} {same.name}"] += 1
    ledger.repaired += [f"{what}: {n + 1} rows are one area" for what, n in joined.items()]
    ids = thing_ids(town_id, (area.name for area in drafts.values()))
    areas = (
        replace(draft, id=area_id, town_id=town_id)
        for area_id, draft in zip(ids, drafts.values(), strict=True)
    )
    return tuple(sorted(areas, key=lambda area: area.id))


def _kind(file: AreaFile, key: str, path: Path) -> AreaKind:
    if file.kind not in list(AreaKind):
        raise ImportRefused(f"{key}.kind: {path}: {file.kind!r} is none of {', '.join(AreaKind)}")
    if not file.name and not file.title:
        raise ImportRefused(f"{key}.name: {path}: give `name` (a column) or `title` (one area)")
    return AreaKind(file.kind)


def _read(file: AreaFile, kind: AreaKind, wanted: Wanted, ledger: Ledger) -> list[Area]:
    areas = []
    for row in read_rows(wanted, ledger):
        bare = row.name(file.name) if file.name else file.title
        polygons = () if row.flaw else _polygons(row, wanted.path, ledger)
        flaw = row.flaw or ("" if name_key(bare) else "no name")
        if flaw or not polygons:
            ledger.skip(wanted.path, row.number, flaw or "broken geometry: no polygon with an area")
            continue
        aliases = (*row.texts(file.aliases), *([bare] if file.prefix else []))
        areas.append(Area("", "", kind, f"{file.prefix}{bare}", polygons, aliases))
    return areas


def _polygons(row: Row, path: Path, ledger: Ledger) -> tuple[Polygon, ...]:
    geometry = row.geometry
    if geometry.geom_type in ("Polygon", "MultiPolygon") and not geometry.is_valid:
        geometry = shapely.make_valid(geometry)
        ledger.mend(path, row.number, "an outline that crosses itself")
    parts = [p for p in shapely.get_parts(shapely.get_parts(geometry)) if p.geom_type == "Polygon"]
    return tuple(_rings(part) for part in parts if part.area > 0)


def _rings(polygon: shapely.Polygon) -> Polygon:
    return tuple(_ring(ring) for ring in (polygon.exterior, *polygon.interiors))


def _ring(ring: shapely.LinearRing) -> Line:
    return tuple((float(x), float(y)) for x, y in ring.coords)
