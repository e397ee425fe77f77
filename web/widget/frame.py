"""The list that other sites show in a frame."""

import logging

from flask import Response, render_template, request, url_for

from records import IndexDown, ReachKind
from web.answers import unkept
from web.cards import Card, make_cards
from web.listing import hydrate
from web.naming import name_listing
from web.search_words import why_nothing
from web.subject import Subject
from web.translate import gettext
from web.versions import answer_version
from web.visit import TownVisit
from web.widget.choice import Choice, read_choice

log = logging.getLogger(__name__)
# More are asked for than shown: what was taken down since the index was told leaves no gap.
_SPARE = 5


def show_widget(visit: TownVisit) -> Response:
    """Answer /widget/<lang>/<town>?block=…: the newest items of a place, small and complete."""
    choice = read_choice(visit, request.args)
    try:
        response = answer_version(visit, lambda: _page(visit, choice, _cards(visit, choice)))
    except IndexDown as error:
        log.warning("index_down", extra={"reason": str(error)})
        return unkept(Response(_page(visit, choice, None), mimetype="text/html"))
    response.mimetype = "text/html"
    return response


def _cards(visit: TownVisit, choice: Choice) -> list[Card]:
    index, subject = visit.site.searcher.index(), choice.subject
    found = index.search(subject.query, limit=choice.count + _SPARE)
    items = hydrate(visit, found.item_ids)[: choice.count]
    return make_cards(visit, items, subject.here)


def _detail(visit: TownVisit, subject: Subject) -> str:
    """Return how far around and what only, "" if that is all of the place."""
    said = name_listing(visit, "", subject.query.reach, subject.filters)
    if subject.query.reach.kind is ReachKind.RADIUS:
        return gettext("within %(distance)s", distance=said)
    return said


def _page(visit: TownVisit, choice: Choice, cards: list[Card] | None) -> bytes:
    """Return the page; `cards` are None while the index is away."""
    subject = choice.subject
    return render_template(
        "widget/list.html",
        visit=visit,
        lang=visit.lang,
        town=visit.town,
        colours=choice.colours,
        cards=cards,
        subject=subject,
        detail=_detail(visit, subject),
        why=why_nothing(visit, subject.filters.asking),
        page_url=subject.url(visit.lang, subject.filters.older(None)),
        home_url=url_for("home", lang=visit.lang, town=visit.town.id, form="html"),
    ).encode()
