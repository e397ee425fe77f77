"""The town's files: GeoJSON and a town.toml, what a real town's open-data site would offer."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from demo.town.ground import degrees
from demo.town.model import DemoTown, Numbers, Segment, Zone
from demo.town.plane import Point

Json = Mapping[str, object]
_TOWN_TOML = Path(__file__).parents[1] / "data" / "town.toml"


def write_town(town: DemoTown, folder: Path) -> None:
    """Write town.toml and the files it names into a folder, which is made if missing."""
    folder.mkdir(parents=True, exist_ok=True)
    aliases = {s.name: s.alias for s in town.streets}
    files = {
        "streets": (_street(s, aliases[s.street]) for t in town.streets for s in t.segments),
        "places": (
            _feature(
                {"type": "Point", "coordinates": degrees(p.at)},
                {
                    "name": p.name,
                    "kind": p.kind,
                    "address": p.address,
                    "aliases": ";".join(p.aliases),
                },
            )
            for p in town.places
        ),
        "neighbourhoods": (_zone(zone) for zone in town.quarters),
        "parks": (_zone(zone) for zone in town.parks),
        "postcodes": (_zone(zone) for zone in town.postcodes),
        "boundary": [_zone(town.boundary)],
    }
    for name, features in files.items():
        _write(folder / f"{name}.geojson", features)
    (folder / "town.toml").write_text(_TOWN_TOML.read_text("utf-8"), "utf-8")


def _street(segment: Segment, alias: str) -> Json:
    left_from, left_to = _ends(segment.left)
    right_from, right_to = _ends(segment.right)
    return _feature(
        {"type": "LineString", "coordinates": [degrees(point) for point in segment.points]},
        {
            "id": segment.id,
            "name": segment.street,
            "alias": alias,
            "left_from": left_from,
            "left_to": left_to,
            "right_from": right_from,
            "right_to": right_to,
            "from_node": f"N{segment.from_node:04d}",
            "to_node": f"N{segment.to_node:04d}",
            "major": int(segment.great),
        },
    )


def _ends(side: Numbers) -> tuple[int | None, int | None]:
    return side or (None, None)


def _zone(zone: Zone) -> Json:
    ring: list[Point] = [degrees(point) for point in (*zone.ring, zone.ring[0])]
    return _feature(
        {"type": "Polygon", "coordinates": [ring]},
        {"name": zone.name, "aliases": ";".join(zone.aliases)},
    )


def _feature(geometry: Json, properties: Json) -> Json:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _write(path: Path, features: Iterable[Json]) -> None:
    """Write one feature a line, so that a diff shows which one changed."""
    rows = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n', "utf-8")
