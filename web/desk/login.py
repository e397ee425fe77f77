"""Getting in and out: e-mail and password, the same answer whatever is wrong with them."""

from dataclasses import replace

from flask import Response, request, url_for

from records import BadRequest, Staff
from store.staff import find_staff, save_staff, staff_by_email
from web.answers import answer_page, unkept_redirect
from web.desk.answers import FORM
from web.desk.passwords import hash_password, is_outdated, is_password
from web.desk.session import DeskVisit, find_desk_visit, log_in, log_out
from web.forms import check_form, form_token, spend_form
from web.limits import RETRY_AFTER_S, Rule
from web.translate import gettext
from web.visit import Visit

_LOGIN = "desk login"
# Failures within an hour. The second keeps a password from being guessed from many places; it is
# the larger one, since a stranger can use it up.
PER_VISITOR, PER_EMAIL = Rule("desk visitor", 10), Rule("desk email", 20)


def log_in_page(visit: Visit) -> Response:
    """Answer /login: the form, and what it sends."""
    if request.method != "POST":
        if find_desk_visit(visit) is not None:
            return unkept_redirect(_next(visit))
        return _form(visit)
    try:
        check_form(visit.site.secret, _LOGIN, request.form.get("token", ""))
    except BadRequest as error:
        return _form(visit, 400, str(error))
    return _check(visit)


def _check(visit: Visit) -> Response:
    if _is_throttled(visit):
        said = gettext("Too many tries failed. Please wait an hour.")
        response = _form(visit, 429, said)
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
        return response
    password = request.form.get("password", "")
    staff = staff_by_email(visit.db, _email())
    if not is_password(password, staff.password if staff else "") or staff is None:
        _count_failure(visit)
        return _wrong(visit)
    return _enter(visit, staff, password)


def leave(visit: DeskVisit) -> Response:
    """Answer POST /logout."""
    check_form(visit.site.secret, FORM, request.form.get("token", ""), visit.session)
    with visit.site.database.write() as db:
        response = unkept_redirect(url_for("desk_login", lang=visit.lang))
        return log_out(visit, db, response)


def _enter(visit: Visit, staff: Staff, password: str) -> Response:
    renewed = hash_password(password) if is_outdated(staff.password) else ""
    with visit.site.database.write() as db:
        spend_form(db, request.form["token"], visit.now)
        now = find_staff(db, staff.id)
        if now is None or now.password != staff.password:  # removed, or a new password, meanwhile
            return _wrong(visit)
        if renewed:
            save_staff(db, replace(now, password=renewed))
        return log_in(visit, db, now, unkept_redirect(_next(visit)))


def _wrong(visit: Visit) -> Response:
    return _form(visit, 403, gettext("E-mail address and password do not go together."))


def _form(visit: Visit, status: int = 200, error: str = "") -> Response:
    return answer_page(
        visit,
        "desk/login.html",
        status,
        error=error,
        email=_email(),
        next=request.values.get("next", ""),
        token=form_token(visit.site.secret, _LOGIN),
    )


def _email() -> str:
    return request.form.get("email", "").strip()


def _next(visit: Visit) -> str:
    """Return the page of the desk that was asked for; never one of another site."""
    wanted = request.values.get("next", "")
    is_ours = wanted.startswith("/desk/") and wanted.isprintable() and "\\" not in wanted
    return wanted if is_ours and ".." not in wanted else url_for("desk", lang=visit.lang)


def _who() -> tuple[tuple[Rule, str], ...]:
    return (PER_VISITOR, request.remote_addr or ""), (PER_EMAIL, _email().casefold())


def _is_throttled(visit: Visit) -> bool:
    limits = visit.site.limits
    return any(limits.is_spent(visit.db, rule, who, visit.now) for rule, who in _who())


def _count_failure(visit: Visit) -> None:
    with visit.site.database.write() as db:
        for rule, who in _who():
            visit.site.limits.take(db, rule, who, visit.now)
