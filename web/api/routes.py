"""The API's addresses, and how a request reaches its operation."""

from collections.abc import Callable
from functools import wraps

from flask import Flask, Response, g, request

from web.api.description import parameters_of, show_description
from web.api.items import show_item, show_items
from web.api.lists import show_themes, show_towns, show_types
from web.api.parameters import check_length
from web.api.places import show_places
from web.errors import guess_language
from web.filters import BadParameter
from web.parameter_names import check_names
from web.translate import gettext
from web.visit import LANGUAGES, visiting

Operation = Callable[..., Response]
ROOT = "/api/v1"

# Path in openapi.json, the route's own rule, name, operation.
OPERATIONS: tuple[tuple[str, str, str, Operation], ...] = (
    ("/items", "/items", "api_items", show_items),
    ("/items/{id}", "/items/<slug:item_id>", "api_item", show_item),
    ("/towns", "/towns", "api_towns", show_towns),
    ("/themes", "/themes", "api_themes", show_themes),
    ("/types", "/types", "api_types", show_types),
    ("/places", "/places", "api_places", show_places),
    ("/openapi.json", "/openapi.json", "api_description", show_description),
)


def add_api_routes(app: Flask) -> None:
    """Give the app the API's addresses."""
    for path, rule, name, operation in OPERATIONS:
        app.add_url_rule(ROOT + rule, name, _answering(operation, parameters_of(path)))


def _answering(operation: Operation, allowed: dict[str, bool]) -> Operation:
    @wraps(operation)
    def answer(**values: str) -> Response:
        g.lang = guess_language()
        check_length(request.args)
        check_names(request.args, allowed)
        if request.args.get("lang", g.lang) not in LANGUAGES:
            words = gettext("“lang” is one of %(allowed)s.", allowed=", ".join(LANGUAGES))
            raise BadParameter("lang", words)
        with visiting(g.lang) as visit:
            response = operation(visit, **values)
        if "lang" in allowed and "lang" not in request.args:
            response.vary.add("Accept-Language")
        return response

    return answer
