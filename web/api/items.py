"""Items by place and filters, and one item by its id."""

import logging
from dataclasses import dataclass
from functools import partial

import msgspec
from flask import Response, request

from records import IndexDown
from store.items import find_item
from web.api.cursors import Cursor
from web.api.parameters import once
from web.api.problems import Problem
from web.api.questions import Question, read_question
from web.links import absolute, address
from web.listing import read_items
from web.public_item import PublicItem, attribution, public_items
from web.search_words import search_notes
from web.translate import gettext
from web.versions import answer_version
from web.visit import Visit
from web.words import search_is_away, why_gone

log = logging.getLogger(__name__)
_RETRY_AFTER_S = 300


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Some items, newest first; `next` and `cursor` lead on to the older ones, None at the end.

    `notes` say what of a search was not understood.
    """

    items: list[PublicItem]
    next: str | None
    cursor: str | None
    notes: list[str]
    attribution: str


def show_items(visit: Visit) -> Response:
    """Answer /items."""
    try:
        question = read_question(visit, request.args)
        response = answer_version(question.visit, partial(_write, question))
    except IndexDown as error:
        log.warning("index_down", extra={"reason": str(error)})
        words = search_is_away()
        raise Problem(503, words, retry_after=_RETRY_AFTER_S) from None
    response.content_type = "application/json"
    return response


def show_item(visit: Visit, item_id: str) -> Response:
    """Answer /items/<id>; 410 if it was taken down or replaced."""
    item = find_item(visit.db, item_id)
    if item is None:
        raise Problem(404, gettext("There is no item “%(given)s”.", given=item_id[:40]), "id")
    if not item.is_shown(visit.now):
        raise Problem(410, why_gone(item), "id")
    (found,) = public_items(visit.in_town(item.town_id), [item])
    return Response(msgspec.json.encode(found), mimetype="application/json")


def _write(question: Question) -> bytes:
    visit = question.visit
    listing = read_items(visit, question.query, question.after, question.limit)
    cursor = None
    if listing.after is not None:
        made = Cursor.of(question.query, listing.after, question.day)
        cursor = made.signed(visit.site.secret)
    page = ItemPage(
        items=public_items(visit, listing.items),
        next=_next(cursor) if cursor else None,
        cursor=cursor,
        notes=search_notes(visit, question.asking),
        attribution=attribution(visit),
    )
    return msgspec.json.encode(page)


def _next(cursor: str) -> str:
    arguments = once(request.args) | {"cursor": cursor}
    return absolute(address(str(request.endpoint), **arguments))
