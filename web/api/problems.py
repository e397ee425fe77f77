"""What a program is told instead of what it asked for: application/problem+json (RFC 9457)."""

from http import HTTPStatus

import msgspec
from flask import Response

from records import IlotError


class Problem(IlotError):
    """The API can't answer; its text is the detail, in the reader's language.

    `parameter` is the one that is to blame, "" if none is; `retry_after` is in seconds, 0 if asking
    again is of no use.
    """

    def __init__(self, status: int, detail: str, parameter: str = "", retry_after: int = 0) -> None:
        super().__init__(detail)
        self.status = status
        self.parameter = parameter
        self.retry_after = retry_after


def write_problem(status: int, detail: str, parameter: str = "") -> Response:
    """Return the answer; a status says all, so that there are no types of problems of our own."""
    said: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if parameter:
        said["parameter"] = parameter
    return Response(msgspec.json.encode(said), status, content_type="application/problem+json")
