"""One town, written in every format that operators have: the same blocks come out."""

import csv
import gzip
import json
from dataclasses import replace
from zipfile import ZipFile

import pytest
import shapefile
import shapely
from shapely.geometry import shape

from geo.town_import import import_town
from records import AreaFile, ImportRefused, PlaceFile, StreetFile
from tests.geo.small_town import COLUMNS, PARKS, STREETS, TOWN, build, config, segment

NAD_83 = 'GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983"]]'
LAMBERT_93 = 'PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF_1993"]]'


def table(folder, name, features, delimiter=",", column="geometry", write_shape=shapely.to_wkt):
    names = list(features[0]["properties"])
    lines = [delimiter.join([*names, column])]
    for feature in features:
        cells = ["" if v is None else str(v) for v in feature["properties"].values()]
        cells.append(write_shape(shape(feature["geometry"])).replace('"', '""'))
        lines.append(delimiter.join(f'"{cell}"' for cell in cells))
    text = "\n".join(lines)
    pack = gzip.compress if name.endswith(".gz") else bytes
    (folder / name).write_bytes(pack(text.encode("utf-8-sig")))
    return name


def shapes(folder, stem, features, prj=NAD_83, encoding="utf-8"):
    with shapefile.Writer(str(folder / stem), encoding=encoding) as writer:
        for name in features[0]["properties"]:
            writer.field(name, "C", 80)
        for feature in features:
            if feature["geometry"] is None:
                writer.null()
            else:
                writer.shape(feature["geometry"])
            writer.record(*(v or "" for v in feature["properties"].values()))
    (folder / f"{stem}.prj").write_text(prj)
    return f"{stem}.shp"


def zipped(folder, stem):
    with ZipFile(folder / f"{stem}.zip", "w") as archive:
        for path in sorted(folder.glob(f"{stem}.*")):
            if path.suffix != ".zip":
                archive.write(path, path.name)
    return f"{stem}.zip"


def streets_of(folder, path, **columns):
    setup = replace(config(folder), streets=(StreetFile(path, {**COLUMNS, **columns}),))
    return import_town(setup, folder, lambda *_: None)


def refusal(folder, path):
    with pytest.raises(ImportRefused) as caught:
        streets_of(folder, path)
    return str(caught.value)


def lines(data):
    return {
        (b.id, tuple((round(x, 6), round(y, 6)) for x, y in b.line), b.left, b.right)
        for b in data.blocks
    }


@pytest.mark.parametrize("name", ["s.csv", "s.csv.gz", "s.tsv"])
def test_streets_of_a_table_are_those_of_the_geojson_file(tmp_path, name):
    delimiter = {"s.csv": ",", "s.csv.gz": ";", "s.tsv": "\t"}[name]
    table(tmp_path, name, STREETS, delimiter)
    assert lines(streets_of(tmp_path, name)[0]) == lines(build(tmp_path)[0])


def test_a_table_may_have_geojson_in_a_column_of_another_name(tmp_path):
    table(tmp_path, "s.csv", STREETS, ";", "geo_shape", shapely.to_geojson)
    data, _ = streets_of(tmp_path, "s.csv", geometry="geo_shape")
    assert lines(data) == lines(build(tmp_path)[0])


def test_streets_of_a_shapefile_are_those_of_the_geojson_file(tmp_path):
    path = shapes(tmp_path, "s", STREETS)
    assert lines(streets_of(tmp_path, path)[0]) == lines(build(tmp_path)[0])
    assert lines(streets_of(tmp_path, zipped(tmp_path, "s"))[0]) == lines(build(tmp_path)[0])


def test_a_shapefile_of_an_old_program_has_its_accents(tmp_path):
    accents = segment("rue de l'Évêché", "e", (2.440, 48.861), (2.442, 48.861))
    path = shapes(tmp_path, "s", [*STREETS, accents], encoding="cp1252")
    (tmp_path / "s.cpg").unlink(missing_ok=True)
    assert "rue de l'Évêché" in {s.name for s in streets_of(tmp_path, path)[0].streets}


def test_a_shape_without_geometry_is_skipped_by_its_row(tmp_path):
    lost = {**STREETS[0], "geometry": None}
    _, report = streets_of(tmp_path, shapes(tmp_path, "s", [*STREETS, lost]))
    assert "s.shp row 17: no geometry" in report.skipped


def test_ranges_of_tiger_line_need_no_more_than_the_names_of_its_columns(tmp_path):
    """Columns and datum as in the ADDRFEAT files of the U.S. Census Bureau."""
    names = {"name": "FULLNAME", "id": "TLID", "left_from": "LFROMHN", "left_to": "LTOHN"}
    names |= {"right_from": "RFROMHN", "right_to": "RTOHN"}
    rows = [
        {
            **row,
            "properties": {
                column: str(row["properties"][COLUMNS[what]] or "")
                for what, column in names.items()
            },
        }
        for row in STREETS
    ]
    file = StreetFile(shapes(tmp_path, "tl_2024_01001_addrfeat", rows), names)
    setup = replace(config(tmp_path), streets=(file,))
    data, _ = import_town(setup, tmp_path, lambda *_: None)
    assert lines(data) == lines(build(tmp_path)[0])


def test_an_archive_of_several_shapefiles_is_refused(tmp_path):
    for stem in ("s", "t"):
        shapes(tmp_path, stem, STREETS)
    with ZipFile(tmp_path / "both.zip", "w") as archive:
        for path in sorted(tmp_path.glob("[st].*")):
            archive.write(path, path.name)
    told = refusal(tmp_path, "both.zip")
    assert told.endswith("needs one shapefile in the archive; has: s.shp, t.shp")


def test_a_shapefile_of_an_unknown_encoding_is_refused_with_its_name(tmp_path):
    path = shapes(tmp_path, "s", STREETS)
    (tmp_path / "s.cpg").write_text("klingon")
    assert refusal(tmp_path, path).endswith("no shapefile: its .cpg: unknown encoding: klingon")


def test_a_shapefile_without_its_table_is_refused(tmp_path):
    path = shapes(tmp_path, "s", STREETS)
    (tmp_path / "s.dbf").unlink()
    assert "no .dbf beside the .shp" in refusal(tmp_path, path)
    assert "no .dbf beside the .shp" in refusal(tmp_path, zipped(tmp_path, "s"))


def test_a_shapefile_that_is_longer_than_it_says_is_read_with_a_line(tmp_path):
    path = shapes(tmp_path, "s", STREETS)
    with (tmp_path / path).open("ab") as file:
        file.write(b"more")
    data, report = streets_of(tmp_path, path)
    assert len(data.blocks) == len(STREETS)
    assert report.repaired[0].startswith("s.shp: its header tells another size")


def test_areas_and_places_come_from_tables_and_shapefiles_too(tmp_path):
    table(tmp_path, "town.csv", [{**TOWN[0], "properties": {"n": "T"}}], ";")
    shapes(tmp_path, "parks", PARKS)
    table(tmp_path, "parks.csv", PARKS, ",", "wkt")
    data, _ = build(
        tmp_path,
        areas=(
            AreaFile("town.csv", "town", title="Tinytown"),
            AreaFile("parks.shp", "park", "name"),
        ),
        places=(
            PlaceFile("parks.csv", "park", "name", geometry="wkt"),
            PlaceFile("parks.shp", "garden", "name"),
        ),
    )
    assert [(a.kind, a.name) for a in data.areas] == [
        ("park", "Parc des Sources"),
        ("town", "Tinytown"),
    ]
    assert [(one.kind, one.name) for one in data.landmarks] == [("park", "Parc des Sources")]


def test_a_projected_shapefile_is_refused_with_the_name_of_its_crs(tmp_path):
    path = shapes(tmp_path, "s", STREETS, prj=LAMBERT_93)
    assert "its CRS is 'RGF93_Lambert_93'. Convert the file to WGS 84" in refusal(tmp_path, path)
    assert "'RGF93_Lambert_93'" in refusal(tmp_path, zipped(tmp_path, "s"))


def test_degrees_of_an_old_datum_are_refused(tmp_path):
    path = shapes(tmp_path, "s", STREETS, prj='GEOGCS["GCS_North_American_1927"]')
    assert "its CRS is 'GCS_North_American_1927'" in refusal(tmp_path, path)


def geojson_with_crs(folder, crs):
    content = {"type": "FeatureCollection", "crs": crs, "features": STREETS}
    (folder / "s.geojson").write_text(json.dumps(content), encoding="utf-8")
    return "s.geojson"


@pytest.mark.parametrize(
    "name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4269"]
)
def test_a_geojson_file_may_say_that_it_is_in_degrees(tmp_path, name):
    path = geojson_with_crs(tmp_path, {"type": "name", "properties": {"name": name}})
    assert streets_of(tmp_path, path)[0].blocks


def test_a_geojson_file_of_another_crs_is_refused_with_its_name(tmp_path):
    name = "urn:ogc:def:crs:EPSG::2154"
    path = geojson_with_crs(tmp_path, {"type": "name", "properties": {"name": name}})
    assert refusal(tmp_path, path).endswith(
        f"its CRS is {name!r}. Convert the file to WGS 84 (EPSG:4326)"
    )


def test_a_few_rows_of_another_crs_are_skipped_by_their_row(tmp_path):
    metres = segment("Metre St", "m", (652_000.0, 6_862_000.0), (652_100.0, 6_862_000.0))
    data, report = build(tmp_path, [*STREETS, metres])
    assert len(data.blocks) == len(STREETS)
    assert report.skipped[0].startswith("streets.geojson row 17: (652000, 6.862e+06) is no long")


def test_broken_files_are_refused(tmp_path):
    (tmp_path / "s.shp").write_bytes(b"no shapefile at all")
    assert "streets[0].path" in refusal(tmp_path, "s.shp")
    (tmp_path / "s.zip").write_bytes(b"no archive")
    assert "no shapefile" in refusal(tmp_path, "s.zip")
    (tmp_path / "s.csv.gz").write_bytes(b"not packed")
    assert "streets[0].path" in refusal(tmp_path, "s.csv.gz")
    (tmp_path / "s.csv").write_bytes("rue,été".encode("cp1252"))
    assert "not UTF-8" in refusal(tmp_path, "s.csv")


def test_a_file_of_no_known_format_is_refused_with_those_that_are(tmp_path):
    assert "no known format; allowed: .geojson, .json, .csv, .tsv, .shp, .zip" in refusal(
        tmp_path, "streets.gpkg"
    )


def test_a_table_without_the_column_of_shapes_is_refused(tmp_path):
    table(tmp_path, "s.csv", STREETS, column="forme")
    assert refusal(tmp_path, "s.csv").startswith(
        f"streets[0].columns.geometry: {tmp_path}/s.csv: no column 'geometry'; has: alias, forme,"
    )
    (tmp_path / "stops.csv").write_text("stop,x,y\nHill,2.441,48.8601\n")
    places = (PlaceFile("stops.csv", "stop", "stop"),)
    with pytest.raises(ImportRefused, match=r"places\[0\]\.geometry: .* has: stop, x, y"):
        import_town(replace(config(tmp_path), places=places), tmp_path, lambda *_: None)


def test_long_cells_are_read_and_other_readers_of_tables_keep_their_limit(tmp_path):
    before = csv.field_size_limit()
    notes = ("x" * 2 * before, *[""] * len(STREETS))
    noted = [
        {**street, "properties": {**street["properties"], "note": note}}
        for street, note in zip(STREETS, notes, strict=False)
    ]
    table(tmp_path, "s.csv", noted)
    streets_of(tmp_path, "s.csv", geometry="geometry")
    assert csv.field_size_limit() == before
