from datetime import UTC, datetime

import pytest

from crawlers.readers import READERS
from records import Failure, RawPlace, SourceError
from tests.crawlers.conftest import NOW, source

MAPPING = {
    "identity": "No",
    "title": "{Kind}[ at {Street}]",
    "published": "Day",
    "place": "{Street}",
    "lon": "Lon",
    "lat": "Lat",
    "categories": "Tags",
    "cost": "Cost",
    "date_format": "mdy",
}
HEADER = "No,Kind,Street,Day,Lon,Lat,Tags,Cost"
ROW = "1,Fire,12 Oak St,11/1/20,-71.1,42.3,a;b,7"


def read(*lines, body=None, mapping=MAPPING, **changes):
    changes = {"tz": "America/New_York", **changes}
    body = "\r\n".join(lines).encode() if body is None else body
    return READERS["csv"](source(reader="csv", mapping=mapping, **changes), body, NOW)


def test_a_row_becomes_an_item_as_the_mapping_says():
    (raw,) = read(HEADER, ROW).raws
    assert (raw.identity, raw.title) == ("1", "Fire at 12 Oak St")
    assert raw.published == datetime(2020, 11, 1, 4, tzinfo=UTC)
    assert raw.places == (RawPlace("12 Oak St", -71.1, 42.3),)
    assert raw.categories == ("a", "b")
    assert raw.fields == {"cost": "7"}
    assert raw.warnings == ("no_link",)


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_the_delimiter_is_found(mark):
    assert read(HEADER.replace(",", mark), ROW.replace(",", mark).replace("a;b", "a")).raws


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_survive_every_usual_encoding(encoding):
    body = f"{HEADER}\n{ROW.replace('Oak', 'Chêne')}".encode(encoding)
    assert read(body=body).raws[0].title == "Fire at 12 Chêne St"


def test_a_row_with_too_few_or_too_many_columns_is_a_problem_and_the_rest_goes_on():
    reading = read(HEADER, "1,Fire", ROW, ROW + ",more", ROW.replace("1,", "2,", 1) + ",,", "")
    assert [raw.identity for raw in reading.raws] == ["1", "2"]
    assert reading.problems == (
        "row 2: has 2 columns, the header 8",
        "row 4: has 9 columns, the header 8",
    )
    assert reading.unreadable == 2


@pytest.mark.parametrize(("lon", "lat"), [("42.3", "-71.1"), ("0", "0"), ("-71,1", "42,3")])
def test_coordinates_are_kept_as_given_since_geo_judges_them(lon, lat):
    row = ROW.replace("-71.1,42.3", f'"{lon}","{lat}"')
    (place,) = read(HEADER, row).raws[0].places
    assert (place.lon, place.lat) == (float(lon.replace(",", ".")), float(lat.replace(",", ".")))


def test_coordinates_that_are_no_numbers_are_left_out_and_noted():
    reading = read(HEADER, ROW.replace("-71.1", "n/a").replace("42.3", "nan"))
    assert reading.raws[0].places == (RawPlace("12 Oak St"),)
    assert "lon 'n/a' is not a number" in reading.problems[0]
    assert reading.unreadable == 0


def test_an_ambiguous_date_is_refused_unless_the_mapping_decides():
    mapping = {k: v for k, v in MAPPING.items() if k != "date_format"}
    (raw,) = read(HEADER, ROW, mapping=mapping).raws
    assert (raw.published, raw.date_text) == (None, "11/1/20")
    assert "bad_date" in raw.warnings


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(SourceError) as caught:
        read(HEADER.replace("Street", "Road"), ROW)
    assert caught.value.failure is Failure.MAPPING
    assert "'Street'" in caught.value.reason
    assert "Road" in caught.value.reason


def test_a_date_format_that_is_none_is_named_with_those_that_are():
    with pytest.raises(SourceError) as caught:
        read(HEADER, ROW, mapping={**MAPPING, "date_format": "us"})
    assert caught.value.failure is Failure.MAPPING
    assert "dmy, mdy" in caught.value.reason


@pytest.mark.parametrize("body", [b"", b"<!DOCTYPE html><html></html>", b"\n\n"])
def test_what_is_no_table_is_named_so(body):
    with pytest.raises(SourceError) as caught:
        read(body=body)
    assert caught.value.failure is Failure.NOT_A_FEED


def test_a_header_alone_is_an_empty_reading():
    assert read(HEADER).raws == ()


def test_quotes_delimiters_and_lines_inside_a_cell_are_words():
    mapping = {"identity": "id", "title": "t", "text": "x"}
    (raw,) = read(body=b'id,t,x\n1,"a, ""b""","one\r\ntwo"\n', mapping=mapping).raws
    assert (raw.title, raw.html) == ('a, "b"', "one<br>\ntwo")


def test_a_quote_that_is_never_closed_costs_rows_not_the_run():
    body = b'id,t\n1,good\n2,"' + b"x\n" * 100_000
    mapping = {"identity": "id", "title": "t"}
    reading = read(body=body, mapping=mapping)
    assert reading.raws[0].title == "good"
    assert reading.problems
    assert len(reading.problems) <= 201


def test_markup_in_an_html_column_is_made_harmless_and_in_a_text_column_shown():
    for key, expected in (("html", "<b>x</b>"), ("text", "&lt;b&gt;x&lt;/b&gt;")):
        mapping = {"identity": "id", "title": "id", key: "x"}
        assert read(body=b"id,x\n1,<b>x</b>", mapping=mapping).raws[0].html == expected
