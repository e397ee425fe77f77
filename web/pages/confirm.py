"""The link in the first letter: a button to press, since mail scanners open links too."""

from flask import Response, request

from alerts.tokens import Purpose, read_token
from records import BadRequest, Standing, Subscription
from store.subscriptions import confirm_subscription, find_subscription
from web.answers import answer_page, unkept
from web.errors import answer_error
from web.followed import describe
from web.translate import gettext
from web.visit import Visit

_SECONDS_A_DAY = 24 * 3600


def confirm(visit: Visit, token: str) -> Response:
    """Answer /confirm/<token>: GET shows the button, POST says yes, once is enough."""
    days = visit.site.settings.unconfirmed_days
    try:
        known = read_token(visit.site.secret, Purpose.CONFIRM, token, days * _SECONDS_A_DAY)
    except BadRequest as error:
        return _refuse(str(error))
    subscription = find_subscription(visit.db, known)
    if subscription is None or subscription.standing is Standing.ENDED:
        return _refuse("expired")
    if subscription.standing is Standing.CONFIRMED:
        return _confirmed(visit, subscription, is_new=False)
    if request.method == "POST":
        return _confirm(visit, subscription)
    return unkept(answer_page(visit, "confirm.html", followed=describe(visit, subscription)))


def _confirm(visit: Visit, subscription: Subscription) -> Response:
    with visit.site.database.write() as db:
        done = confirm_subscription(db, subscription.id, visit.now)
    if not done:
        return _refuse("expired")
    return _confirmed(visit, subscription, is_new=True)


def _confirmed(visit: Visit, subscription: Subscription, *, is_new: bool) -> Response:
    followed = describe(visit, subscription)
    return unkept(answer_page(visit, "confirmed.html", followed=followed, is_new=is_new))


def _refuse(reason: str) -> Response:
    if reason == "expired":
        return answer_error(
            410,
            gettext("This link has run out. Please follow the place again, a new letter comes."),
        )
    return answer_error(
        400, gettext("This link is not complete. Please copy all of it from the letter.")
    )
