"""Signed form tokens: a form that is sent must be one that we showed, and not long ago.

Nobody has a session or a cookie here, so a foreign site can do nothing in a reader's name; the
token, with the check of where the form was sent from, keeps blind robots and foreign forms out.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import request
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from records import BadRequest
from web.translate import gettext

LIFETIME = timedelta(hours=12)
TRAP = "website"  # a field that people do not see; robots fill it in


def form_token(secret: str, form: str) -> str:
    """Return a token for one kind of form."""
    return _serializer(secret).dumps(form)


def check_form(secret: str, form: str, token: str) -> None:
    """Raise BadRequest, in the reader's language, if a form is not ours, too old, or a robot's."""
    try:
        said = _serializer(secret).loads(token, max_age=int(LIFETIME.total_seconds()))
    except SignatureExpired:
        raise BadRequest(gettext("This form is too old. Please open it again.")) from None
    except BadSignature:
        said = ""
    if said != form or request.form.get(TRAP) or _from_elsewhere():
        raise BadRequest(gettext("This form did not come from this site. Please open it again."))


def _from_elsewhere() -> bool:
    """Tell whether a browser says that another site's page sent the form."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.host


def _serializer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="ilot.form")
