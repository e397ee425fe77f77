"""What is wrong with a row's geometry is told with the row."""

import pytest
import shapely

from tests.geo.small_town import STREETS, build, segment
from tests.geo.test_file_formats import lines, streets_of, table


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("LINESTRING (2 48, oops", "broken geometry: neither WKT nor GeoJSON"),
        ("POINT (2.44 48.86)", "broken geometry: a point where a line is needed"),
        ("LINESTRING EMPTY", "broken geometry: it is empty"),
        ("LINESTRING (2.44 48.86, 2.44 48.86)", "broken geometry: a line without length"),
        ("LINESTRING (2.44 48.86, 1e400 48.86)", "broken geometry: a coordinate that is no number"),
        ("SRID=2154;LINESTRING (2 48, 3 48)", "its CRS is EPSG:2154, not EPSG:4326"),
        ("", "no geometry"),
    ],
)
def test_what_is_wrong_with_a_geometry_is_told(tmp_path, cell, why):
    table(tmp_path, "s.csv", STREETS)
    with (tmp_path / "s.csv").open("a") as file:
        file.write(f'\nX St,x,,,,,,"{cell}"\n')
    assert f"s.csv row 17: {why}" in streets_of(tmp_path, "s.csv")[1].skipped


def test_wkt_may_begin_with_the_number_of_its_crs(tmp_path):
    table(tmp_path, "s.csv", STREETS, write_shape=lambda g: f"SRID=4326;{shapely.to_wkt(g)}")
    assert lines(streets_of(tmp_path, "s.csv")[0]) == lines(build(tmp_path)[0])


def test_the_point_that_is_in_another_crs_is_named(tmp_path):
    bent = segment("Bent St", "b", (2.44, 48.86), (652_000.0, 6_862_000.0))
    _, report = build(tmp_path, [*STREETS, bent])
    assert "row 17: (652000, 6.862e+06) is no longitude and latitude" in report.skipped[0]
