"""Signed form tokens: a form that is sent must be one that we showed, not long ago, and once.

Readers have no session and no cookie, so a foreign site can do nothing in a reader's name; the
token, with the check of where the form was sent from, keeps blind robots and foreign forms out.
At the desk there is a session: a token `bound` to it is good in that session only.
"""

from datetime import datetime, timedelta
from secrets import token_urlsafe
from urllib.parse import urlsplit

from flask import request
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from records import BadRequest
from store import spent_forms
from store.database import Connection
from web.translate import gettext

LIFETIME = timedelta(hours=12)
TRAP = "website"  # a field that people do not see; robots fill it in
_NONCE_BYTES = 12


def form_token(secret: str, form: str, bound: str = "") -> str:
    """Return a token for one form of a kind; `bound` is the session it is for, "" for anybody."""
    return _serializer(secret, form, bound).dumps(token_urlsafe(_NONCE_BYTES))


def check_form(secret: str, form: str, token: str, bound: str = "") -> None:
    """Raise BadRequest, in the reader's language, if a form is not ours, too old, or a robot's.

    Whether it was sent before is seen when it is spent.
    """
    is_ours = not (request.form.get(TRAP) or _from_elsewhere())
    try:
        _serializer(secret, form, bound).loads(token, max_age=int(LIFETIME.total_seconds()))
    except SignatureExpired:
        raise BadRequest(gettext("This form is too old. Please open it again.")) from None
    except BadSignature:
        is_ours = False
    if not is_ours:
        raise BadRequest(gettext("This form did not come from this site. Please open it again."))


def spend_form(db: Connection, token: str, now: datetime) -> None:
    """Use a token up, in the transaction of what its form asks for; `check_form` comes before.

    Raises BadRequest, in the reader's language, if it was used before: nothing is done twice.
    """
    # Without the signature, of which more than one spelling can be read.
    nonce = token.rpartition(".")[0]
    if not spent_forms.spend_form(db, nonce, now + LIFETIME):
        raise BadRequest(
            gettext("This form was sent before, and that counted. Nothing was done a second time.")
        )


def _from_elsewhere() -> bool:
    """Tell whether a browser says that another site's page sent the form."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.host


def _serializer(secret: str, form: str, bound: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=f"ilot.form\n{form}\n{bound}")
