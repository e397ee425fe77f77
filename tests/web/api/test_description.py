"""openapi.json: valid, complete, and strict."""

from collections.abc import Iterator

from flask import Flask
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.web.api.agreement import DESCRIPTION
from tests.web.api.conftest import Ask
from tests.web.conftest import World
from web.api.routes import OPERATIONS, ROOT


def test_the_description_is_valid_openapi_3_1():
    assert DESCRIPTION["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(DESCRIPTION).validate()


def test_every_address_of_the_api_is_described_and_the_other_way_round(world: World):
    assert [path for path, _, _, _ in OPERATIONS] == list(DESCRIPTION["paths"])
    assert {ROOT + rule for _, rule, _, _ in OPERATIONS} == set(_rules(world.app))


def _rules(app: Flask) -> Iterator[str]:
    return (rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/"))


def test_no_object_may_have_a_field_that_is_not_described():
    for name, schema in DESCRIPTION["components"]["schemas"].items():
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, name


def test_the_description_is_there_to_be_read(ask: Ask):
    served = ask("/openapi.json").get_json()
    OpenAPIV31SpecValidator(served).validate()
    assert "roadworks" in served["components"]["schemas"]["TypeCode"].pop("examples")
    assert "applicant" in served["components"]["schemas"]["FieldCode"].pop("examples")
    assert served == DESCRIPTION
