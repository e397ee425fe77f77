"""What the API can be asked, as openapi.json says: read by partners, and by the API itself."""

from pathlib import Path

from flask import Response
from msgspec import Struct, field, json

from web.visit import Visit

_BODY = (Path(__file__).parent / "openapi.json").read_bytes()


class _Schema(Struct):
    """What a value looks like."""

    type: str = ""


class _Parameter(Struct):
    """A parameter, or where it stands among the components."""

    name: str = ""
    kind: str = field(name="in", default="")
    schema: _Schema = field(default_factory=_Schema)
    reference: str = field(name="$ref", default="")


class _Operation(Struct):
    parameters: tuple[_Parameter, ...] = ()


class _Path(Struct):
    get: _Operation


class _Components(Struct):
    parameters: dict[str, _Parameter]


class _Description(Struct):
    """The parts of the description that the API needs for itself."""

    paths: dict[str, _Path]
    components: _Components


_DESCRIPTION = json.decode(_BODY, type=_Description)


def show_description(visit: Visit) -> Response:
    """Answer /openapi.json, with the types and fields that this server has."""
    types = visit.site.types
    fields = {field.code for each in types.values() for field in each.fields}
    described = json.decode(_BODY)
    schemas = described["components"]["schemas"]
    schemas["TypeCode"]["examples"] = list(types)
    schemas["FieldCode"]["examples"] = sorted(fields)
    return Response(json.encode(described), mimetype="application/json")


def parameters_of(path: str) -> dict[str, bool]:
    """Return the names that may stand behind the question mark; True for what may be repeated."""
    shared = _DESCRIPTION.components.parameters
    listed = _DESCRIPTION.paths[path].get.parameters
    found = (shared.get(p.reference.rpartition("/")[2], p) for p in listed)
    return {p.name: p.schema.type == "array" for p in found if p.kind == "query"}
