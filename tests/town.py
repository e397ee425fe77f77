"""A tiny town on disk, as an operator would configure it: four streets, two areas, a library."""

import json
from pathlib import Path

TOWN_TOML = """
name = "Petit-Bourg"
country = "FR"
tz = "Europe/Paris"
languages = ["fr", "en"]
neighbours = ["Grandville"]

[[streets]]
path = "lines.geojson"
[streets.columns]
name = "name"
id = "id"
left_from = "lf"
left_to = "lt"
right_from = "rf"
right_to = "rt"

[[areas]]
path = "areas.geojson"
kind = "neighbourhood"
name = "name"

[[areas]]
path = "boundary.geojson"
kind = "town"
title = "Petit-Bourg"

[[places]]
path = "places.geojson"
kind = "library"
name = "name"
"""
# The town hall as a source: what a test writes into news.jsonl beside the town's own file.
NEWS_TOML = """
name = "Mairie"
publisher = "government"
reader = "json_lines"
address = "../news.jsonl"
lang = "fr"
[mapping]
identity = "id"
title = "title"
"""
WEST, SOUTH, STEP = 2.0, 48.0, 0.002  # about 150 m by 220 m a block


def feed_toml(url: str) -> str:
    """Return the town hall as a source that publishes a feed."""
    return (
        f'name = "Mairie"\npublisher = "government"\nreader = "rss_atom"\n'
        f'address = "{url}"\nlang = "fr"\n'
    )


def point(x: float, y: float) -> list[float]:
    return [round(WEST + x * STEP, 6), round(SOUTH + y * STEP, 6)]


def feature(kind: str, coordinates: list, **properties: object) -> dict:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def square(x: float, y: float, width: float, height: float) -> list:
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return [[point(*corner) for corner in corners]]


def street(name: str, start: tuple[int, int], step: tuple[int, int], blocks: int) -> list[dict]:
    """Blocks of 20 numbers each, odd on the left, even on the right: 1-19 and 2-20, and so on."""
    found = []
    for i in range(blocks):
        a = (start[0] + i * step[0], start[1] + i * step[1])
        b = (a[0] + step[0], a[1] + step[1])
        low = i * 20
        numbers = {"lf": low + 1, "lt": low + 19, "rf": low + 2, "rt": low + 20}
        line = [point(*a), point(*b)]
        found.append(feature("LineString", line, name=name, id=f"{name}/{i}", **numbers))
    return found


def write_town(folder: Path) -> Path:
    """Write the town's files below `folder`/petit-bourg; return that path."""
    town = folder / "petit-bourg"
    (town / "sources").mkdir(parents=True)
    (town / "town.toml").write_text(TOWN_TOML, encoding="utf-8")
    lines = [
        *street("Rue de la République", (0, 0), (1, 0), 4),
        *street("Avenue Victor-Hugo", (0, 1), (1, 0), 4),
        *street("Rue des Lilas", (1, 0), (0, 1), 2),
        *street("Oak Street", (2, 0), (0, 1), 2),
    ]
    areas = [
        feature("Polygon", square(-0.5, -0.5, 2.0, 4.0), name="Vieux-Port"),
        feature("Polygon", square(1.5, -0.5, 4.0, 4.0), name="Les Hauts"),
    ]
    files = {
        "lines": lines,
        "areas": areas,
        "boundary": [feature("Polygon", square(-0.5, -0.5, 6.0, 4.0))],
        "places": [feature("Point", point(2.5, 1.05), name="Bibliothèque Jules-Verne")],
    }
    for name, features in files.items():
        body = json.dumps({"type": "FeatureCollection", "features": features})
        (town / f"{name}.geojson").write_text(body, encoding="utf-8")
    return town
