import json

import pytest

from crawlers.readers import READERS
from records import Failure, RawPlace, SourceError
from tests.crawlers.conftest import NOW, source

MAPPING = {"identity": "id", "title": "title", "text": "body", "published": "date"}


def read(body, **mapping):
    body = body if isinstance(body, bytes) else body.encode()
    return READERS["json_lines"](source(reader="json_lines", mapping=mapping or MAPPING), body, NOW)


def test_each_line_is_an_item():
    rows = ({"id": n, "title": "T", "body": "B", "date": "2020-01-01"} for n in (1, 2))
    reading = read("\n".join(map(json.dumps, rows)) + "\n\n")
    assert [raw.identity for raw in reading.raws] == ["1", "2"]
    assert reading.problems == ()


def test_values_are_found_along_dotted_paths_and_in_lists():
    row = {"a": {"b.c": {"d": ["x", "why"]}}, "p": {"t": None}, "tags": ["u", "v"], "n": 1.5}
    mapping = {"title": "a.b.c.d.1", "identity": "n", "categories": "tags", "flat": "n"}
    row["a"]["b"] = {"c": {"d": ["x", "why"]}}
    (raw,) = read(json.dumps(row), **mapping).raws
    assert (raw.title, raw.identity, raw.categories) == ("why", "1.5", ("u", "v"))
    assert raw.fields == {"flat": "1.5"}


def test_one_document_with_an_array_inside_is_read():
    document = {"features": [{"properties": {"t": "A"}, "geometry": {"coordinates": [2.3, 48.8]}}]}
    mapping = {
        "entries": "features",
        "title": "properties.t",
        "lon": "geometry.coordinates.0",
        "lat": "geometry.coordinates.1",
    }
    (raw,) = read(json.dumps(document, indent=1), **mapping).raws
    assert raw.places == (RawPlace("", 2.3, 48.8),)
    assert [raw.title for raw in read('[{"t": "A"}, {"t": "B"}]', title="t").raws] == ["A", "B"]


def test_a_line_that_is_no_json_or_no_object_is_a_problem_and_the_rest_goes_on():
    reading = read(
        '{"id": 1, "title": "A"}\n{"id": 2,\n7\n' + "[" * 100_000 + '\n{"id":3,"title":"C"}'
    )
    assert [raw.identity for raw in reading.raws] == ["1", "3"]
    assert [problem.split(":")[0] for problem in reading.problems[:3]] == [
        "line 2",
        "line 3",
        "line 4",
    ]
    assert reading.unreadable == 3


def test_an_item_without_id_is_known_by_its_words():
    first, second = read('{"id": "", "title": "A"}\n{"id": null, "title": "B"}').raws
    assert first.identity.startswith("hash:")
    assert first.identity != second.identity


def test_a_path_that_no_entry_has_is_said():
    reading = read('{"id": 1, "titel": "A", "body": "B", "date": "2020-01-01"}')
    assert reading.problems == ("mapping: no entry has title",)


def test_lone_surrogates_and_nulls_do_not_get_through():
    (raw,) = read(r'{"id": "a\u0000b", "title": "x\ud800y", "body": "\udfff<"}').raws
    assert (raw.identity, raw.title, raw.html) == ("ab", "xy", "&lt;")


@pytest.mark.parametrize(
    ("body", "mapping", "failure"),
    [
        ("<html></html>", MAPPING, Failure.NOT_A_FEED),
        ("[1, 2", MAPPING, Failure.PARSE),
        ('{"a": 1}', {"entries": "b", "title": "t"}, Failure.MAPPING),
        ('{"a": 1}', {"identity": "a"}, Failure.MAPPING),
    ],
)
def test_an_answer_that_can_not_be_read_as_a_whole_is_refused(body, mapping, failure):
    with pytest.raises(SourceError) as caught:
        read(body, **mapping)
    assert caught.value.failure is failure


def test_nothing_is_an_empty_reading():
    assert read("").raws == ()


def test_characters_that_nobody_types_leave_with_a_warning():
    line = (
        b'{"id": "1", "title": "Vol \\u001b[31m\\u0000de v\\u00e9lo", "url": "https://a.example/1"}'
    )
    [raw] = read(line).raws
    assert raw.title == "Vol de vélo"
    assert "control_characters" in raw.warnings
