"""What a widget loads beside its page: the partner's script, and the sheet of its colours."""

from pathlib import Path

from flask import Response, request

from records import BadRequest
from web.widget.colours import PARTS, Colours, read_colours

_SCRIPT = (Path(__file__).parents[1] / "static" / "widget.js").read_bytes()
_SCRIPT_AGE_S = 3600  # its address stands in partners' pages for years: a mend must reach them
_SHEET_AGE_S = 24 * 3600


def show_script() -> Response:
    """Answer /widget.js, which partners' pages load."""
    return _kept(Response(_SCRIPT, content_type="text/javascript; charset=utf-8"), _SCRIPT_AGE_S)


def show_colours() -> Response:
    """Answer /widget/colours.css?ink=…&paper=…&accent=…, written as the widget's page writes it.

    Raises BadRequest.
    """
    colours = read_colours(request.args)
    if colours is None or request.args.to_dict(flat=False) != _lists(colours):
        raise BadRequest(f"This sheet needs {', '.join(PARTS)}, once each and nothing else.")
    return _kept(Response(colours.sheet(), mimetype="text/css"), _SHEET_AGE_S)


def _lists(colours: Colours) -> dict[str, list[str]]:
    return {part: [value] for part, value in colours.arguments().items()}


def _kept(response: Response, seconds: int) -> Response:
    response.cache_control.public = True
    response.cache_control.max_age = seconds
    return response
