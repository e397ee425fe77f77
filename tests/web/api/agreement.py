"""Holds answers to web/api/openapi.json: status, content type, and every single field."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from werkzeug.test import TestResponse

from web.api.routes import ROOT

DESCRIPTION = json.loads(
    (Path(__file__).parents[3] / "web/api/openapi.json").read_text(encoding="utf-8")
)
_URI = "urn:openapi"
_REGISTRY = Registry().with_resource(_URI, DRAFT202012.create_resource(DESCRIPTION))
_FORMATS = FormatChecker(())


@_FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).netloc)


@_FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@_FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


def check(response: TestResponse) -> TestResponse:
    """Return an answer that is what the description says. Raises AssertionError, ValidationError.

    What was asked for outside of every path must still be a problem that is described.
    """
    said = _described(response)
    if response.status_code == 304:
        assert not response.data
        return response
    ((content_type, content),) = said["content"].items()
    assert response.content_type == content_type
    schema = _pointed(content["schema"])
    Draft202012Validator(schema, registry=_REGISTRY, format_checker=_FORMATS).validate(
        json.loads(response.data)
    )
    return response


def _described(response: TestResponse) -> dict[str, dict[str, object]]:
    path = urlsplit(response.request.path).path.removeprefix(ROOT)
    for pattern, operations in DESCRIPTION["paths"].items():
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", pattern), path):
            said = operations["get"]["responses"]
            return _followed(said.get(str(response.status_code)) or said["default"])
    assert response.status_code == 404
    return DESCRIPTION["components"]["responses"]["Problem"]


def _followed(said: dict[str, object]) -> dict[str, dict[str, object]]:
    name = str(said.get("$ref", "")).rpartition("/")[2]
    return DESCRIPTION["components"]["responses"][name] if name else said


def _pointed(schema: dict[str, object]) -> dict[str, object]:
    reference = schema.get("$ref")
    return {"$ref": _URI + str(reference)} if reference else schema
