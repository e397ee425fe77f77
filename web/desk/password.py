"""The link by which an editor sets a password: once, within its days."""

from flask import Response, request, url_for

from records import BadRequest, Staff
from store.staff import accept_invitation, invited
from web.answers import answer_page, unkept_redirect
from web.desk.answers import refuse
from web.desk.passwords import LEAST_LETTERS, check_new_password, hash_password
from web.desk.session import key_hash, log_in
from web.forms import check_form, form_token
from web.translate import gettext
from web.visit import Visit

_FORM = "desk password"


def set_password(visit: Visit, key: str) -> Response:
    """Answer /password/<key>: GET shows the form, POST sets the password and logs in."""
    staff = invited(visit.db, key_hash(key), visit.now)
    if staff is None:
        return _used_up(visit)
    if request.method != "POST":
        return _form(visit, staff)
    password = request.form.get("password", "")
    try:
        check_form(visit.site.secret, _FORM, request.form.get("token", ""))
        check_new_password(password, staff.email)
    except BadRequest as error:
        return _form(visit, staff, str(error))
    made = hash_password(password)
    with visit.site.database.write() as db:
        accepted = accept_invitation(db, key_hash(key), made, visit.now)
        if accepted is None:  # used meanwhile
            return _used_up(visit)
        return log_in(visit, db, accepted, unkept_redirect(url_for("desk", lang=visit.lang)))


def _form(visit: Visit, staff: Staff, error: str = "") -> Response:
    return answer_page(
        visit,
        "desk/password.html",
        400 if error else 200,
        email=staff.email,
        least=LEAST_LETTERS,
        error=error,
        token=form_token(visit.site.secret, _FORM),
    )


def _used_up(visit: Visit) -> Response:
    return refuse(
        visit,
        410,
        gettext("This link has been used, or is too old"),
        gettext(
            "A link sets a password once, within seven days. If you have a password, log in; if "
            "not, ask whoever runs this site for a new link."
        ),
    )
