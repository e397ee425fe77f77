"""Polygons with names: neighbourhoods, wards, postcodes, parks and the town's boundary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import shapely

from geo.importers.block_ids import thing_ids
from geo.importers.ledger import Ledger
from geo.importers.rows import Row, Wanted, read_geojson
from records import Area, AreaFile, AreaKind, ImportRefused, Line, Polygon
from records.spelling import name_key


def read_areas(
    files: Sequence[AreaFile], folder: Path, town_id: str, ledger: Ledger
) -> tuple[Area, ...]:
    """Return the areas of all files by id; rows of one kind and name are one area.

    Raises ImportRefused for an unknown kind or a file that can't be used.
    """
    drafts: dict[tuple[AreaKind, str], Area] = {}
    for number, file in enumerate(files):
        key = f"areas[{number}]"
        kind = _kind(file, key, folder / file.path)
        names = (f"{key}.name", file.name), {f"{key}.aliases": file.aliases}
        for area in _read(file, kind, Wanted(folder / file.path, key, *names), ledger):
            same = drafts.setdefault((kind, name_key(area.name)), area)
            if same is not area:
                aliases = tuple(dict.fromkeys((*same.aliases, *area.aliases)))
                merged = Area("", "", kind, same.name, same.polygons + area.polygons, aliases)
                drafts[kind, name_key(area.name)] = merged
    ids = thing_ids(town_id, (area.name for area in drafts.values()))
    areas = (
        Area(area_id, town_id, draft.kind, draft.name, draft.polygons, draft.aliases)
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
    for row in read_geojson(wanted, ledger):
        bare = row.name(file.name) if file.name else file.title
        polygons = () if row.flaw else _polygons(row, wanted.path, ledger)
        flaw = row.flaw or ("" if name_key(bare) else "no name")
        if flaw or not polygons:
            ledger.skip(wanted.path, row.number, flaw or "broken geometry")
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
