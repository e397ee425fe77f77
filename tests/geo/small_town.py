"""A town of six streets, drawn by hand: three across, three up, and what maps get wrong.

48.864  avenue Foch      +-------+-------+      no numbers
48.862  rue de la Paix   +-------+-------+
48.860  Oak St           +-------+-------+      its second block is drawn backwards
                       Elm     Ash     Fir
                     2.440   2.442   2.444      Bypass Rd begins 22 m east of Fir St
"""

import json
from pathlib import Path

from geo.gazetteer import Gazetteer
from geo.town_import import import_town
from records import AreaFile, ImportReport, PlaceFile, StreetFile, TownConfig, TownData

ELM, ASH, FIR = 2.440, 2.442, 2.444
OAK, PAIX, FOCH = 48.860, 48.862, 48.864
COLUMNS = {
    "name": "street",
    "id": "ref",
    "left_from": "lf",
    "left_to": "lt",
    "right_from": "rf",
    "right_to": "rt",
    "alias": "alias",
}


def segment(name, ref, start, end, numbers=(None, None, None, None), **more):
    geometry = {"type": "LineString", "coordinates": [list(start), list(end)]}
    properties = {
        "street": name,
        "ref": ref,
        "alias": None,
        **dict(zip(("lf", "lt", "rf", "rt"), numbers, strict=True)),
    }
    return {"type": "Feature", "properties": {**properties, **more}, "geometry": geometry}


def box(left, bottom, right, top, **properties):
    ring = [[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def point(lon, lat, **properties):
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


STREETS = [
    segment("Oak St", "oak1", (ELM, OAK), (ASH, OAK), (2, 20, 1, 19), alias="Old Mill Rd"),
    segment("OAK STREET", "oak2", (FIR, OAK), (ASH, OAK), (39, 21, 40, 22)),
    segment("Oak St", "oak3", (FIR, OAK), (FIR + 0.001, OAK), (42, 60, "", None)),
    segment("rue de la Paix", "paix1", (ELM, PAIX), (ASH, PAIX), (2, 20, 1, 19)),
    segment("rue de la Paix", "paix2", (ASH, PAIX), (FIR, PAIX), (22, 40, 21, 39)),
    segment("avenue Foch", "foch1", (ELM, FOCH), (ASH, FOCH), (0, 0, None, "")),
    segment("avenue Foch", "foch2", (ASH, FOCH), (FIR, FOCH)),
    segment("Elm St", "elm1", (ELM, OAK), (ELM, PAIX), (1, 9, 2, 10)),
    segment("Elm St", "elm2", (ELM, PAIX), (ELM, FOCH), (11, 19, 12, 20)),
    segment("Ash St", "ash1", (ASH, OAK), (ASH, PAIX), (1201, 1299, 1200, 1298)),
    segment("Ash St", "ash2", (ASH, PAIX), (ASH, FOCH), (1301, 1399, 1300, 1398)),
    segment("Fir St", "fir1", (FIR, OAK), (FIR, PAIX), (1, 9, 2, 10)),
    segment("Fir St", "fir2", (FIR, PAIX), (FIR, FOCH), (11, 19, 12, 20)),
    segment("Bypass Rd", "by1", (FIR + 0.0003, 48.861), (FIR + 0.002, 48.861), (1, 9, 2, 10)),
    segment("Oxford St", "ox1", (ELM, 48.866), (ASH, 48.866), (1, 9, 2, 10)),
    segment("Oxford Ave", "ox2", (ELM, 48.869), (ASH, 48.869), (101, 109, 102, 110)),
]
TOWN = [box(2.438, 48.858, 2.448, 48.872)]
HALVES = [
    box(2.438, 48.858, 2.443, 48.872, name="Le Port"),
    box(2.443, 48.858, 2.448, 48.872, name="Les Vignes"),
]
POSTCODES = [box(2.438, 48.858, 2.448, 48.872, code="93999")]
PARKS = [box(2.4405, 48.8625, 2.4415, 48.8635, name="Parc des Sources")]
PLACES = [
    point(2.4411, 48.8602, name="Town Hall", address="12 Oak St"),
    point(2.4439, 48.8638, name="LIBRARY", address=""),
    point(2.470, 48.900, name="Far Away School", address=""),
]


def write(folder: Path, name: str, features: list) -> str:
    content = {"type": "FeatureCollection", "features": features}
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return name


def config(folder: Path, streets=STREETS, **changes) -> TownConfig:
    values = {
        "id": "tiny",
        "name": "Tinytown",
        "country": "FR",
        "tz": "Europe/Paris",
        "languages": ("fr", "en"),
        "streets": (StreetFile(write(folder, "streets.geojson", streets), COLUMNS),),
        "areas": (
            AreaFile(write(folder, "town.geojson", TOWN), "town", title="Tinytown"),
            AreaFile(write(folder, "halves.geojson", HALVES), "neighbourhood", name="name"),
            AreaFile(write(folder, "codes.geojson", POSTCODES), "postcode", "code", prefix="Zone "),
            AreaFile(write(folder, "parks.geojson", PARKS), "park", name="name"),
        ),
        "places": (
            PlaceFile(write(folder, "places.geojson", PLACES), "civic", "name", "address"),
            PlaceFile("parks.geojson", "park", "name"),
        ),
        "neighbours": ("Bigville",),
        "street_aliases": {"avenue Foch": ("avenue du Maréchal Foch",)},
    }
    return TownConfig(**{**values, **changes})


def build(folder: Path, streets=STREETS, **changes) -> tuple[TownData, ImportReport]:
    return import_town(config(folder, streets, **changes), folder, lambda *_: None)


def gazetteer_of(folder: Path) -> Gazetteer:
    return Gazetteer(build(folder)[0])
