"""The link at the foot of every letter, and the one click of mail programs (RFC 8058)."""

from flask import Response, request

from alerts.tokens import Purpose, read_token
from records import BadRequest, Standing
from store.subscriptions import end_subscription, find_subscription
from web.answers import answer_page, unkept
from web.errors import answer_error
from web.followed import describe
from web.translate import gettext
from web.visit import Visit


def unsubscribe(visit: Visit, token: str) -> Response:
    """Answer /unsubscribe/<token>: GET shows a button, POST ends it, without cookie or form token.

    A mail program posts "List-Unsubscribe=One-Click" to the same address: it is answered alike.
    """
    try:
        known = read_token(visit.site.secret, Purpose.UNSUBSCRIBE, token, None)
    except BadRequest:
        words = gettext("This link is not complete. Please copy all of it from the letter.")
        return answer_error(400, words)
    subscription = find_subscription(visit.db, known)
    if request.method == "POST" and subscription is not None:
        with visit.site.database.write() as db:
            end_subscription(db, known, visit.now)
    # Whoever is gone already is told the same: it is what was asked for.
    has_ended = subscription is None or subscription.standing is Standing.ENDED
    page = answer_page(
        visit,
        "unsubscribe.html",
        followed=describe(visit, subscription) if subscription else None,
        is_done=has_ended or request.method == "POST",
    )
    return unkept(page)
